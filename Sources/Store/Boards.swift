package import Domain
import Foundation
import GRDB

/// What the boards tell of a location, in planning's own notation.
package struct StoredBoardRow: Equatable, Sendable {
    package var location: Identifier
    package var bytes: [UInt8]
    /// Of the last plan that was made at least a week before.
    package var former: [UInt8]?

    package init(location: Identifier, bytes: [UInt8], former: [UInt8]? = nil) {
        self.location = location
        self.bytes = bytes
        self.former = former
    }
}

extension Store {
    /// How often something changed that boards tell; nil where the published boards tell all of it.
    ///
    /// To be asked before what boards are made from is read, and given to `markBoardsTold` when they are published: what
    /// changes or is interrupted in between is told later, and nothing is lost.
    package func untoldBoardChanges() throws(StoreError) -> Int64? {
        try read { db in
            try db.all("SELECT changes FROM boards WHERE changes <> told") { try $0.integer(0) }.first
        }
    }

    /// Remembers that published boards tell all changes up to that many, and how alike visits were on them, durably.
    ///
    /// - Parameter keptFrom: the first day whose past values are kept.
    package func markBoardsTold(
        _ changes: Int64, _ consistency: [(scope: Board.Scope, Board.PastConsistency)], keptFrom: Day
    ) throws(StoreError) {
        try write { db in
            try db.run("UPDATE boards SET told = ?", [changes])
            for (scope, past) in consistency {
                try db.run(
                    "INSERT OR REPLACE INTO board_history VALUES (?, CAST(? AS TEXT), ?, ?, ?)",
                    [
                        scope.kind, text(scope.name.text), past.date.number, past.consistency.between,
                        past.consistency.within,
                    ])
            }
            try db.run("DELETE FROM board_history WHERE date < ?", [keptFrom.number])
        }
    }

    /// Every location that was planned lately, in the order of their ids.
    package func boardRows() throws(StoreError) -> [StoredBoardRow] {
        try read { db in
            var rows: [StoredBoardRow] = []
            var newest: Int64 = 0
            try db.each("SELECT location, date, bytes FROM board_row ORDER BY location, date DESC") { row in
                let location = Identifier(try row.text(0))
                let date = try row.integer(1)
                if rows.last?.location != location {
                    newest = date
                    rows.append(StoredBoardRow(location: location, bytes: try row.bytes(2)))
                } else if date <= newest - Boards.week, rows[rows.count - 1].former == nil {
                    rows[rows.count - 1].former = try row.bytes(2)
                }
            }
            return rows
        }
    }

    /// Past values of each board, oldest first.
    package func boardHistory() throws(StoreError) -> [Board.Scope: [Board.PastConsistency]] {
        try read { db in
            var history: [Board.Scope: [Board.PastConsistency]] = [:]
            try db.each(
                "SELECT kind, name, date, between_stores, within_stores FROM board_history ORDER BY kind, name, date"
            ) { row in
                let name = Identifier(try row.text(1))
                let scope: Board.Scope =
                    switch try row.text(0) {
                    case "division": .division(name)
                    case "region": .region(name)
                    case "district": .district(name)
                    default: .brand
                    }
                history[scope, default: []].append(
                    Board.PastConsistency(
                        date: try row.day(2),
                        consistency: Board.Consistency(between: row[3] as Double?, within: row[4] as Double?)))
            }
            return history
        }
    }

    /// Forgets locations that were not planned in the last `days` before the newest plan.
    package func forgetBoardRows(days: Int) throws(StoreError) {
        try write { db in
            try db.run(
                """
                DELETE FROM board_row WHERE location IN (
                    SELECT location FROM board_row GROUP BY location
                    HAVING max(date) <= (SELECT max(date) FROM board_row) - ?)
                """, [days])
        }
    }
}

/// Rows of the table `board_row`.
enum Boards {
    static let week: Int64 = 7

    /// Once for a location and date, after the plan's row. What "since last week" does not need any more is forgotten.
    static func store(_ bytes: [UInt8], of location: Identifier, on date: Day, in db: Database) throws {
        if bytes.isEmpty { return }
        try db.run(
            "INSERT OR REPLACE INTO board_row (location, date, bytes) VALUES (CAST(? AS TEXT), ?, ?)",
            [text(location.text), date.number, Data(bytes)])
        try db.run(
            """
            DELETE FROM board_row WHERE location = CAST(?1 AS TEXT) AND date < (
                SELECT max(date) FROM board_row WHERE location = CAST(?1 AS TEXT) AND date <= ?2)
            """, [text(location.text), Int64(date.number) - week])
    }
}
