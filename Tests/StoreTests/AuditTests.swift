import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("the audit of the database")
struct AuditTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func store() throws -> Store {
        let store = try Store(path: folder.database, brand: Samples.brand())
        try store.give("a", (1...40).map { Some.response($0, location: $0 % 2 == 0 ? "0042" : "0007") })
        try store.give(
            "b", (30...60).map { Some.response($0, version: Some.version(submitted: 2_000, digest: 2)) })
        return store
    }

    @Test("a healthy database with several versions has no problem, and what is read is not changed")
    func healthy() throws {
        let store = try store()
        try store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        let before = try folder.bytes()
        var said: [String] = []
        #expect(try Store(readingOnly: folder.database, brand: Samples.brand()).audit { said.append($0) } == [])
        #expect(said.contains("the stored responses"))
        #expect(try folder.bytes() == before)
    }

    @Test(
        "each inconsistency is named, with the database and a remedy",
        arguments: [
            ("DELETE FROM delivery WHERE claim = 'b'", "31 responses refer to a file that the ledger does not have"),
            ("UPDATE response SET kept = 0 WHERE id = 5", "1 responses have no kept version"),
            ("UPDATE response SET kept = 1", "11 responses are kept more than once"),
            ("UPDATE identity_block SET pairs = substr(pairs, 17)", "responses are not found by their identity"),
            ("UPDATE identity_block SET id = id + 1", "responses are not found by their identity"),
            ("DELETE FROM identity_run", "71 responses are not found by their identity"),
            ("UPDATE stretch SET oldest = newest + 1", "71 responses are not found by their location and time"),
            ("DELETE FROM stretch WHERE first = 1", "responses are not found by their location and time"),
            ("UPDATE stretch SET comments = 0", "71 responses have a comment that would never be removed"),
            ("DELETE FROM label_use", "71 responses are not found by their source or channel"),
            ("DELETE FROM response WHERE id = 7", "fewer responses of lounge.csv are stored than the ledger says"),
            ("UPDATE counted SET delivery = 9", "what planning has counted is ahead of the ledger (1)"),
            ("UPDATE befriended SET delivery = 9", "the search for advocates is ahead of the ledger (1)"),
            (
                "INSERT INTO erased SELECT identity FROM response WHERE id = 1",
                "1 responses that were erased are stored"
            ),
            (
                "INSERT INTO plan VALUES (1, 'A', 0, 1); INSERT INTO document VALUES (1, 'A', 'x', x'')",
                "files of plans wait to be published that are published (1)"
            ),
            ("INSERT INTO plan VALUES (1, 'A', 0, 1)", "plans have no decision (1)"),
            (
                "PRAGMA foreign_keys = OFF; INSERT INTO repeated VALUES (999, 1)",
                "a row of repeated refers to a row of response that is not there"
            ),
        ])
    func inconsistent(_ sql: String, _ what: String) throws {
        let store = try store()
        try folder.tamper("UPDATE delivery SET accepted = CASE claim WHEN 'a' THEN 40 ELSE 20 END")
        #expect(try store.audit() == [])
        try folder.tamper("PRAGMA foreign_keys = OFF; " + sql)
        let problems = try store.audit()
        #expect(problems.contains { $0.what.hasSuffix(what) }, "\(problems)")
        #expect(problems.allSatisfy { $0.place == folder.database && !$0.remedy.isEmpty })
    }

    @Test("damage is told in SQLite's words and ends the audit")
    func damaged() throws {
        do { _ = try store() }
        var bytes = try folder.bytes()
        for index in bytes.count - 4_096..<bytes.count { bytes[index] = 0x5A }
        try folder.write(bytes)
        let problems = try Store(readingOnly: folder.database, brand: Samples.brand()).audit()
        #expect(!problems.isEmpty)
        #expect(problems.allSatisfy { $0.what.hasPrefix("the database is damaged") })
        #expect(problems.allSatisfy { $0.remedy.contains("restore the last backup") })
    }
}
