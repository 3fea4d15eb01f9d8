package import Domain

/// What became of a location that worked on a driver with an action.
package struct Trial: Equatable, Sendable {
    package var location: Identifier
    package var action: Identifier
    package var driver: Identifier
    /// Tells one wording of the action from another.
    package var version: String
    /// In points of the driver, beyond what would have become of it anyway; and the variance of that.
    package var effect: Double
    package var variance: Double
    /// The first day whose answers told no more of it.
    package var ended: Day
    /// The manager chose it, and not huddled: a location that feels well tries more.
    package var isOwn: Bool

    package init(
        location: Identifier, action: Identifier, driver: Identifier, version: String, effect: Double,
        variance: Double, ended: Day, isOwn: Bool = false
    ) {
        self.location = location
        self.action = action
        self.driver = driver
        self.version = version
        self.effect = effect
        self.variance = variance
        self.ended = ended
        self.isOwn = isOwn
    }
}

extension Trial {
    /// nil for an assignment that is not to be judged yet, or of which nothing is known to have become.
    package init?(_ record: AssignmentRecord, hold: Int, on date: Day) {
        let assignment = record.assignment
        guard assignment.isToBeJudged(on: date, hold: hold), let change = record.outcome?.driver else { return nil }
        self.init(
            location: assignment.location, action: Identifier(assignment.action),
            driver: Identifier(assignment.driver), version: assignment.version, effect: change.effect,
            variance: change.variance, ended: assignment.judgedBefore(hold: hold), isOwn: assignment.isOwn)
    }
}
