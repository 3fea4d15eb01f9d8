package import Domain
import Foundation
import GRDB

extension DeliveryTransaction {
    /// Takes a proposed practice in; one that is known already is a duplicate, whatever became of it.
    package mutating func take(_ contribution: Contribution, received: Instant) throws -> Taken {
        try openSavepoint()
        let key = contribution.id
        try db.run(
            """
            INSERT INTO contribution (id, location, received, state, action)
            VALUES (?, CAST(? AS TEXT), ?, ?, CAST(? AS TEXT)) ON CONFLICT DO NOTHING
            """,
            [
                key, text(contribution.location.text), received.milliseconds, Contribution.State.proposed.rawValue,
                text(try StoredAction(contribution.action).json()),
            ])
        let isNew = db.changesCount == 1
        try db.run("INSERT OR IGNORE INTO contribution_given VALUES (?, ?)", [key, id])
        return isNew ? .accepted : .duplicate
    }

    /// What nobody else gave goes, unless somebody decided on it.
    mutating func takeBackContributions(of delivery: Int64) throws {
        let given = try db.all("SELECT contribution FROM contribution_given WHERE delivery = ?", [delivery]) {
            try $0.text(0)
        }
        try db.run("DELETE FROM contribution_given WHERE delivery = ?", [delivery])
        for id in given {
            try db.run(
                """
                DELETE FROM contribution WHERE id = ?1 AND state = 'proposed'
                    AND NOT EXISTS (SELECT 1 FROM contribution_given WHERE contribution = ?1)
                """, [id])
        }
    }
}

extension Store {
    /// Contributions that nobody has decided on, the oldest first, and how many there are.
    package func proposedContributions(limit: Int) throws(StoreError) -> (first: [KeptContribution], count: Int) {
        try read { db in
            let first = try db.all(
                "\(Self.kept) WHERE state = 'proposed' ORDER BY received, id LIMIT ?", [limit], Self.contribution)
            return (first, try Self.countProposed(db))
        }
    }

    /// How many contributions nobody has decided on.
    package func countProposed() throws(StoreError) -> Int { try read(Self.countProposed) }

    private static func countProposed(_ db: Database) throws -> Int {
        try Int.fetchOne(db, sql: "SELECT count(*) FROM contribution WHERE state = 'proposed'") ?? 0
    }

    /// The contribution with that id; nil where there is none.
    package func contribution(_ id: String) throws(StoreError) -> KeptContribution? {
        try read { db in try db.all("\(Self.kept) WHERE id = ?", [id], Self.contribution).first }
    }

    /// Remembers what was decided, durably.
    ///
    /// - Parameter former: the state that was looked at.
    /// - Returns: false, and nothing is remembered, where somebody else was faster.
    package func decide(
        _ state: Contribution.State, on id: String, since former: Contribution.State
    ) throws(StoreError) -> Bool {
        try write { db in
            try db.run(
                "UPDATE contribution SET state = ? WHERE id = ? AND state = ?", [state.rawValue, id, former.rawValue])
            return db.changesCount == 1
        }
    }

    private static let kept = "SELECT id, location, received, state, action FROM contribution"

    private static func contribution(_ row: Row) throws -> KeptContribution {
        KeptContribution(
            id: try row.text(0),
            contribution: Contribution(
                location: Identifier(try row.text(1)),
                action: try row.required(try? StoredAction(json: row.text(4)).action())),
            received: Instant(milliseconds: try row.integer(2)), state: try row.option(3))
    }
}

/// A proposed practice in the database: this is a format, which later programs read, too.
private struct StoredAction: Codable {
    struct Unreadable: Error {}

    struct Place: Codable {
        var formats: [String]
        var regions: [String]
        var dayparts: [String]
    }

    var id: String
    var title: String
    var drivers: [String]
    var causes: [String]
    var behaviour: String?
    var owner: String
    var minutes: Int
    var cadence: String
    var say: String
    var steps: [String]
    var watch: String
    var place: Place
    var effort: String

    init(_ action: Action) {
        id = action.id
        title = action.title
        drivers = action.drivers
        causes = action.causes
        behaviour = action.behaviour
        owner = action.owner
        minutes = action.minutes
        cadence = action.cadence.rawValue
        say = action.say
        steps = action.steps
        watch = action.watch
        place = Place(
            formats: action.applicability.formats, regions: action.applicability.regions,
            dayparts: action.applicability.dayparts)
        effort = action.effort.rawValue
    }

    init(json: String) throws { self = try JSONDecoder().decode(Self.self, from: Data(json.utf8)) }

    func json() throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(self), as: UTF8.self)
    }

    func action() throws -> Action {
        guard let cadence = Action.Cadence(rawValue: cadence), let effort = Action.Effort(rawValue: effort) else {
            throw Unreadable()
        }
        return Action(
            id: id, title: title, drivers: drivers, causes: causes, behaviour: behaviour, owner: owner,
            minutes: minutes,
            cadence: cadence, say: say, steps: steps, watch: watch,
            applicability: Action.Applicability(
                formats: place.formats, regions: place.regions, dayparts: place.dayparts),
            effort: effort)
    }
}
