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
    fileprivate static let count: Int32 = 6

    fileprivate init(_ row: RawStatement, _ names: AnswerNames, _ slots: RatingSlots) throws {
        self.row = row
        self.names = names
        self.slots = slots
        location = try names.place(row.integer(0))
        at = Instant(milliseconds: row.integer(1))
    }

    package func append(to table: inout AnswerTable) throws {
        table.append(
            at: at, submitted: Instant(milliseconds: row.integer(2)), source: try names.label(row.integer(3)),
            channel: try row.optionalInteger(4).map { try names.label($0) })
        slots.decode(row.bytes(5), into: &table)
    }
}

/// What the numbers in stored answers stand for, looked up when they first come.
private final class AnswerNames {
    private let place: RawStatement
    private let label: RawStatement
    private var places: [Int64: Identifier] = [:]
    private var labels: [Int64: Identifier] = [:]

    init(_ db: Database) throws {
        place = try RawStatement(db, "SELECT location FROM place WHERE id = ?")
        label = try RawStatement(db, "SELECT text FROM label WHERE id = ?")
    }

    func place(_ number: Int64) throws -> Identifier { try name(number, &places, place) }

    func label(_ number: Int64) throws -> Identifier { try name(number, &labels, label) }

    private func name(
        _ number: Int64, _ known: inout [Int64: Identifier], _ row: RawStatement
    ) throws -> Identifier {
        if let name = known[number] { return name }
        row.bind(1, number)
        defer { row.reset() }
        let name = Identifier(try row.step() ? String(decoding: row.bytes(0), as: UTF8.self) : "")
        known[number] = name
        return name
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
            let names = try AnswerNames(db)
            guard
                let place = try Int64.fetchOne(
                    db, sql: "SELECT id FROM place WHERE location = CAST(? AS TEXT)", arguments: [text(location.text)])
            else { return }
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
            while try row.step() { try StoredAnswer(row, names, slots).append(to: &table) }
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

    /// Where to go on reading answers: after a delivery, or after one of its answers.
    package struct AnswerPlace: Sendable {
        fileprivate var delivery: Int64
        /// The last delivery and response of those that were an earlier delivery's at first, which come before the others.
        fileprivate var inherited: (delivery: Int64, response: Int64)?
        fileprivate var id: Int64?

        package init(after delivery: Int64) {
            self.delivery = delivery
            inherited = (delivery, .max)
        }
    }

    /// Hands over answers of all locations as they are stored: those of deliveries after some place up to a delivery, some
    /// `limit` of them.
    ///
    /// Throws what `body` throws, and `StoreError`. `body` must not call the store.
    /// - Returns: the place of the last one; nil where there are no more.
    package func eachAnswer(
        after place: AnswerPlace, upTo delivery: Int64, atMost limit: Int, _ body: (StoredAnswer) throws -> Void
    ) throws -> AnswerPlace? {
        do {
            return try reader.read { db in
                let ids = try db.all(
                    "SELECT min(first_response), max(next_response) FROM delivery WHERE id > ? AND id <= ?",
                    [place.delivery, delivery], { ($0.optionalInteger(0), $0.optionalInteger(1)) }
                ).first
                guard let first = ids?.0, let next = ids?.1 else { return nil }
                let names = try AnswerNames(db)
                var (count, last) = (0, place)
                last.inherited = try place.inherited.flatMap { start in
                    try eachInherited(after: start, upTo: delivery, before: first, atMost: limit, db) {
                        try body(StoredAnswer($0, names, slots))
                        count += 1
                    }
                }
                if last.inherited != nil { return last }
                let row = try RawStatement(
                    db,
                    """
                    SELECT \(StoredAnswer.columns), id FROM response
                    WHERE id > ? AND id < ? AND kept = 1 AND delivery > ? AND delivery <= ?
                        AND delivery IS NOT \(Staging.hidden)
                    ORDER BY id LIMIT ?
                    """)
                let values = [place.id ?? first - 1, next, place.delivery, delivery, Int64(limit - count)]
                for (index, value) in values.enumerated() { row.bind(Int32(index + 1), value) }
                defer { row.reset() }
                while try row.step() {
                    try body(StoredAnswer(row, names, slots))
                    count += 1
                    if count == limit { last.id = row.integer(StoredAnswer.count) }
                }
                return count == limit ? last : nil
            }
        } catch let error as DatabaseError { throw StoreError(error, at: path) }
    }

    /// - Returns: the last one; nil where there are no more.
    private func eachInherited(
        after start: (delivery: Int64, response: Int64), upTo last: Int64, before first: Int64, atMost limit: Int,
        _ db: Database, _ body: (RawStatement) throws -> Void
    ) throws -> (delivery: Int64, response: Int64)? {
        let row = try RawStatement(
            db,
            """
            SELECT \(StoredAnswer.columns), inherited.delivery, inherited.response
            FROM inherited CROSS JOIN response ON response.id = inherited.response
            WHERE (inherited.delivery, inherited.response) > (?1, ?2) AND inherited.delivery <= ?3
                AND response.delivery = inherited.delivery AND response.id < ?4 AND kept = 1
            ORDER BY inherited.delivery, inherited.response LIMIT ?5
            """)
        let values = [start.delivery, start.response, last, first, Int64(limit)]
        for (index, value) in values.enumerated() { row.bind(Int32(index + 1), value) }
        defer { row.reset() }
        var count = 0
        while try row.step() {
            try body(row)
            count += 1
            if count == limit {
                return (row.integer(StoredAnswer.count), row.integer(StoredAnswer.count + 1))
            }
        }
        return nil
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
