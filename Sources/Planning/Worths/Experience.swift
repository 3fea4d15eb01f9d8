package import Domain
package import Library

/// What a chain has learned of its actions so far.
package struct Experience: Sendable {
    /// Days for which what failed at a location is not given to it again.
    package static let remembered = 180

    /// What became of those that were given or taken up.
    package var trials: [Trial]
    /// By action id, how often it was given.
    package var given: [String: Int]
    /// By location, in the order in which they began: those that go on, and those that ended in the last `remembered` days.
    package var assignments: [Identifier: [Assignment]]

    package init(
        trials: [Trial] = [], given: [String: Int] = [:], assignments: [Identifier: [Assignment]] = [:]
    ) {
        self.trials = trials
        self.given = given
        self.assignments = assignments
    }

    /// What huddled gave the location and what goes on.
    func given(_ location: Identifier) -> Assignment? {
        assignments[location]?.last { $0.ended == nil && !$0.isOwn }
    }
}
