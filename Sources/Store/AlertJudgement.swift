package import Domain
import Foundation
import GRDB

/// Which responses ask for an answer.
package struct AlertJudge: Sendable {
    /// What was submitted so long or longer before it was received is history and opens nothing.
    package var maxAge: Span
    /// nil where nobody has to answer.
    package var reason: @Sendable (Response) -> AlertReason?

    package init(maxAge: Span, reason: @escaping @Sendable (Response) -> AlertReason?) {
        self.maxAge = maxAge
        self.reason = reason
    }
}

extension DeliveryTransaction {
    /// Customers of one cause who answered within so long of the first are told as one alert.
    private static let together = Span.hours(1)

    /// Opens, changes or ends the alerts of the responses of a batch that was just taken. One that is open stays so, with
    /// all that was done about it; one that was closed opens again only for a version that the customer made later.
    package mutating func judge(
        _ batch: ResponseBatch, _ taken: [Taken], received: Instant, _ judge: AlertJudge
    ) throws {
        // Of most responses neither the rule nor an alert knows anything.
        var hasAlerts = try AlertRow.areAny(in: db)
        let alert = try RawStatement(db, "SELECT 1 FROM alert WHERE identity = ?")
        for (row, taken) in zip(batch.rows.indices, taken) where taken == .accepted || taken == .updated {
            if !batch.rows[row].isUrgent {
                guard hasAlerts, batch.mayHaveAlert(row, taken, received, judge),
                    try alert.isFound(batch.rows[row].identity)
                else { continue }
            }
            if staging != nil {
                try waitForJudgement(batch.rows[row])
                continue
            }
            try self.judge(
                batch.response(row), taken, hasContact: batch.contacts[row] != nil, received: received, judge)
            hasAlerts = true
        }
    }

    private func judge(
        _ response: Response, _ taken: Taken, hasContact: Bool, received: Instant, _ judge: AlertJudge
    ) throws {
        let isFresh = judge.isFresh(response, received)
        guard taken == .updated || taken == .accepted && isFresh else { return }
        let alert = try AlertRow.of(response.identity, in: db)
        guard isFresh || alert != nil else { return }
        try settle(alert, response, hasContact: hasContact, received: received, judge)
    }

    /// Judges anew where a version was taken back. To be called after the last row.
    ///
    /// - Parameter beat: called again and again; what it throws ends it, and is thrown.
    package mutating func judgeDoubtful(
        received: Instant, _ judge: AlertJudge, beat: () throws -> Void = {}
    ) throws {
        // In pieces, so that a large file does not have to fit into memory.
        while true {
            try beat()
            let doubtful = try db.all("SELECT identity FROM alert_doubt ORDER BY identity LIMIT 1000") {
                ResponseIdentity(bytes: try $0.bytes(0))
            }
            if doubtful.isEmpty { return }
            for identity in doubtful {
                try judgeAnew(identity, received: received, judge)
                try db.run("DELETE FROM alert_doubt WHERE identity = ?", [Data(identity.bytes)])
            }
        }
    }

    func judgeAnew(_ identity: ResponseIdentity, received: Instant, _ judge: AlertJudge) throws {
        let alert = try AlertRow.of(identity, in: db)
        guard let id = try identities.kept(identity.bytes),
            let response = try StoredResponse.response(id: id, in: db, slots)
        else {
            try alert.map { try end($0) }
            return
        }
        guard alert != nil || judge.isFresh(response, received) else { return }
        let hasContact = try Contacts.contact(of: id, in: db) != nil
        try settle(alert, response, hasContact: hasContact, received: received, judge)
    }

    private func settle(
        _ alert: AlertRow?, _ response: Response, hasContact: Bool, received: Instant, _ judge: AlertJudge
    ) throws {
        let isFresh = judge.isFresh(response, received)
        let found = Finding(response, judge.reason(response), hasContact: hasContact)
        guard let alert else {
            if isFresh, let found { try open(found, received: received) }
            return
        }
        guard let found else {
            // What was settled is counted, whatever the customer says later.
            if !alert.isClosed { try end(alert) }
            return
        }
        if alert.isClosed {
            guard isFresh, alert.version < found.version else { return }
            try end(alert)
            return try open(found, received: received)
        }
        try change(alert, to: found)
    }

    private func open(_ found: Finding, received: Instant) throws {
        try db.run(
            """
            INSERT INTO alert (id, identity, leader, location, updated, submitted, opened, low, words, cause, silent)
            VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, ?, ?, ?, CAST(? AS TEXT), ?)
            """,
            [
                found.id, Data(found.response.identity.bytes), try leader(of: found) ?? found.id,
                text(found.response.location.text), found.response.version.updated?.milliseconds,
                found.response.version.submitted.milliseconds, received.milliseconds, found.reason.isLow,
                try found.words, text(found.reason.cause), found.isSilent,
            ])
    }

