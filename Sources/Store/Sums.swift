import CSQLite
package import Domain
import Foundation
import GRDB

/// An answer as it is stored, valid until the next one is read.
///
/// Planning reads millions of them, so that their columns are taken from SQLite as they are: a value of GRDB for each
/// would take four times as long.
package struct StoredAnswer {
    package let location: Identifier
    package let at: Instant
    fileprivate let delivery: Int64
    fileprivate let id: Int64
    private let row: OpaquePointer
    private let slots: RatingSlots

    fileprivate static let columns = "location, delivery, id, at, submitted, source, channel, ratings"

    fileprivate init(_ row: OpaquePointer, _ slots: RatingSlots) {
        self.row = row
        self.slots = slots
        location = Self.text(row, 0) ?? ""
        delivery = sqlite3_column_int64(row, 1)
        id = sqlite3_column_int64(row, 2)
        at = Instant(milliseconds: sqlite3_column_int64(row, 3))
    }

    package func append(to table: inout AnswerTable) {
        table.append(
            at: at, submitted: Instant(milliseconds: sqlite3_column_int64(row, 4)),
            source: Self.text(row, 5) ?? "", channel: Self.text(row, 6))
        slots.decode(Self.bytes(row, 7), into: &table)
    }

    private static func bytes(_ row: OpaquePointer, _ column: Int32) -> UnsafeRawBufferPointer {
        UnsafeRawBufferPointer(
            start: sqlite3_column_blob(row, column), count: Int(sqlite3_column_bytes(row, column)))
    }

    private static func text(_ row: OpaquePointer, _ column: Int32) -> Identifier? {
        if sqlite3_column_type(row, column) == SQLITE_NULL { return nil }
        return Identifier(String(decoding: bytes(row, column), as: UTF8.self))
    }
}

extension Database {
    /// Steps through the answers that a statement with `StoredAnswer.columns` finds.
    fileprivate func eachAnswer(
        _ sql: String, _ arguments: StatementArguments, _ slots: RatingSlots, _ body: (StoredAnswer) throws -> Void
    ) throws {
        let statement = try cachedStatement(sql: sql)
        statement.setUncheckedArguments(arguments)
        let row = statement.sqliteStatement
        defer { sqlite3_reset(row) }
        while true {
            switch sqlite3_step(row) {
            case SQLITE_ROW: try body(StoredAnswer(row, slots))
            case SQLITE_DONE: return
            case let code:
                throw DatabaseError(
                    resultCode: ResultCode(rawValue: code),
                    message: sqlite3_errmsg(sqliteConnection).map { String(cString: $0) })
            }
        }
    }
}

/// What planning has counted so far.
package struct CountedSums {
    /// By location; the shape tells what they were counted for.
    package let of: [Identifier: (shape: String, bytes: [UInt8])]
    /// The last delivery whose responses they hold.
    package let upTo: Int64
    /// How often a stored response was changed or removed, ever.
    package let changes: Int64
}

extension Store {
    /// Adds the answers of a location with `at` in `from ..< to` to a table, in the order of `at` and identity; only those
    /// of deliveries up to `delivery`.
    package func read(
        _ table: inout AnswerTable, location: Identifier, from: Instant, to: Instant, upTo delivery: Int64
    ) throws(StoreError) {
        try read { db in
            try db.eachAnswer(
                """
                SELECT \(StoredAnswer.columns) FROM response
                WHERE kept = 1 AND location = CAST(? AS TEXT) AND at >= ? AND at < ? AND delivery <= ?
                ORDER BY at, identity
                """, [text(location.text), from.milliseconds, to.milliseconds, delivery], slots
            ) { $0.append(to: &table) }
        }
    }

