package import Domain
import GRDB

extension DeliveryTransaction {
    /// Takes a manager's word on an action in; of each location, date and action the one delivered last counts.
    package mutating func take(_ checkOff: CheckOff) throws -> Taken {
        try openSavepoint()
        let key: StatementArguments = [text(checkOff.location.text), checkOff.date.number, text(checkOff.action)]
        let present = try db.all(
            """
            SELECT \(CheckOffs.columns) FROM check_off
            WHERE location = CAST(? AS TEXT) AND date = ? AND action = CAST(? AS TEXT) ORDER BY delivery DESC LIMIT 1
            """, key, CheckOffs.checkOff
        ).first
        try db.run(
            """
            INSERT OR REPLACE INTO check_off (location, date, action, delivery, state, rating, note)
            VALUES (CAST(? AS TEXT), ?, CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT))
            """, key + [id, checkOff.state.rawValue, checkOff.rating, text(checkOff.note)])
        guard let present else { return .accepted }
        return present == checkOff ? .duplicate : .updated
    }
}

extension Store {
    /// The check-offs that count for a location, for days from `since` on; by day, then action.
    package func checkOffs(location: Identifier, since: Day) throws(StoreError) -> [CheckOff] {
        try read { db in
            // SQLite takes the bare columns from the row that has the maximum.
            try db.all(
                """
                SELECT \(CheckOffs.columns), max(delivery) FROM check_off
                WHERE location = CAST(? AS TEXT) AND date >= ? GROUP BY date, action ORDER BY date, action
                """, [text(location.text), since.number], CheckOffs.checkOff)
        }
    }

    /// How often each action was checked off, by its id and the manager's word, and what marks were given with it.
    package func countedCheckOffs() throws(StoreError) -> [CountedCheckOffs] {
        try read { db in
            try db.all(
                """
                SELECT action, state, count(*), count(rating), sum(rating) FROM (
                    SELECT action, state, rating, max(delivery) FROM check_off GROUP BY location, date, action)
                GROUP BY action, state ORDER BY action, state
                """
            ) { row in
                CountedCheckOffs(
                    action: try row.text(0), state: try row.option(1), count: Int(try row.integer(2)),
                    ratings: Int(try row.integer(3)), ratingSum: row.optionalInteger(4).map { Int($0) } ?? 0)
            }
        }
    }
}

private enum CheckOffs {
    static let columns = "location, date, action, state, rating, note"

    static func checkOff(_ row: Row) throws -> CheckOff {
        CheckOff(
            location: Identifier(try row.text(0)), date: Day(number: Int(try row.integer(1))),
            action: try row.text(2), state: try row.option(3), rating: row.optionalInteger(4).map { Int($0) },
            note: try row.optionalText(5))
    }
}
