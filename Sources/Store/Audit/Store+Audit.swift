package import Domain
import GRDB

extension Store {
    private static let damaged = """
        stop huddled and restore the last backup; without one move huddled.db, huddled.db-wal and huddled.db-shm aside \
        together and deliver the archived files again
        """
    private static let inconsistent = """
        restore the last backup, deliver again what huddlectl verify names then, and report this: it is a fault of huddled's
        """
    /// Lines of SQLite's about damage that are shown.
    private static let shown = 10

    /// What is wrong within the database; empty where all is well. Reads all of it as it is at one moment, whatever is written
    /// meanwhile. 9 million responses in 553 runs took 370 MB.
    ///
    /// - Parameter progress: is told what is being looked at.
    package func audit(progress: (String) -> Void = { _ in }) throws(StoreError) -> [AuditProblem] {
        do throws(StoreError) {
            return try read { db in
                progress("the pages of the database")
                let damage = try Self.damage(in: db)
                if !damage.isEmpty { return damage.map { problem($0, Self.damaged) } }
                progress("references in the database")
                var found = try Self.dangling(in: db) + Self.strays(in: db)
                progress("the stored responses")
                var responses = try ResponseAudit(db)
                try responses.run()
                found += try responses.findings
                progress("the kept versions")
                found += try KeptAudit(db).findings(unkept: responses.unkept)
                return found.map { problem($0, Self.inconsistent) } + (try unforgotten(in: db))
            }
        } catch .corrupt(_, let reason) {
            return [problem("the database is damaged (\(reason))", Self.damaged)]
        }
    }

    private func problem(_ what: String, _ remedy: String) -> AuditProblem {
        AuditProblem(what: what, place: path, remedy: remedy)
    }

    private static func damage(in db: Database) throws -> [String] {
        let lines = try db.all("PRAGMA integrity_check") { try $0.text(0) }.filter { $0 != "ok" }
        let more = lines.count > shown ? ["… and \(lines.count - shown) more lines of this kind"] : []
        return (lines.prefix(shown) + more).map { "the database is damaged: \($0)" }
    }

    private static func dangling(in db: Database) throws -> [String] {
        let broken = try db.all("PRAGMA foreign_key_check") { row in
            let table = try row.text(0)
            let place = row.optionalInteger(1).map { "row \($0) of \(table)" } ?? "a row of \(table)"
            return "\(place) refers to a row of \(try row.text(2)) that is not there"
        }
        return try broken
            + ["repeated", "contact", "person"].flatMap { table in
                try db.all(
                    """
                    SELECT DISTINCT delivery FROM \(table) WHERE delivery NOT IN (SELECT id FROM delivery)
                        AND delivery IS NOT \(Staging.hidden) ORDER BY delivery
                    """
                ) { "rows of \(table) refer to row \(try $0.integer(0)) of delivery, which is not there" }
            }
    }

    /// Rows that must not be there, each as a count and what it counts.
    private static func strays(in db: Database) throws -> [String] {
        let newest = "(SELECT coalesce(max(id), 0) FROM delivery)"
        let counts = [
            ("counted WHERE delivery > \(newest)", "what planning has counted is ahead of the ledger"),
            ("befriended WHERE delivery > \(newest)", "the search for advocates is ahead of the ledger"),
            (
                "document JOIN plan USING (date, location) WHERE published IS NOT NULL",
                "files of plans wait to be published that are published"
            ),
            (
                "plan LEFT JOIN decision USING (date, location) WHERE decision.kind IS NULL",
                "plans have no decision"
            ),
        ]
        return try counts.flatMap { rows, what in
            try db.all("SELECT count(*) FROM \(rows)") { try $0.integer(0) }.filter { $0 > 0 }.map { "\(what) (\($0))" }
        }
    }

    /// What was erased and is told all the same.
    private func unforgotten(in db: Database) throws -> [AuditProblem] {
        let identities = try IdentityIndex(db)
        var (stored, quoted) = (0, 0)
        try db.each("SELECT identity FROM erased") { row in
            if try !identities.versions(of: row.bytes(0)).isEmpty { stored += 1 }
        }
        try db.each(
            """
            SELECT count(*) FROM (
                SELECT DISTINCT location, date FROM quoted WHERE identity IN (SELECT identity FROM erased))
            """
        ) { quoted = Int(try $0.integer(0)) }
        let again = "erase them again: huddlectl erase --contact ADDRESS, or --response ID"
        return [
            stored == 0 ? nil : problem("\(stored) responses that were erased are stored", again),
            quoted == 0 ? nil : problem("\(quoted) plans quote somebody who was erased", again),
        ].compactMap(\.self)
    }
}
