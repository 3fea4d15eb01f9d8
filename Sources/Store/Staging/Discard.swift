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
            if !staging.mapping.isEmpty {
                // From here on it is begun anew, and not gone on with.
                try db.run("UPDATE staged SET mapping = ''")
                return true
            }
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
                try db.run("UPDATE staged SET next_response = ?", [from])
                return true
            }
            // What another file gave that was taken back meanwhile.
            var transaction = try DeliveryTransaction(db, slots: slots, staging: staging)
            try transaction.takeBackResponses(of: delivery, 0..<0) {}
            try db.run("DELETE FROM unjudged WHERE delivery = ?", [delivery])
            try db.execute(sql: "DELETE FROM staged_stretch; DELETE FROM contested; DELETE FROM staged")
            return false
        }
    }

    /// Likewise where nobody will go on with it: it was refused, or somebody took it away.
    /// - Parameter claims: of the files in `work/`.
    package func discardAbandonedStaging(claims: Set<String>) throws(StoreError) -> Bool {
        guard let staging = try staging(), !claims.contains(staging.claim) else { return false }
        return try discardStaging()
    }
}
