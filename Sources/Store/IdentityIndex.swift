import Domain
import Foundation
import GRDB

/// Finds responses by their identity: sorted runs of (the identity's first eight bytes, the response's id).
///
/// Identities fall anywhere, so that an index of SQLite's is written all over by every file. A run is written once, in
/// order; runs of one size are merged when there are eight of them, large ones piece by piece: each pair is in one run at
/// any time. A pair says where to look: whether the response is still there and has that identity is in its row.
struct IdentityIndex {
    struct Pair: Comparable {
        var start: UInt64
        var id: Int64

        static func < (left: Self, right: Self) -> Bool {
            left.start != right.start ? left.start < right.start : left.id < right.id
        }
    }

    struct Run {
        var id: Int64
        var pairs: Int
        /// The run that takes its pairs over, piece by piece.
        var target: Int64?
        /// Whether all of it was added through this index, and is in its filter.
        var isNew = false

        /// Runs of one level are merged.
        var level: Int { (Int.bitWidth - pairs.leadingZeroBitCount - 1) / 3 }
    }

    /// A block of so many pairs fills a page.
    static let pairsInBlock = 250
    static let bytesInPair = 16
    /// Pairs that are worth a filter's memory.
    static let fewestFiltered = 256

    let db: Database
    var runs: [Run]
    private let seek: RawStatement
    var added = IdentityFilter()

    init(_ db: Database) throws {
        self.db = db
        runs = try db.all("SELECT id, pairs, target FROM identity_run ORDER BY id") {
            Run(id: try $0.integer(0), pairs: Int(try $0.integer(1)), target: $0.optionalInteger(2))
        }
        seek = try RawStatement(
            db, "SELECT pairs FROM identity_block WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1")
    }

    /// The pairs with these starts, which are in order, each once: what is found is in order, too.
    func pairs(_ starts: [UInt64]) throws -> [Pair] {
        var found: [Pair] = []
        // A batch of a large file falls everywhere into the runs that the batches before it gave, and hardly ever has to do
        // with them.
        let all = starts
        let again = runs.contains(where: \.isNew) ? starts.filter(added.mayContain) : []
        for run in runs {
            let starts = run.isNew ? again : all
            var next = 0
            while next < starts.count {
                seek.bind(1, run.id << 48)
                seek.bind(2, Self.block(run.id, starts[next]))
                defer { seek.reset() }
                let last = next
                if try seek.step() {
                    Self.look(for: starts, from: &next, in: seek.bytes(0)) { found.append($0) }
                }
                // It may lie between two blocks.
                if next == last { next += 1 }
            }
        }
        return found.sorted()
    }

    /// Looks for all starts that the block reaches.
    private static func look(
        for starts: [UInt64], from next: inout Int, in block: UnsafeRawBufferPointer, _ body: (Pair) -> Void
    ) {
        var offset = 0
        while offset + bytesInPair <= block.count, next < starts.count {
            let start = UInt64(littleEndian: block.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            if start > starts[next] {
                next += 1
            } else {
                if start == starts[next] {
                    let id = Int64(littleEndian: block.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self))
                    body(Pair(start: start, id: id))
                }
                offset += bytesInPair
            }
        }
        // The last pair's start has been looked for with it.
        if next < starts.count, block.count >= bytesInPair,
            starts[next]
                <= UInt64(
                    littleEndian: block.loadUnaligned(fromByteOffset: block.count - bytesInPair, as: UInt64.self))
        {
            next += 1
        }
    }

    /// The id of the block in which a run has that start.
    static func block(_ run: Int64, _ start: UInt64) -> Int64 { run << 48 | Int64(start >> 16) }
}

extension IdentityIndex {
    /// The ids of the stored versions of an identity, in their order, or of the visible one that is kept.
    func versions(of identity: [UInt8], onlyKept: Bool = false) throws -> [Int64] {
        let pairs = try pairs([DigestKey(identity).high])
        return try Set(pairs.map(\.id)).sorted().filter { id in
            try Bool.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT 1 FROM response
                        WHERE id = ? AND identity = ? AND (kept AND delivery IS NOT \(Staging.hidden) OR NOT ?)
                        """),
                arguments: [id, Data(identity), onlyKept]) ?? false
        }
    }

    func kept(_ identity: [UInt8]) throws -> Int64? { try versions(of: identity, onlyKept: true).first }
}
