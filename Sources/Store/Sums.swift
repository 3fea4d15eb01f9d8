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
    private let names: AnswerNames
    private let row: RawStatement
    private let slots: RatingSlots

    fileprivate static let columns = "response.place, at, submitted, source, channel, ratings"

    fileprivate init(_ row: RawStatement, _ names: AnswerNames, _ slots: RatingSlots) {
        self.row = row
        self.names = names
        self.slots = slots
        location = names.places[row.integer(0)] ?? ""
        at = Instant(milliseconds: row.integer(1))
    }

    package func append(to table: inout AnswerTable) {
        table.append(
            at: at, submitted: Instant(milliseconds: row.integer(2)), source: names.labels[row.integer(3)] ?? "",
            channel: row.optionalInteger(4).flatMap { names.labels[$0] })
        slots.decode(row.bytes(5), into: &table)
    }
}

/// What the numbers in stored answers stand for.
private struct AnswerNames {
    let places: [Int64: Identifier]
    let labels: [Int64: Identifier]

    /// - Parameter place: the only one that is asked for; nil: all.
    init(_ db: Database, place: Identifier? = nil) throws {
        func names(_ sql: String, _ arguments: StatementArguments = []) throws -> [Int64: Identifier] {
            let names = try db.all(sql, arguments) { (try $0.integer(0), Identifier(try $0.text(1))) }
            return Dictionary(names, uniquingKeysWith: { first, _ in first })
        }
        places =
            try place.map {
                try names("SELECT id, location FROM place WHERE location = CAST(? AS TEXT)", [text($0.text)])
            } ?? names("SELECT id, location FROM place")
        labels = try names("SELECT id, text FROM label")
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
            let names = try AnswerNames(db, place: location)
            guard let place = names.places.keys.first else { return }
            let row = try RawStatement(
                db,
                """
                SELECT \(StoredAnswer.columns) FROM \(StoredResponse.ofPlace("?1")) AND newest >= ?2 AND oldest < ?3
                    AND kept = 1 AND at >= ?2 AND at < ?3 AND delivery <= ?4
                ORDER BY at, identity
                """)
            for (index, value) in [place, from.milliseconds, to.milliseconds, delivery].enumerated() {
                row.bind(Int32(index + 1), value)
            }
            defer { row.reset() }
            while try row.step() { StoredAnswer(row, names, slots).append(to: &table) }
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
                let names = try AnswerNames(db)
                // Ids follow the deliveries, but for responses that were inherited: their locations are counted anew.
                let row = try RawStatement(
                    db,
                    """
                    SELECT \(StoredAnswer.columns), delivery, response.id FROM response
                    WHERE id > max(?1, (SELECT coalesce(min(first_response), ?1 + 1) - 1 FROM delivery WHERE id >= ?2))
                        AND id < (SELECT coalesce(max(next_response), 0) FROM delivery WHERE id <= ?3)
                        AND kept = 1 AND delivery BETWEEN ?2 AND ?3
                    ORDER BY response.id LIMIT ?4
                    """)
                // Of a delivery all of which was read, the next one follows.
                row.bind(1, place.id == .max ? .min + 1 : place.id)
                row.bind(2, place.id == .max ? place.delivery + 1 : place.delivery)
                row.bind(3, delivery)
                row.bind(4, Int64(limit))
                defer { row.reset() }
                var (count, last) = (0, place)
                while try row.step() {
                    try body(StoredAnswer(row, names, slots))
                    count += 1
                    if count == limit { last = (row.integer(6), row.integer(7)) }
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
