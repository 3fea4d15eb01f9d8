import Domain
import Foundation
import GRDB

/// Erases in one transaction.
struct Eraser {
    private let db: Database
    private let identities: IdentityIndex
    private var erased = Erased()

    init(_ db: Database) throws {
        self.db = db
        identities = try IdentityIndex(db)
    }

    func erase(_ responses: some Sequence<ResponseIdentity>) throws -> Erased {
        var eraser = self
        for response in responses { try eraser.erase(response) }
        return eraser.erased
    }

    private mutating func erase(_ response: ResponseIdentity) throws {
        try db.run("INSERT OR IGNORE INTO erased (identity) VALUES (?)", [Data(response.bytes)])
        let versions = try identities.versions(of: response.bytes)
        try eraseAlert(of: response)
        try eraseAdvocate(response, versions)
        for version in versions {
            try db.run("DELETE FROM person WHERE response = ?", [version])
            try db.run("DELETE FROM contact WHERE response = ?", [version])
            erased.contacts += db.changesCount
            try db.run("DELETE FROM response WHERE id = ?", [version])
        }
        if !versions.isEmpty { erased.responses += 1 }
    }

    /// Those who were told with it stay.
    private mutating func eraseAlert(of response: ResponseIdentity) throws {
        let told = try db.all(
            "SELECT id, leader, location FROM alert WHERE identity = ?", [Data(response.bytes)]
        ) { (id: try $0.text(0), leader: try $0.text(1), location: Identifier(try $0.text(2))) }
        var names: Set = [response.short]
        for alert in told {
            names.insert(alert.leader)
            erased.toldAlerts.insert(Erased.ToldAlert(id: alert.leader, location: alert.location))
            try Alerts.end(alert.id, in: db)
            erased.alerts += 1
        }
        try db.run("DELETE FROM alert_doubt WHERE identity = ?", [Data(response.bytes)])
        for name in names.sorted() {
            // The causes stay: they are counted, and tell nothing about whom.
            try db.run("UPDATE alert_answer SET note = NULL WHERE alert = ? AND note IS NOT NULL", [name])
            erased.notes += db.changesCount
        }
        erased.answers.formUnion(names)
    }

    private mutating func eraseAdvocate(_ response: ResponseIdentity, _ versions: [Int64]) throws {
        try Advocates.forgetAnswers(in: db, "advocate = ?", [response.short])
        for version in versions {
            let locations = try db.all("SELECT location FROM advocate WHERE response = ?", [version]) {
                Identifier(try $0.text(0))
            }
            // Before the addresses by which other answers of the person are known.
            try db.run("DELETE FROM advocate WHERE response = ?", [version])
            erased.advocates += locations.count
            erased.toldAdvocates.formUnion(locations)
        }
    }

    func forgetNotes(naming sought: SoughtAddress) throws -> Int {
        var count = 0
        for table in ["alert_answer", "advocate_answer", "check_off"] {
            let notes = Set(
                try db.all("SELECT DISTINCT note FROM \(table) WHERE note IS NOT NULL") { try $0.text(0) })
            for note in notes.sorted() where sought.isIn(note.utf8) {
                try db.run("UPDATE \(table) SET note = NULL WHERE note = CAST(? AS TEXT)", [text(note)])
                count += db.changesCount
            }
        }
        let proposed = try db.all("SELECT id, action FROM contribution WHERE state <> 'approved'") {
            (id: try $0.text(0), try $0.text(1))
        }
        for (id, action) in proposed where sought.isIn(action.utf8) {
            try db.run("DELETE FROM contribution WHERE id = ?", [id])
            count += db.changesCount
        }
        return count
    }
}

/// Finding what is to be erased.
extension Eraser {
    static func identity(_ row: Row) throws -> ResponseIdentity { ResponseIdentity(bytes: try row.bytes(0)) }

    static func identity(of response: Int64, in db: Database) throws -> ResponseIdentity? {
        try db.all("SELECT identity FROM response WHERE id = ?", [response], identity).first
    }

    /// By a contact that is stored. An address that was never well written has no digest.
    static func reached(
        by sought: SoughtAddress, after last: Int64, _ most: Int64, in db: Database
    ) throws -> (found: [ResponseIdentity], last: Int64?) {
        var (found, end): ([ResponseIdentity], Int64?) = ([], nil)
        try db.each(
            """
            SELECT identity, name, email, phone, response.id FROM contact JOIN response ON response.id = response
            WHERE response IN (
                SELECT DISTINCT response FROM contact WHERE response > ? ORDER BY response LIMIT ?) ORDER BY response
            """, [last, most]
        ) { row in
            end = try row.integer(4)
            if try (1...3).contains(where: { try sought.isIn(row.text($0).utf8) }) { found.append(try identity(row)) }
        }
        return (found, end)
    }

    /// By what somebody said, or by the id that the survey tool gave.
    static func naming(
        _ sought: SoughtAddress, after last: Int64, _ most: Int64, in db: Database
    ) throws -> (found: [ResponseIdentity], last: Int64?) {
        let rows = try RawStatement(
            db, "SELECT id, comment, producer, identity FROM response WHERE id > ? ORDER BY id LIMIT ?")
        rows.bind(1, last)
        rows.bind(2, most)
        defer { rows.reset() }
        var (found, end): ([ResponseIdentity], Int64?) = ([], nil)
        while try rows.step() {
            end = rows.integer(0)
            if sought.isIn(rows.bytes(1)) || sought.isIn(rows.bytes(2)) {
                found.append(ResponseIdentity(bytes: Array(rows.bytes(3))))
            }
        }
        return (found, end)
    }
}
