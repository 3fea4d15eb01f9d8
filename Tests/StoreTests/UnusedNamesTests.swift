import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("names that no response has any more are gone")
struct UnusedNamesTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try Store(path: folder.database, brand: Samples.brand())
    }

    private func response(_ number: UInt8, at location: Identifier, _ source: Identifier, _ channel: String?)
        -> Response
    {
        var response = Some.response(number, location: location)
        (response.source, response.channel) = (source, channel)
        return response
    }

    private func names() throws -> [String] {
        try store.read { db in
            try String.fetchAll(db, sql: "SELECT location FROM place UNION ALL SELECT text FROM label ORDER BY 1")
        }
    }

    /// All that is kept where names are written to.
    private func rows(_ table: String) throws -> Int {
        try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") } ?? 0
    }

    @Test("when a file is taken back, of its own those that nobody else gave")
    func takenBack() throws {
        let shared = response(1, at: "0042", "desk", "web")
        try store.give("a", [shared, response(2, at: "Ada Lovelace", "ada@example.org", "Ada")], sha256: "s")
        try store.give("b", [shared, response(3, at: "0007", "desk", nil)], sha256: "t")
        try store.keep([("Ada Lovelace", "shape", [1]), ("0007", "shape", [1])], upTo: 2, changes: 0)
        #expect(try names() == ["0007", "0042", "Ada", "Ada Lovelace", "ada@example.org", "desk", "web"])
        try store.give("c", [response(4, at: "0008", "web", "desk")], sha256: "s", takingBack: true)
        #expect(try names() == ["0007", "0008", "0042", "desk", "web"])
        #expect(try store.sums().of.keys.sorted() == ["0007"])
        #expect(try store.kept().map(\.location) == ["0007", "0008", "0042"])
        #expect(try store.audit() == [])
        try store.give("d", [], sha256: "t", takingBack: true)
        try store.give("e", [], sha256: "s", takingBack: true)
        #expect(try names() == [])
        #expect(try rows("stretch") + rows("label_use") == 0)
    }

    @Test("in upkeep, whatever became of the responses; those of responses that lost to another stay")
    func upkeep() throws {
        let older = response(1, at: "0042", "desk", "web")
        var newer = response(1, at: "0007", "desk", "kiosk")
        newer.version.updated = Instant(milliseconds: 1)
        try store.give("a", [older, response(2, at: "Ada", "desk", "Lovelace")])
        try store.give("b", [newer])
        try folder.tamper("DELETE FROM response WHERE place = (SELECT id FROM place WHERE location = 'Ada')")
        _ = try store.purge(now: Some.received, alerts: .days(30), advocates: .days(30), comments: .days(30))
        #expect(try names() == ["0007", "0042", "desk", "kiosk", "web"])
        #expect(try store.kept() == [newer])
        #expect(try store.audit() == [])
    }

    @Test("and a file that is refused under its new mapping loses none")
    func refused() throws {
        let given = response(1, at: "0042", "desk", "web")
        try store.give("a", [given], sha256: "s")
        try store.deliver { transaction in
            try transaction.takeBack(sha256: "s")
            try transaction.discardRows()
            try transaction.record(Some.delivery("b", sha256: "s", state: .rejected))
        }
        #expect(try names() == ["0042", "desk", "web"])
        #expect(try store.kept() == [given])
    }
}
