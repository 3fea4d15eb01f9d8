/// How many confirmed something, of how many that answered.
package struct Confirmations: Equatable, Sendable {
    package var yes: Int
    package var answers: Int

    package init(yes: Int = 0, answers: Int = 0) {
        self.yes = yes
        self.answers = answers
    }

    /// The plain share.
    package var share: Double { answers == 0 ? 0 : Double(yes) / Double(answers) }
}

/// How a group's rate moved since a day.
///
/// What was seen since is held against what such a group would give without any change. Its rate before is Beta(a, b) as
/// `RateShrinkage` has it, so that luck is taken out; n answers then have the mean nr and the variance
/// nr(1 − r)(a + b + n)/(a + b + 1), r = a/(a + b), which is the beta-binomial distribution (Skellam 1948).
package struct RateMovement: Equatable, Sendable {
    package let before: Confirmations
    package let since: Confirmations
    /// That fewer would have confirmed without any change: near 1, the rate rose.
    package let probabilityOfRise: Double

    /// - Parameter shrinkage: of the group's peers.
    /// - Returns: nil where nobody was asked before, or nobody since.
    package init?(before: Confirmations, since: Confirmations, toward shrinkage: RateShrinkage) {
        guard before.answers > 0, since.answers > 0 else { return nil }
        self.before = before
        self.since = since
        let rate = shrinkage.rate(yes: before.yes, answers: before.answers)
        let (known, count) = (shrinkage.weight + Double(before.answers), Double(since.answers))
        let variance = count * rate * (1 - rate) * (known + count) / (known + 1)
        // Half an answer less: counts are whole (continuity correction).
        let excess = Double(since.yes) - 0.5 - count * rate
        probabilityOfRise = Normal.cdf(excess / max(variance, 1e-12).squareRoot())
    }
}
