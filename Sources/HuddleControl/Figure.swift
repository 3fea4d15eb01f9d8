import Foundation

/// Numbers for people.
enum Figure {
    /// That many decimals, or a dash where there is no number.
    static func fixed(_ value: Double?, _ places: Int) -> String {
        guard let value, value.isFinite else { return "–" }
        return String(format: "%.\(places)f", value)
    }

    /// A share between 0 and 1 in whole per cent.
    static func percent(_ share: Double?) -> String {
        guard let share, share.isFinite else { return "–" }
        return String(format: "%.0f %%", share * 100)
    }
}
