package import Domain
import GRDB

/// A plan whose files were committed and are not known to be published.
package struct UnpublishedPlan: Equatable, Sendable {
    package var location: Identifier
    package var date: Day
    /// In the order of their paths' bytes.
    package var documents: [PlannedDay.Document]

    package init(location: Identifier, date: Day, documents: [PlannedDay.Document]) {
        self.location = location
        self.date = date
        self.documents = documents
    }
}

extension Store {
    /// Plans to publish with their files, by date and location; `limit` bounds the memory they take.
    package func unpublished(limit: Int) throws(StoreError) -> [UnpublishedPlan] {
        try read { db in
            let waiting = try db.all(
                "SELECT date, location FROM plan WHERE published IS NULL ORDER BY date, location LIMIT ?", [limit]
            ) { row in
                UnpublishedPlan(
                    location: Identifier(try row.text(1)), date: Day(number: Int(try row.integer(0))), documents: [])
            }
            return try waiting.map { plan in
                var plan = plan
                plan.documents = try Outbox.documents(of: plan.location, on: plan.date, in: db)
                return plan
            }
        }
    }

    /// Remembers that the files of these plans are in the spool, durably; the outbox forgets them. Not those that were
    /// changed meanwhile, because somebody was erased: they are to be published once more.
    package func markPublished(_ plans: [UnpublishedPlan], at now: Instant) throws(StoreError) {
        try write { db in
            for plan in plans
            where try Outbox.documents(of: plan.location, on: plan.date, in: db) == plan.documents {
                let key: StatementArguments = [plan.date.number, text(plan.location.text)]
                try db.run("DELETE FROM document WHERE date = ? AND location = CAST(? AS TEXT)", key)
                try db.run(
                    """
                    UPDATE plan SET published = ? WHERE date = ? AND location = CAST(? AS TEXT) AND published IS NULL
                    """, [now.milliseconds] + key)
            }
        }
    }
}

/// Rows of the table `document`.
enum Outbox {
    static func documents(
        of location: Identifier, on date: Day, in db: Database
    ) throws -> [PlannedDay.Document] {
        try db.all(
            "SELECT path, bytes FROM document WHERE date = ? AND location = CAST(? AS TEXT) ORDER BY path",
            [date.number, text(location.text)]
        ) { PlannedDay.Document(path: try $0.text(0), bytes: try $0.bytes(1)) }
    }
}
