package import Domain
import Foundation
import GRDB

extension Store {
    /// Every location seen in feedback, in the order of its bytes.
    package func locations() throws(StoreError) -> [Identifier] {
        try read { db in
            try db.all(
                """
                SELECT location FROM place WHERE EXISTS (
                    SELECT 1 FROM \(StoredResponse.ofPlace("place.id")) AND kept = 1
                ) ORDER BY location
                """
            ) { Identifier(try $0.text(0)) }
        }
    }

    /// The responses of a location with `at` in `from ..< to`, ordered by `at`, then identity.
    package func responses(
        location: Identifier, from: Instant, to: Instant
    ) throws(StoreError) -> [Response] {
        try responses(location, from, to, where: "TRUE")
    }

    /// Likewise those with a comment.
    package func comments(location: Identifier, from: Instant, to: Instant) throws(StoreError) -> [Response] {
        try responses(location, from, to, where: "stretch.comments = 1 AND comment IS NOT NULL")
    }

    private func responses(
        _ location: Identifier, _ from: Instant, _ to: Instant, where condition: String
    ) throws(StoreError) -> [Response] {
        try read { db in
            try db.all(
                """
                SELECT \(StoredResponse.columns)
                FROM \(StoredResponse.ofPlace(StoredResponse.named)) AND newest >= ?2 AND oldest < ?3
                    AND kept = 1 AND at >= ?2 AND at < ?3 AND \(condition)
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
        do {
            try reader.read { db in
                let places = try db.all(
                    """
                    SELECT location FROM place WHERE ?1 IS NULL OR location = CAST(?1 AS TEXT) ORDER BY location
                    """, [text(location?.text)]
                ) { try $0.text(0) }
                for place in places {
                    try db.each(
                        """
                        SELECT \(StoredResponse.columns) FROM \(StoredResponse.ofPlace(StoredResponse.named))
                            AND kept = 1 AND submitted >= ?2 ORDER BY submitted, identity
                        """, [text(place), since?.milliseconds ?? .min]
                    ) { try body(StoredResponse.response($0, slots)) }
                }
            }
        } catch let error as DatabaseError { throw StoreError(error, at: path) }
    }

    /// The contact that the customer agreed to, until `purge` removes it at its end.
    package func contact(of response: ResponseIdentity) throws(StoreError) -> Contact? {
        try read { db in
            try IdentityIndex(db).kept(response.bytes).flatMap { try Contacts.contact(of: $0, in: db) }
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
    private static let expressions = [
        "response.identity", "response.updated", "response.submitted",
        "coalesce(response.digest, response.identity)", "response.visited",
        "(SELECT location FROM place WHERE place.id = response.place)",
        "(SELECT text FROM label WHERE label.id = response.source)", "response.producer",
        "(SELECT text FROM label WHERE label.id = response.channel)", "response.comment", "response.ratings",
    ]
    /// Of the table `response`.
    static let columns = expressions.joined(separator: ", ")
    static let count = expressions.count

    /// The number of the place whose location is the first argument.
    static let named = "(SELECT id FROM place WHERE location = CAST(?1 AS TEXT))"

    /// `stretch` and `response` of a place, up to `WHERE` with its first condition.
    static func ofPlace(_ place: String) -> String {
        """
        stretch CROSS JOIN response ON response.id BETWEEN stretch.first AND stretch.last
            AND response.place = stretch.place
        WHERE stretch.place = \(place)
        """
    }

    static func response(id: Int64, in db: Database, _ slots: RatingSlots) throws -> Response? {
        try db.all("SELECT \(columns) FROM response WHERE id = ?", [id]) { try response($0, slots) }.first
    }

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
