import Statistics
import Testing

@Suite("The normal distribution and seeded numbers")
struct NormalTests {
    /// Abramowitz & Stegun, table 26.1, and R's pnorm in the tails.
    @Test(
        "probabilities are those of the tables",
        arguments: [
            (0.0, 0.5), (1.0, 0.841344746068543), (-1.96, 0.0249978951482204), (-10.0, 7.61985302416053e-24),
            (6.0, 0.999999999013412),
        ])
    func probabilities(_ z: Double, _ expected: Double) {
        #expect(abs(Normal.cdf(z) - expected) <= 1e-13 * expected)
    }

    @Test("a quantile is the inverse of the probability", arguments: [1e-300, 1e-9, 0.025, 0.5, 0.75, 0.999])
    func quantile(_ p: Double) {
        #expect(abs(Normal.cdf(Normal.quantile(p)) - p) <= 1e-12 * p)
    }

    @Test("quantiles of impossible probabilities are infinite or not a number")
    func impossible() {
        #expect(Normal.quantile(0) == -.infinity)
        #expect(Normal.quantile(1) == .infinity)
        #expect(Normal.quantile(1.5).isNaN)
        #expect(Normal.quantile(.nan).isNaN)
        #expect(abs(Normal.quantile(0.75) - ExpectedShortfall.upperQuartile(mean: 0, deviation: 1)) < 1e-14)
    }

    @Test("the same seed gives the same numbers on every machine")
    func seeded() {
        // The first output of SplitMix64 as published for this seed.
        var published = SeededGenerator(seed: 1_234_567)
        #expect(published.next() == 6_457_827_717_110_365_317)
        #expect(published.next() == 3_203_168_211_198_807_973)
        var one = SeededGenerator(seed: "Harbour Coffee 0042 2026-03-01".utf8)
        var same = SeededGenerator(seed: "Harbour Coffee 0042 2026-03-01".utf8)
        var other = SeededGenerator(seed: "Harbour Coffee 0042 2026-03-02".utf8)
        #expect((0..<5).map { _ in one.next() } == (0..<5).map { _ in same.next() })
        #expect(one.next() != other.next())
    }

    @Test("deviates have the moments of their distribution")
    func moments() {
        var generator = SeededGenerator(seed: 7)
        let deviates = (0..<100_000).map { _ in generator.normal() }
        let mean = deviates.reduce(0, +) / 100_000
        let variance = deviates.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 100_000
        #expect(abs(mean) < 0.01)
        #expect(abs(variance - 1) < 0.02)
        #expect((0..<1_000).allSatisfy { _ in (0..<3).contains(generator.integer(below: 3)) })
        #expect(generator.integer(below: 0) == 0)
    }

    @Test("the expected shortfall is the mean of what is missing")
    func shortfall() {
        var generator = SeededGenerator(seed: 9)
        let simulated =
            (0..<200_000).reduce(0.0) { sum, _ in sum + max(0, 4.2 - (4 + 0.3 * generator.normal())) } / 200_000
        #expect(abs(ExpectedShortfall.gain(target: 4.2, mean: 4, deviation: 0.3) - simulated) < 0.002)
        #expect(ExpectedShortfall.gain(target: 4.2, mean: 4, deviation: 0) == 4.2 - 4)
        #expect(ExpectedShortfall.gain(target: 4, mean: 4.2, deviation: 0) == 0)
        let gains = stride(from: 3.0, through: 60, by: 0.5).map {
            ExpectedShortfall.gain(target: 4, mean: $0, deviation: 0.2)
        }
        #expect(gains.allSatisfy { $0 >= 0 })
        #expect(gains == gains.sorted(by: >))
    }
}
