package import Domain
import Foundation
import GRDB

/// What became of one row of a file.
package enum Taken: Equatable, Sendable {
    /// The first version of its identity, the first word on its action.
    case accepted
    /// Greater than the version kept until then; it is kept instead.
    case updated
    /// Nothing that is kept changed.
    case duplicate
}

extension Store {
    /// Takes one delivery in: everything that `body` does is committed as one transaction when it returns, and nothing
    /// of it when it throws. Rows can only be committed together with their ledger row (`record`).
    ///
    /// Throws what `body` throws, and `StoreError`.
    package func deliver<T>(_ body: (inout DeliveryTransaction) throws -> T) throws -> T {
        do {
            return try writer.write { db in
                var transaction = try DeliveryTransaction(db, slots: slots)
                return try body(&transaction)
            }
        } catch let error as DatabaseError { throw StoreError(error, at: path) }
    }
}

/// One delivery while it is taken in. In this order: `delivery` and `previous` to see whether there is anything to do,
/// `takeBack` where the mapping has changed, `take` for each row, perhaps `discardRows`, and `record`.
package struct DeliveryTransaction {
    let db: Database
    let slots: RatingSlots
    /// The ledger row to come.
    let id: Int64
    let digests: AddressDigest
    private let insert: Statement
    private let kept: Statement
    private var hasSavepoint = false

    init(_ db: Database, slots: RatingSlots) throws {
        self.db = db
        self.slots = slots
        id = try Int64.fetchOne(db, sql: "SELECT coalesce(max(id), 0) + 1 FROM delivery") ?? 1
        digests = try AddressDigest(db)
        // One statement for all rows: a response that is new, as most are, costs one look into one index.
        insert = try db.cachedStatement(
            sql: """
                INSERT INTO response (delivery, kept, identity, digest, updated, submitted, visited, location, source,
                    producer, channel, ratings, comment)
                VALUES (?, ?, ?, ?, ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?,
                    CAST(? AS TEXT))
                ON CONFLICT (identity) WHERE kept = 1 DO NOTHING
                """)
        kept = try db.cachedStatement(
            sql: "SELECT id, delivery, updated, submitted, digest FROM response WHERE identity = ? AND kept = 1")
    }

    /// The ledger row of that claim, where it was committed before: after a crash, the file has only to be filed.
    package func delivery(claim: String) throws -> Delivery? {
        try db.all(
            "SELECT \(Ledger.columns) FROM delivery WHERE claim = CAST(? AS TEXT)", [text(claim)], Ledger.delivery
        )
        .first
    }

    /// The deliveries of the same bytes that were not taken back, in the order received.
    package func previous(sha256: String) throws -> [Delivery] {
        try db.all(
            "SELECT \(Ledger.columns) FROM delivery WHERE sha256 = ? AND standing = 1 ORDER BY id", [sha256],
            Ledger.delivery)
    }

    /// Takes one response in. Of an identity the greatest version is kept, whatever the order of arrival; the others
    /// are remembered, for the case that it is taken back.
    ///
    /// - Parameters:
    ///   - contact: given with consent; stored while this version is the kept one. A greater version without contact
    ///     removes that of the version before it.
    ///   - received: when this delivery was received.
    ///   - contactKept: how long after its version was first received `purge` removes a contact.
    package mutating func take(
        _ response: Response, contact: Contact?, received: Instant, contactKept: Span
    ) throws -> Taken {
        let contactEnds = received.advanced(by: contactKept)
        try openSavepoint()
        let identity = Data(response.identity.bytes)
        if try store(response, identity, kept: true) {
            try store(contact, of: db.lastInsertedRowID, until: contactEnds)
            return .accepted
        }
        guard let present = try keptVersion(of: identity) else {
            throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "an index and its table disagree")
        }
        if present.version < response.version {
            try db.run("DELETE FROM contact WHERE response = ?", [present.id])
            try db.run("UPDATE response SET kept = 0 WHERE id = ?", [present.id])
            _ = try store(response, identity, kept: true)
            try store(contact, of: db.lastInsertedRowID, until: contactEnds)
            return .updated
        }
        if present.version == response.version {
            try remember(present)
            if contact != nil {
                // Delivering a version again does not keep its contact longer, nor bring back one whose time has come.
                let ends = min(contactEnds, try firstReceived(present)?.advanced(by: contactKept) ?? contactEnds)
                try store(contact, of: present.id, until: ends > received ? ends : nil)
            }
        } else if let older = try olderVersion(response.version, of: identity) {
            try remember(older)
            try store(contact, of: older.id, until: nil)
        } else {
            _ = try store(response, identity, kept: false)
            try store(contact, of: db.lastInsertedRowID, until: nil)
        }
        return .duplicate
    }

    /// Forgets everything that was taken and taken back so far: what the store held before is held again.
    package mutating func discardRows() throws {
        if hasSavepoint { try db.execute(sql: "ROLLBACK TO SAVEPOINT rows") }
    }

    /// Writes the ledger row, once per delivery.
    /// - Parameter refused: why its rejected rows were rejected.
    package mutating func record(_ delivery: Delivery, refused: [RowRefusal: Int] = [:]) throws {
        try Ledger.insert(delivery, id: id, in: db)
        try LifetimeTotals.add(refused, in: db)
    }

    mutating func openSavepoint() throws {
        guard !hasSavepoint else { return }
        try db.execute(sql: "SAVEPOINT rows")
        hasSavepoint = true
    }
}

