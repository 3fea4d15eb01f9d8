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
