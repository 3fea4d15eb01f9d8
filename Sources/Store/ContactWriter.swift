import Domain
import GRDB

/// Writes how customers can be reached, and whose responses are whose.
struct ContactWriter {
    let db: Database
    let delivery: Int64
    let digests: AddressDigest
    let received: Instant
    let kept: Span

    /// - Parameters:
    ///   - again: the version, where it was stored before: delivering it again does not keep its contact longer, nor
    ///     bring back one whose time has come.
    ///   - isKept: of another only whose it is, is stored; not how to reach them.
    func write(_ contact: Contact, of response: Int64, again: StoredVersion?, isKept: Bool) throws {
        for address in contact.addresses {
            try db.run(
                "INSERT OR IGNORE INTO person (digest, response, delivery) VALUES (?, ?, ?)",
                [digests.digest(of: address), response, delivery])
        }
        guard isKept else { return }
        var ends = received.advanced(by: kept)
        if let again, let first = try firstReceived(again) {
            ends = min(ends, first.advanced(by: kept))
            guard ends > received else { return }
        }
        try db.run(
            """
            INSERT OR IGNORE INTO contact (response, delivery, name, email, phone, ends_at)
            VALUES (?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?)
            """,
            [
                response, delivery, text(contact.name ?? ""), text(contact.email ?? ""), text(contact.phone ?? ""),
                ends.milliseconds,
            ])
    }

    /// nil where this very delivery gave the version first: its ledger row is still to come.
    private func firstReceived(_ stored: StoredVersion) throws -> Instant? {
        try Int64.fetchOne(
            db,
            sql: """
                SELECT min(received) FROM delivery
                WHERE id = ?1 OR id IN (SELECT delivery FROM repeated WHERE response = ?2)
                """, arguments: [stored.delivery, stored.id]
        ).map(Instant.init(milliseconds:))
    }
}
