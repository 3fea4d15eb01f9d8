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
    /// answered more than `advocates` ago, comments of visits more than `comments` ago, and what is known of persons, of
    /// what was done about alerts and advocates and what was noted on actions from before that; ratings stay. So do
    /// names while a response has them.
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
            let oldest = now.advanced(by: -comments)
            try Advocates.forgetAnswers(in: db, "at < ?", [oldest.milliseconds])
            try db.run(
                "UPDATE check_off SET note = NULL WHERE date < ? AND note IS NOT NULL", [oldest.dayInUTC.number])
        }
        try forgetPersons(before: now.advanced(by: -comments), beat: beat)
        try removeUnusedNames(beat: beat)
        return Purged(
            contacts: contacts, comments: try removeComments(before: now.advanced(by: -comments), beat: beat))
    }

    /// Notes, before it is done, that files of the days before `day` are removed from an area of the spool.
    ///
    /// What a clock that was ahead had removed is as good as forgotten once the clock is right again: files are filed anew
    /// from that day on.
    ///
    /// - Parameter area: the directory's name in the spool.
    package func noteExpired(_ area: String, before day: Day, today: Day) throws(StoreError) {
        let known = try read { db in
            try db.all("SELECT before FROM expired WHERE area = ?", [area]) { try $0.day(0) }.first
        }
        let next = known.map { max(day, min($0, today)) } ?? day
        guard next != known else { return }
        try write { db in
            try db.run("INSERT OR REPLACE INTO expired VALUES (?, ?)", [area, next.number])
        }
    }

    /// Forgets which of the files of the days before `day` erasure changed, once they are gone.
    /// - Parameter area: the directory's name in the spool: of originals or of plans.
    package func forgetCuts(_ area: String, before day: Day) throws(StoreError) {
        let gone = try read { db in try db.all("SELECT path FROM cut_file") { try $0.text(0) } }.filter { path in
            // `archive/DAY/NAME`, or `plans/LOCATION/DAY.txt`.
            let parts = path.split(separator: "/")
            guard parts.count == 3, parts[0] == area else { return false }
            return Day(iso: area == "plans" ? parts[2].prefix(10) : parts[1]).map { $0 < day } ?? false
        }
        if gone.isEmpty { return }
        try write { db in for path in gone { try db.run("DELETE FROM cut_file WHERE path = ?", [path]) } }
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
