package import Domain
import Foundation
import GRDB

/// An alert whose files are to be written anew; where nothing is left to be told of it, they are to be removed.
package struct DueAlert: Equatable, Sendable {
    package var id: String
    package var location: Identifier
    /// nil where it is closed or gone.
    package var alert: Alert?

    package init(id: String, location: Identifier, alert: Alert?) {
        self.id = id
        self.location = location
        self.alert = alert
    }
}

extension Store {
    /// Customers of one cause who answered within so long of the first are told as one alert.
    private static let together = Span.hours(1)

    /// Looks for customers to be answered in what was delivered since the last time, a delivery a transaction: each
    /// delivery is looked at once, whatever happens in between.
    ///
    /// A version that took another's place is judged in its stead. What was submitted `maxAge` or longer before it was
    /// received is history and opens nothing.
    ///
    /// - Parameter judge: why a response asks for an answer; nil where it does not.
    package func lookForAlerts(
        maxAge: Span, beat: () throws -> Void = {}, _ judge: (Response) -> AlertReason?
    ) throws {
        var isDone = false
        while !isDone {
            try beat()
            do {
                isDone = try writer.write { db in
                    guard
                        let delivery = try db.all(
                            """
                            SELECT id, received FROM delivery WHERE id > (SELECT delivery FROM alerted)
                            ORDER BY id LIMIT 1
                            """, [], { (id: try $0.integer(0), received: Instant(milliseconds: try $0.integer(1))) }
                        ).first
                    else { return true }
                    try Alerts.judgeAnew(in: db, slots, judge)
                    let since = delivery.received.advanced(by: -maxAge)
                    try Alerts.open(
                        in: db, slots, opened: delivery.received, together: Self.together,
                        "response.delivery = ? AND kept = 1 AND submitted > ?", [delivery.id, since.milliseconds], judge
                    )
                    try db.run("UPDATE alerted SET delivery = ?", [delivery.id])
                    return false
                }
            } catch let error as DatabaseError { throw StoreError(error, at: path) }
        }
    }

    /// Alerts whose files are not as they should be, by id; `limit` bounds the memory they take.
    package func dueAlerts(limit: Int) throws(StoreError) -> [DueAlert] {
        try read { db in
            let due = try db.all("SELECT alert, location FROM alert_due ORDER BY alert LIMIT ?", [limit]) {
                (id: try $0.text(0), location: Identifier(try $0.text(1)))
            }
            return try due.map { due in
                DueAlert(
                    id: due.id, location: due.location,
                    alert: try Alerts.open(in: db, slots, "leader = ?", [due.id], withContacts: true).first)
            }
        }
    }

    /// Remembers that the files of these alerts are as they should be, durably.
    package func markTold(_ alerts: [DueAlert]) throws(StoreError) {
        try write { db in for due in alerts { try db.run("DELETE FROM alert_due WHERE alert = ?", [due.id]) } }
    }

    /// Alerts that are not closed, without contacts; by location, then in the order in which they were opened.
    package func openAlerts() throws(StoreError) -> [Identifier: [Alert]] {
        try read { db in
            Dictionary(
                grouping: try Alerts.open(in: db, slots, "1", [], withContacts: false), by: \.location)
        }
    }
}

extension DeliveryTransaction {
    /// Takes in what was done about an alert.
    package mutating func take(_ answer: AlertAnswer, received: Instant) throws -> Taken {
        try openSavepoint()
        let before = try db.all(
            """
            SELECT cause, note FROM alert_answer WHERE alert = CAST(? AS TEXT) AND state = ?
            ORDER BY delivery DESC LIMIT 1
            """, [text(answer.alert), answer.state.rawValue]
        ) { (cause: try $0.optionalText(0), note: try $0.optionalText(1)) }.first
        try db.run(
            """
            INSERT OR REPLACE INTO alert_answer (alert, delivery, state, at, cause, note)
            VALUES (CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT), CAST(? AS TEXT))
            """,
            [
                text(answer.alert), id, answer.state.rawValue, received.milliseconds, text(answer.cause),
                text(answer.note),
            ])
        guard let before else { return .accepted }
        return before == (answer.cause, answer.note) ? .duplicate : .updated
    }
}

/// Alerts as the tables `alert` and `alert_answer` hold them.
private enum Alerts {
    /// A version took the place of one that somebody was to answer: it is judged in its stead.
    static func judgeAnew(in db: Database, _ slots: RatingSlots, _ judge: (Response) -> AlertReason?) throws {
        let replaced = try db.all(
            """
            SELECT alert.id, present.id FROM alert JOIN response ON response.id = alert.response
            JOIN response AS present ON present.identity = response.identity AND present.kept = 1
            WHERE response.kept = 0
            """
        ) { (alert: try $0.text(0), present: try $0.integer(1)) }
        for (alert, present) in replaced {
            let response = try db.all("SELECT \(StoredResponse.columns) FROM response WHERE id = ?", [present]) {
                try StoredResponse.response($0, slots)
            }.first
            guard let reason = response.flatMap(judge) else {
                try db.run("DELETE FROM alert WHERE id = ?", [alert])
                continue
            }
            try db.run(
                "UPDATE alert SET response = ?, low = ?, words = ?, cause = CAST(? AS TEXT) WHERE id = ?",
                [present, reason.isLow, try words(reason), text(reason.cause), alert])
        }
    }

