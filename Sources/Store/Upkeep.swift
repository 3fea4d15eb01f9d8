package import Domain
import GRDB

/// How much of what people said and left was removed because its time had come.
package struct Purged: Equatable, Sendable {
    package var contacts: Int
    package var comments: Int

    package init(contacts: Int, comments: Int) {
        self.contacts = contacts
        self.comments = comments
    }
}

extension Store {
    /// Removes contacts whose end has come, alerts and notes on them that are more than `alerts` old, advocates who
    /// answered more than `advocates` ago, comments of visits more than `comments` ago, and what is known of persons and of
    /// what was done about alerts and advocates from before that; ratings stay. So do names while a response has them.
    /// SQLite overwrites the bytes.
    /// - Parameter beat: called again and again, because after a long time without it may be very much.
    package func purge(
        now: Instant, alerts: Span, advocates: Span, comments: Span, beat: () -> Void = {}
    ) throws(StoreError) -> Purged {
        let contacts = try removeContacts(endedBy: now, beat: beat)
        try write { db in
            let before = now.advanced(by: -alerts).milliseconds
            try db.run("DELETE FROM alert WHERE opened <= ?", [before])
            try db.run("UPDATE alert_answer SET note = NULL WHERE at <= ? AND note IS NOT NULL", [before])
            try db.run("DELETE FROM advocate WHERE submitted <= ?", [now.advanced(by: -advocates).milliseconds])
            // Causes are in people's own words, too.
            let counted = min(comments, Board.causesCounted)
            try db.run("DELETE FROM alert_answer WHERE at < ?", [now.advanced(by: -counted).milliseconds])
            try db.run("UPDATE advocate_answer SET note = NULL WHERE at <= ? AND note IS NOT NULL", [before])
            try Advocates.forgetAnswers(in: db, "at < ?", [now.advanced(by: -comments).milliseconds])
        }
        try forgetPersons(before: now.advanced(by: -comments), beat: beat)
        try removeUnusedNames(beat: beat)
        return Purged(
            contacts: contacts, comments: try removeComments(before: now.advanced(by: -comments), beat: beat))
    }

    /// In pieces, each a transaction of its own: years of comments do not have to fit into the log at once.
    private func removeComments(before: Instant, beat: () -> Void) throws(StoreError) -> Int {
        var removed = 0
        var next: CommentStretch? = .first
        while let from = next {
            beat()
            let (count, end) = try write { db in try CommentStretch.removeComments(after: from, before: before, in: db)
            }
            removed += count
            next = end
        }
        return removed
    }

    /// Those of one delivery end together: in pieces likewise.
    private func removeContacts(endedBy now: Instant, beat: () -> Void) throws(StoreError) -> Int {
        var removed = 0
        while true {
            beat()
            let piece = try write { db in
                try db.run(
                    """
                    DELETE FROM contact WHERE (response, delivery, name, email, phone) IN (
                        SELECT response, delivery, name, email, phone FROM contact WHERE ends_at <= ? LIMIT 10000)
                    """, [now.milliseconds])
                return db.changesCount
            }
            removed += piece
            if piece < 10_000 { return removed }
        }
    }

    /// Forgets whose the responses of old deliveries were, in pieces likewise.
    private func forgetPersons(before: Instant, beat: () -> Void) throws(StoreError) {
        var isDone = false
        while !isDone {
            beat()
            isDone = try write { db in
                // Deliveries follow each other by id: nothing is looked for where the oldest is not old enough.
                let oldest = try Int64.fetchOne(
                    db,
                    sql: """
                        SELECT id FROM delivery WHERE received < ? AND id = (
                            SELECT min(delivery) FROM person WHERE delivery IS NOT \(Staging.hidden))
                        """, arguments: [before.milliseconds])
                guard let oldest else { return true }
                try db.run(
                    """
                    DELETE FROM person WHERE id IN (SELECT id FROM person WHERE delivery = ? ORDER BY id LIMIT 10000)
                    """, [oldest])
                return false
            }
        }
    }

