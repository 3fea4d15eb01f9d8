import GRDB

/// Removes locations, and names of sources and channels, that no response has any more: one that came from a wrong mapping
/// may be anything, a customer's name too.
struct UnusedNames {
    private static let piece: Int64 = 1_000

    private enum Kind: String, CaseIterable {
        case place, label

        /// A response that has the name of that number.
        var use: String {
            switch self {
            case .place:
                """
                stretch CROSS JOIN response ON response.id BETWEEN first AND last AND response.place = stretch.place
                WHERE stretch.place = place.id
                """
            case .label:
                """
                label_use CROSS JOIN response ON response.id BETWEEN first AND last
                    AND label_use.label IN (response.source, response.channel)
                WHERE label_use.label = label.id
                """
            }
        }

        /// What else has nothing to say without it.
        var leftovers: [String] {
            switch self {
            case .place:
                [
                    "DELETE FROM stretch WHERE place = ?",
                    "DELETE FROM location_sums WHERE location = (SELECT location FROM place WHERE id = ?)",
                ]
            case .label: ["DELETE FROM label_use WHERE label = ?"]
            }
        }
    }

    private var kinds = Kind.allCases[...]
    private var last = Int64.min

    /// Looks at some of them; false where all have been looked at.
    mutating func removePiece(in db: Database) throws -> Bool {
        guard let kind = kinds.first else { return false }
        let table = kind.rawValue
        let numbers = try db.all("SELECT id FROM \(table) WHERE id > ? ORDER BY id LIMIT ?", [last, Self.piece]) {
            try $0.integer(0)
        }
        guard let end = numbers.last else {
            (kinds, last) = (kinds.dropFirst(), .min)
            return true
        }
        let unused = try db.all(
            """
            SELECT id FROM \(table) WHERE id > ? AND id <= ? AND NOT EXISTS (SELECT 1 FROM \(kind.use))
                AND NOT EXISTS (SELECT 1 FROM staged_stretch WHERE place = \(kind == .place ? "place.id" : "NULL"))
            ORDER BY id
            """, [last, end]
        ) { try $0.integer(0) }
        for number in unused {
            for sql in kind.leftovers { try db.run(sql, [number]) }
            try db.run("DELETE FROM \(table) WHERE id = ?", [number])
        }
        last = end
        return true
    }
}
