package import Domain
import Planning
import Statistics

/// Whether plans tell progress from chance: foci whose driver truly gains a share of the distance to its target from the
/// day that they begin, and foci where nothing changes.
package struct ProgressStudy: Sendable {
    /// True gains as shares of the distance from baseline to target.
    package static let gains = [0, 0.25, 0.5, 0.75, 1]
    /// A store in two gains, by one of the shares above 0; chains whose stores all gain together would be their own
    /// yardstick.
    private static let oneIn = 2

    package struct Findings: Equatable, Sendable {
        /// By true gain: foci called on track or reached when they were due.
        package fileprivate(set) var recognised = [Share](repeating: Share(), count: ProgressStudy.gains.count)
        /// By true gain: how many foci each word was said of.
        package fileprivate(set) var words = [[Plan.Progress: Int]](repeating: [:], count: ProgressStudy.gains.count)

        package init() {}

        fileprivate mutating func add(gain: Int, _ progress: Plan.Progress) {
            recognised[gain].add(progress == .onTrack || progress == .reached)
            words[gain][progress, default: 0] += 1
        }
    }

    package let daily: DailyChains

    package init(_ daily: DailyChains) {
        self.daily = daily
    }

    /// One chain where nothing changes, and the same chain where some stores gain.
    package func add(chain number: Int, to findings: inout Findings) {
        var world = daily.world(number)
        var still = Course(daily.chain(in: world, holds: 1))
        _ = still.plan(on: SimulatedCalendar.plan)
        let foci = still.focuses

        var generator = SeededGenerator("gains", world.parameters.seed)
        var gained: [(location: Int, gain: Int)] = []
        for (location, focus) in foci.enumerated() {
            let isChosen = generator.integer(below: Self.oneIn) == 0
            let gain = 1 + generator.integer(below: Self.gains.count - 1)
            guard isChosen, let focus, let driver = still.driver(of: focus.driver) else { continue }
            gained.append((location, gain))
            world.change(
                World.Change(
                    location: location, driver: driver,
                    points: Self.gains[gain] * max(0, focus.target - focus.baseline), from: focus.began))
        }
        var moving = Course(daily.chain(in: world, holds: 1), after: still)

        let unmoved = progress(&still)
        for (location, focus) in foci.enumerated() where focus != nil { findings.add(gain: 0, unmoved[location]) }
        let moved = progress(&moving)
        for (location, gain) in gained { findings.add(gain: gain, moved[location]) }
    }

    /// What each location's plan said of its first focus last: when it was due, found to have reached its target, or
    /// given up for another before.
    private func progress(_ course: inout Course) -> [Plan.Progress] {
        var progress = course.focuses.map { _ in Plan.Progress.tooEarly }
        var isOver = course.focuses.map { $0 == nil }
        for date in SimulatedCalendar.days(1...daily.hold) {
            let planned = course.plan(on: date)
            for (location, planned) in planned.enumerated() where !isOver[location] {
                if planned.decision.isChange {
                    isOver[location] = true
                    progress[location] = Self.progress(planned.decision.reason) ?? progress[location]
                } else {
                    progress[location] = planned.plan.priorities.first?.progress ?? progress[location]
                }
            }
        }
        return progress
    }

    /// The progress that a decision was taken for; nil where it was for something else.
    private static func progress(_ reason: FocusDecision.Reason) -> Plan.Progress? {
        switch reason {
        case .reached: .reached
        case .onTrack: .onTrack
        case .tooEarly: .tooEarly
        case .notMoving, .stuck: .notMoving
        case .first, .notDue, .challenged, .due, .noLongerPriority, .nothingWorthwhile: nil
        }
    }
}