    private func removeUnusedNames(beat: () -> Void) throws(StoreError) {
        var names = UnusedNames()
        while try write({ try names.removePiece(in: $0) }) { beat() }
    }

    /// What is wrong with the database, a sentence each; empty where all is well. Reads all of it.
    package func integrity() throws(StoreError) -> [String] {
        try read { db in
            let damage = try db.all("PRAGMA integrity_check") { try $0.text(0) }.filter { $0 != "ok" }
            let dangling = try db.all("PRAGMA foreign_key_check") { row in
                let table = try row.text(0)
                let place = row.optionalInteger(1).map { "row \($0) of \(table)" } ?? "a row of \(table)"
                return "\(place) refers to a row of \(try row.text(2)) that is not there"
            }
            let lost = try ["response", "repeated", "contact", "person"].flatMap { table in
                try db.all(
                    """
                    SELECT DISTINCT delivery FROM \(table) WHERE delivery NOT IN (SELECT id FROM delivery)
                        AND delivery IS NOT \(Staging.hidden) ORDER BY delivery
                    """
                ) { "rows of \(table) refer to row \(try $0.integer(0)) of delivery, which is not there" }
            }
            let unkept = try db.all(
                """
                SELECT count(*) FROM (
                    SELECT 1 FROM response WHERE delivery IS NOT \(Staging.hidden) GROUP BY identity HAVING sum(kept) <> 1)
                """
            ) { try $0.integer(0) }.filter { $0 != 0 }.map { "\($0) responses have no kept version" }
            return try damage + dangling + lost + unkept + Self.unfound(in: db)
        }
    }
}

extension Store {
    /// Responses that are not where they are looked for.
    private static func unfound(in db: Database) throws -> [String] {
        let (identities, piece) = (try IdentityIndex(db), Int64(10_000))
        var (last, lost) = (Int64.min, 0)
        while true {
            let stored = try db.all(
                "SELECT id, identity FROM response WHERE id > ? ORDER BY id LIMIT ?", [last, piece]
            ) { IdentityIndex.Pair(start: DigestKey(try $0.bytes(1)).high, id: try $0.integer(0)) }
            guard let end = stored.last?.id else { break }
            last = end
            let found = Set(try identities.pairs(Set(stored.map(\.start)).sorted()).map(\.id))
            lost += stored.count { !found.contains($0.id) }
        }
        // Stretches share no response, so that each is found once.
        let astray =
            try db.all(
                """
                SELECT (SELECT count(*) FROM response) - (
                    SELECT count(*) FROM (SELECT * FROM stretch UNION ALL SELECT * FROM staged_stretch) AS stretch
                    JOIN place ON place.id = stretch.place CROSS JOIN response
                    ON response.id BETWEEN first AND last AND response.place = stretch.place AND at BETWEEN oldest AND newest)
                """
            ) { Int(try $0.integer(0)) }.first ?? 0
        return [
            lost == 0 ? nil : "\(lost) responses are not found by their identity",
            astray == 0 ? nil : "\(abs(astray)) responses are not found by their location and time",
        ].compactMap(\.self)
    }
}

extension Store {
    /// Opens a database that was there before, for writing, and creates none where it is gone.
    package init(reopening path: String, brand: Brand) throws(StoreError) {
        guard Opening.exists(path) else { throw .absent(path: path) }
        try self.init(path: path, brand: brand, beforeUpgrade: { _, _ in })
    }

    /// Whether the file that was opened is still the one at the path. SQLite would go on writing to a file that was moved
    /// away or removed, where nobody finds it.
    package var isInPlace: Bool { file == nil || file == FileIdentity(path) }

    /// Writes something durably that changes nothing, to learn whether writing works.
    package func probe() throws(StoreError) {
        try write { db in
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            try db.execute(sql: "PRAGMA user_version = \(version)")
        }
    }

    /// Gives back the memory that is only there to be quick.
    package func releaseMemory() {
        (writer as? DatabasePool)?.releaseMemory()
    }
}
