/// Marks as people write them: one decimal, two where one would make different marks look the same.
enum Figures {
    /// The marks in the order given, all with the same number of decimals.
    static func ratings(_ values: [Double], in words: any Words) -> [String] {
        let coarse = values.map { fixed($0, places: 1, words.decimalSeparator) }
        let clash = values.indices.contains { index in
            values.indices.contains { coarse[index] == coarse[$0] && abs(values[index] - values[$0]) >= 0.02 }
        }
        return clash ? values.map { fixed($0, places: 2, words.decimalSeparator) } : coarse
    }

    static func rating(_ value: Double, in words: any Words) -> String {
        fixed(value, places: 1, words.decimalSeparator)
    }

    /// Whole per cent of a share between 0 and 1.
    static func percent(_ share: Double) -> Int {
        share.isFinite ? Int((min(max(share, 0), 1) * 100).rounded()) : 0
    }

    /// At most two decimals; a minus sign, not a hyphen.
    static func fixed(_ value: Double, places: Int, _ separator: String) -> String {
        let factor = [1.0, 10, 100][min(max(places, 0), 2)]
        let scaled = (value * factor).rounded()
        guard abs(scaled) < 1e15 else { return "–" }
        let units = Int(scaled)
        let digits = String(abs(units) % Int(factor) + Int(factor)).dropFirst()
        return (units < 0 ? "−" : "") + String(abs(units) / Int(factor)) + (digits.isEmpty ? "" : separator + digits)
    }
}
