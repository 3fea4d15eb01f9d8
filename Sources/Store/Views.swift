import Domain
import GRDB

/// Views for people who look into the database with `sqlite3`: docs/DATABASE.md describes them.
enum Views {
    /// A mark of one byte is its place in this list; a wide one is four of them.
    private static let bytes = "X'\((0...255).map { byteInHexadecimal($0) }.joined())'"

    /// Writes the views for the measures that are stored, unless they are there.
    static func update(in db: Database) throws {
        let measures = try db.all("SELECT id, key FROM measure ORDER BY id") { (try $0.integer(0), try $0.text(1)) }
        let wanted = [("responses", responses(measures)), ("ledger", ledger)]
        for (name, sql) in wanted {
            let present = try String.fetchOne(
                db, sql: "SELECT sql FROM sqlite_schema WHERE type = 'view' AND name = ?", arguments: [name])
            if present == sql { continue }
            try db.execute(sql: "DROP VIEW IF EXISTS \(name)")
            try db.execute(sql: sql)
        }
    }

    private static func responses(_ measures: [(id: Int64, key: String)]) -> String {
        let marks = measures.map { ",\n    \(mark($0.id)) AS \(quoted($0.key))" }.joined()
        return """
            CREATE VIEW responses AS SELECT
                location, \(time("submitted")) AS submitted, \(time("visited")) AS visited,
                \(time("updated")) AS updated, source.text AS source, producer AS response, channel.text AS channel\(marks),
                comment, lower(hex(identity)) AS identity, delivery
            FROM response JOIN place ON place.id = response.place JOIN label AS source ON source.id = response.source
                LEFT JOIN label AS channel ON channel.id = response.channel
            WHERE kept = 1 AND response.delivery IS NOT \(Staging.hidden)
            """
    }

    private static let ledger = """
        CREATE VIEW ledger AS SELECT
            id, name, source, state, \(time("received")) AS received, accepted, updated, duplicate, left_out, rejected,
            reason, filed_as, standing = 0 AS taken_back
        FROM delivery
        """

    private static func time(_ column: String) -> String {
        "strftime('%Y-%m-%dT%H:%M:%fZ', \(column) / 1000.0, 'unixepoch')"
    }

    /// In points; NULL for none.
    private static func mark(_ id: Int64) -> String {
        func byte(_ place: Int64) -> String { "instr(\(bytes), substr(ratings, \(place), 1))" }
        let wide = (0..<Int64(4)).map { "(\(byte(id * 4 + 2 + $0)) - 1) * \(Int64(1) << (8 * $0))" }.joined(
            separator: " + ")
        return """
            CASE WHEN length(ratings) < \(id + 2) THEN NULL
                WHEN substr(ratings, 1, 1) = X'01' THEN nullif(\(byte(id + 2)), 1) - 129
                WHEN length(ratings) >= \(id * 4 + 5) THEN (nullif(\(wide), 0) - 2147483648) / 1000.0 END
            """
    }

    private static func quoted(_ name: String) -> String {
        "\"" + name.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }

    private static func byteInHexadecimal(_ byte: Int) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}
