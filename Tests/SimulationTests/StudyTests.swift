import Domain
import Statistics
import Testing

@testable import Simulation

@Suite("Studies on simulated chains")
struct StudyTests {
    private func picks(_ parameters: WorldParameters, _ answers: Int, chains: Int) -> PickStudy.Findings {
        var findings = PickStudy.Findings()
        for chain in 0..<chains {
            PickStudy(parameters, answers: .listed([answers])).add(chain: chain, to: &findings)
        }
        return findings
    }

    @Test("huddled wins more than the lowest mean, nobody wins more than there is, and a seed repeats")
    func order() throws {
        let parameters = WorldTests.parameters(locations: 20, drivers: 3)
        let findings = picks(parameters, 25, chains: 2)
        let huddled = try #require(findings.captured[.huddled]?.mean)
        let lowest = try #require(findings.captured[.lowestMean]?.mean)
        #expect(huddled > lowest)
        for picker in Picker.allCases {
            let tally = try #require(findings.captured[picker])
            #expect(tally.values.count == 2)
            #expect(tally.values.allSatisfy { (0...1).contains($0) })
        }
        #expect(picks(parameters, 25, chains: 2) == findings)
    }

    @Test(
        "chains that say nothing give findings all the same",
        arguments: [(1, 8, 20), (2, 1, 3), (5, 3, 0), (3, 9, 1)])
    func hardlyAnything(_ locations: Int, _ drivers: Int, _ answers: Int) {
        let findings = picks(WorldTests.parameters(locations: locations, drivers: drivers), answers, chains: 1)
        #expect(findings.captured.values.allSatisfy { $0.values.allSatisfy { (0...1).contains($0) } })
    }

    /// Short holds, so that a course is short.
    private let policy = PlanningPolicy(window: .days(10), hold: .days(4))

    @Test("foci are handed on from day to day and counted by hold")
    func flips() throws {
        var findings = FlipStudy.Findings()
        FlipStudy(DailyChains(WorldTests.parameters(locations: 5, drivers: 2), answersPerHold: 8, policy: policy))
            .add(chain: 0, to: &findings)
        #expect(findings.focusDays > 0)
        #expect(findings.held.moved.of == 5 * FlipStudy.holds)
        #expect(findings.held.changed.of == 5 * FlipStudy.holds * 4)
        #expect(findings.reasons.values.reduce(0, +) == findings.early + findings.handedOver.count)
        let captured = try #require(findings.held.captured.mean)
        #expect(captured <= 1)
    }

    @Test("a drop is looked at after each of four holds")
    func drops() {
        var findings = DropStudy.Findings()
        DropStudy(DailyChains(WorldTests.parameters(locations: 20, drivers: 2), answersPerHold: 2, policy: policy))
            .add(chain: 0, to: &findings)
        #expect(findings.followed.count == 4)
        #expect(findings.followed.allSatisfy { $0.of > 0 && $0.of == findings.followed[0].of })
    }

    @Test("progress is looked at for foci that stand still and for foci that gain")
    func progress() {
        var findings = ProgressStudy.Findings()
        ProgressStudy(DailyChains(WorldTests.parameters(locations: 20, drivers: 3), answersPerHold: 6, policy: policy))
            .add(chain: 0, to: &findings)
        #expect(findings.recognised.count == ProgressStudy.gains.count)
        #expect(findings.recognised.dropFirst().reduce(0) { $0 + $1.of } <= findings.recognised[0].of)
        #expect(zip(findings.recognised, findings.words).allSatisfy { $0.of == $1.values.reduce(0, +) })
    }

    @Test("the picker that knows all but the levels picks by what drivers are worth where nobody answered")
    func knowing() {
        let world = World(WorldTests.parameters(locations: 30))
        let rows = GroupedRows(values: [], columns: 9, groups: [], groupCount: 30)
        #expect(Set(KnowingPicker(world).picks(rows)).count == 1)
    }

    @Test("a mean has an error from two values on, and what is not finite is left out")
    func tally() {
        var tally = Tally()
        #expect(tally.mean == nil)
        tally.add(0.5)
        tally.add(.nan)
        #expect(tally.mean == 0.5)
        #expect(tally.error == nil)
        tally.add(0.7)
        #expect(abs((tally.error ?? 0) - 0.1) < 1e-12)
    }

    @Test("probabilities fall into bins by tenths, 1 into the last")
    func calibration() {
        var calibration = Calibration()
        for (probability, came) in [(0.05, false), (0.55, true), (0.58, false), (1.0, true), (.nan, true)] {
            calibration.add(probability, came)
        }
        #expect(calibration.bins.map(\.stores) == [1, 0, 0, 0, 0, 2, 0, 0, 0, 1])
        #expect(calibration.bins[5].share == 0.5)
        #expect(abs((calibration.bins[5].probability ?? 0) - 0.565) < 1e-12)
    }
}