    /// Opens alerts for responses of a condition, in the order in which they were submitted.
    static func open(
        in db: Database, _ slots: RatingSlots, opened: Instant, together: Span, _ condition: String,
        _ arguments: StatementArguments, _ judge: (Response) -> AlertReason?
    ) throws {
        var found: [(row: Int64, Response, AlertReason)] = []
        try db.each(
            """
            SELECT \(StoredResponse.columns), id FROM response WHERE \(condition) ORDER BY submitted, identity
            """, arguments
        ) { row in
            let response = try StoredResponse.response(row, slots)
            if let reason = judge(response) { found.append((try row.integer(StoredResponse.count), response, reason)) }
        }
        for (row, response, reason) in found {
            let id = Alert.id(of: response.identity)
            try db.run(
                """
                INSERT INTO alert (id, response, leader, location, opened, low, words, cause)
                VALUES (?, ?, ?, CAST(? AS TEXT), ?, ?, ?, CAST(? AS TEXT)) ON CONFLICT DO NOTHING
                """,
                [
                    id, row, try leader(of: response, reason, together, in: db) ?? id, text(response.location.text),
                    opened.milliseconds, reason.isLow, try words(reason), text(reason.cause),
                ])
        }
    }

    /// The open alert of the same location and cause whose first customer answered not long before or after.
    private static func leader(
        of response: Response, _ reason: AlertReason, _ together: Span, in db: Database
    ) throws -> String? {
        guard let cause = reason.cause else { return nil }
        let submitted = response.version.submitted
        return try db.all(
            """
            SELECT alert.id FROM alert JOIN response ON response.id = alert.response
            WHERE alert.location = CAST(? AS TEXT) AND cause = CAST(? AS TEXT) AND leader = alert.id
                AND submitted BETWEEN ? AND ?
                AND NOT EXISTS (SELECT 1 FROM alert_answer WHERE alert = leader AND state = 'closed')
            ORDER BY submitted, alert.id LIMIT 1
            """,
            [
                text(response.location.text), text(cause), submitted.advanced(by: -together).milliseconds,
                submitted.advanced(by: together).milliseconds,
            ]
        ) { try $0.text(0) }.first
    }

    /// What is not closed, of a condition.
    static func open(
        in db: Database, _ slots: RatingSlots, _ condition: String, _ arguments: StatementArguments,
        withContacts: Bool
    ) throws -> [Alert] {
        var alerts: [Alert] = []
        let first = StoredResponse.count
        try db.each(
            """
            SELECT \(StoredResponse.columns("response")), response.id, leader, alert.location, opened, low, words, cause,
                (SELECT min(at) FROM alert_answer WHERE alert = leader),
                EXISTS (SELECT 1 FROM contact WHERE contact.response = response.id)
            FROM alert JOIN response ON response.id = alert.response
            WHERE \(condition) AND NOT EXISTS (SELECT 1 FROM alert_answer WHERE alert = leader AND state = 'closed')
            ORDER BY leader, submitted, alert.id
            """, arguments
        ) { row in
            let reason = AlertReason(
                isLow: try row.integer(first + 4) != 0,
                words: try JSONDecoder().decode([String].self, from: Data(row.bytes(first + 5))),
                cause: try row.optionalText(first + 6))
            let customer = Alert.Customer(
                response: try StoredResponse.response(row, slots),
                contact: withContacts ? try Contacts.contact(of: try row.integer(first), in: db) : nil,
                agreed: try row.integer(first + 8) != 0, reason: reason)
            let id = try row.text(first + 1)
            let opened = Instant(milliseconds: try row.integer(first + 3))
            if alerts.last?.id == id {
                alerts[alerts.count - 1].customers.append(customer)
                alerts[alerts.count - 1].opened = min(alerts[alerts.count - 1].opened, opened)
                return
            }
            alerts.append(
                Alert(
                    id: id, location: Identifier(try row.text(first + 2)), cause: reason.cause, opened: opened,
                    touched: row.optionalInteger(first + 7).map(Instant.init(milliseconds:)), customers: [customer]))
        }
        return alerts.sorted { ($0.location, $0.opened, $0.id) < ($1.location, $1.opened, $1.id) }
    }

    private static func words(_ reason: AlertReason) throws -> String {
        String(decoding: try JSONEncoder().encode(reason.words), as: UTF8.self)
    }
}
