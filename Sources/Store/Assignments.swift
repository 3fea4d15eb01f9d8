package import Domain
import GRDB

extension Store {
    /// By action: how many locations were given it before that day.
    package func given(before date: Day) throws(StoreError) -> [String: Int] {
        try read { db in
            var counts: [String: Int] = [:]
            try db.each(
                "SELECT action, count(DISTINCT location) FROM assignment WHERE own = 0 AND began < ? GROUP BY action",
                [date.number]
            ) { row in
                counts[try row.text(0)] = Int(try row.integer(1))
            }
            return counts
        }
    }

    /// By location, in the order in which they began: the assignments that go on, and those that ended on a day or later.
    package func assignments(endedFrom date: Day) throws(StoreError) -> [Identifier: [Assignment]] {
        try read { db in
            let assignments = try db.all(
                """
                SELECT \(AssignmentRow.columns) FROM assignment WHERE ended IS NULL OR ended >= ?
                ORDER BY location, began, id
                """, [date.number], AssignmentRow.assignment)
            return Dictionary(grouping: assignments, by: \.location)
        }
    }

    /// Ends what goes on at locations that are not planned any more.
    package func endAssignments(of locations: [Identifier], on date: Day) throws(StoreError) {
        try write { db in
            for location in locations {
                try AssignmentRow.commit(
                    AssignmentChange(ending: .withdrawn, isFocusOver: true), of: location, on: date, in: db)
            }
        }
    }

    /// The assignments that go on.
    package func openAssignments() throws(StoreError) -> [Assignment] {
        try read { db in
            try db.all(
                "SELECT \(AssignmentRow.columns) FROM assignment WHERE ended IS NULL ORDER BY location, began, id", [],
                AssignmentRow.assignment)
        }
    }

    /// Every assignment, in the order in which they began.
    package func assignments() throws(StoreError) -> [Assignment] {
        try read { db in
            try db.all(
                "SELECT \(AssignmentRow.columns) FROM assignment ORDER BY began, location, id", [],
                AssignmentRow.assignment)
        }
    }
}

/// Assignments as the table holds them.
enum AssignmentRow {
    static let columns = """
        location, driver, cause, action, version, began, own, probability, expected, expected_variance, ended, ending,
        learned, learned_variance
        """

    static func assignment(_ row: Row) throws -> Assignment {
        Assignment(
            location: Identifier(try row.text(0)), driver: try row.text(1), cause: try row.optionalText(2),
            action: try row.text(3), version: try row.text(4), began: try row.day(5),
            isOwn: try row.integer(6) == 1, probability: row.optionalReal(7),
            expected: Assignment.Belief(mean: try row.real(8), variance: try row.real(9)),
            ended: row.optionalInteger(10).map { Day(number: Int($0)) },
            ending: row.optionalInteger(10) == nil ? nil : try row.option(11),
            learned: row.optionalReal(12).flatMap { mean in
                row.optionalReal(13).map { Assignment.Belief(mean: mean, variance: $0) }
            })
    }

    static func commit(_ change: AssignmentChange, of location: Identifier, on date: Day, in db: Database) throws {
        if let ending = change.ending {
            try end("own = 0", ending, change.learned, of: location, on: date, in: db)
        }
        if change.isFocusOver { try end("own = 1", .over, of: location, on: date, in: db) }
        for begun in change.begun {
            if !begun.isOwn {
                // What the manager had taken up is now given: one stretch of days is one trial.
                try end("own = 1 AND action = ?", .withdrawn, of: location, on: date, in: db, [begun.action])
            }
            // Whoever counted the days since as if nothing had been done has to count them again.
            for day in begun.began.number..<max(begun.began.number, date.number) {
                try db.run(
                    "INSERT OR IGNORE INTO changed_day VALUES (CAST(? AS TEXT), ?)", [text(location.text), day])
            }
            try db.run(
                """
                INSERT INTO assignment (\(columns))
                VALUES (CAST(? AS TEXT), ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)
                """,
                [
                    text(begun.location.text), begun.driver, begun.cause, begun.action, begun.version,
                    begun.began.number, begun.isOwn, begun.probability, begun.expected.mean, begun.expected.variance,
                ])
        }
    }

    private static func end(
        _ which: String, _ ending: Assignment.Ending, _ learned: Assignment.Belief? = nil, of location: Identifier,
        on date: Day, in db: Database, _ arguments: StatementArguments = []
    ) throws {
        try db.run(
            """
            UPDATE assignment SET ended = ?, ending = ?, learned = ?, learned_variance = ?
            WHERE location = CAST(? AS TEXT) AND ended IS NULL AND \(which)
            """,
            [date.number, ending.rawValue, learned?.mean, learned?.variance, text(location.text)] + arguments)
    }
}
