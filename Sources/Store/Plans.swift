package import Domain
import Foundation
import GRDB

/// What was decided for one location on one day, with the rendered files of its plan.
package struct PlannedDay: Equatable, Sendable {
    /// A file to publish: `path` as the spool understands it, `bytes` its whole content.
    package struct Document: Equatable, Sendable {
        package var path: String
        package var bytes: [UInt8]

        package init(path: String, bytes: [UInt8]) {
            self.path = path
            self.bytes = bytes
        }
    }

    package var location: Identifier
    package var date: Day
    /// The instant the plan was due.
    package var generated: Instant
    package var decision: FocusDecision
    package var assignments: AssignmentChange
    package var documents: [Document]
    package var quality: DataQuality
    package var told: Plan.Told
    /// What the boards tell of it, in planning's own notation; empty: nothing.
    package var boardRow: [UInt8]

    package init(
        location: Identifier, date: Day, generated: Instant, decision: FocusDecision,
        assignments: AssignmentChange = AssignmentChange(), documents: [Document],
        quality: DataQuality = DataQuality(), told: Plan.Told? = nil, boardRow: [UInt8] = []
    ) {
        self.told = told ?? Plan.Told(date: date)
        self.location = location
        self.date = date
        self.generated = generated
        self.decision = decision
        self.assignments = assignments
        self.documents = documents
        self.quality = quality
        self.boardRow = boardRow
    }
}

extension Store {
    /// The locations that have a plan for that very day, published or not.
    package func planned(on date: Day) throws(StoreError) -> Set<Identifier> {
        try read { db in
            Set(try db.all("SELECT location FROM plan WHERE date = ?", [date.number]) { Identifier(try $0.text(0)) })
        }
    }

    /// The locations that have a plan for that day or a later one, published or not: time does not run backwards for a
    /// location, whatever the clock says.
    package func planned(from date: Day) throws(StoreError) -> Set<Identifier> {
        try read { db in
            Set(
                try db.all("SELECT location FROM plan WHERE date >= ?", [date.number]) {
                    Identifier(try $0.text(0))
                })
        }
    }

    /// Commits decisions and the files that say so, as one transaction; the files wait in the outbox (`unpublished`).
    ///
    /// There is one plan per location and date: a day that is planned already is left as it is, decision and all.
    package func commit(_ days: [PlannedDay]) throws(StoreError) {
        try write { db in
            for day in days {
                try db.run(
                    """
                    INSERT INTO plan (date, location, generated) VALUES (?, CAST(? AS TEXT), ?)
                    ON CONFLICT DO NOTHING
                    """, [day.date.number, text(day.location.text), day.generated.milliseconds])
                guard db.changesCount == 1 else { continue }
                try Decisions.commit(day.decision, of: day.location, on: day.date, in: db)
                try AssignmentRow.commit(day.assignments, of: day.location, on: day.date, in: db)
                try Qualities.store(day.quality, of: day.location, on: day.date, in: db)
                try Told.store(day.told, of: day.location, in: db)
                try Boards.store(day.boardRow, of: day.location, on: day.date, in: db)
                for document in day.documents {
                    try db.run(
                        """
                        INSERT INTO document (date, location, path, bytes)
                        VALUES (?, CAST(? AS TEXT), CAST(? AS TEXT), coalesce(?, x''))
                        """,
                        [
                            day.date.number, text(day.location.text), text(document.path), Data(document.bytes),
                        ])
                }
            }
        }
    }
}
