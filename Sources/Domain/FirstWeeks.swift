/// The first weeks of a manager at a location, in which plans ask for one thing only.
package struct FirstWeeks: Equatable, Sendable {
    private static let days = 30

    /// The manager's first day.
    package var since: Day
    /// Whether what the plan gives is what the locations do that are best at it.
    package var followsBest: Bool

    package init(since: Day, followsBest: Bool) {
        self.since = since
        self.followsBest = followsBest
    }

    /// Whether who is a manager there has been for longer; nobody who is still to come.
    package static func areOver(at location: Location, on day: Day) -> Bool {
        location.managerSince.map { $0.advanced(by: days) <= day } ?? true
    }

    /// The first day of who is a manager there for fewer than thirty days; nil of all others.
    package static func start(at location: Location, on day: Day) -> Day? {
        location.managerSince.flatMap { $0 <= day && day < $0.advanced(by: days) ? $0 : nil }
    }
}
