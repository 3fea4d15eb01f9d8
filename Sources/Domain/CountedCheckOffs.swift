/// How often managers gave one word on an action.
package struct CountedCheckOffs: Equatable, Sendable {
    /// The action's id; for `own`, the manager's own words.
    package var action: String
    package var state: CheckOff.State
    package var count: Int
    /// How many of them came with a mark, and the sum of these marks.
    package var ratings: Int
    package var ratingSum: Int

    package init(action: String, state: CheckOff.State, count: Int, ratings: Int = 0, ratingSum: Int = 0) {
        self.action = action
        self.state = state
        self.count = count
        self.ratings = ratings
        self.ratingSum = ratingSum
    }
}
