import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("opening the database")
struct OpeningTests {
    private let folder: Folder

    init() throws { folder = try Folder() }

    private func open(_ brand: Brand = Samples.brand()) throws(StoreError) -> Store {
        try Store(path: folder.database, brand: brand)
    }

    private func refusal(_ brand: Brand = Samples.brand(), readingOnly: Bool = false) -> StoreError? {
        do {
            _ = readingOnly ? try Store(readingOnly: folder.database, brand: brand) : try open(brand)
            return nil
        } catch { return error }
    }

    @Test("a new database is its owner's alone, durable, and says whose it is")
    func creates() throws {
        let store = try open()
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.database)
        #expect(attributes[.posixPermissions] as? Int == 0o600)
        let pragmas = try store.writer.writeWithoutTransaction { db in
            try [
                "journal_mode", "synchronous", "foreign_keys", "busy_timeout", "application_id", "user_version",
                "secure_delete", "cache_size",
            ].map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
        }
        #expect(pragmas == ["wal", "2", "1", "20000", "1752523884", "2", "1", "-8192"])
    }

    @Test("every table is strict")
    func strict() throws {
        let store = try open()
        let loose = try store.read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT name FROM pragma_table_list
                    WHERE schema = 'main' AND type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%'
                    """)
        }
        #expect(loose == [])
    }

    @Test("what was stored is there after opening again")
    func reopens() throws {
        try open().give("a", [Some.response(1)])
        #expect(try open().kept() == [Some.response(1)])
    }

    @Test("an empty file, as a crash while creating leaves it, becomes a database")
    func emptyFile() throws {
        try folder.write(Data())
        #expect(try open().kept() == [])
    }

    @Test("one that was left in the middle of being made is made again, by whoever may write")
    func halfMade() throws {
        let crashed = try Folder()
        try DatabaseQueue(path: folder.database).writeWithoutTransaction { db in
            try db.execute(sql: "PRAGMA cache_size = 1; BEGIN; CREATE TABLE half (made BLOB)")
            // More than the cache holds: some of it is in the file, and how to undo it in the journal.
            try db.execute(sql: "INSERT INTO half VALUES (zeroblob(1000000))")
            try crashed.write(folder.bytes())
            try crashed.write(folder.bytes("huddled.db-journal"), "huddled.db-journal")
            try db.execute(sql: "ROLLBACK")
        }
        #expect(throws: StoreError.absent(path: crashed.database)) {
            try Store(readingOnly: crashed.database, brand: Samples.brand())
        }
        let store = try Store(path: crashed.database, brand: Samples.brand())
        #expect(try store.kept() == [])
        #expect(try store.audit() == [])
    }

    @Test("a database that was left in the middle of its work opens with all that was committed")
    func afterCrash() throws {
        let store = try open()
        try store.give("a", [Some.response(1)])
        // What is on disk while the program still runs is what a crash leaves.
        let crashed = try Folder()
        try crashed.write(folder.bytes())
        try crashed.write(folder.bytes("huddled.db-wal"), "huddled.db-wal")
        #expect(try Store(readingOnly: crashed.database, brand: Samples.brand()).kept() == [Some.response(1)])
        let recovered = try Store(path: crashed.database, brand: Samples.brand())
        #expect(try recovered.kept() == [Some.response(1)])
        #expect(try recovered.audit() == [])
    }

    @Test(
        "a damaged database is refused and left as it is",
        arguments: [
            Data(
                "this is no database, and longer than SQLite's header of one hundred bytes, so that it has to look at it"
                    .utf8),
            Data("SQLite format 3\0".utf8) + Data(repeating: 0xA5, count: 8_000),
        ])
    func damaged(_ bytes: Data) throws {
        try folder.write(bytes)
        guard case .corrupt = refusal() else {
            Issue.record("opened, or refused for another reason")
            return
        }
        #expect(try folder.bytes() == bytes)
    }

    @Test("a database cut short is refused and left as it is")
    func cut() throws {
        do { try open().give("a", [Some.response(1)]) }
        let half = try folder.bytes().prefix(8_192)
        try? FileManager.default.removeItem(atPath: folder.database + "-wal")
        try folder.write(half)
        guard case .corrupt = refusal() else {
            Issue.record("opened, or refused for another reason")
            return
        }
        #expect(try folder.bytes() == half)
    }

    @Test("a database written by a newer version is refused", arguments: [false, true])
    func newer(readingOnly: Bool) throws {
        _ = try open()
        try folder.tamper("PRAGMA user_version = 99")
        #expect(
            refusal(readingOnly: readingOnly)
                == .newer(path: folder.database, version: 99, known: Schema.current.version))
        #expect(
            try DatabaseQueue(path: folder.database).read { try Int.fetchOne($0, sql: "PRAGMA user_version") } == 99)
    }

    @Test("an older database is brought up to date once, after saying so; a new one silently")
    func upgrade() throws {
        let next = Schema(steps: Schema.current.steps + ["CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT"])
        var said: [[Int]] = []
        func open(_ schema: Schema) throws(StoreError) -> Store {
            try Store(path: folder.database, brand: Samples.brand(), schema: schema) { said.append([$0, $1]) }
        }
        try open(.current).give("a", [Some.response(1)])
        _ = try open(.current)
        #expect(said == [])
        for _ in 1...2 {
            let store = try open(next)
            #expect(said == [[Schema.current.version, next.version]])
            #expect(try store.kept() == [Some.response(1)])
            #expect(try store.read { try $0.tableExists("extra") })
        }
    }

    @Test("whoever waits for an upgrade is told before it begins")
    func beforeUpgrade() throws {
        _ = try open()
        let path = folder.database
        let next = Schema(steps: Schema.current.steps + ["CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT"])
        var versions: [Int?] = []
        _ = try Store(path: path, brand: Samples.brand(), schema: next) { _, _ in
            versions.append(try? Opening.version(path, next, undoing: false))
        }
        #expect(versions == [Schema.current.version])
    }

    @Test("another application's database is refused and left as it is", arguments: [false, true])
    func foreign(readingOnly: Bool) throws {
        try folder.tamper("CREATE TABLE bookmark (url TEXT); PRAGMA application_id = 7")
        let before = try folder.bytes()
        #expect(refusal(readingOnly: readingOnly) == .foreign(path: folder.database))
        #expect(try folder.bytes() == before)
    }

    @Test("a database without an application id but with tables is another application's")
    func anonymous() throws {
        try folder.tamper("CREATE TABLE bookmark (url TEXT)")
        #expect(refusal() == .foreign(path: folder.database))
    }

    @Test("a folder that is not there is named, not created")
    func noFolder() throws {
        let path = folder.path + "/nowhere/huddled.db"
        #expect(throws: StoreError.cannotOpen(path: path, reason: "No such file or directory")) {
            _ = try Store(path: path, brand: Samples.brand())
        }
        #expect(!FileManager.default.fileExists(atPath: folder.path + "/nowhere"))
    }

    @Test("opening for reading creates nothing")
    func readingNothing() throws {
        #expect(refusal(readingOnly: true) == .absent(path: folder.database))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }

    @Test("what was opened for reading reads beside the writer, and cannot write")
    func readingOnly() throws {
        let writer = try open()
        try writer.give("a", [Some.response(1)])
        let reader = try Store(readingOnly: folder.database, brand: Samples.brand())
        #expect(try reader.kept() == [Some.response(1)])
        #expect(throws: StoreError.readOnly(path: folder.database)) { try reader.give("b", [Some.response(2)]) }
        try writer.give("c", [Some.response(3)])
        #expect(try reader.kept().count == 2)
    }

    @Test("a schema version that was never written is damage, and no reason to trap", arguments: [0, -1])
    func impossibleVersion(_ version: Int) throws {
        _ = try open()
        try folder.tamper("PRAGMA user_version = \(version)")
        #expect(refusal() == .corrupt(path: folder.database, reason: "its schema is \(version)"))
    }
}
