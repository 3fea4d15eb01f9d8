import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("what planning has counted is kept")
struct SumsTests {
    private let folder: Folder
    private let store: Store

    init() throws {
        folder = try Folder()
        store = try Store(path: folder.database, brand: Samples.brand())
        try store.give("a", [Some.response(1), Some.response(2, location: "0007")], sha256: "s")
    }

    private func keep(_ locations: [Identifier], changes: Int64 = 0) throws {
        try store.keep(locations.map { ($0, "shape", Array($0.text.utf8)) }, upTo: 1, changes: changes)
    }

    @Test("and a location is forgotten when anything but a new response comes of its responses")
    func forgotten() throws {
        try keep(["0042", "0007"])
        #expect(try store.sums().of.mapValues(\.bytes) == ["0042": Array("0042".utf8), "0007": Array("0007".utf8)])
        #expect(try store.sums().upTo == 1)
        try store.give("b", [Some.response(3)])
        #expect(try store.sums().of.count == 2 && store.sums().changes == 0)
        try store.give("c", [Some.response(1, version: Some.version(updated: 9), outcome: 2_000)])
        #expect(try store.sums().of.keys.sorted() == ["0007"])
        #expect(try store.sums().changes > 0)
        try store.give("again", [], sha256: "s", takingBack: true)
        #expect(try store.sums().of.isEmpty)
    }

    @Test("and of a response that moves, the location it leaves is forgotten; where it comes to it counts as new")
    func moved() throws {
        try keep(["0042", "0007", "0015"])
        try store.give("b", [Some.response(1, version: Some.version(updated: 9), location: "0007")])
        #expect(try store.sums().of.keys.sorted() == ["0007", "0015"])
        #expect(try store.kept().map(\.location) == ["0007", "0007"])
    }

    @Test("but not where responses were changed or removed meanwhile, by whomever")
    func meanwhile() throws {
        let before = try store.frozen().sums()
        try folder.tamper("DELETE FROM response WHERE place = (SELECT id FROM place WHERE location = '0007')")
        try keep(["0042", "0007"], changes: before.changes)
        #expect(try store.sums().of.isEmpty)
        try keep(["0042"], changes: store.sums().changes)
        #expect(try store.sums().of.count == 1)
    }

    @Test("and without saying up to which delivery, they are nobody's")
    func uncounted() throws {
        try keep(["0042"])
        try folder.tamper("DELETE FROM counted")
        #expect(try store.sums().of.isEmpty && store.sums().upTo == 0)
        try keep(["0042"])
        #expect(try store.sums().of.count == 1)
    }
}

@Suite("planning is handed what new deliveries gave")
struct NewAnswersTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func read(after delivery: Int64, upTo last: Int64, atMost limit: Int = 2) throws -> [Identifier] {
        var found: [Identifier] = []
        var place: Store.AnswerPlace? = Store.AnswerPlace(after: delivery)
        while let from = place {
            place = try store.eachAnswer(after: from, upTo: last, atMost: limit) { found.append($0.location) }
        }
        return found.sorted()
    }

    @Test("each once, however many are read at a time")
    func pieces() throws {
        try store.give("a", (1...5).map { Some.response($0, location: Identifier("a\($0)")) })
        try store.give("b", (6...9).map { Some.response($0, location: Identifier("b\($0)")) })
        for limit in [1, 2, 3, 100] {
            #expect(try read(after: 1, upTo: 2, atMost: limit) == ["b6", "b7", "b8", "b9"])
            #expect(try read(after: 0, upTo: 1, atMost: limit) == ["a1", "a2", "a3", "a4", "a5"])
            #expect(try read(after: 0, upTo: 2, atMost: limit).count == 9)
            #expect(try read(after: 2, upTo: 2, atMost: limit) == [])
        }
    }

    @Test("with those that it inherited from one that was taken back")
    func inherited() throws {
        try store.give("a", [Some.response(1), Some.response(2, location: "0007")], sha256: "s")
        try store.give("b", [Some.response(1)])
        #expect(try read(after: 1, upTo: 2) == [])
        try store.give("c", [Some.response(3, location: "0009")], sha256: "s", takingBack: true)
        #expect(try read(after: 1, upTo: 3) == ["0009", "0042"])
        #expect(try read(after: 2, upTo: 3) == ["0009"])
        #expect(try read(after: 0, upTo: 3) == ["0009", "0042"])
    }

    @Test("and of these, too, each once, however many are read at a time")
    func inheritedPieces() throws {
        let shared = (1...5).map { Some.response($0, location: Identifier("a\($0)")) }
        try store.give("a", shared, sha256: "s")
        try store.give("b", Array(shared[..<2]) + [Some.response(9, location: "b")])
        try store.give("c", shared)
        try store.give("d", [Some.response(10, location: "d")], sha256: "s", takingBack: true)
        for limit in [1, 2, 3, 6, 7, 100] {
            #expect(
                try read(after: 1, upTo: 4, atMost: limit) == ["a1", "a2", "a3", "a4", "a5", "b", "d"],
                "\(limit) at a time")
            #expect(try read(after: 2, upTo: 3, atMost: limit) == ["a3", "a4", "a5"])
        }
    }

    @Test("and of a window those of deliveries up to one, in the order of their time")
    func window() throws {
        func at(_ number: UInt8, _ milliseconds: Int64) -> Response {
            Some.response(number, visited: milliseconds)
        }
        try store.give("a", [at(1, 50), at(2, 20), at(3, 80)])
        try store.give("b", [at(4, 30), at(5, 60)])
        var table = AnswerTable(Samples.brand())
        try store.read(
            &table, location: "0042", from: Instant(milliseconds: 20), to: Instant(milliseconds: 60), upTo: 2)
        #expect(table.at.map(\.milliseconds) == [20, 30, 50])
        try store.read(
            &table, location: "0042", from: Instant(milliseconds: 0), to: Instant(milliseconds: 60), upTo: 1)
        #expect(table.at.map(\.milliseconds) == [20, 30, 50, 20, 50])
    }
}