    /// The deliveries after one, in their order, and how many responses each gave when it was taken in.
    package func deliveries(after delivery: Int64) throws(StoreError) -> [(id: Int64, responses: Int)] {
        try read { db in
            try db.all("SELECT id, accepted + updated FROM delivery WHERE id > ? ORDER BY id", [delivery]) {
                (try $0.integer(0), Int(try $0.integer(1)))
            }
        }
    }

    /// Hands over answers of all locations, delivery by delivery as they are stored: those after some place up to the end
    /// of a delivery, at most so many.
    ///
    /// Throws what `body` throws, and `StoreError`. `body` must not call the store.
    /// - Returns: the place of the last one; nil where there are no more.
    package func eachAnswer(
        after place: (delivery: Int64, id: Int64), upTo delivery: Int64, atMost limit: Int,
        _ body: (StoredAnswer) throws -> Void
    ) throws -> (delivery: Int64, id: Int64)? {
        do {
            return try reader.read { db in
                var count = 0
                var last = place
                try db.eachAnswer(
                    """
                    SELECT \(StoredAnswer.columns) FROM response INDEXED BY response_delivery
                    WHERE (delivery, id) > (?, ?) AND delivery <= ? AND kept = 1 ORDER BY delivery, id LIMIT ?
                    """, [place.delivery, place.id, delivery, limit], slots
                ) { answer in
                    try body(answer)
                    count += 1
                    if count == limit { last = (answer.delivery, answer.id) }
                }
                return count == limit ? last : nil
            }
        } catch let error as DatabaseError { throw StoreError(error, at: path) }
    }

    // MARK: What planning has counted

    /// The sums of every location, as `keep` got them. Those of locations of which anything but new responses has changed
    /// since are not among them.
    package func sums() throws(StoreError) -> CountedSums {
        try read { db in
            guard
                let counted = try db.all(
                    "SELECT delivery, changes FROM counted", [],
                    { (delivery: try $0.integer(0), changes: try $0.integer(1)) }
                ).first
            else { return CountedSums(of: [:], upTo: 0, changes: 0) }
            var sums: [Identifier: (shape: String, bytes: [UInt8])] = [:]
            try db.each("SELECT location, shape, bytes FROM location_sums") { row in
                sums[Identifier(try row.text(0))] = (try row.text(1), try row.bytes(2))
            }
            return CountedSums(of: sums, upTo: counted.delivery, changes: counted.changes)
        }
    }

    /// Keeps sums that hold the responses of all deliveries up to `delivery`, and forgets those of locations that are not
    /// named: they are counted anew.
    ///
    /// - Parameter changes: of stored responses when they were counted. Where there are more by now, nothing is kept: the
    ///   sums may hold what was forgotten meanwhile.
    package func keep(
        _ sums: [(location: Identifier, shape: String, bytes: [UInt8])], upTo delivery: Int64, changes: Int64
    ) throws(StoreError) {
        try write { db in
            guard try Int64.fetchOne(db, sql: "SELECT changes FROM counted") ?? 0 == changes else { return }
            try db.run("DELETE FROM location_sums")
            for sums in sums {
                try db.run(
                    "INSERT INTO location_sums (location, shape, bytes) VALUES (CAST(? AS TEXT), ?, ?)",
                    [text(sums.location.text), sums.shape, Data(sums.bytes)])
            }
            try db.run(
                "INSERT OR REPLACE INTO counted (id, delivery, changes) VALUES (1, ?, ?)", [delivery, changes])
        }
    }

    /// What holds for the whole chain, as `keep(model:)` got it for that shape.
    package func model(shape: String) throws(StoreError) -> [UInt8]? {
        try read { db in
            try db.all("SELECT bytes FROM chain_model WHERE shape = ?", [shape]) { try $0.bytes(0) }.first
        }
    }

    package func keep(model: [UInt8], shape: String) throws(StoreError) {
        try write { db in
            try db.run(
                "INSERT OR REPLACE INTO chain_model (id, shape, bytes) VALUES (1, ?, ?)", [shape, Data(model)])
        }
    }
}