extension DeliveryTransaction {
    private struct Stored {
        var id: Int64
        var delivery: Int64
        var version: ResponseVersion

        init(_ row: Row) throws {
            id = try row.integer(0)
            delivery = try row.integer(1)
            version = ResponseVersion(
                updated: row.optionalInteger(2).map(Instant.init(milliseconds:)),
                submitted: Instant(milliseconds: try row.integer(3)), digest: try row.bytes(4))
        }
    }

    /// Whether there is a new row; not, where its identity is kept already.
    private func store(_ response: Response, _ identity: Data, kept: Bool) throws -> Bool {
        insert.setUncheckedArguments([
            id, kept, identity, Data(response.version.digest), response.version.updated?.milliseconds,
            response.version.submitted.milliseconds, response.visited?.milliseconds, text(response.location.text),
            text(response.source.text), text(response.producerID?.text), text(response.channel),
            slots.encoded(response), text(response.comment),
        ])
        try insert.execute()
        return db.changesCount == 1
    }

    private func keptVersion(of identity: Data) throws -> Stored? {
        let rows = try Row.fetchCursor(kept, arguments: [identity])
        return try rows.next().map { try Stored($0) }
    }

    private func olderVersion(_ version: ResponseVersion, of identity: Data) throws -> Stored? {
        try db.all(
            """
            SELECT id, delivery, updated, submitted, digest FROM response
            WHERE identity = ? AND kept = 0 AND updated IS ? AND submitted = ? AND digest = ?
            """,
            [
                identity, version.updated?.milliseconds, version.submitted.milliseconds, Data(version.digest),
            ],
            Stored.init
        ).first
    }

    private func remember(_ stored: Stored) throws {
        guard stored.delivery != id else { return }
        try db.run("INSERT OR IGNORE INTO repeated (response, delivery) VALUES (?, ?)", [stored.id, id])
    }

    /// nil where this very delivery gave the version first: its ledger row is still to come.
    private func firstReceived(_ stored: Stored) throws -> Instant? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(received) FROM delivery
                WHERE id = ?1 OR id IN (SELECT delivery FROM repeated WHERE response = ?2)
                """, arguments: [stored.delivery, stored.id]
        ).map(Instant.init(milliseconds:))
    }

    /// - Parameter end: nil: only whose the version is, is stored; not how to reach them.
    private func store(_ contact: Contact?, of response: Int64, until end: Instant?) throws {
        guard let contact, contact != Contact() else { return }
        for address in contact.addresses {
            try db.run(
                "INSERT OR IGNORE INTO person (digest, response, delivery) VALUES (?, ?, ?)",
                [digests.digest(of: address), response, id])
        }
        guard let end else { return }
        try db.run(
            """
            INSERT OR IGNORE INTO contact (response, delivery, name, email, phone, ends_at)
            VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)
            """,
            [
                response, id, text(contact.name ?? ""), text(contact.email ?? ""), text(contact.phone ?? ""),
                end.milliseconds,
            ])
    }
}
