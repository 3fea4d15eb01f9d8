package import Domain
import GRDB

extension DeliveryTransaction {
    /// Takes in what was done about an alert: for those whom its file told of when the answer was written, and at least for
    /// those whom it told of first; whoever joined it since is still to be called. It is not
    /// undone by taking the file back, and the first touch is the one that counts; said again with another cause or note,
    /// these take the place of the earlier ones.
    ///
    /// - Parameter written: when the answer was written; no later than `received`.
    /// - Returns: nil where no such alert is known.
    package mutating func take(_ answer: AlertAnswer, written: Instant, received: Instant) throws -> Taken? {
        try openSavepoint()
        guard
            let location = try db.all(
                "SELECT location FROM alert WHERE leader = CAST(? AS TEXT) LIMIT 1", [text(answer.alert)],
                { try $0.text(0) }
            ).first
        else { return nil }
        let change =
            switch answer.state {
            case .touched: "touched = ?1 WHERE touched IS NULL AND"
            case .closed: "closed = ?1 WHERE"
            }
        try db.run(
            """
            UPDATE alert SET \(change) closed IS NULL AND leader = CAST(?2 AS TEXT) AND told <= max(?3, (
                SELECT min(told) FROM alert WHERE closed IS NULL AND leader = CAST(?2 AS TEXT)))
            """, [received.milliseconds, text(answer.alert), written.milliseconds])
        if db.changesCount == 0 { return try correct(answer) ? .updated : .duplicate }
        try db.run(
            """
            INSERT OR REPLACE INTO alert_answer (alert, delivery, state, at, location, cause, note)
            VALUES (CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT), CAST(? AS TEXT))
            """,
            [
                text(answer.alert), id, answer.state.rawValue, received.milliseconds, text(location),
                text(answer.cause), text(answer.note),
            ])
        return .accepted
    }

    private func correct(_ answer: AlertAnswer) throws -> Bool {
        try db.run(
            """
            UPDATE alert_answer SET cause = CAST(?1 AS TEXT), note = CAST(?2 AS TEXT)
            WHERE alert = CAST(?3 AS TEXT) AND state = ?4 AND delivery = (
                    SELECT max(delivery) FROM alert_answer WHERE alert = CAST(?3 AS TEXT) AND state = ?4)
                AND (cause IS NOT CAST(?1 AS TEXT) OR note IS NOT CAST(?2 AS TEXT))
            """, [text(answer.cause), text(answer.note), text(answer.alert), answer.state.rawValue])
        return db.changesCount > 0
    }
}

extension Store {
    /// How many alerts each location closed since then for what cause, in the words of whoever closed them.
    package func closedCauses(since: Instant) throws(StoreError) -> [Identifier: [Identifier: Int]] {
        try read { db in
            var causes: [Identifier: [Identifier: Int]] = [:]
            try db.each(
                """
                SELECT location, cause, count(*) FROM alert_answer
                WHERE at >= ? AND state = 'closed' AND cause IS NOT NULL GROUP BY location, cause
                """, [since.milliseconds]
            ) { row in
                causes[Identifier(try row.text(0)), default: [:]][Identifier(try row.text(1))] = Int(
                    try row.integer(2))
            }
            return causes
        }
    }
}
