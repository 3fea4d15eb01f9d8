import Configuration
import Domain

/// Why a file's columns cannot be used, and the mapping that may be meant.
struct ColumnAdvice: Equatable {
    /// What files call a column whose canonical name they do not use; looked for in this order.
    private static let places = [
        "location", "store", "shop", "branch", "restaurant", "site", "unit", "outlet", "place",
    ]
    private static let times = [
        "submit", "recorded", "complet", "enddate", "end date", "created", "timestamp", "date", "time",
    ]

    let missing: [String]
    let found: [String]
    let hint: String
    let source: String?
    /// Whether the names found are columns' names, as far as can be told: all are short, none is an address or begins like
    /// a number, as most rows' times do, and one is called as columns are.
    let looksLikeHeader: Bool

    /// - Parameters:
    ///   - missing: the slots that no column fills.
    ///   - found: the file's own columns.
    init(missing: [Int], of columns: ColumnNames, found: [String], source: Source?) {
        self.missing = missing.map { (columns.names[$0] ?? Self.key($0)).inertForDisplay }
        self.found = found.map(\.inertForDisplay)
        let known = Self.places + Self.times + columns.names.compactMap { $0?.lowercased() }
        let looksLikeHeader =
            found.allSatisfy { name in
                name.utf8.count <= 64 && !name.contains("@") && !(name.first.map { $0.isNumber || $0 == "+" } ?? false)
            }
            && found.contains { name in
                name.split(separator: " ").count <= 3 && known.contains { name.lowercased().contains($0) }
            }
        self.looksLikeHeader = looksLikeHeader
        self.source = source?.name.text.inertForDisplay
        hint = missing.map { slot in
            let words = slot == CanonicalColumn.location.slot ? Self.places : Self.times
            let column = looksLikeHeader ? Self.column(for: words, in: found) : nil
            return "\(Self.key(slot)): \(column.map { $0.inertForDisplay } ?? "…")"
        }.joined(separator: ", ")
    }

    private static func key(_ slot: Int) -> String {
        (slot == CanonicalColumn.location.slot ? CanonicalColumn.location : .submitted).rawValue
    }

    private static func column(for words: [String], in found: [String]) -> String? {
        for word in words {
            if let column = found.first(where: { $0.lowercased().contains(word) }) { return column }
        }
        return nil
    }
}
