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

    /// As many decimals as the error has meaning: its first two figures. Nil where there is no error to speak of.
    static func places(forError error: Double) -> Int? {
        guard error > 0, error.isFinite else { return nil }
        return min(9, max(0, 1 - Int(log10(error).rounded(.down))))
    }
}
