import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("measures and their scales")
struct MeasureTests {
    private let folder: Folder
    private let speed = Driver(key: "speed", label: "Speed", scale: Samples.fivePoints)
    private let taste = Driver(key: "taste", label: "Taste", scale: Samples.fivePoints)

    init() throws { folder = try Folder() }

    private func open(_ drivers: [Driver]) throws(StoreError) -> Store {
        try Store(path: folder.database, brand: Samples.brand(drivers: drivers))
    }

    private func kept(_ drivers: [Driver]) throws -> [[Int32?]] {
        try open(drivers).kept().map { $0.drivers.map { $0?.thousandths } }
    }

    @Test("ratings keep their thousandths, gaps stay gaps and a no is not a gap")
    func exact() throws {
        let store = try Store(inMemoryFor: Samples.brand())
        let responses = [
            Some.response(1, outcome: 3_333, drivers: [1, nil, -7, 2_000_000_000], behaviours: [false]),
            Some.response(2, outcome: nil, drivers: [nil, nil, nil, nil], behaviours: [nil]),
            Some.response(3, outcome: 0, drivers: [nil, nil, nil, 5_000], behaviours: [nil]),
        ]
        try store.give("a", responses)
        #expect(try store.kept() == responses)
    }

    @Test("a driver added later has no ratings before, and one that goes keeps its ratings")
    func addedAndGone() throws {
        try open([speed]).give("a", [Some.response(1, drivers: [4_000])])
        #expect(try kept([taste, speed]) == [[nil, 4_000]])
        try open([taste]).give("b", [Some.response(2, drivers: [2_000])])
        #expect(try kept([taste]) == [[nil], [2_000]])
        #expect(try kept([speed, taste]) == [[4_000, nil], [nil, 2_000]])
    }

    @Test("a driver that is not registered yet reads as missing when only reading")
    func unregistered() throws {
        try open([speed]).give("a", [Some.response(1, drivers: [4_000])])
        let store = try Store(readingOnly: folder.database, brand: Samples.brand(drivers: [taste, speed]))
        #expect(try store.kept().map { $0.drivers.map { $0?.thousandths } } == [[nil, 4_000]])
    }

    @Test("a changed scale is refused, and nothing is registered", arguments: [false, true])
    func changedScale(readingOnly: Bool) throws {
        _ = try open([speed])
        let changed = Driver(key: "speed", label: "Speed", scale: Samples.scale(0, 10))
        #expect(
            throws: StoreError.scaleChanged(
                path: folder.database, key: "speed", stored: Samples.fivePoints, configured: changed.scale)
        ) {
            let brand = Samples.brand(drivers: [taste, changed])
            _ =
                readingOnly
                ? try Store(readingOnly: folder.database, brand: brand)
                : try Store(path: folder.database, brand: brand)
        }
        let keys = try open([speed]).read { try String.fetchAll($0, sql: "SELECT key FROM measure ORDER BY id") }
        #expect(keys == ["overall", "speed", "greeted"])
    }

    @Test("a driver may become the outcome, its scale being the same")
    func changedKind() throws {
        try open([speed, taste]).give("a", [Some.response(1, outcome: 1_000, drivers: [4_000, 3_000])])
        var brand = Samples.brand(drivers: [taste])
        brand.outcome.key = "speed"
        let store = try Store(path: folder.database, brand: brand)
        #expect(try store.kept().map { $0.outcome?.thousandths } == [4_000])
    }
}
