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
                        in: db, slots, delivery: delivery.id, since: delivery.received.advanced(by: -maxAge),
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

    /// Advocates of locations whose files are not as they should be, by location: perhaps none. `limit` bounds the memory
    /// they take.
    package func dueAdvocates(limit: Int) throws(StoreError) -> [AdvocateList] {
        try read { db in
            let due = try db.all("SELECT location FROM advocate_due ORDER BY location LIMIT ?", [limit]) {
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
        let before = try db.all(
            "SELECT note FROM advocate_answer WHERE advocate = ? AND state = ? ORDER BY delivery DESC LIMIT 1",
            [answer.advocate, answer.state.rawValue]
        ) { try $0.optionalText(0) }
        try db.run(
            """
            INSERT OR REPLACE INTO advocate_answer (advocate, delivery, state, at, note)
            VALUES (?, ?, ?, ?, CAST(? AS TEXT))
            """, [answer.advocate, id, answer.state.rawValue, received.milliseconds, text(answer.note)])
        guard let before = before.first else { return .accepted }
        return before == answer.note ? .duplicate : .updated
    }
}

/// Advocates as the table `advocate` holds them: one row per answer, of which each person's newest counts.
private enum Advocates {
    static func find(
        in db: Database, _ slots: RatingSlots, delivery: Int64, since: Instant, _ isDelighted: (Response) -> Bool
    ) throws {
        var found: [(row: Int64, Response)] = []
        try db.each(
            """
            SELECT \(StoredResponse.columns), id FROM response
            WHERE id IN (SELECT response FROM contact WHERE delivery = ?) AND kept = 1 AND submitted > ?
                AND EXISTS (SELECT 1 FROM person WHERE person.response = response.id)
            ORDER BY submitted, identity
            """, [delivery, since.milliseconds]
        ) { row in
            let response = try StoredResponse.response(row, slots)
            if isDelighted(response) { found.append((try row.integer(StoredResponse.count), response)) }
        }
        for (row, response) in found {
            try db.run(
                """
                INSERT INTO advocate (id, response, location, submitted) VALUES (?, ?, CAST(? AS TEXT), ?)
                ON CONFLICT DO NOTHING
                """,
                [
                    response.identity.short, row, text(response.location.text),
                    response.version.submitted.milliseconds,
                ])
        }
    }

    /// The newest answer of each person whose newest is here, the newest first.
    static func list(of location: Identifier, in db: Database, _ slots: RatingSlots) throws -> AdvocateList {
        let candidates = try db.all(
            """
            SELECT response, id FROM advocate WHERE location = CAST(? AS TEXT) ORDER BY submitted DESC, id DESC
            """, [text(location.text)]
        ) { (row: try $0.integer(0), id: try $0.text(1)) }
        var persons = Persons(db)
        var (advocates, count): ([Advocate], Int) = ([], 0)
        for candidate in candidates {
            let person = try persons.standing(of: candidate.row)
            guard person.newest == candidate.id else { continue }
            count += 1
            guard advocates.count < AdvocateList.most,
                let contact = try Contacts.contact(of: candidate.row, in: db),
                let response = try db.all(
                    "SELECT \(StoredResponse.columns) FROM response WHERE id = ?", [candidate.row],
                    { try StoredResponse.response($0, slots) }
                ).first
            else { continue }
            advocates.append(Advocate(response: response, contact: contact, invited: person.invited))
        }
        return AdvocateList(location: location, advocates: advocates, count: count)
    }
}
