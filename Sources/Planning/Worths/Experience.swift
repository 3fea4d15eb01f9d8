package import Domain
package import Library

/// What a chain has learned of its actions so far.
package struct Experience: Sendable {
    /// Days for which what failed at a location is not given to it again.
    package static let remembered = 180
    /// Days for which managers' ratings count.
    package static let ratingsKept = 90
    /// Days for which managers' notes are passed on, and of how many of an action one is chosen.
    package static let notesKept = 365
    package static let notesOfAnAction = 20
    /// Of 1 to 5; what came with less is no advice.
    package static let leastRating = 3

    /// What became of those that were given or taken up.
    package var trials: [Trial]
    /// By action id, how often it was given.
    package var given: [String: Int]
    /// By location, in the order in which they began: those that go on, and those that ended in the last `remembered` days.
    package var assignments: [Identifier: [Assignment]]
    package var reactions: Reactions

    package init(
        trials: [Trial] = [], given: [String: Int] = [:], assignments: [Identifier: [Assignment]] = [:],
        reactions: Reactions = Reactions()
    ) {
        self.trials = trials
        self.given = given
        self.assignments = assignments
        self.reactions = reactions
    }

    /// What huddled gave the location and what goes on.
    func given(_ location: Identifier) -> Assignment? {
        assignments[location]?.last { $0.ended == nil && !$0.isOwn }
    }
}
