package import Domain
import Foundation
import GRDB

extension Store {
    /// Looks for advocates in what was delivered since the last time, a delivery a transaction: each delivery is looked at
    /// once, whatever happens in between. What was submitted `maxAge` or longer before it was received is history.
    ///
    /// - Parameter isDelighted: whether a response makes its customer one, who can be reached.
    package func lookForAdvocates(
        maxAge: Span, beat: () throws -> Void = {}, _ isDelighted: (Response) -> Bool
    ) throws {
        var isDone = false
        while !isDone {
            try beat()
            do {
                isDone = try writer.write { db in
                    guard
                        let delivery = try db.all(
                            """
                            SELECT id, received FROM delivery WHERE id > (SELECT delivery FROM befriended)
                            ORDER BY id LIMIT 1
                            """, [], { (id: try $0.integer(0), received: Instant(milliseconds: try $0.integer(1))) }
                        ).first
                    else { return true }
                    try Advocates.find(
                        in: db, slots, delivery: delivery.id, since: delivery.received.advanced(by: -maxAge), beat,
                        isDelighted)
                    try db.run("UPDATE befriended SET delivery = ?", [delivery.id])
                    return false
                }
            } catch let error as DatabaseError { throw StoreError(error, at: path) }
        }
    }

    /// Finds out which locations' files are not as they should be because of persons of whom something changed, and
    /// remembers it: to be called before `dueAdvocates`.
    package func settleChangedPersons(beat: () throws -> Void = {}) throws {
        while true {
            try beat()
            let piece = try write { db in
                let changed = try db.all("SELECT digest FROM person_changed ORDER BY digest LIMIT 1000") {
                    Data(try $0.bytes(0))
                }
                var persons = Persons(db)
                for digest in changed {
                    for location in try persons.locations(of: digest) {
                        try db.run("INSERT OR IGNORE INTO advocate_due VALUES (CAST(? AS TEXT))", [text(location)])
                    }
                    try db.run("DELETE FROM person_changed WHERE digest = ?", [digest])
                }
                return changed.count
            }
            if piece == 0 { return }
        }
    }

    /// Advocates of locations whose files are not as they should be, by location, after one: perhaps none. `limit` bounds
    /// the memory they take.
    package func dueAdvocates(after last: Identifier?, limit: Int) throws(StoreError) -> [AdvocateList] {
        try read { db in
            let due = try db.all(
                """
                SELECT location FROM advocate_due WHERE ?1 IS NULL OR location > CAST(?1 AS TEXT)
                ORDER BY location LIMIT ?2
                """, [text(last?.text), limit]
            ) {
                Identifier(try $0.text(0))
            }
            return try due.map { try Advocates.list(of: $0, in: db, slots) }
        }
    }

    /// Remembers that the files of these locations are as they should be, durably.
    package func markTold(_ lists: [AdvocateList]) throws(StoreError) {
        try write { db in
            for list in lists {
                try db.run("DELETE FROM advocate_due WHERE location = CAST(? AS TEXT)", [text(list.location.text)])
            }
        }
    }
}

extension DeliveryTransaction {
    /// Takes in what was done about an advocate.
    package mutating func take(_ answer: AdvocateAnswer, received: Instant) throws -> Taken {
        try openSavepoint()
        // Its note may name whom it is about.
        if let start = UInt64(answer.advocate, radix: 16),
            try ErasedLookup(db).holds(withUnsafeBytes(of: start.bigEndian) { Array($0) })
        {
            return .erased
        }
        let before = try db.all(
            "SELECT note FROM advocate_answer WHERE advocate = ? AND state = ? ORDER BY delivery DESC LIMIT 1",
            [answer.advocate, answer.state.rawValue]
        ) { try $0.optionalText(0) }
        try db.run(
            """
            INSERT OR REPLACE INTO advocate_answer (advocate, delivery, state, at, note)
            VALUES (?, ?, ?, ?, CAST(? AS TEXT))
            """, [answer.advocate, id, answer.state.rawValue, received.milliseconds, text(answer.note)])
        try Advocates.noteAnswer(about: answer.advocate, in: db)
        guard let before = before.first else { return .accepted }
        return before == answer.note ? .duplicate : .updated
    }
}

