import Configuration
import Domain
import Intake

/// What can be seen of a column.
struct Profile {
    enum Kind {
        case empty
        case times(Times)
        case yesNo
        case marks(Marks)
        case emails
        case phones
        /// Times of day without a date.
        case clocks
        /// Numbers on no scale.
        case numbers
        /// A text of its own in nearly every row.
        case text
        /// Few texts, each in many rows.
        case categories
        /// A short text of its own in every row.
        case identifiers
        /// Short texts, some of them in several rows.
        case names
    }

    let name: String?
    let title: String
    let words: NameWords
    let untold: Sample.Untold?
    let rows: Int
    let values: Values
    let kind: Kind

    init(_ column: Sample.Column, latest: Instant) {
        name = column.name
        title = column.title
        words = NameWords(column.name.map { $0 == column.title ? $0 : "\($0) \(column.title)" } ?? column.title)
        untold = column.untold ?? column.name.flatMap { CanonicalColumn(rawValue: $0) }.map(Sample.Untold.column)
        rows = column.cells.count
        values = Values(column.cells)
        kind = Self.kind(values, words, latest)
    }

    /// Share of rows with an answer.
    var fill: Double { rows == 0 ? 0 : Double(values.count) / Double(rows) }

    var isConstant: Bool { values.values.count == 1 }

    /// As comments write the column.
    var shown: String { Inert.text(String(title.prefix(80))) }

    private static func kind(_ values: Values, _ words: NameWords, _ latest: Instant) -> Kind {
        guard values.count > 0 else { return .empty }
        func are(_ share: Double, _ isSuch: (String) -> Bool) -> Bool {
            Double(values.count { isSuch($0.text) }) >= share * Double(values.count)
        }
        if let times = Times(values, words, latest: latest) { return .times(times) }
        if isYesNo(values) { return .yesNo }
        if let marks = Marks.found(in: values, called: words) { return .marks(marks) }
        if are(0.8, isEmail) { return .emails }
        if are(0.8, isPhone), words.first(of: RoleWords.phone) != nil { return .phones }
        if are(0.9, isClock) { return .clocks }
        let different = Double(values.values.count) / Double(values.count)
        if are(0.9, { Double($0) != nil }) { return values.areAllDifferent ? .identifiers : .numbers }
        if values.length > 30, different > 0.5 { return .text }
        if values.areAllDifferent { return are(0.9) { !$0.contains(" ") } ? .identifiers : .text }
        return values.values.count <= 30 && different <= 0.2 ? .categories : .names
    }

    /// Nothing but yes and no, in words or as 1 and 0.
    private static func isYesNo(_ values: Values) -> Bool {
        let said = values.count { $0.answer == .yes || $0.answer == .no }
        if Double(said) >= 0.95 * Double(values.count) { return true }
        return values.values.count == 2
            && values.values.allSatisfy { $0.answer == .mark(0) || $0.answer == .mark(1) }
            && values.values[0].answer != values.values[1].answer
    }

    private static func isClock(_ text: String) -> Bool {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        return (2...3).contains(parts.count) && parts.allSatisfy { (1...2).contains($0.count) && Int($0) != nil }
    }

    private static func isEmail(_ text: String) -> Bool {
        guard let at = text.firstIndex(of: "@") else { return false }
        return text[at...].contains(".") && !text.contains(" ")
    }

    private static func isPhone(_ text: String) -> Bool {
        text.utf8.count { (0x30...0x39).contains($0) } >= 6 && text.allSatisfy { $0.isNumber || "+ ()/-.".contains($0) }
    }
}
