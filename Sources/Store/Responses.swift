package import Domain
import Foundation
import GRDB

extension Store {
    /// Every location seen in feedback, in the order of its bytes.
    package func locations() throws(StoreError) -> [Identifier] {
        try read { db in
            // One look into the index per location, not one per response.
            try db.all(
                """
                WITH RECURSIVE seen (location) AS (
                    SELECT min(location) FROM response WHERE kept = 1
                    UNION ALL
                    SELECT (SELECT min(location) FROM response WHERE kept = 1 AND location > seen.location)
                    FROM seen WHERE seen.location IS NOT NULL
                )
                SELECT location FROM seen WHERE location IS NOT NULL
                """
            ) { Identifier(try $0.text(0)) }
        }
    }

    /// The responses of a location with `at` in `from ..< to`, ordered by `at`, then identity.
    package func responses(
        location: Identifier, from: Instant, to: Instant
    ) throws(StoreError) -> [Response] {
        try read { db in
            try db.all(
                """
                SELECT \(StoredResponse.columns) FROM response
                WHERE kept = 1 AND location = CAST(? AS TEXT) AND at >= ? AND at < ? ORDER BY at, identity
                """, [text(location.text), from.milliseconds, to.milliseconds]
            ) { try StoredResponse.response($0, slots) }
        }
    }

    /// Likewise those with a comment.
    package func comments(location: Identifier, from: Instant, to: Instant) throws(StoreError) -> [Response] {
        try read { db in
            try db.all(
                """
                SELECT \(StoredResponse.columns) FROM response
                WHERE kept = 1 AND comment IS NOT NULL AND location = CAST(? AS TEXT) AND at >= ? AND at < ?
                ORDER BY at, identity
                """, [text(location.text), from.milliseconds, to.milliseconds]
            ) { try StoredResponse.response($0, slots) }
        }
    }

    /// Hands over what is stored, one response after the other, by location, `submitted` and identity: all of it, or
    /// that of one location, or what was submitted at or after `since`. All belongs to one state of the database.
    ///
    /// Throws what `body` throws, and `StoreError`. `body` must not call the store.
    package func eachResponse(
        location: Identifier?, since: Instant?, _ body: (Response) throws -> Void
    ) throws {
        // Two statements, so that one location costs one location.
        let place = location == nil ? "?1 IS NULL" : "location = CAST(?1 AS TEXT)"
        do {
            try reader.read { db in
                try db.each(
                    """
                    SELECT \(StoredResponse.columns) FROM response
                    WHERE kept = 1 AND \(place) AND submitted >= ?2 ORDER BY location, submitted, identity
                    """, [text(location?.text), since?.milliseconds ?? .min]
                ) { try body(StoredResponse.response($0, slots)) }
            }
        } catch let error as DatabaseError { throw StoreError(error, at: path) }
    }

    /// The contact that the customer agreed to, until `purge` removes it at its end.
    package func contact(of response: ResponseIdentity) throws(StoreError) -> Contact? {
        try read { db in
            let kept = try Int64.fetchOne(
                db, sql: "SELECT id FROM response WHERE identity = ? AND kept = 1", arguments: [Data(response.bytes)])
            return try kept.flatMap { try Contacts.contact(of: $0, in: db) }
        }
    }
}

enum Contacts {
    /// Several deliveries may have given one each: the same one is chosen, whatever their order.
    static func contact(of response: Int64, in db: Database) throws -> Contact? {
        try db.all(
            """
            SELECT name, email, phone FROM contact WHERE response = ?
            ORDER BY name DESC, email DESC, phone DESC LIMIT 1
            """, [response]
        ) { row in
            func given(_ column: Int) throws -> String? {
                let text = try row.text(column)
                return text.isEmpty ? nil : text
            }
            return Contact(name: try given(0), email: try given(1), phone: try given(2))
        }.first
    }
}

enum StoredResponse {
    private static let names = [
        "identity", "updated", "submitted", "digest", "visited", "location", "source", "producer", "channel", "comment",
        "ratings",
    ]
    static let columns = names.joined(separator: ", ")
    static let count = names.count

    /// The same where several tables are joined.
    static func columns(_ table: String) -> String { names.map { "\(table).\($0)" }.joined(separator: ", ") }

    static func response(_ row: Row, _ slots: RatingSlots) throws -> Response {
        var response = Response(
            identity: ResponseIdentity(bytes: try row.bytes(0)),
            version: ResponseVersion(
                updated: row.optionalInteger(1).map(Instant.init(milliseconds:)),
                submitted: Instant(milliseconds: try row.integer(2)), digest: try row.bytes(3)),
            source: Identifier(try row.text(6)), producerID: try row.optionalText(7).map { Identifier($0) },
            location: Identifier(try row.text(5)),
            visited: row.optionalInteger(4).map(Instant.init(milliseconds:)), channel: try row.optionalText(8),
            drivers: [], behaviours: [], comment: try row.optionalText(9))
        try row.withUnsafeData(atIndex: 10) { ratings in
            (ratings ?? Data()).withUnsafeBytes { slots.decode($0, into: &response) }
        }
        return response
    }
}
