import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("retention and audit")
struct UpkeepTests {
    @Test("contacts go at their end, comments after their time, ratings stay")
    func purge() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let old = Some.response(1, visited: 1_000)
        let fresh = Some.response(2, visited: 60_000)
        try store.give("a", [old, fresh], contact: Some.contact)
        let before = try store.purge(
            now: Instant(milliseconds: 89_999), alerts: .days(30), advocates: .days(30), comments: Span(seconds: 89))
        #expect(before == Purged(contacts: 0, comments: 0))
        #expect(try store.contact(of: fresh.identity) == Some.contact)
        let after = try store.purge(
            now: Some.contactEnds, alerts: .days(30), advocates: .days(30), comments: Span(seconds: 60))
        #expect(after == Purged(contacts: 2, comments: 1))
        #expect(try store.contact(of: fresh.identity) == nil)
        #expect(try store.kept().map(\.comment) == [nil, fresh.comment])
        #expect(try store.kept().map(\.outcome) == [old.outcome, fresh.outcome])
    }

    @Test("a comment that was purged does not come back with an old export")
    func purgedStays() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        try store.give("a", [Some.response(1)])
        _ = try store.purge(
            now: Instant(seconds: 1_000), alerts: .days(30), advocates: .days(30), comments: Span(seconds: 1))
        #expect(try store.give("b", [Some.response(1)]) == [.duplicate])
        #expect(try store.kept().map(\.comment) == [nil])
    }

    @Test("what was purged is not in the file any more")
    func overwritten() throws {
        let folder = try Folder()
        do {
            let store = try Store(path: folder.database, brand: Samples.brand())
            try store.give("a", [Some.response(1, comment: "unmistakable words")], contact: Some.contact)
            _ = try store.purge(
                now: Instant(seconds: 1_000), alerts: .days(30), advocates: .days(30), comments: Span(seconds: 1))
            try store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
        let bytes = try folder.bytes()
        #expect(bytes.range(of: Data("unmistakable".utf8)) == nil)
        #expect(bytes.range(of: Data("ada@example.org".utf8)) == nil)
    }

    @Test("the audit names a row that refers to nothing, and a response without a kept version")
    func audit() throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, brand: Samples.brand())
        try store.give("a", [Some.response(1)])
        #expect(try store.audit() == [])
        try folder.tamper("PRAGMA foreign_keys = OFF; DELETE FROM delivery; UPDATE response SET kept = 0")
        #expect(
            try store.audit().map(\.what) == [
                "1 responses refer to a file that the ledger does not have", "1 responses have no kept version",
            ])
    }

    @Test("a page that turned to garbage is damage, not a crash")
    func garbage() throws {
        let folder = try Folder()
        do {
            let store = try Store(path: folder.database, brand: Samples.brand())
            try store.give("a", (1...200).map { Some.response($0) })
        }
        var bytes = try folder.bytes()
        for index in 4_096..<bytes.count { bytes[index] = 0x5A }
        try folder.write(bytes)
        #expect {
            let store = try Store(path: folder.database, brand: Samples.brand())
            _ = try store.kept()
        } throws: { error in
            guard case .corrupt? = error as? StoreError else { return false }
            return true
        }
    }
}

@Suite("what the store says when it refuses")
struct StoreErrorTests {
    private static let path = "/var/lib/huddled/huddled.db"

    @Test(
        "every error names the database and what to do",
        arguments: [
            (StoreError.absent(path: path), "run huddled once"),
            (.cannotOpen(path: path, reason: "No such file or directory"), "check that its folder exists"),
            (.corrupt(path: path, reason: "malformed"), "Restore the last backup"),
            (.foreign(path: path), "name another state directory"),
            (.newer(path: path, version: 9, known: 1), "install that version again"),
            (.older(path: path, version: 1, known: 2), "run the new huddled once"),
            (
                .scaleChanged(
                    path: path, key: "speed", stored: Samples.fivePoints, configured: Samples.scale(0, 10)),
                "are on the scale [1, 5], the configuration says [0, 10]; put the scale of speed back"
            ),
            (.full(path: path), "Free some space"),
            (.readOnly(path: path), "check the file's owner"),
            (.locked(path: path), "close it and try again"),
            (.failed(path: path, reason: "disk I/O error"), "restore the last backup"),
        ])
    func sentences(_ error: StoreError, _ remedy: String) {
        #expect(error.description.hasPrefix(Self.path + ": "))
        #expect(error.description.contains(remedy))
        #expect(!error.description.contains("\n"))
    }
}