/// Advocates as the table `advocate` holds them: one row per answer, of which each person's newest counts.
enum Advocates {
    static func find(
        in db: Database, _ slots: RatingSlots, delivery: Int64, since: Instant, _ beat: () throws -> Void,
        _ isDelighted: (Response) -> Bool
    ) throws {
        // In pieces, so that a large file does not have to fit into memory.
        var last: Int64? = -1
        while let from = last {
            try beat()
            last = nil
            var found: [(row: Int64, id: String, location: String, submitted: Instant)] = []
            try db.each(
                """
                SELECT \(StoredResponse.columns), response.id FROM response
                WHERE kept = 1 AND submitted > ? AND id IN (
                    SELECT DISTINCT response FROM contact WHERE delivery = ? AND response > ? ORDER BY response LIMIT 1000
                ) AND EXISTS (SELECT 1 FROM person WHERE person.response = response.id)
                """, [since.milliseconds, delivery, from]
            ) { row in
                let response = try StoredResponse.response(row, slots)
                guard isDelighted(response) else { return }
                found.append(
                    (
                        try row.integer(StoredResponse.count), response.identity.short, response.location.text,
                        response.version.submitted
                    ))
            }
            for found in found {
                try db.run(
                    """
                    INSERT INTO advocate (id, response, location, submitted) VALUES (?, ?, CAST(? AS TEXT), ?)
                    ON CONFLICT DO NOTHING
                    """, [found.id, found.row, text(found.location), found.submitted.milliseconds])
            }
            last = try Int64.fetchOne(
                db,
                sql: """
                    SELECT max(response) FROM (
                        SELECT DISTINCT response FROM contact WHERE delivery = ? AND response > ?
                        ORDER BY response LIMIT 1000)
                    """, arguments: [delivery, from])
        }
    }

    /// The newest answer of each person whose newest is here, the newest first.
    static func list(of location: Identifier, in db: Database, _ slots: RatingSlots) throws -> AdvocateList {
        var persons = Persons(db)
        var (advocates, count): ([Advocate], Int) = ([], 0)
        let first = StoredResponse.count
        // Most people share no address with another answer and are asked about here at once.
        try db.each(
            """
            SELECT \(StoredResponse.columns), response, advocate.id, EXISTS (
                SELECT 1 FROM person AS own JOIN person AS other USING (digest)
                WHERE own.response = advocate.response AND other.response <> own.response
            ), (SELECT min(at) FROM advocate_answer WHERE advocate = advocate.id)
            FROM advocate JOIN response ON response.id = advocate.response
            WHERE advocate.location = CAST(? AS TEXT) ORDER BY advocate.submitted DESC, advocate.id DESC
            """, [text(location.text)]
        ) { row in
            let response = try row.integer(first)
            var invited = row.optionalInteger(first + 3).map(Instant.init(milliseconds:))
            if try row.integer(first + 2) != 0 {
                let standing = try persons.standing(of: response)
                guard try standing.newest == row.text(first + 1) else { return }
                invited = standing.invited
            }
            count += 1
            guard advocates.count < AdvocateList.most, let contact = try Contacts.contact(of: response, in: db) else {
                return
            }
            advocates.append(
                Advocate(response: try StoredResponse.response(row, slots), contact: contact, invited: invited))
        }
        return AdvocateList(location: location, advocates: advocates, count: count)
    }

    /// Removes what was done about advocates, of a condition.
    static func forgetAnswers(in db: Database, _ condition: String, _ arguments: StatementArguments) throws {
        let forgotten = try db.all("SELECT advocate FROM advocate_answer WHERE \(condition)", arguments) {
            try $0.text(0)
        }
        for advocate in forgotten { try noteAnswer(about: advocate, in: db) }
        try db.run("DELETE FROM advocate_answer WHERE \(condition)", arguments)
    }

    /// Something changed in what was done about an advocate: it concerns all of the person's answers.
    static func noteAnswer(about advocate: String, in db: Database) throws {
        guard let start = UInt64(advocate, radix: 16) else { return }
        for response in Set(try IdentityIndex(db).pairs([start]).map(\.id)).sorted() {
            try db.run(
                """
                INSERT OR IGNORE INTO person_changed SELECT digest FROM person WHERE response = (
                    SELECT id FROM response WHERE id = ? AND lower(hex(substr(identity, 1, 8))) = lower(?))
                """, [response, advocate])
        }
    }
}
