package import Domain
import Foundation
import GRDB

extension Store {
    /// The sums of a location, as `keep` got them for that shape; nil where they have to be counted anew.
    package func sums(of location: Identifier, shape: String) throws(StoreError) -> [UInt8]? {
        try read { db in
            try db.all(
                "SELECT bytes FROM location_sums WHERE location = CAST(? AS TEXT) AND shape = ?",
                [text(location.text), shape]
            ) { try $0.bytes(0) }.first
        }
    }

    /// The last delivery whose responses the sums hold, and the last one there is.
    package func counted() throws(StoreError) -> (delivery: Int64, last: Int64) {
        try read { db in
            (
                try Int64.fetchOne(db, sql: "SELECT delivery FROM counted") ?? 0,
                try Int64.fetchOne(db, sql: "SELECT max(id) FROM delivery") ?? 0
            )
        }
    }

    /// The hours (since 1970) of visits that later deliveries than that one gave, by location.
    package func hours(after delivery: Int64) throws(StoreError) -> [Identifier: Set<Int64>] {
        try read { db in
            var hours: [Identifier: Set<Int64>] = [:]
            try db.each(
                "SELECT location, at / 3600000 FROM response WHERE delivery > ? AND kept = 1", [delivery]
            ) { row in
                hours[Identifier(try row.text(0)), default: []].insert(try row.integer(1))
            }
            return hours
        }
    }

    /// Reads the answers of a location with `at` in `from ..< to` into a table, in that order; new are those that later
    /// deliveries than `delivery` gave.
    package func read(
        _ table: inout AnswerTable, location: Identifier, from: Instant, to: Instant, after delivery: Int64
    ) throws(StoreError) {
        table.removeAll()
        try read { db in
            try db.each(
                """
                SELECT at, submitted, source, channel, delivery > ?4, ratings FROM response
                WHERE kept = 1 AND location = CAST(?1 AS TEXT) AND at >= ?2 AND at < ?3 ORDER BY at, identity
                """, [text(location.text), from.milliseconds, to.milliseconds, delivery]
            ) { row in
                table.append(
                    at: Instant(milliseconds: try row.integer(0)),
                    submitted: Instant(milliseconds: try row.integer(1)), source: Identifier(try row.text(2)),
                    channel: try row.optionalText(3).map { Identifier($0) }, isNew: try row.integer(4) != 0)
                try row.withUnsafeData(atIndex: 5) { ratings in
                    (ratings ?? Data()).withUnsafeBytes { slots.decode($0, into: &table) }
                }
            }
        }
    }

    /// Keeps sums that hold the responses of all deliveries up to `delivery`, and forgets those of locations that are not
    /// named: they are counted anew.
    package func keep(
        _ sums: [(location: Identifier, shape: String, bytes: [UInt8])], upTo delivery: Int64
    ) throws(StoreError) {
        try write { db in
            try db.run("DELETE FROM location_sums")
            for sums in sums {
                try db.run(
                    "INSERT INTO location_sums (location, shape, bytes) VALUES (CAST(? AS TEXT), ?, ?)",
                    [text(sums.location.text), sums.shape, Data(sums.bytes)])
            }
            try db.run("INSERT OR REPLACE INTO counted (id, delivery) VALUES (1, ?)", [delivery])
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
