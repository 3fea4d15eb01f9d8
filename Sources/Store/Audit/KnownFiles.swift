package import Domain
import GRDB

/// What the database knows of files in the spool, at one moment.
package struct KnownFiles: Sendable {
    /// What a row of the ledger tells about its file.
    package struct Delivery: Sendable {
        package let claim: String
        package let name: String
        package let filedAs: String
        package let sha256: String
        package let isRejected: Bool
        package let received: Instant
    }

    /// Alerts as they are told, or locations whose advocates are.
    package struct Following<Key: Hashable & Sendable>: Sendable {
        /// Whose files are there, but for those that are due.
        package fileprivate(set) var told: Set<Key> = []
        /// Whose files are to be written anew or removed.
        package fileprivate(set) var due: Set<Key> = []
    }

    package fileprivate(set) var deliveries: [Delivery] = []
    /// Paths of files that erasure changed or removed.
    package fileprivate(set) var cut: Set<String> = []
    /// By directory of the spool: the day before which its files were removed because their time had come.
    package fileprivate(set) var expired: [String: Day] = [:]
    /// The claim of a large file of which a part is stored, and which is to be gone on with.
    package fileprivate(set) var staged: String?
    /// Plans that are decided and not published.
    package fileprivate(set) var unpublished = 0
    /// Whether the published boards tell all there is to tell.
    package fileprivate(set) var hasBoards = false
    package fileprivate(set) var alerts = Following<Erased.ToldAlert>()
    package fileprivate(set) var advocates = Following<Identifier>()
}

extension Store {
    package func knownFiles() throws(StoreError) -> KnownFiles {
        try read { db in
            var known = KnownFiles()
            try db.each("SELECT claim, name, filed_as, sha256, state = 'rejected', received FROM delivery ORDER BY id")
            {
                known.deliveries.append(
                    KnownFiles.Delivery(
                        claim: try $0.text(0), name: try $0.text(1), filedAs: try $0.text(2), sha256: try $0.text(3),
                        isRejected: try $0.integer(4) == 1, received: Instant(milliseconds: try $0.integer(5))))
            }
            known.cut = Set(try db.all("SELECT path FROM cut_file") { try $0.text(0) })
            for (area, day) in try db.all("SELECT area, before FROM expired", [], { (try $0.text(0), try $0.day(1)) }) {
                known.expired[area] = day
            }
            known.staged = try Staging.current(in: db).flatMap { $0.mapping.isEmpty ? nil : $0.claim }
            known.unpublished = try Int.fetchOne(db, sql: "SELECT count(*) FROM plan WHERE published IS NULL") ?? 0
            known.hasBoards =
                try Bool.fetchOne(
                    db, sql: "SELECT changes = told AND EXISTS (SELECT 1 FROM board_row) FROM boards") ?? false
            known.alerts.due = Set(try db.all("SELECT alert, location FROM alert_due", [], alert))
            known.alerts.told = Set(
                try db.all("SELECT DISTINCT leader, location FROM alert WHERE closed IS NULL", [], alert))
            known.advocates.due = Set(
                try db.all("SELECT location FROM advocate_due") { Identifier(try $0.text(0)) })
            known.advocates.told = try advocates(in: db)
            return known
        }
    }

    private func alert(_ row: Row) throws -> Erased.ToldAlert {
        Erased.ToldAlert(id: try row.text(0), location: Identifier(try row.text(1)))
    }

    /// Locations of which any customer's newest answer is an advocate's.
    private func advocates(in db: Database) throws -> Set<Identifier> {
        let locations = try db.all("SELECT DISTINCT location FROM advocate") { Identifier(try $0.text(0)) }
        return Set(try locations.filter { try Advocates.list(of: $0, in: db, slots).count > 0 })
    }

    /// Hands over the published plans of each location, by location and day.
    ///
    /// Throws what `body` throws, and `StoreError`. `body` must not call the store.
    package func eachPublished(since: Day, _ body: (Identifier, [Day]) throws -> Void) throws {
        do {
            try reader.read { db in
                var (location, days): (Identifier?, [Day]) = (nil, [])
                // Of a plan there is a decision, which is in this order already.
                try db.each(
                    """
                    SELECT decision.location, date FROM decision CROSS JOIN plan USING (date, location)
                    WHERE published IS NOT NULL AND date >= ? ORDER BY decision.location, date
                    """, [since.number]
                ) { row in
                    let next = Identifier(try row.text(0))
                    if let location, location != next {
                        try body(location, days)
                        days = []
                    }
                    location = next
                    days.append(try row.day(1))
                }
                if let location { try body(location, days) }
            }
        } catch let error as DatabaseError { throw StoreError(error, at: path) }
    }
}
