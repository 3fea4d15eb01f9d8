import Foundation
import GRDB

extension DeliveryTransaction {
    /// Takes back what the deliveries of these bytes gave, so that exactly what the other deliveries gave is stored:
    /// a version that another delivery gave too stays as that one's; where the kept version of a response goes, the
    /// greatest of the remaining ones is kept; a response that nobody else gave is gone. An earlier word on an action
    /// counts again. Their ledger rows stay, but no longer stand.
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
        let deliveries = try Int64.fetchAll(
            db, sql: "SELECT id FROM delivery WHERE sha256 = ? AND standing = 1", arguments: [sha256])
        for delivery in deliveries {
            try db.run("DELETE FROM repeated WHERE delivery = ?", [delivery])
            try db.run("DELETE FROM check_off WHERE delivery = ?", [delivery])
            try remove("person", "id", of: delivery, beat)
            try remove("contact", "response, delivery, name, email, phone", of: delivery, beat)
            try takeBackResponses(of: delivery, beat)
            try db.run("UPDATE delivery SET standing = 0 WHERE id = ?", [delivery])
        }
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
        var identity: [UInt8]
        /// Another delivery that gave the same version.
        var heir: Int64?
    }

    private func takeBackResponses(of delivery: Int64, _ beat: () throws -> Void) throws {
        // In pieces, so that a large file does not have to fit into memory.
        var last: Int64 = -1
        while true {
            try beat()
            let piece = try db.all(
                """
                SELECT id, identity, (SELECT min(delivery) FROM repeated WHERE response = response.id)
                FROM response WHERE delivery = ? AND id > ? ORDER BY id LIMIT 1000
                """, [delivery, last]
            ) { row in
                Given(
                    id: try row.integer(0), identity: try row.bytes(1), heir: row.optionalInteger(2))
            }
            guard let end = piece.last?.id else { return }
            last = end
            for given in piece { try takeBack(given) }
        }
    }

    private func takeBack(_ given: Given) throws {
        if let heir = given.heir {
            try db.run("UPDATE response SET delivery = ? WHERE id = ?", [heir, given.id])
            try db.run("DELETE FROM repeated WHERE response = ? AND delivery = ?", [given.id, heir])
            return
        }
        try db.run("DELETE FROM response WHERE id = ?", [given.id])
        try db.run(
            """
            UPDATE response SET kept = 1
            WHERE id = (
                SELECT id FROM response WHERE identity = ?1 AND kept = 0
                ORDER BY updated DESC, submitted DESC, digest DESC LIMIT 1
            ) AND NOT EXISTS (SELECT 1 FROM response WHERE identity = ?1 AND kept = 1)
            """, [Data(given.identity)])
    }
}
