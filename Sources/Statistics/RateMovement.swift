/// How a group's rate moved since a day.
///
/// Before, it is Beta(a, b) as `RateShrinkage` has it; what was seen since is held against what such a group would give
/// without any change: n answers with the mean nr and the variance nr(1 − r)(a + b + n)/(a + b + 1), r = a/(a + b), which
/// is the beta-binomial distribution (Skellam 1948). A rate that was low by luck has that luck taken out before.
package struct RateMovement: Equatable, Sendable {
    /// Expected rates.
    package let before: Double
    package let since: Double
    /// Answers since.
    package let answers: Int
    /// That fewer would have confirmed without any change: near 1, the rate rose.
    package let probabilityOfRise: Double

    /// - Parameter shrinkage: of the group's peers. The rate since is drawn toward the one before, as far as rates of
    ///   peers are alike.
    /// - Returns: nil where nobody was asked before, or nobody since.
    package init?(
        before: (yes: Int, answers: Int), since: (yes: Int, answers: Int), toward shrinkage: RateShrinkage
    ) {
        guard before.answers > 0, since.answers > 0 else { return nil }
        let rate = shrinkage.rate(yes: before.yes, answers: before.answers)
        let (known, count) = (shrinkage.weight + Double(before.answers), Double(since.answers))
        let variance = count * rate * (1 - rate) * (known + count) / (known + 1)
        self.before = rate
        self.since = (rate * shrinkage.weight + Double(since.yes)) / (shrinkage.weight + count)
        answers = since.answers
        // Half an answer less: counts are whole (continuity correction).
        let excess = Double(since.yes) - 0.5 - count * rate
        probabilityOfRise = Normal.cdf(excess / max(variance, 1e-12).squareRoot())
    }
}
