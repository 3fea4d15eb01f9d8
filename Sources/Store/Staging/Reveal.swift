package import Domain
import Foundation
import GRDB

extension Store {
    /// Makes a staged file visible, as one transaction with everything that `body` does, in which `takeBack` comes before
    /// `reveal` and `record` after it.
    ///
    /// Throws what `body` throws, and `StoreError`.
    package func reveal<T>(_ staging: Staging, _ body: (inout DeliveryTransaction) throws -> T) throws -> T {
        try transact(staging) { transaction in
            // From here on it is one of the others.
            try transaction.db.run("DELETE FROM staged")
            let result = try body(&transaction)
            try transaction.checkRecord()
            return result
        }
    }

    /// Judges some of the responses of a file that was revealed.
    /// - Returns: whether there were any.
    package func judgeRevealed(received: Instant, _ judge: AlertJudge, atMost limit: Int) throws(StoreError) -> Bool {
        try write { db in
            let unjudged = try db.all(
                """
                SELECT submitted, identity, delivery FROM unjudged WHERE delivery IS NOT \(Staging.hidden)
                ORDER BY submitted, identity, delivery LIMIT ?
                """, [limit]
            ) { (submitted: try $0.integer(0), identity: try $0.bytes(1), delivery: try $0.integer(2)) }
            if unjudged.isEmpty { return false }
            let transaction = try DeliveryTransaction(db, slots: slots)
            for row in unjudged {
                try transaction.judgeAnew(ResponseIdentity(bytes: row.identity), received: received, judge)
                try db.run(
                    "DELETE FROM unjudged WHERE submitted = ? AND identity = ? AND delivery = ?",
                    [row.submitted, Data(row.identity), row.delivery])
            }
            return true
        }
    }
}

extension DeliveryTransaction {
    /// Makes what was staged visible: of each identity that another delivery gave, too, the greatest version is kept from
    /// now on, and a version that both gave stays as the other's.
    /// - Parameter beat: called again and again; what it throws ends it, and is thrown.
    package mutating func reveal(beat: () throws -> Void = {}) throws {
        while true {
            try beat()
            let keys = try db.all("SELECT identity FROM contested ORDER BY identity LIMIT 1000") {
                DigestKey(try $0.bytes(0))
            }
            guard let last = keys.last else { break }
            try settle(keys)
            try db.run("DELETE FROM contested WHERE identity <= ?", [Data(last.bytes)])
        }
        // Planning may have counted later deliveries already, which leaves this one out; and whoever counts right now does.
        try db.run("UPDATE counted SET changes = changes + 1")
        try db.run(
            """
            DELETE FROM location_sums WHERE (SELECT delivery FROM counted) >= ? AND location IN (
                SELECT location FROM place WHERE id IN (SELECT place FROM staged_stretch))
            """, [id])
        try db.run("UPDATE befriended SET delivery = min(delivery, ?)", [id - 1])
        try db.run("UPDATE judged SET delivery = min(delivery, ?)", [id - 1])
        let columns = "place, newest, oldest, first, last, comments"
        try db.run("INSERT INTO stretch (\(columns)) SELECT \(columns) FROM staged_stretch")
        try db.run("DELETE FROM staged_stretch")
    }

    /// Notes identities of which the staged file and another delivery have versions.
    func contest(_ identities: some Sequence<DigestKey>) throws {
        let row = try RawStatement(db, "INSERT OR IGNORE INTO contested VALUES (?)")
        for identity in identities { try row.run(with: identity) }
    }

    /// Notes that somebody may have to answer once the response is visible.
    func waitForJudgement(_ response: ResponseBatch.Row) throws {
        let row = try RawStatement(
            db, "INSERT OR IGNORE INTO unjudged (identity, submitted, delivery) VALUES (?, ?, ?)")
        row.bind(2, response.submitted)
        row.bind(3, id)
        try row.run(with: response.identity)
    }

    /// - Parameter keys: identities, in order.
    private func settle(_ keys: [DigestKey]) throws {
        let wanted = Set(keys)
        var starts: [UInt64] = []
        for key in keys where key.high != starts.last { starts.append(key.high) }
        var versions: [DigestKey: [StoredVersion]] = [:]
        try eachStored(starts) { version in
            guard wanted.contains(version.identity) else { return }
            versions[version.identity, default: []].append(version)
        }
        for key in keys { try settle(key, versions[key] ?? []) }
    }

    private func settle(_ identity: DigestKey, _ versions: [StoredVersion]) throws {
        var given: [ResponseVersion: StoredVersion] = [:]
        for version in versions where version.delivery != id { given[version.version] = version }
        var standing = Array(given.values)
        for version in versions where version.delivery == id {
            if let same = given[version.version] {
                try merge(version, into: same)
            } else {
                standing.append(version)
            }
        }
        guard let greatest = standing.max(by: { $0.version < $1.version }) else { return }
        var isChanged = !greatest.isKept
        for other in standing where other.id != greatest.id {
            try db.run("DELETE FROM contact WHERE response = ?", [other.id])
            guard other.isKept else { continue }
            try db.run("UPDATE response SET kept = 0 WHERE id = ?", [other.id])
            isChanged = true
        }
        if !greatest.isKept { try db.run("UPDATE response SET kept = 1 WHERE id = ?", [greatest.id]) }
        guard isChanged else { return }
        try db.run(
            """
            INSERT OR IGNORE INTO alert_doubt SELECT identity FROM alert WHERE identity = ?
            """, [Data(identity.bytes)])
    }

    private func merge(_ version: StoredVersion, into same: StoredVersion) throws {
        try db.run("INSERT OR IGNORE INTO repeated (response, delivery) VALUES (?, ?)", [same.id, id])
        try db.run("UPDATE OR IGNORE person SET response = ? WHERE response = ?", [same.id, version.id])
        if same.isKept, let staging {
            // It is not kept longer than from when that version was first given.
            let first = try ContactWriter.firstReceived(same, in: db) ?? staging.received
            let earlier = min(0, first.milliseconds - staging.received.milliseconds)
            try db.run(
                "UPDATE OR IGNORE contact SET response = ?, ends_at = ends_at + ? WHERE response = ? AND ends_at + ? > ?",
                [same.id, earlier, version.id, earlier, staging.received.milliseconds])
        }
        try db.run("DELETE FROM response WHERE id = ?", [version.id])
    }
}
