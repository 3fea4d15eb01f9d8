package import Domain
import Foundation
import GRDB

/// What was erased at a person's request, and what has to follow it in the spool.
package struct Erased: Equatable, Sendable {
    /// An alert's files: those of the id that it was told under.
    package struct ToldAlert: Hashable, Sendable {
        package var id: String
        package var location: Identifier

        package init(id: String, location: Identifier) {
            self.id = id
            self.location = location
        }
    }

    package var responses = 0
    package var contacts = 0
    package var alerts = 0
    package var advocates = 0
    /// Notes of managers, about alerts, advocates and actions.
    package var notes = 0
    package var toldAlerts: Set<ToldAlert> = []
    /// Ids under which answers may tell about the person.
    package var answers: Set<String> = []
    /// Locations whose advocates are others now.
    package var toldAdvocates: Set<Identifier> = []

    package init() {}

    package static func += (left: inout Self, right: Self) {
        left.responses += right.responses
        left.contacts += right.contacts
        left.alerts += right.alerts
        left.advocates += right.advocates
        left.notes += right.notes
        left.toldAlerts.formUnion(right.toldAlerts)
        left.answers.formUnion(right.answers)
        left.toldAdvocates.formUnion(right.toldAdvocates)
    }
}

extension Store {
    /// Responses that are found and erased in one transaction.
    private static let piece = 500
    /// Responses whose texts are looked through at a time.
    private static let stretch: Int64 = 20_000

    /// The names that responses have as their source, and some others.
    package func sourceNames() throws(StoreError) -> [Identifier] {
        try read { db in try db.all("SELECT text FROM label ORDER BY text") { Identifier(try $0.text(0)) } }
    }

    /// Those of the identities that are stored, or were erased before.
    package func known(_ identities: [ResponseIdentity]) throws(StoreError) -> [ResponseIdentity] {
        try read { db in
            let (index, erased) = (try IdentityIndex(db), try ErasedLookup(db))
            return try identities.filter { try erased.holds($0.bytes) || !index.versions(of: $0.bytes).isEmpty }
        }
    }

    /// Erases every version of these responses, contacts, alerts, advocates and what was noted about them, and remembers
    /// their identities, stored or not: no file brings them back. What plans say of them is in `erasedQuotes`.
    ///
    /// SQLite overwrites the bytes; see `emptyLog`.
    package func erase(_ identities: some Collection<ResponseIdentity>) throws(StoreError) -> Erased {
        var erased = Erased()
        var rest = Array(identities)[...]
        while !rest.isEmpty {
            let piece = rest.prefix(Self.piece)
            erased += try write { db in try Eraser(db).erase(piece) }
            rest = rest.dropFirst(piece.count)
        }
        return erased
    }

    /// Notes, before it is done, that a file of the spool is changed or removed because of what was erased.
    /// - Parameter path: in the spool.
    package func noteCut(_ path: String) throws(StoreError) {
        try write { db in try db.run("INSERT OR IGNORE INTO cut_file VALUES (?)", [path]) }
    }

    /// Likewise what is stored whose identity begins so.
    /// - Parameter start: at least eight bytes.
    package func erase(startingWith start: [UInt8]) throws(StoreError) -> Erased {
        let identities = try read { db in
            let rows = try IdentityIndex(db).pairs([DigestKey(start).high])
            return try rows.compactMap { try Eraser.identity(of: $0.id, in: db) }
        }
        return try erase(Set(identities.filter { $0.bytes.starts(with: start) }).sorted())
    }

    /// Likewise what is stored of whoever has that address: under their contact, or in the words of an answer. Looks
    /// through all texts, in pieces.
    /// - Parameter beat: called again and again.
    package func erase(_ sought: SoughtAddress, beat: () -> Void = {}) throws(StoreError) -> Erased {
        var erased = Erased()
        var before: [ResponseIdentity] = []
        while true {
            beat()
            let piece = try read { db in
                try db.all(
                    """
                    SELECT DISTINCT identity FROM person JOIN response ON response.id = person.response
                    WHERE person.digest = ? LIMIT \(Self.piece)
                    """, [try AddressDigest(db).digest(of: sought.address)], Eraser.identity)
            }
            // What a damaged index does not find would be found here for ever.
            if piece.isEmpty || piece == before { break }
            before = piece
            erased += try erase(piece)
        }
        var last: Int64? = .min
        while let from = last {
            beat()
            let (found, end) = try read { db in try Eraser.reached(by: sought, after: from, Self.stretch, in: db) }
            erased += try erase(found)
            last = end
        }
        last = .min
        while let from = last {
            beat()
            let (found, end) = try read { db in try Eraser.naming(sought, after: from, Self.stretch, in: db) }
            erased += try erase(found)
            last = end
        }
        erased.notes += try write { db in try Eraser(db).forgetNotes(naming: sought) }
        return erased
    }

    /// Of which alerts and advocates the files may still tell what is no longer so: whatever interrupted an erasure before
    /// it came to the files, the next finds them here.
    package func untold() throws(StoreError) -> (alerts: Set<Erased.ToldAlert>, advocates: Set<Identifier>) {
        try read { db in
            let alerts = try db.all("SELECT alert, location FROM alert_due") {
                Erased.ToldAlert(id: try $0.text(0), location: Identifier(try $0.text(1)))
            }
            let advocates = try db.all("SELECT location FROM advocate_due") { Identifier(try $0.text(0)) }
            return (Set(alerts), Set(advocates))
        }
    }

    /// Has the files of alerts and advocates that may have told of what was erased looked at anew, once more: whoever
    /// wrote them meanwhile may have known less.
    package func tellAnew(_ erased: Erased) throws(StoreError) {
        try write { db in
            for alert in erased.toldAlerts {
                try db.run(
                    "INSERT OR REPLACE INTO alert_due (alert, location) VALUES (?, CAST(? AS TEXT))",
                    [alert.id, text(alert.location.text)])
            }
            for location in erased.toldAdvocates {
                try db.run("INSERT OR IGNORE INTO advocate_due VALUES (CAST(? AS TEXT))", [text(location.text)])
            }
        }
    }

    /// Whether there may be files of alerts, advocates or boards that are not as they should be: somebody else may have
    /// changed what they tell.
    package func hasUntold() throws(StoreError) -> Bool {
        try read { db in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM alert_due) OR EXISTS (SELECT 1 FROM advocate_due)
                        OR EXISTS (SELECT 1 FROM person_changed) OR EXISTS (SELECT 1 FROM boards WHERE changes <> told)
                    """) ?? false
        }
    }

    /// Writes the log back into the database and empties it: it holds what was erased. False where somebody reads so long
    /// that it cannot be.
    package func emptyLog() throws(StoreError) -> Bool {
        do {
            try writer.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
            return true
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
        {
            return false
        } catch { throw StoreError(error, at: path) }
    }
}
