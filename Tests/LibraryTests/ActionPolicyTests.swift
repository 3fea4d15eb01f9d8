import Domain
import Statistics
import Testing

@testable import Library

@Suite("with which probability an action is given")
struct ActionPolicyTests {
    private func candidate(
        _ id: String, _ mean: Double, deviation: Double = 0.1, trials: Int = 5, pending: Int = 0
    ) -> ActionPolicy.Candidate {
        ActionPolicy.Candidate(
            action: Identifier(id),
            worth: Worth(
                trials: trials, stores: trials, belief: EffectBelief(mean: mean, variance: deviation * deviation),
                trialVariance: 0.05,
                places: 0.01, least: 0.02), pending: pending)
    }

    /// In thousandths.
    private func probabilities(_ candidates: [ActionPolicy.Candidate]) -> [Int] {
        ActionPolicy.probabilities(candidates).map { Int(($0 * 1_000).rounded()) }
    }

    @Test("nothing is given where there is nothing, and the only one always")
    func few() {
        #expect(ActionPolicy.probabilities([]) == [])
        #expect(ActionPolicy.probabilities([candidate("a", 0)]) == [1])
    }

    @Test("the one that could be best, and one time in ten any that may well be; what surely is worse never")
    func drawing() {
        let candidates = [candidate("a", 0.1), candidate("b", 0.05, deviation: 0.2), candidate("c", -0.5)]
        #expect(probabilities(candidates) == [50, 950, 0])
        #expect(abs(ActionPolicy.probabilities(candidates).reduce(0, +) - 1) < 1e-12)
    }

    @Test("what many have been given already is hoped for less, so that others are tried at the same time")
    func pending() {
        let alone = probabilities([candidate("a", 0.1), candidate("b", 0.09)])
        let crowded = probabilities([candidate("a", 0.1, pending: 20), candidate("b", 0.09)])
        #expect(alone == [950, 50])
        #expect(crowded == [50, 950])
    }

    @Test("of two that promise the same the first")
    func ties() {
        #expect(probabilities([candidate("b", 0.1), candidate("a", 0.1)]) == [950, 50])
    }

    @Test("a region does not try only one untested action at a time")
    func nearby() {
        let untested = [candidate("a", 0.1, trials: 0), candidate("b", 0.09, trials: 0), candidate("c", 0.08)]
        func given(_ nearby: Set<Identifier>) -> Int? {
            let probabilities = ActionPolicy.probabilities(untested, triedNearby: nearby)
            return probabilities.indices.max { probabilities[$0] < probabilities[$1] }
        }
        #expect(given([]) == 0)
        #expect(given(["a"]) == 1)
        #expect(given(["b"]) == 0)
        #expect(given(["a", "b"]) == 0)
    }

    @Test("a number falls to the one whose share it is in", arguments: [(0.0, 0), (0.49, 0), (0.5, 2), (0.999, 2)])
    func picks(number: Double, place: Int) {
        #expect(ActionPolicy.pick(number, by: [0.5, 0, 0.5]) == place)
        #expect(ActionPolicy.pick(number, by: [0, 0]) == nil)
    }
}
