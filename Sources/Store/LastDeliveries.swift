package import Domain
import GRDB

/// What came and went last: asked at every start and after every file, so each answer costs a few looks into an index,
/// however long the ledger is.
extension Store {
    /// When each source last gave a file that was not rejected. Costs one look per source.
    package func lastReceived() throws(StoreError) -> [Identifier: Instant] {
        try read { db in
            var last: [Identifier: Instant] = [:]
            // From one source to the next, instead of over all of the ledger: see the index `delivery_received`.
            while let (source, received) = try Ledger.last(after: last.keys.max(), in: db) { last[source] = received }
            return last
        }
    }

    /// The newest row of the ledger.
    package func lastDelivery() throws(StoreError) -> Delivery? {
        try read { db in
            try db.all("SELECT \(Ledger.columns) FROM delivery ORDER BY id DESC LIMIT 1", [], Ledger.delivery).first
        }
    }

    /// The newest day that has published plans. Costs a look at each plan of that day, and of later ones that are not
    /// published yet.
    package func lastPlans() throws(StoreError) -> Status.LastPlans? {
        try read { db in
            try db.all(
                """
                SELECT date, count(*), max(published) FROM plan WHERE published IS NOT NULL
                GROUP BY date ORDER BY date DESC LIMIT 1
                """
            ) { row in
                Status.LastPlans(
                    date: Day(number: Int(try row.integer(0))), plans: Int(try row.integer(1)),
                    published: Instant(milliseconds: try row.integer(2)))
            }.first
        }
    }
}

extension Ledger {
    /// Of the sources whose bytes come after those of `source` the first, and when it last gave a file that was not
    /// rejected.
    fileprivate static func last(after source: Identifier?, in db: Database) throws -> (Identifier, Instant)? {
        let condition = source == nil ? "" : "AND source > CAST(? AS TEXT)"
        return try db.all(
            """
            SELECT source, received FROM delivery WHERE state <> 'rejected' \(condition)
            ORDER BY source, received DESC LIMIT 1
            """, source.map { [text($0.text)] } ?? []
        ) { (Identifier(try $0.text(0)), Instant(milliseconds: try $0.integer(1))) }.first
    }
}
