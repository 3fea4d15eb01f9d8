import Testing

@testable import Statistics

@Suite("effects of treatments, pooled")
struct PooledEffectsTests {
    private static let prior = PooledEffects.Prior(
        library: 0.1, treatments: 0.12, places: 0.1, placesKnown: 10, reliability: 0.5)

    private func estimates(_ effect: Double, variance: Double = 0.05, count: Int) -> TreatmentEvidence {
        TreatmentEvidence([EffectEstimate](repeating: EffectEstimate(effect: effect, variance: variance), count: count))
    }

    @Test("without any evidence there is the prior, whatever the groups")
    func nothing() throws {
        let pooled = PooledEffects([[TreatmentEvidence([]), TreatmentEvidence([])], []], prior: Self.prior)
        #expect(pooled.beliefs.map(\.count) == [2, 0])
        for belief in pooled.beliefs.joined() + pooled.unknown {
            #expect(abs(belief.mean) < 1e-12)
            // Var λ + (1 + ¼) E[τ²], and for a half-normal distribution E[τ²] is the square of its scale.
            #expect(abs(belief.variance - (0.01 + 1.25 * 0.12 * 0.12)) < 0.001)
        }
        #expect(abs(pooled.betweenPlaces - 0.01) < 1e-12)
    }

    @Test("much evidence is believed, little is drawn toward the others")
    func shrinkage() {
        let pooled = PooledEffects(
            [[estimates(0.3, count: 2_000), estimates(0, count: 2_000), estimates(0.9, count: 1)]], prior: Self.prior)
        #expect(abs(pooled.beliefs[0][0].mean - 0.3) < 0.01)
        #expect(abs(pooled.beliefs[0][1].mean) < 0.01)
        #expect((0.1...0.6).contains(pooled.beliefs[0][2].mean))
        #expect(pooled.beliefs[0][2].variance > 10 * pooled.beliefs[0][0].variance)
        #expect(pooled.unknown[0].variance > pooled.beliefs[0][2].variance)
    }

    @Test("a group without evidence is believed to be like the others, and less surely")
    func groups() {
        let pooled = PooledEffects(
            [[estimates(0.2, count: 500), estimates(0.2, count: 500)], [TreatmentEvidence([])]], prior: Self.prior)
        #expect((0.05...0.2).contains(pooled.beliefs[1][0].mean))
        #expect(pooled.beliefs[1][0].variance > pooled.unknown[0].variance)
    }

    @Test("expectations count where treatments differ, and where they do not they say nothing")
    func expectations() {
        func spread(_ effects: [Double]) -> Double {
            var treatments = effects.map { estimates($0, count: 400) }
            treatments += [
                TreatmentEvidence([], expectation: 1), TreatmentEvidence([], expectation: -1),
            ]
            let beliefs = PooledEffects([treatments], prior: Self.prior).beliefs[0].suffix(2).map(\.mean)
            return beliefs[0] - beliefs[1]
        }
        #expect(spread([-0.2, -0.1, 0, 0.1, 0.2, 0.3]) > 0.15)
        #expect((0..<0.04).contains(spread([0.05, 0.05, 0.05, 0.05, 0.05, 0.05])))
    }

    @Test("what counts half tells as much as half as many")
    func weights() {
        func belief(_ weight: Double, count: Int) -> EffectBelief {
            let estimate = EffectEstimate(effect: 0.3, variance: 0.05, weight: weight)
            return PooledEffects(
                [[TreatmentEvidence([EffectEstimate](repeating: estimate, count: count))]],
                prior: PooledEffects.Prior(
                    library: 0.1, treatments: 0.12, places: 0.1, placesKnown: 1e9, reliability: 0.5)
            ).beliefs[0][0]
        }
        #expect(abs(belief(0.5, count: 20).mean - belief(1, count: 10).mean) < 1e-9)
        #expect(abs(belief(0.5, count: 20).variance - belief(1, count: 10).variance) < 1e-9)
        #expect(belief(0, count: 20) == belief(1, count: 0))
    }

    @Test("intervals of a world like the prior hold the truth as often as they say")
    func calibration() {
        var generator = SeededGenerator(seed: Array("effects".utf8))
        var (held, of) = (0, 0)
        for _ in 0..<60 {
            let level = 0.1 * generator.normal()
            let between = abs(0.12 * generator.normal())
            let truths = (0..<4).map { _ in
                (level + between / 2 * generator.normal(), between)
            }.map { center, between in (0..<5).map { _ in center + between * generator.normal() } }
            let evidence = truths.map { group in
                group.map { truth in
                    TreatmentEvidence(
                        (0..<6).map { _ in
                            EffectEstimate(
                                effect: truth + 0.1 * generator.normal() + 0.2 * generator.normal(), variance: 0.04)
                        })
                }
            }
            let beliefs = PooledEffects(evidence, prior: Self.prior).beliefs
            for (truth, belief) in zip(truths.joined(), beliefs.joined()) {
                of += 1
                held += abs(truth - belief.mean) <= 1.96 * belief.deviation ? 1 : 0
            }
        }
        #expect((0.92...0.98).contains(Double(held) / Double(of)), "\(held) of \(of)")
    }

    @Test("nothing but numbers comes of estimates that never vary, are far off, or are many")
    func extremes() {
        for evidence in [
            estimates(0, variance: 0, count: 3), estimates(1e9, count: 2), estimates(-4, variance: 1e-30, count: 1),
            estimates(0.1, variance: 1e12, count: 5),
        ] {
            let pooled = PooledEffects([[evidence, estimates(0.1, count: 2)]], prior: Self.prior)
            for belief in pooled.beliefs[0] { #expect(belief.mean.isFinite && belief.variance.isFinite) }
        }
    }
}
