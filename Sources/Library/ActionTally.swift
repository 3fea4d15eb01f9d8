package import Domain

/// How often managers gave their word on an action.
package struct ActionTally: Equatable, Sendable {
    /// The action's id; for `own`, the manager's own words.
    package var action: String
    package var done = 0
    package var skipped = 0
    package var declined = 0
    package var own = 0

    package init(action: String, done: Int = 0, skipped: Int = 0, declined: Int = 0, own: Int = 0) {
        self.action = action
        self.done = done
        self.skipped = skipped
        self.declined = declined
        self.own = own
    }

    /// One tally for each action that was checked off, by the bytes of its id.
    package static func count(_ checkOffs: [CheckOff]) -> [ActionTally] {
        var tallies: [Identifier: ActionTally] = [:]
        for checkOff in checkOffs {
            let id = Identifier(checkOff.action)
            var tally = tallies[id] ?? ActionTally(action: checkOff.action)
            switch checkOff.state {
            case .done: tally.done += 1
            case .skipped: tally.skipped += 1
            case .declined: tally.declined += 1
            case .own: tally.own += 1
            }
            tallies[id] = tally
        }
        return tallies.sorted { $0.key < $1.key }.map(\.value)
    }
}
