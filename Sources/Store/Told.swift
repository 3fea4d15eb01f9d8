package import Domain
import Foundation
import GRDB

extension Store {
    /// What a location's last plans before a day said, the newest first.
    package func told(location: Identifier, before date: Day, limit: Int) throws(StoreError) -> [Plan.Told] {
        try read { db in
            let told = try db.all(
                """
                SELECT date, action, message FROM told
                WHERE location = CAST(? AS TEXT) AND date < ? ORDER BY date DESC LIMIT ?
                """, [text(location.text), date.number, limit]
            ) { Plan.Told(date: try $0.day(0), action: try $0.optionalText(1), message: try $0.optionalText(2)) }
            return try told.map { told in
                var told = told
                told.quoted = try db.all(
                    "SELECT DISTINCT identity FROM quoted WHERE location = CAST(? AS TEXT) AND date = ? ORDER BY identity",
                    [text(location.text), told.date.number]
                ) { ResponseIdentity(bytes: try $0.bytes(0)) }
                return told
            }
        }
    }
}

/// Rows of the tables `told` and `quoted`.
enum Told {
    /// Once for a location and date, after the plan's row.
    static func store(_ told: Plan.Told, of location: Identifier, in db: Database) throws {
        try db.run(
            """
            INSERT INTO told (location, date, action, message)
            VALUES (CAST(? AS TEXT), ?, CAST(? AS TEXT), CAST(? AS TEXT))
            """, [text(location.text), told.date.number, text(told.action), text(told.message)])
        for (place, identity) in told.quoted.enumerated() {
            try db.run(
                "INSERT INTO quoted (location, date, identity, place) VALUES (CAST(? AS TEXT), ?, ?, ?)",
                [text(location.text), told.date.number, Data(identity.bytes), place])
        }
    }
}
