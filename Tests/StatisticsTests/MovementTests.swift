import Statistics
import Testing

@Suite("A location's movement is what it moved beyond the others")
struct MovementTests {
    private func mean(_ count: Int, _ mean: Double) -> SampleMean { SampleMean(count: count, mean: mean) }

    private func others(shift: Double, locations: Int = 60, compared: (Double) -> Bool = { _ in true })
        -> [BeforeAndAfter]
    {
        var generator = SeededGenerator(seed: 5)
        return (0..<locations).map { _ in
            let level = 4 + 0.2 * generator.normal()
            let before = level + 0.1 * generator.normal()
            return BeforeAndAfter(
                before: mean(100, before), after: mean(100, level + shift + 0.1 * generator.normal()),
                isCompared: compared(before))
        }
    }

    @Test("without others the change is counted from the shrunken baseline, its variances add up")
    func alone() throws {
        let movement = try #require(
            Movement(
                baseline: 3.5, baselineDeviation: 0.3, after: mean(25, 3.9), variance: 4, common: .none))
        #expect(agree([movement.change, movement.error], [0.4, 0.5], within: 1e-12))
        #expect(agree([movement.probabilityOfRise], [Normal.cdf(0.8)], within: 1e-12))
        // Where it stands now does not depend on how well the baseline was known.
        #expect(agree([movement.probability(ofReaching: 4.1)], [Normal.cdf(-0.5)], within: 1e-12))
        #expect(agree([movement.power(for: 0.5, certainty: 0.5)], [Normal.cdf(1)], within: 1e-9))
    }

    @Test("what lifts the whole chain is nobody's success")
    func shift() throws {
        let common = CommonMovement(others(shift: 0.4), variance: 1)
        #expect(abs(common.change - 0.4) < 0.06)
        let movement = try #require(
            Movement(
                baseline: 3.5, baselineDeviation: 0.05, after: mean(150, 3.9), variance: 1, common: common))
        #expect(movement.probabilityOfRise < 0.9)
    }

    @Test("comparing only with locations that were lucky before does not make a fall of nothing")
    func regressionToTheMean() {
        let all = others(shift: 0, locations: 400)
        let lucky = others(shift: 0, locations: 400) { $0 > 4.1 }
        let naive = lucky.filter(\.isCompared).map { $0.after.mean - $0.before.mean }
        #expect(naive.reduce(0, +) / Double(naive.count) < -0.04)
        #expect(abs(CommonMovement(lucky, variance: 1).change) < 0.025)
        #expect(abs(CommonMovement(all, variance: 1).change) < 0.02)
    }

    @Test("others that each go their own way make the comparison less certain")
    func ownWays() {
        let calm = others(shift: 0)
        let wild = calm.enumerated().map { place, other in
            var other = other
            other.after.mean += place.isMultiple(of: 2) ? 0.6 : -0.6
            return other
        }
        let (sure, unsure) = (CommonMovement(calm, variance: 1), CommonMovement(wild, variance: 1))
        #expect(unsure.error > 2 * sure.error)
    }

    @Test("nobody after, nobody to compare with and answers that never vary")
    func degenerate() throws {
        #expect(
            Movement(baseline: 3, baselineDeviation: 0.1, after: mean(0, 0), variance: 1, common: .none) == nil)
        let silent = [BeforeAndAfter(before: mean(0, 0), after: mean(5, 4), isCompared: true)]
        #expect(CommonMovement(silent, variance: 1) == .none)
        #expect(CommonMovement([], variance: 1) == .none)
        // Where all work on it, what they have in common is no merit of one.
        #expect(abs(CommonMovement(others(shift: 1) { _ in false }, variance: 1).change - 1) < 0.1)
        let same = [BeforeAndAfter](
            repeating: BeforeAndAfter(before: mean(3, 4), after: mean(3, 4), isCompared: true), count: 2)
        let common = CommonMovement(same, variance: 0)
        let still = try #require(
            Movement(baseline: 4, baselineDeviation: 0, after: mean(9, 4), variance: 0, common: common))
        let numbers = [still.change, still.error, still.level, still.levelError, still.probabilityOfRise]
        #expect(allFinite(numbers + [still.power(for: 0.1, certainty: 0.95), still.probability(ofReaching: 5)]))
        #expect(abs(still.change) < 1e-9)
    }
}
