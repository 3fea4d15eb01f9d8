import Domain
import Planning
import Statistics

/// How soon plans follow the truth: a store in five really drops on a driver that is not in focus, so far that it becomes
/// the store's true best.
package struct DropStudy: Sendable {
    /// Points of the driver.
    package static let drop = 0.6
    package static let holdsAfter = 4
    /// Holds of unchanged truth before; foci then have different ages.
    private static let holdsBefore = 2
    private static let oneIn = 5

    package struct Findings: Equatable, Sendable {
        /// Stores whose focus is the driver that dropped, one to four holds after.
        package fileprivate(set) var followed = [Share](repeating: Share(), count: DropStudy.holdsAfter)
        /// The same for the driver that promises most, whatever is in focus: what the answers know by then.
        package fileprivate(set) var promised = [Share](repeating: Share(), count: DropStudy.holdsAfter)

        package init() {}
    }

    package let daily: DailyChains

    package init(_ daily: DailyChains) {
        self.daily = daily
    }

    package func add(chain number: Int, to findings: inout Findings) {
        let holds = Self.holdsBefore + 1 + Self.holdsAfter
        var world = daily.world(number)
        var course = Course(daily.chain(in: world, holds: holds))
        let start = Self.holdsBefore * daily.hold
        for date in SimulatedCalendar.days(0..<start) { _ = course.plan(on: date) }

        let drops = drops(course, from: SimulatedCalendar.plan.advanced(by: start))
        for drop in drops { world.change(drop) }
        course = Course(daily.chain(in: world, holds: holds), after: course)
        for date in SimulatedCalendar.days(start...holds * daily.hold) {
            let planned = course.plan(on: date)
            for drop in drops {
                let since = date.number - drop.from.number
                guard since > 0, since % daily.hold == 0, since / daily.hold <= Self.holdsAfter else { continue }
                findings.followed[since / daily.hold - 1].add(course.picks[drop.location] == drop.driver)
                findings.promised[since / daily.hold - 1].add(
                    planned[drop.location].explanation.mostPromising == drop.driver)
            }
        }
    }

    /// In a fifth of the stores a driver that is not in focus and that a drop makes the best; each on a day of its own
    /// within a hold.
    private func drops(_ course: Course, from first: Day) -> [World.Change] {
        let world = course.chain.world
        var generator = SeededGenerator("drops", world.parameters.seed)
        return course.chain.locations.indices.compactMap { location in
            let isChosen = generator.integer(below: Self.oneIn) == 0
            let choice = generator.integer(below: .max)
            let from = first.advanced(by: generator.integer(below: daily.hold))
            let gains = world.gains(of: location, on: first)
            let candidates = world.worths.indices.filter { driver in
                let dropped = world.level(location, driver, on: first) - Self.drop
                let gain = world.worths[driver] * max(0, world.targets[driver] - dropped)
                return driver != course.picks[location]
                    && gains[driver] < gains.max() ?? 0 && gain > gains.max() ?? 0
            }
            guard isChosen, !candidates.isEmpty else { return nil }
            return World.Change(
                location: location, driver: candidates[choice % candidates.count], points: -Self.drop, from: from)
        }
    }
}
