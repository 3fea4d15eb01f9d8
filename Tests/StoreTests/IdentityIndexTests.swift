import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("identities are found in runs")
struct IdentityIndexTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    /// Eight runs too large to be merged by whoever adds them, of starts that crowd in few blocks.
    private func pairs(_ run: Int) -> [IdentityIndex.Pair] {
        (0..<13_000).map { number in
            let place = UInt64(number * 8 + run)
            return IdentityIndex.Pair(start: (place / 50) << 20 | place % 50, id: Int64(place) + 1)
        }
    }

    private func runs() throws -> Int {
        try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM identity_run") } ?? 0
    }

    /// Looks for one in 37, which is sooner done.
    private func expectFound(_ all: [IdentityIndex.Pair]) throws {
        let some = all.filter { $0.id % 37 == 0 }.sorted()
        #expect(try store.read { try IdentityIndex($0).pairs(some.map(\.start)) } == some)
    }

    @Test("and each stays found while many are merged piece by piece, and others are added meanwhile")
    func pieces() throws {
        var all: [IdentityIndex.Pair] = []
        for run in 0..<8 {
            try store.write { db in
                var index = try IdentityIndex(db)
                try index.add(pairs(run))
            }
            all += pairs(run)
        }
        #expect(try runs() == 8)
        try expectFound(all)
        var pieces = 0
        while try store.read({ try IdentityIndex($0).isMergeDue }) {
            let late = IdentityIndex.Pair(start: UInt64(pieces) << 24 | 60, id: Int64(37 * (1_000_000 + pieces)))
            try store.write { db in
                var index = try IdentityIndex(db)
                try index.mergePiece(atMost: 30_000)
                try index.add([late])
            }
            all.append(late)
            try expectFound(all)
            pieces += 1
        }
        #expect(pieces == 4)
        #expect(try runs() == 1 + pieces)
        #expect(try store.mergeIdentities() == false)
    }

    @Test("and a few are merged at once")
    func few() throws {
        var all: [IdentityIndex.Pair] = []
        for run in 0..<8 {
            let some = Array(pairs(run).prefix(300))
            try store.write { db in
                var index = try IdentityIndex(db)
                try index.add(some)
            }
            all += some
        }
        #expect(try runs() == 1)
        try expectFound(all)
    }
}
