import Domain
import GRDB

/// Decisions as the tables `decision` and `focus` hold them.
enum Decisions {
    static func commit(_ decision: FocusDecision, of location: Identifier, on date: Day, in db: Database) throws {
        var present: Int64?
        var ended: Int64?
        switch decision {
        case .begin(let focus, _):
            present = try begin(focus, in: db)
        case .hold:
            present = try open(of: location, in: db)
        case .renew(_, by: let focus, _), .replace(_, by: let focus, _):
            ended = try end(of: location, on: date, in: db)
            present = try begin(focus, in: db)
        case .end:
            ended = try end(of: location, on: date, in: db)
        case .none:
            break
        }
        try db.run(
            """
            INSERT INTO decision (location, date, kind, reason, focus, ended) VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?)
            """,
            [
                text(location.text), date.number, decision.kind.rawValue, decision.reason.rawValue, present, ended,
            ])
    }

    /// A term of a focus.
    private static func begin(_ focus: Focus, in db: Database) throws -> Int64 {
        try db.run(
            """
            INSERT INTO focus (\(names.joined(separator: ", ")))
            VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """,
            [
                text(focus.location.text), focus.driver, focus.action, focus.began.number, focus.termBegan.number,
                focus.due.number, focus.baseline, focus.baselineDeviation, focus.target, focus.renewed,
                focus.actionsChanged,
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

    private static let names = [
        "location", "driver", "action", "began", "term_began", "due", "baseline", "baseline_deviation", "target",
        "renewed", "actions_changed",
    ]

    static func columns(_ table: String) -> String {
        names.map { "\(table).\($0)" }.joined(separator: ", ")
    }

    /// Rows for `decidedDay`.
    static let select = """
        SELECT decision.date, decision.kind, decision.reason, \(columns("present")), \(columns("past"))
        FROM decision LEFT JOIN focus AS present ON present.id = decision.focus
            LEFT JOIN focus AS past ON past.id = decision.ended
        """

    /// nil where an outer join found none.
    static func focus(_ row: Row, at column: Int) throws -> Focus? {
        guard let location = try row.optionalText(column) else { return nil }
        return Focus(
            location: Identifier(location), driver: try row.text(column + 1), action: try row.text(column + 2),
            began: try row.day(column + 3), termBegan: try row.day(column + 4), due: try row.day(column + 5),
            baseline: try row.real(column + 6), baselineDeviation: try row.real(column + 7),
            target: try row.real(column + 8), renewed: try row.integer(column + 9) == 1,
            actionsChanged: try row.integer(column + 10) == 1)
    }

    static func decidedDay(_ row: Row) throws -> DecidedDay {
        let reason: FocusDecision.Reason = try row.option(2)
        let kind: FocusDecision.Kind = try row.option(1)
        func present() throws -> Focus { try row.required(focus(row, at: 3)) }
        func past() throws -> Focus { try row.required(focus(row, at: 3 + names.count)) }
        let decision: FocusDecision =
            switch kind {
            case .begin: .begin(try present(), reason)
            case .hold: .hold(try present(), reason)
            case .renew: .renew(try past(), by: try present(), reason)
            case .replace: .replace(try past(), by: try present(), reason)
            case .end: .end(try past(), reason)
            case .none: .none(reason)
            }
        return DecidedDay(date: try row.day(0), decision: decision)
    }
}
