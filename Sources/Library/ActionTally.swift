package import Domain

/// How often managers gave their word on an action.
package struct ActionTally: Equatable, Sendable {
    /// The action's id; for `own`, the manager's own words.
    package var action: String
    package var done = 0
    package var skipped = 0
    package var declined = 0
    package var own = 0
    /// Marks that came with `done`, 1 to 5, and their sum.
    package var ratings = 0
    package var ratingSum = 0

    package init(action: String, done: Int = 0, skipped: Int = 0, declined: Int = 0, own: Int = 0) {
        self.action = action
        self.done = done
        self.skipped = skipped
        self.declined = declined
        self.own = own
    }

    package var rating: Double? { ratings > 0 ? Double(ratingSum) / Double(ratings) : nil }

    /// By action, those that were checked off.
    package static func of(_ counted: [CountedCheckOffs]) -> [Identifier: ActionTally] {
        var tallies: [Identifier: ActionTally] = [:]
        for counted in counted {
            let id = Identifier(counted.action)
            var tally = tallies[id] ?? ActionTally(action: counted.action)
            switch counted.state {
            case .done:
                tally.done += counted.count
                tally.ratings += counted.ratings
                tally.ratingSum += counted.ratingSum
            case .skipped: tally.skipped += counted.count
            case .declined: tally.declined += counted.count
            case .own: tally.own += counted.count
            }
            tallies[id] = tally
        }
        return tallies
    }
}
