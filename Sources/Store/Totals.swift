package import Domain
import GRDB

extension Store {
    /// What was done since the database began. Costs some twenty rows, however long the ledger is.
    package func totals() throws(StoreError) -> Totals {
        try read { db in
            var counts: [String: Int] = [:]
            try db.each("SELECT name, value FROM total") { counts[try $0.text(0)] = Int(try $0.integer(1)) }
            func count(_ name: String) -> Int { counts[name] ?? 0 }
            return Totals(
                files: Totals.Files(
                    accepted: count("files accepted"), partial: count("files partial"),
                    rejected: count("files rejected")),
                rows: Delivery.Rows(
                    accepted: count("rows accepted"), updated: count("rows updated"),
                    duplicate: count("rows duplicate"), leftOut: count("rows left_out"),
                    rejected: count("rows rejected")),
                refused: RowRefusal.allCases.reduce(into: [:]) { $0[$1] = count("refused \($1.rawValue)") },
                plans: count("plans"))
        }
    }
}

enum LifetimeTotals {
    /// Files, rows and plans are counted by triggers; reasons are not in the ledger.
    static func add(_ refused: [RowRefusal: Int], in db: Database) throws {
        for (reason, count) in refused {
            try db.run(
                """
                INSERT INTO total VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
                """, ["refused \(reason.rawValue)", count])
        }
    }
}
