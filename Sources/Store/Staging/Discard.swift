import GRDB

extension Store {
    private static let piece: Int64 = 20_000

    /// Forgets what was staged, as if the file had never come. In pieces, each a transaction of its own, so that it may be
    /// left at any time and gone on with.
    /// - Returns: whether there is more to forget.
    package func discardStaging() throws(StoreError) -> Bool {
        try write { db in
            guard let staging = try Staging.current(in: db) else { return false }
            let delivery = staging.delivery
            let rows = [
                ("repeated", "response, delivery"), ("contact", "response, delivery, name, email, phone"),
                ("person", "id"),
            ]
            for (table, key) in rows {
                try db.run(
                    """
                    DELETE FROM \(table) WHERE (\(key)) IN (
                        SELECT \(key) FROM \(table) WHERE delivery = ? LIMIT \(Self.piece))
                    """, [delivery])
                if db.changesCount > 0 { return true }
            }
            let from = max(staging.ids.lowerBound, staging.ids.upperBound - Self.piece)
            if from < staging.ids.upperBound {
                try db.run(
                    "DELETE FROM response WHERE id >= ? AND id < ? AND delivery = ?",
                    [from, staging.ids.upperBound, delivery])
                // What is not there any more is not to be resumed: it is begun anew.
                try db.run("UPDATE staged SET next_response = ?, mapping = ''", [from])
                return true
            }
            // What another file gave that was taken back meanwhile.
            var transaction = try DeliveryTransaction(db, slots: slots, staging: staging)
            try transaction.takeBackResponses(of: delivery, 0..<0) {}
            try db.execute(
                sql: "DELETE FROM staged_stretch; DELETE FROM contested; DELETE FROM unjudged; DELETE FROM staged")
            return false
        }
    }
}