    private func change(_ alert: AlertRow, to found: Finding) throws {
        var leader = alert.leader
        if !alert.isTold(with: found) {
            try Alerts.handOver(alert.id, in: db)
            leader = try self.leader(of: found) ?? found.id
        }
        try db.run(
            """
            UPDATE alert SET leader = ?, location = CAST(? AS TEXT), updated = ?, submitted = ?, low = ?, words = ?,
                cause = CAST(? AS TEXT), silent = ? WHERE id = ?
            """,
            [
                leader, text(found.response.location.text), found.response.version.updated?.milliseconds,
                found.response.version.submitted.milliseconds, found.reason.isLow, try found.words,
                text(found.reason.cause), found.isSilent, alert.id,
            ])
    }

    private func end(_ alert: AlertRow) throws { try Alerts.end(alert.id, in: db) }

    /// The alert of the same location and cause whose first customer answered not long before or after, as long as nobody
    /// got in touch: a customer who comes later must be called, too.
    private func leader(of found: Finding) throws -> String? {
        guard found.reason.cause != nil || found.isSilent else { return nil }
        let submitted = found.response.version.submitted
        return try db.all(
            """
            SELECT id FROM alert
            WHERE location = CAST(? AS TEXT) AND submitted BETWEEN ? AND ? AND leader = id AND id <> ?
                AND cause IS CAST(? AS TEXT) AND (cause IS NOT NULL OR silent) AND touched IS NULL AND closed IS NULL
            ORDER BY submitted, id LIMIT 1
            """,
            [
                text(found.response.location.text), submitted.advanced(by: -Self.together).milliseconds,
                submitted.advanced(by: Self.together).milliseconds, found.id, text(found.reason.cause),
            ]
        ) { try $0.text(0) }.first
    }
}

extension AlertJudge {
    /// Whether the rule gives a reason for a response that is no history yet.
    package func isUrgent(_ row: ResponseRow, received: Instant) -> Bool {
        isFresh(row.submitted, received) && reason(row.response) != nil
    }

    fileprivate func isFresh(_ response: Response, _ received: Instant) -> Bool {
        isFresh(response.version.submitted, received)
    }

    private func isFresh(_ submitted: Instant, _ received: Instant) -> Bool {
        submitted > received.advanced(by: -maxAge)
    }
}

extension ResponseBatch {
    fileprivate func mayHaveAlert(
        _ row: Int, _ taken: Taken, _ received: Instant, _ judge: AlertJudge
    ) -> Bool {
        taken == .updated || rows[row].submitted > received.advanced(by: -judge.maxAge).milliseconds
    }
}

/// A response that asks for an answer.
private struct Finding {
    let response: Response
    let reason: AlertReason
    let isSilent: Bool

    init?(_ response: Response, _ reason: AlertReason?, hasContact: Bool) {
        guard let reason else { return nil }
        self.response = response
        self.reason = reason
        isSilent = reason.cause == nil && response.comment == nil && !hasContact
    }

    var id: String { Alert.id(of: response.identity) }
    var words: String {
        get throws { String(decoding: try JSONEncoder().encode(reason.words), as: UTF8.self) }
    }
    /// What the customer made later is greater; the same bytes read in another way are not.
    var version: ResponseVersion {
        ResponseVersion(updated: response.version.updated, submitted: response.version.submitted, digest: [])
    }
}

/// An alert as far as it matters for what becomes of it.
private struct AlertRow {
    let id: String
    let leader: String
    let location: Identifier
    let version: ResponseVersion
    let cause: String?
    let isSilent: Bool
    let isClosed: Bool

    static func areAny(in db: Database) throws -> Bool {
        try Bool.fetchOne(db, sql: "SELECT EXISTS (SELECT 1 FROM alert)") ?? false
    }

    static func of(_ identity: ResponseIdentity, in db: Database) throws -> AlertRow? {
        try db.all(
            """
            SELECT id, leader, location, updated, submitted, cause, silent, closed IS NOT NULL FROM alert
            WHERE identity = ?
            """, [Data(identity.bytes)]
        ) { row in
            AlertRow(
                id: try row.text(0), leader: try row.text(1), location: Identifier(try row.text(2)),
                version: ResponseVersion(
                    updated: row.optionalInteger(3).map(Instant.init(milliseconds:)),
                    submitted: Instant(milliseconds: try row.integer(4)), digest: []),
                cause: try row.optionalText(5), isSilent: try row.integer(6) != 0, isClosed: try row.integer(7) != 0)
        }.first
    }

    /// Whether it stays among those that it is told with.
    func isTold(with found: Finding) -> Bool {
        location == found.response.location && cause == found.reason.cause && isSilent == found.isSilent
            && version.submitted == found.response.version.submitted
    }
}
