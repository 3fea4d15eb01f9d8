package import Domain
import Foundation
import GRDB

/// An alert whose files are to be written anew; where nothing is left to be told of it, they are to be removed.
package struct DueAlert: Equatable, Sendable {
    package var id: String
    package var location: Identifier
    /// nil where it is closed or gone.
    package var alert: Alert?
    /// Greater than those of alerts that became due before it.
    let number: Int64
}

extension Store {
    /// Alerts whose files are not as they should be, the newest first, after one of them; `limit` bounds the memory they
    /// take.
    package func dueAlerts(after last: DueAlert?, limit: Int) throws(StoreError) -> [DueAlert] {
        try read { db in
            let due = try db.all(
                """
                SELECT alert, location, id FROM alert_due WHERE id < ? ORDER BY id DESC LIMIT ?
                """, [last?.number ?? .max, limit]
            ) { (id: try $0.text(0), location: Identifier(try $0.text(1)), number: try $0.integer(2)) }
            return try due.map { due in
                DueAlert(
                    id: due.id, location: due.location,
                    alert: try Alerts.told(as: due.id, at: due.location, in: db, slots), number: due.number)
            }
        }
    }

    /// Remembers that the files of these alerts are as they should be, durably.
    package func markTold(_ alerts: [DueAlert], at now: Instant) throws(StoreError) {
        try write { db in
            for due in alerts {
                try db.run(
                    """
                    UPDATE alert SET told = ? WHERE leader = ? AND location = CAST(? AS TEXT) AND told IS NULL
                        AND closed IS NULL
                    """, [now.milliseconds, due.id, text(due.location.text)])
                // Not what became due once more meanwhile.
                try db.run("DELETE FROM alert_due WHERE id = ?", [due.number])
            }
        }
    }

    /// Has all files of alerts and advocates looked at anew: what they say may have changed with the configuration.
    package func tellAnew() throws(StoreError) {
        try write { db in
            try db.run(
                """
                INSERT OR IGNORE INTO alert_due (alert, location)
                SELECT DISTINCT leader, location FROM alert WHERE closed IS NULL
                """)
            try db.run("INSERT OR IGNORE INTO advocate_due SELECT DISTINCT location FROM advocate")
        }
    }

    /// Alerts that are not closed, by location, in the order in which they were opened.
    package func waitingAlerts() throws(StoreError) -> [Identifier: [WaitingAlert]] {
        try read { db in
            var waiting: [WaitingAlert] = []
            let identities = try IdentityIndex(db)
            try db.each(
                """
                SELECT leader, location, opened, touched, submitted, identity FROM alert
                WHERE closed IS NULL ORDER BY location, leader, submitted, id
                """
            ) { row in
                guard let isReachable = try Alerts.isReachable(row.bytes(5), identities, in: db) else { return }
                let customer = WaitingAlert.Customer(
                    submitted: Instant(milliseconds: try row.integer(4)), isReachable: isReachable)
                let next = WaitingAlert(
                    id: try row.text(0), location: Identifier(try row.text(1)),
                    opened: Instant(milliseconds: try row.integer(2)),
                    touched: row.optionalInteger(3).map(Instant.init(milliseconds:)), customers: [customer])
                guard let last = waiting.last, last.id == next.id, last.location == next.location else {
                    waiting.append(next)
                    return
                }
                waiting[waiting.count - 1].join(next)
            }
            return Dictionary(grouping: waiting, by: \.location).mapValues { alerts in
                alerts.sorted { ($0.opened, $0.id) < ($1.opened, $1.id) }
            }
        }
    }
}

/// Alerts as the table `alert` holds them.
enum Alerts {
    static func end(_ id: String, in db: Database) throws {
        try handOver(id, in: db)
        try db.run("DELETE FROM alert WHERE id = ?", [id])
    }

    /// Those who were told with an alert that goes elsewhere are told with the next of them.
    static func handOver(_ id: String, in db: Database) throws {
        try db.run(
            """
            UPDATE alert SET leader = (
                SELECT id FROM alert WHERE leader = ?1 AND id <> ?1 ORDER BY submitted, id LIMIT 1)
            WHERE leader = ?1 AND id <> ?1
            """, [id])
    }

    /// Whether the customer of a response can be called; nil where it is not stored.
    static func isReachable(_ identity: [UInt8], _ identities: IdentityIndex, in db: Database) throws -> Bool? {
        try identities.kept(identity).flatMap { id in
            try db.all(
                """
                SELECT (SELECT text FROM label WHERE label.id = channel),
                    EXISTS (SELECT 1 FROM contact WHERE contact.response = response.id)
                FROM response WHERE id = ?
                """, [id]
            ) { try Alert.isReachable(channel: $0.optionalText(0), agreed: $0.integer(1) != 0) }.first
        }
    }

    /// What is not closed of those who are told under an id; nil where that is nobody.
    static func told(
        as id: String, at location: Identifier, in db: Database, _ slots: RatingSlots
    ) throws -> Alert? {
        var alert: Alert?
        let identities = try IdentityIndex(db)
        try db.each(
            """
            SELECT identity, opened, touched, low, words, cause FROM alert
            WHERE leader = ? AND location = CAST(? AS TEXT) AND closed IS NULL ORDER BY submitted, id
            """, [id, text(location.text)]
        ) { row in
            guard let kept = try identities.kept(row.bytes(0)),
                let response = try StoredResponse.response(id: kept, in: db, slots)
            else { return }
            let cause = try row.optionalText(5)
            let customer = Alert.Customer(
                response: response, contact: try Contacts.contact(of: kept, in: db),
                reason: AlertReason(
                    isLow: try row.integer(3) != 0,
                    words: try row.required(
                        try? JSONDecoder().decode([String].self, from: Data(row.bytes(4)))), cause: cause))
            let next = Alert(
                id: id, location: location, cause: cause, opened: Instant(milliseconds: try row.integer(1)),
                touched: row.optionalInteger(2).map(Instant.init(milliseconds:)), customers: [customer])
            if alert?.join(next) == nil { alert = next }
        }
        guard let told = alert, told.touched != nil else { return alert }
        // The same customer may have been called before, for something else.
        alert?.note = try db.all(
            """
            SELECT note FROM alert_answer WHERE alert = ? AND state = 'touched' AND note IS NOT NULL AND at >= ?
            ORDER BY delivery DESC LIMIT 1
            """, [id, told.opened.milliseconds]
        ) { try $0.text(0) }.first
        return alert
    }
}
