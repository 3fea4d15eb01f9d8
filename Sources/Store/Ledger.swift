package import Domain
import Foundation
import GRDB

extension Store {
    /// The ledger, in the order received.
    package func deliveries() throws(StoreError) -> [Delivery] {
        try read { db in try db.all("SELECT \(Ledger.columns) FROM delivery ORDER BY id", [], Ledger.delivery) }
    }

    /// What a file was called in the inbox that was filed under that name; nil where the ledger does not know it.
    package func name(ofFiledAs filed: String, sha256 start: String) throws(StoreError) -> String? {
        try read { db in
            try db.all(
                """
                SELECT name FROM delivery WHERE sha256 BETWEEN ?1 AND ?1 || 'g' AND filed_as = CAST(?2 AS TEXT)
                ORDER BY id DESC LIMIT 1
                """, [start, text(filed)]
            ) { try $0.text(0) }.first
        }
    }
}

/// Ledger rows as the table `delivery` holds them.
enum Ledger {
    static let columns = """
        claim, name, filed_as, sha256, source, state, accepted, updated, duplicate, left_out, rejected, received, \
        reason, notes, mapping
        """

    /// The lists of a delivery, as JSON: they are only ever read together with their row.
    private struct Notes: Codable {
        struct ReasonCount: Codable {
            var reason: String
            var count: Int
        }

        var warnings: [String]
        var reasons: [ReasonCount]
        var firstLines: [Int]
    }

    static func delivery(_ row: Row) throws -> Delivery {
        let notes = try JSONDecoder().decode(Notes.self, from: Data(row.bytes(13)))
        return Delivery(
            claim: try row.text(0), name: try row.text(1), filedAs: try row.text(2), sha256: try row.text(3),
            source: Identifier(try row.text(4)), state: try row.option(5),
            rows: Delivery.Rows(
                accepted: Int(try row.integer(6)), updated: Int(try row.integer(7)),
                duplicate: Int(try row.integer(8)), leftOut: Int(try row.integer(9)),
                rejected: Int(try row.integer(10))),
            received: Instant(milliseconds: try row.integer(11)), reason: try row.optionalText(12),
            warnings: notes.warnings,
            reasons: notes.reasons.map { Delivery.ReasonCount(reason: $0.reason, count: $0.count) },
            firstLines: notes.firstLines, mapping: try row.text(14))
    }

    static func insert(
        _ delivery: Delivery, id: Int64, responses: Range<Int64>, in db: Database
    ) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let notes = try encoder.encode(
            Notes(
                warnings: delivery.warnings,
                reasons: delivery.reasons.map { Notes.ReasonCount(reason: $0.reason, count: $0.count) },
                firstLines: delivery.firstLines))
        try db.run(
            """
            INSERT INTO delivery (id, \(columns), standing, first_response, next_response)
            VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT), ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?,
                CAST(? AS TEXT), CAST(? AS TEXT), ?, 1, ?, ?)
            """,
            [
                id, text(delivery.claim), text(delivery.name), text(delivery.filedAs), delivery.sha256,
                text(delivery.source.text), delivery.state.rawValue, delivery.rows.accepted, delivery.rows.updated,
                delivery.rows.duplicate, delivery.rows.leftOut, delivery.rows.rejected,
                delivery.received.milliseconds, text(delivery.reason), notes, delivery.mapping,
                responses.lowerBound, responses.upperBound,
            ])
    }
}
