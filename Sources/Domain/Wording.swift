/// How numbers and names stand in sentences.

extension Double {
    /// `5`, `4.5`: whole numbers without their ".0".
    package var brief: String { Int(exactly: self).map(String.init) ?? String(self) }
}

extension Int {
    /// `1,204`
    package var grouped: String {
        let digits = Array(String(magnitude))
        let groups = stride(from: digits.count, to: 0, by: -3).map { String(digits[Swift.max(0, $0 - 3)..<$0]) }
        return (self < 0 ? "-" : "") + groups.reversed().joined(separator: ",")
    }

    /// `1 row`, `1,204 rows`
    package func counted(_ noun: String, _ plural: String? = nil) -> String {
        "\(grouped) \(self == 1 ? noun : plural ?? noun + "s")"
    }
}

extension [String] {
    /// The first of them, and how many more there are.
    package func listed(most: Int) -> String {
        let shown = prefix(most).joined(separator: ", ")
        return count > most ? "\(shown) and \(count - most) more" : shown
    }
}
