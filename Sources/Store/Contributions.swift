package import Domain
import Foundation
import GRDB

extension DeliveryTransaction {
    /// Takes a proposed practice in; one that is known already is a duplicate, whatever became of it.
    package mutating func take(_ contribution: Contribution, received: Instant) throws -> Taken {
        try openSavepoint()
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let action = String(decoding: try encoder.encode(contribution.action), as: UTF8.self)
        try db.run(
            """
            INSERT INTO contribution (id, location, delivery, received, state, action)
            VALUES (?, CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT)) ON CONFLICT DO NOTHING
            """,
            [
                contribution.id, text(contribution.location.text), id, received.milliseconds,
                Contribution.State.proposed.rawValue, text(action),
            ])
        return db.changesCount == 0 ? .duplicate : .accepted
    }
}

extension Store {
    /// Contributions that nobody has decided on, the oldest first.
    package func proposedContributions() throws(StoreError) -> [KeptContribution] {
        try read { db in
            try db.all("\(Self.kept) WHERE state = 'proposed' ORDER BY received, id", [], Self.contribution)
        }
    }

    /// The contribution with that id; nil where there is none.
    package func contribution(_ id: String) throws(StoreError) -> KeptContribution? {
        try read { db in try db.all("\(Self.kept) WHERE id = ?", [id], Self.contribution).first }
    }

    /// Remembers what was decided, durably.
    package func decide(_ state: Contribution.State, on id: String) throws(StoreError) {
        try write { db in
            try db.run("UPDATE contribution SET state = ? WHERE id = ?", [state.rawValue, id])
        }
    }

    private static let kept = "SELECT location, received, state, action FROM contribution"

    private static func contribution(_ row: Row) throws -> KeptContribution {
        let action = try row.required(try? JSONDecoder().decode(Action.self, from: Data(row.text(3).utf8)))
        return KeptContribution(
            contribution: Contribution(location: Identifier(try row.text(0)), action: action),
            received: Instant(milliseconds: try row.integer(1)), state: try row.option(2))
    }
}
