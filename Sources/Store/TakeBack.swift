import Domain
import Foundation
import GRDB

extension DeliveryTransaction {
    /// Takes back what the deliveries of these bytes gave, so that exactly what the other deliveries gave is stored:
    /// a version that another delivery gave too stays as that one's; where the kept version of a response goes, the
    /// greatest of the remaining ones is kept; a response that nobody else gave is gone. An earlier word on an action
    /// counts again; names that no response has any more are gone. Their ledger rows stay, but no longer stand.
    ///
    /// Contacts are the exception: a version that is kept again has none, as the customer's consent went with the
    /// greater version. So are answers to alerts and about advocates: who was called
    /// was called.
    ///
    /// To be called before the first row is taken; `discardRows` undoes it, so that a file which is refused under its
    /// new mapping costs nothing of what it gave. Costs a few index look-ups per response taken back.
    /// - Parameter beat: called again and again; what it throws ends it, and is thrown.
    package mutating func takeBack(sha256: String, beat: () throws -> Void = {}) throws {
        try openSavepoint()
        let deliveries = try db.all(
            "SELECT id, first_response, next_response FROM delivery WHERE sha256 = ? AND standing = 1", [sha256]
        ) { (try $0.integer(0), first: try $0.integer(1), next: try $0.integer(2)) }
        for (delivery, first, next) in deliveries {
            try db.run("DELETE FROM repeated WHERE delivery = ?", [delivery])
            try db.run("DELETE FROM check_off WHERE delivery = ?", [delivery])
            try takeBackContributions(of: delivery)
            try remove("person", "id", of: delivery, beat)
            try remove("contact", "response, delivery, name, email, phone", of: delivery, beat)
            try takeBackResponses(of: delivery, first..<max(first, next), beat)
            try db.run("UPDATE delivery SET standing = 0 WHERE id = ?", [delivery])
        }
        guard !deliveries.isEmpty else { return }
        var unused = UnusedNames()
        while try unused.removePiece(in: db) { try beat() }
        names = StoredNames(db)
    }

    /// In pieces, as what follows from each takes its time.
    private func remove(_ table: String, _ key: String, of delivery: Int64, _ beat: () throws -> Void) throws {
        repeat {
            try beat()
            try db.run(
                "DELETE FROM \(table) WHERE (\(key)) IN (SELECT \(key) FROM \(table) WHERE delivery = ? LIMIT 10000)",
                [delivery])
        } while db.changesCount == 10_000
    }

    private struct Given {
        var id: Int64
        var identity: DigestKey
        /// Another delivery that gave the same version, a visible one if there is any.
        var heir: Int64?
    }

    /// What is left of an identity.
    private struct Remains {
        var isKept = false
        var greatest: StoredVersion?
        /// The last one that is still to be taken back.
        var due: Int64?

        mutating func note(_ version: StoredVersion, takingBack delivery: Int64) {
            if version.isKept { isKept = true }
            if version.delivery == delivery { due = max(due ?? version.id, version.id) }
            if greatest.map({ $0.version < version.version }) ?? true { greatest = version }
        }
    }

    /// So many identities of which more is to come are remembered: the others are looked up once more.
    private static let mostPostponed = 10_000

    mutating func takeBackResponses(of delivery: Int64, _ own: Range<Int64>, _ beat: () throws -> Void) throws {
        var postponed: [DigestKey: Int64] = [:]
        // In pieces, so that a large file does not have to fit into memory.
        while true {
            try beat()
            let piece = try given(
                "id IN (SELECT response FROM inherited WHERE delivery = ? ORDER BY response LIMIT 1000)", [delivery])
            if piece.isEmpty { break }
            for given in piece {
                try db.run("DELETE FROM inherited WHERE delivery = ? AND response = ?", [delivery, given.id])
            }
            try takeBack(piece, of: delivery, &postponed)
            for given in piece where given.heir == nil { try removeEmptyStretches(given.id...given.id) }
        }
        var last = own.lowerBound - 1
        while true {
            try beat()
            let piece = try given(
                "id > ? AND id < ? AND delivery = ? ORDER BY id LIMIT 1000", [last, own.upperBound, delivery])
            guard let start = piece.first?.id, let end = piece.last?.id else { break }
            last = end
            try takeBack(piece, of: delivery, &postponed)
            try removeEmptyStretches(start...end)
        }
    }

    /// Removes the stretches that held these ids and have none left.
    private func removeEmptyStretches(_ ids: ClosedRange<Int64>) throws {
        try db.run(
            """
            DELETE FROM stretch
            WHERE first BETWEEN (SELECT coalesce(max(first), ?1) FROM stretch WHERE first <= ?1) AND ?2
                AND NOT EXISTS (SELECT 1 FROM response WHERE id BETWEEN first AND last)
            """, [ids.lowerBound, ids.upperBound])
    }

    private func given(_ condition: String, _ arguments: StatementArguments) throws -> [Given] {
        try db.all(
            """
            SELECT id, identity, (
                SELECT delivery FROM repeated WHERE response = response.id
                ORDER BY delivery IS \(Staging.hidden), delivery LIMIT 1)
            FROM response WHERE \(condition)
            """, arguments
        ) { row in
            Given(id: try row.integer(0), identity: DigestKey(try row.bytes(1)), heir: row.optionalInteger(2))
        }
    }

    private func takeBack(_ piece: [Given], of delivery: Int64, _ postponed: inout [DigestKey: Int64]) throws {
        let delete = try RawStatement(db, "DELETE FROM response WHERE id = ?")
        for given in piece {
            if let heir = given.heir {
                try db.run("UPDATE response SET delivery = ? WHERE id = ?", [heir, given.id])
                try db.run("DELETE FROM repeated WHERE response = ? AND delivery = ?", [given.id, heir])
                try db.run("INSERT INTO inherited (delivery, response) VALUES (?, ?)", [heir, given.id])
                if heir == hidden {
                    // It is visible again when all of that file is.
                    try db.run("UPDATE response SET kept = 0 WHERE id = ?", [given.id])
                    try contest([given.identity])
                }
            } else {
                delete.bind(1, given.id)
                try delete.run()
            }
        }
        try settle(piece, of: delivery, &postponed)
    }

    /// Keeps the greatest of what remains of each identity, once nothing more of it is to be taken back: very many versions
    /// may have been given under one id.
    private func settle(_ piece: [Given], of delivery: Int64, _ postponed: inout [DigestKey: Int64]) throws {
        let ids = Set(piece.map(\.id))
        let identities = Set(piece.map(\.identity)).filter { postponed[$0].map(ids.contains) ?? true }
        var remains: [DigestKey: Remains] = [:]
        try eachStored(Set(identities.map(\.high)).sorted()) { version in
            guard version.delivery != hidden, identities.contains(version.identity) else { return }
            remains[version.identity, default: Remains()].note(version, takingBack: delivery)
        }
        if postponed.count > Self.mostPostponed { postponed = [:] }
        for identity in identities.sorted() {
            let remains = remains[identity]
            postponed[identity] = remains?.due
            guard let remains, remains.due == nil, !remains.isKept, let greatest = remains.greatest else { continue }
            try db.run("UPDATE response SET kept = 1 WHERE id = ?", [greatest.id])
        }
    }
}
