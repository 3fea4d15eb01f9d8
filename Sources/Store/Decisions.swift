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

    /// Every decision about a location's focus, oldest first.
    package func decisions(location: Identifier) throws(StoreError) -> [DecidedDay] {
        try read { db in
            try db.all(
                "\(Decisions.select) WHERE decision.location = CAST(? AS TEXT) ORDER BY decision.date",
                [text(location.text)], Decisions.decidedDay)
        }
    }

    /// The last decisions before a day that changed something about a location's focus, newest first.
    package func changes(
        location: Identifier, before date: Day, limit: Int
    ) throws(StoreError) -> [DecidedDay] {
        try read { db in
            try db.all(
                """
                \(Decisions.select)
                WHERE decision.location = CAST(? AS TEXT) AND decision.date < ? AND decision.kind NOT IN ('hold', 'none')
                ORDER BY decision.date DESC LIMIT ?
                """,
                [text(location.text), date.number, limit], Decisions.decidedDay)
        }
    }
}
