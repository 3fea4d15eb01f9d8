package import Domain
import GRDB

/// What was decided about a location's focus on a day.
package struct DecidedDay: Equatable, Sendable {
    package var date: Day
    package var decision: FocusDecision

    package init(date: Day, decision: FocusDecision) {
        self.date = date
        self.decision = decision
    }
}

extension Store {
    /// The location's open focus.
    package func focus(location: Identifier) throws(StoreError) -> Focus? {
        try read { db in
            try db.all(
                "SELECT \(Decisions.columns("focus")) FROM focus WHERE location = CAST(? AS TEXT) AND ended IS NULL",
                [text(location.text)]
            ) { try Decisions.focus($0, at: 0) }.first ?? nil
        }
    }

    /// How many focuses, of all locations, began with each action before that day.
    package func assignments(before date: Day) throws(StoreError) -> [String: Int] {
        try read { db in
            var counts: [String: Int] = [:]
            try db.each("SELECT action, count(*) FROM focus WHERE began < ? GROUP BY action", [date.number]) { row in
                counts[try row.text(0)] = Int(try row.integer(1))
            }
            return counts
        }
    }

    /// Every decision about a location's focus, oldest first.
    package func decisions(location: Identifier) throws(StoreError) -> [DecidedDay] {
        try read { db in
            try db.all(
                """
                SELECT decision.date, decision.kind, decision.reason, \(Decisions.columns("present")),
                    \(Decisions.columns("past"))
                FROM decision LEFT JOIN focus AS present ON present.id = decision.focus
                    LEFT JOIN focus AS past ON past.id = decision.ended
                WHERE decision.location = CAST(? AS TEXT) ORDER BY decision.date
                """, [text(location.text)], Decisions.decidedDay)
        }
    }
}

enum Decisions {
    private enum Kind: String { case begin, hold, replace, end, none }

    static func commit(_ decision: FocusDecision, of location: Identifier, on date: Day, in db: Database) throws {
        let kind: Kind
        var present: Int64?
        var ended: Int64?
        switch decision {
        case .begin(let focus, _):
            kind = .begin
            present = try begin(focus, in: db)
        case .hold:
            kind = .hold
            present = try open(of: location, in: db)
        case .replace(_, by: let focus, _):
            kind = .replace
            ended = try end(of: location, on: date, in: db)
            present = try begin(focus, in: db)
        case .end:
            kind = .end
            ended = try end(of: location, on: date, in: db)
        case .none:
            kind = .none
        }
        try db.run(
            """
            INSERT INTO decision (location, date, kind, reason, focus, ended) VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?)
            """, [text(location.text), date.number, kind.rawValue, decision.reason.rawValue, present, ended])
    }

    private static func begin(_ focus: Focus, in db: Database) throws -> Int64 {
        try db.run(
            """
            INSERT INTO focus (location, driver, action, began, due, baseline, target)
            VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?, ?)
            """,
            [
                text(focus.location.text), focus.driver, focus.action, focus.began.number, focus.due.number,
                focus.baseline, focus.target,
            ])
        return db.lastInsertedRowID
    }

    private static func open(of location: Identifier, in db: Database) throws -> Int64? {
        try db.all(
            "SELECT id FROM focus WHERE location = CAST(? AS TEXT) AND ended IS NULL", [text(location.text)]
        ) { try $0.integer(0) }.first
    }

    private static func end(of location: Identifier, on date: Day, in db: Database) throws -> Int64? {
        guard let focus = try open(of: location, in: db) else { return nil }
        try db.run("UPDATE focus SET ended = ? WHERE id = ?", [date.number, focus])
        return focus
    }

    static func columns(_ table: String) -> String {
        ["location", "driver", "action", "began", "due", "baseline", "target"].map { "\(table).\($0)" }
            .joined(separator: ", ")
    }

    /// nil where an outer join found none.
    static func focus(_ row: Row, at column: Int) throws -> Focus? {
        guard let location = try row.optionalText(column) else { return nil }
        return Focus(
            location: Identifier(location), driver: try row.text(column + 1), action: try row.text(column + 2),
            began: Day(number: Int(try row.integer(column + 3))), due: Day(number: Int(try row.integer(column + 4))),
            baseline: try row.real(column + 5), target: try row.real(column + 6))
    }

    static func decidedDay(_ row: Row) throws -> DecidedDay {
        let reason: FocusDecision.Reason = try row.option(2)
        let kind: Kind = try row.option(1)
        func present() throws -> Focus { try row.required(focus(row, at: 3)) }
        func past() throws -> Focus { try row.required(focus(row, at: 10)) }
        let decision: FocusDecision =
            switch kind {
            case .begin: .begin(try present(), reason)
            case .hold: .hold(try present(), reason)
            case .replace: .replace(try past(), by: try present(), reason)
            case .end: .end(try past(), reason)
            case .none: .none(reason)
            }
        return DecidedDay(date: Day(number: Int(try row.integer(0))), decision: decision)
    }
}
