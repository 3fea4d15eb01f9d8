/// A mark that a customer gave, in thousandths of a point of the brand's scale.
///
/// Whole thousandths make equality, identity and storage exact; see the contract on when values are rounded.
package struct Rating: Hashable, Comparable, Sendable {
    package let thousandths: Int32

    package init(thousandths: Int32) {
        self.thousandths = thousandths
    }

    /// The mark nearest to that many points, or nil where it cannot be held (not finite, beyond ± 2 million).
    package init?(points: Double) {
        let scaled = (points * 1_000).rounded()
        guard scaled.isFinite, abs(scaled) <= 2_000_000_000 else { return nil }
        thousandths = Int32(scaled)
    }

    package var points: Double { Double(thousandths) / 1_000 }

    package static func < (left: Rating, right: Rating) -> Bool { left.thousandths < right.thousandths }
}

/// The marks a question allows, from the worst to the best.
package struct Scale: Hashable, Sendable {
    package let low: Rating
    package let high: Rating

    /// nil unless `low` is below `high`.
    package init?(low: Rating, high: Rating) {
        guard low < high else { return nil }
        self.low = low
        self.high = high
    }

    /// Points between the worst and the best mark.
    package var range: Double { high.points - low.points }

    package func contains(_ rating: Rating) -> Bool { (low...high).contains(rating) }
}
