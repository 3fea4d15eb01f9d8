import Domain
import Library
import Planning

/// How much of the gain that there is the first pick wins, on fresh chains of one kind: the planner that ships, beside
/// what others do with the same answers.
package struct PickStudy: Sendable {
    /// Answers to every driver from which on a location counts for the calibration.
    package static let answersToCalibrate = 20

    /// What one kind of chain gave.
    package struct Findings: Equatable, Sendable {
        /// Won of what could be won, a chain at a time.
        package private(set) var captured: [Picker: Tally] = [:]
        package fileprivate(set) var calibration = Calibration()

        package init() {}

        fileprivate mutating func add(_ picker: Picker, _ captured: Double) {
            self.captured[picker, default: Tally()].add(captured)
        }
    }

    package let parameters: WorldParameters
    package let answers: AnswerCounts

    package init(_ parameters: WorldParameters, answers: AnswerCounts) {
        self.parameters = parameters
        self.answers = answers
    }

    /// Draws the chain of that number, plans it and adds what was found.
    package func add(chain number: Int, to findings: inout Findings) {
        let parameters = parameters.chain(number)
        let world = World(parameters)
        // Every store has a pick, however little there is to win.
        let policy = PlanningPolicy(priorities: 1, worthwhile: 0)
        let chain = SimulatedChain(
            world, counts: answers.counts(parameters), from: SimulatedCalendar.plan.advanced(by: -policy.window.days),
            days: policy.window.days, planning: policy)
        let date = SimulatedCalendar.plan
        let gains = chain.locations.indices.map { world.gains(of: $0, on: date) }

        var course = Course(chain)
        let planned = course.plan(on: date)
        findings.add(
            .huddled, Self.captured(planned.map { course.driver(of: $0.plan.priorities.first?.driver) }, gains))
        for (location, planned) in planned.enumerated() {
            guard let probability = planned.plan.priorities.first?.probabilityTop,
                let pick = course.driver(of: planned.plan.priorities.first?.driver),
                planned.explanation.drivers.allSatisfy({ $0.answers >= Self.answersToCalibrate }),
                let best = gains[location].max(), best > 0
            else { continue }
            findings.calibration.add(probability, gains[location][pick] == best)
        }

        let rows = chain.rows(on: date)
        let naive = NaivePickers(rows)
        for picker in Picker.naive { findings.add(picker, Self.captured(naive.picks(picker), gains)) }
        findings.add(.bound, Self.captured(KnowingPicker(world).picks(rows), gains))
    }

    /// What the picks win of what could be won; NaN where there is nothing to win.
    static func captured(_ picks: [Int?], _ gains: [[Double]]) -> Double {
        let won = zip(picks, gains).reduce(0) { sum, pair in sum + (pair.0.map { pair.1[$0] } ?? 0) }
        return won / gains.reduce(0) { $0 + ($1.max() ?? 0) }
    }
}
