package import Domain
import GRDB

/// From which answers outcomes were counted, and what has changed since.
package struct JudgedAnswers: Equatable, Sendable {
    /// nil: nothing was counted.
    package let shape: String?
    /// The last delivery there is.
    package let last: Int64
    /// Days (UTC) of answers that came, changed or went since, by location.
    package let days: [Identifier: Set<Day>]
    /// How often a stored response was changed or removed, ever.
    package let changes: Int64
}

extension Store {
    /// The assignments that began before a day, in the order in which they did; what managers took up themselves only as long
    /// as they still say that they did.
    package func assignments(begunBefore date: Day) throws(StoreError) -> [AssignmentRecord] {
        try read { db in
            try db.all(
                """
                SELECT \(AssignmentRow.columns), id, effect, variance, noticed, noticed_variance, trial.assignment
                FROM assignment LEFT JOIN trial ON trial.assignment = assignment.id
                WHERE began < ? AND (own = 0 OR (
                    SELECT state FROM check_off
                    WHERE location = assignment.location AND date = assignment.began AND action = assignment.action
                    ORDER BY delivery DESC LIMIT 1) IS 'done')
                ORDER BY began, location, id
                """, [date.number]
            ) { row in
                let isJudged = row.optionalInteger(19) != nil
                return AssignmentRecord(
                    id: try row.integer(14), assignment: try AssignmentRow.assignment(row),
                    outcome: isJudged ? TrialOutcome(driver: change(row, at: 15), noticed: change(row, at: 17)) : nil)
            }
        }
    }

    package func judgedAnswers() throws(StoreError) -> JudgedAnswers {
        try read { db in
            let judged = try db.all(
                "SELECT shape, delivery FROM judged", [], { (shape: try $0.text(0), delivery: try $0.integer(1)) }
            ).first
            var days: [Identifier: Set<Day>] = [:]
            try db.each(
                """
                SELECT location, day FROM changed_day UNION
                SELECT location, day FROM place JOIN (
                    SELECT DISTINCT place, at / 86400000 AS day FROM response WHERE id >= (
                        SELECT min(first_response) FROM delivery WHERE id > ?)
                ) ON place = place.id
                """, [judged?.delivery ?? .max]
            ) { days[Identifier(try $0.text(0)), default: []].insert(try $0.day(1)) }
            return JudgedAnswers(
                shape: judged?.shape, last: try Int64.fetchOne(db, sql: "SELECT max(id) FROM delivery") ?? 0,
                days: days, changes: try Int64.fetchOne(db, sql: "SELECT changes FROM counted") ?? 0)
        }
    }

    /// Keeps outcomes by the ids of their assignments. Where a response was changed or removed since `answers` was read,
    /// nothing is kept: they are counted anew next time.
    package func keep(
        _ outcomes: [(id: Int64, outcome: TrialOutcome)], from answers: JudgedAnswers, shape: String
    ) throws(StoreError) {
        try write { db in
            guard try Int64.fetchOne(db, sql: "SELECT changes FROM counted") ?? 0 == answers.changes else { return }
            // What was counted otherwise and is not to be judged yet is not to be taken for what it will be.
            if try String.fetchOne(db, sql: "SELECT shape FROM judged") != shape { try db.run("DELETE FROM trial") }
            for (id, outcome) in outcomes {
                try db.run(
                    "INSERT OR REPLACE INTO trial VALUES (?, ?, ?, ?, ?)",
                    [
                        id, outcome.driver?.effect, outcome.driver?.variance, outcome.noticed?.effect,
                        outcome.noticed?.variance,
                    ])
            }
            try db.run("DELETE FROM changed_day")
            try db.run("INSERT OR REPLACE INTO judged VALUES (1, ?, ?)", [shape, answers.last])
        }
    }
}

private func change(_ row: Row, at column: Int) -> TrialOutcome.Change? {
    guard let effect = row.optionalReal(column), let variance = row.optionalReal(column + 1) else { return nil }
    return TrialOutcome.Change(effect: effect, variance: variance)
}
