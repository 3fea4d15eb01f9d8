package import Domain
import GRDB

/// A large file on its way in. Piece after piece of it is stored, each durably, and nothing of it is visible before all of
/// it is; other files are taken in between. There is at most one.
package struct Staging: Equatable, Sendable {
    /// How far it has come.
    package struct Progress: Equatable, Sendable {
        /// How many of the file's responses were taken, from its beginning.
        package var responses = 0
        /// What became of them.
        package var rows = Delivery.Rows()

        package init() {}
    }

    /// The ledger row to come.
    let delivery: Int64
    package let claim: String
    package let sha256: String
    package let mapping: String
    /// When its first piece was taken.
    package let received: Instant
    package fileprivate(set) var progress = Progress()
    /// Its responses have ids in here, among others.
    fileprivate(set) var ids: Range<Int64>

    /// The delivery's number, for those who leave it out.
    static let hidden = "(SELECT delivery FROM staged)"

    static func current(in db: Database) throws -> Staging? {
        try db.all(
            """
            SELECT delivery, claim, sha256, mapping, received, first_response, next_response, responses, accepted, updated,
                duplicate, left_out FROM staged
            """
        ) { row in
            let first = try row.integer(5)
            var staging = Staging(
                delivery: try row.integer(0), claim: try row.text(1), sha256: try row.text(2),
                mapping: try row.text(3), received: Instant(milliseconds: try row.integer(4)),
                ids: first..<max(first, try row.integer(6)))
            staging.progress.responses = Int(try row.integer(7))
            staging.progress.rows = Delivery.Rows(
                accepted: Int(try row.integer(8)), updated: Int(try row.integer(9)),
                duplicate: Int(try row.integer(10)), leftOut: Int(try row.integer(11)))
            return staging
        }.first
    }
}

extension Store {
    /// The file of which a part is stored that is not visible yet.
    package func staging() throws(StoreError) -> Staging? {
        try read { db in try Staging.current(in: db) }
    }

    /// An empty batch to fill and take.
    package func batch() -> ResponseBatch { ResponseBatch(slots) }

    /// Begins with a file, of which nothing is stored yet. What was staged before must be visible or discarded.
    package func beginStaging(
        claim: String, sha256: String, mapping: String, received: Instant
    ) throws(StoreError) -> Staging {
        try write { db in
            let next = try DeliveryTransaction(db, slots: slots)
            let staging = Staging(
                delivery: next.id, claim: claim, sha256: sha256, mapping: mapping, received: received,
                ids: next.nextResponse..<next.nextResponse)
            try db.run(
                """
                INSERT INTO staged VALUES (1, ?, CAST(? AS TEXT), ?, ?, ?, 0, 0, 0, 0, 0, ?, ?)
                """,
                [
                    staging.delivery, text(claim), sha256, mapping, received.milliseconds, staging.ids.lowerBound,
                    staging.ids.upperBound,
                ])
            return staging
        }
    }

    /// Takes one piece in, durably and invisibly: all that `body` does, or nothing of it where it throws. `body` counts.
    ///
    /// Throws what `body` throws, and `StoreError`.
    package func stage(
        _ staging: inout Staging, _ body: (inout DeliveryTransaction, inout Staging.Progress) throws -> Void
    ) throws {
        staging = try transact(staging) { [staging] transaction in
            var later = staging
            try body(&transaction, &later.progress)
            later.ids = staging.ids.lowerBound..<max(staging.ids.upperBound, transaction.nextResponse)
            try transaction.db.run(
                """
                UPDATE staged SET responses = ?, accepted = ?, updated = ?, duplicate = ?, left_out = ?, next_response = ?
                """,
                [
                    later.progress.responses, later.progress.rows.accepted, later.progress.rows.updated,
                    later.progress.rows.duplicate, later.progress.rows.leftOut, later.ids.upperBound,
                ])
            return later
        }
    }
}
