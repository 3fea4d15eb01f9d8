import Crypto
import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

/// Databases of every version that was released, as SQL in `Fixtures`, and the scripts that make the current one of them.
@Suite("databases of released versions")
struct MigrationTests {
    /// SHA-256 of each released script. One that was released never changes: append a script, a hash and a fixture.
    private static let released = [
        "7c940f2ce52474d3075cf1e8b7df7a032a88b167b7afaba2cb3ee82d084af613"
    ]

    private let folder: Folder

    init() throws { folder = try Folder() }

    private func restore(_ version: Int) throws {
        let fixture = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/schema-\(version).sql")
        try folder.tamper(String(contentsOf: fixture, encoding: .utf8))
    }

    private func next(_ script: String) -> Schema { Schema(steps: Schema.current.steps + [script]) }

    private func version() throws -> Int? {
        try DatabaseQueue(path: folder.database).read { try Int.fetchOne($0, sql: "PRAGMA user_version") }
    }

    @Test("a released script never changes")
    func scripts() {
        let hashes = Schema.current.steps.map { script in
            SHA256.hash(data: Data(script.utf8)).map { String(format: "%02x", $0) }.joined()
        }
        #expect(hashes.prefix(Self.released.count) == Self.released[...])
    }

    @Test("opens with all that it held", arguments: 1...released.count)
    func opens(_ number: Int) throws {
        try restore(number)
        let store = try Store(path: folder.database, brand: Samples.brand()) { _, _ in }
        #expect(try version() == Schema.current.version)
        #expect(try store.audit() == [])
        let kept = try store.kept()
        #expect(kept.map(\.producerID) == ["c", "d", "e", "a", "b"].map { Identifier($0) })
        #expect(kept.dropFirst(3).first?.comment == "Very long queue.")
        #expect(kept.dropFirst(3).first?.outcome == Rating(thousandths: 2_000))
        #expect(kept.first?.drivers == [nil, Rating(thousandths: 4_250), nil, nil])
        let deliveries = try store.deliveries()
        #expect(Set(deliveries.map(\.name)) == ["first.csv", "second.csv", "done.csv"])
        #expect(deliveries.map(\.rows.total).reduce(0, +) == 8)
        for day in 20...21 {
            #expect(try store.planned(on: #require(Day(iso: "2026-11-\(day)"))) == ["0007", "0042"])
        }
        #expect(try store.unpublished(limit: 1) == [])
        #expect(try store.waitingAlerts().keys.sorted() == ["0042"])
    }

    @Test("a step more changes it once, and an older program refuses it then")
    func step() throws {
        try restore(Self.released.count)
        let next = next("ALTER TABLE response ADD COLUMN tone INTEGER; UPDATE response SET tone = 1")
        var said: [[Int]] = []
        for _ in 1...2 {
            let store = try Store(path: folder.database, brand: Samples.brand(), schema: next) {
                said.append([$0, $1])
            }
            #expect(try store.kept().count == 5)
            #expect(try store.audit() == [])
        }
        #expect(said == [[Self.released.count, next.version]])
        #expect(
            throws: StoreError.newer(path: folder.database, version: next.version, known: Schema.current.version)
        ) { _ = try Store(path: folder.database, brand: Samples.brand()) }
    }

    @Test("a step that fails leaves it as it was")
    func failing() throws {
        try restore(Self.released.count)
        let next = next("DELETE FROM response; CREATE TABLE extra (id INTEGER) STRICT; SELECT nonsense FROM nowhere")
        #expect(throws: StoreError.self) {
            _ = try Store(path: folder.database, brand: Samples.brand(), schema: next) { _, _ in }
        }
        try isUntouched(folder)
    }

    @Test("a crash in the middle of a step leaves it as it was")
    func crash() throws {
        try restore(Self.released.count)
        let crashed = try Folder()
        let queue = try DatabaseQueue(path: folder.database)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql:
                    "PRAGMA journal_mode = WAL; PRAGMA cache_size = 1; BEGIN; DELETE FROM response; DELETE FROM delivery"
            )
            // What is on disk while the transaction is open is what a crash leaves.
            for name in ["huddled.db", "huddled.db-wal"] { try crashed.write(folder.bytes(name), name) }
            try db.execute(sql: "ROLLBACK")
        }
        try isUntouched(crashed)
    }

    private func isUntouched(_ folder: Folder) throws {
        let store = try Store(path: folder.database, brand: Samples.brand()) { _, _ in }
        #expect(try store.kept().count == 5)
        #expect(try store.audit() == [])
        #expect(try !store.read { try $0.tableExists("extra") })
    }
}
