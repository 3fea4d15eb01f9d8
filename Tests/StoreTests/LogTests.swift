import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("the write-ahead log")
struct LogTests {
    private func open(_ folder: Folder) throws -> Store {
        try Store(path: folder.database, brand: Samples.brand()) { _, _ in }
    }

    @Test(
        "is written over itself with the next opening: all that was committed is there, also while another has it open")
    func rewritten() throws {
        let folder = try Folder()
        let first = try open(folder)
        try first.write { db in
            try db.execute(sql: "CREATE TABLE filler (bytes BLOB) STRICT")
            for _ in 0..<40 { try db.execute(sql: "INSERT INTO filler VALUES (randomblob(20000))") }
        }
        let log = try folder.bytes("huddled.db-wal")
        #expect(log.count > 500_000)
        let second = try open(folder)
        #expect(try folder.bytes("huddled.db-wal").prefix(log.count) == log)
        for store in [first, second] {
            #expect(try store.read { try Int.fetchOne($0, sql: "SELECT sum(length(bytes)) FROM filler") } == 800_000)
        }
        try second.write { try $0.execute(sql: "DELETE FROM filler") }
        #expect(try first.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM filler") } == 0)
        #expect(try first.read { try String.fetchOne($0, sql: "PRAGMA integrity_check") } == "ok")
    }
}
