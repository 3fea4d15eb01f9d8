import Foundation
import GRDB

/// Finds responses by their identity: sorted runs of (the identity's first eight bytes, the response's id).
///
/// Identities fall anywhere, so that an index of SQLite's is written all over by every file. A run is written once, in
/// order; runs of one size are merged when there are eight of them. A pair says where to look: whether the response is
/// still there and has that identity is in its row.
struct IdentityIndex {
    struct Pair: Comparable {
        var start: UInt64
        var id: Int64

        static func < (left: Self, right: Self) -> Bool {
            left.start != right.start ? left.start < right.start : left.id < right.id
        }
    }

    private struct Run {
        var id: Int64
        var pairs: Int

        /// Runs of one level are merged.
        var level: Int { (Int.bitWidth - pairs.leadingZeroBitCount - 1) / 3 }
    }

    /// How many runs of a level there may be.
    private static let most = 8
    /// A block of so many pairs fills a page.
    private static let pairsInBlock = 250
    static let bytesInPair = 16

    private let db: Database
    private var runs: [Run]
    private let seek: RawStatement

    init(_ db: Database) throws {
        self.db = db
        runs = try db.all("SELECT id, pairs FROM identity_run ORDER BY id") {
            Run(id: try $0.integer(0), pairs: Int(try $0.integer(1)))
        }
        seek = try RawStatement(
            db, "SELECT pairs FROM identity_block WHERE id BETWEEN ? AND ? ORDER BY id DESC LIMIT 1")
    }

    /// The pairs with these starts, which are in order, each once: what is found is in order, too.
    func pairs(_ starts: [UInt64]) throws -> [Pair] {
        var found: [Pair] = []
        for run in runs {
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

    /// Adds pairs whose starts are in order.
    mutating func add(_ pairs: some Sequence<Pair>) throws {
        var writer = try RunWriter(db, id: freeID())
        for pair in pairs { try writer.append(pair) }
        if writer.count == 0 { return }
        try keep(writer)
        try merge()
    }

    private func freeID() throws -> Int64 {
        let used = Set(runs.map(\.id))
        return (1...Int64(used.count) + 1).first { !used.contains($0) } ?? 1
    }

    private mutating func keep(_ writer: consuming RunWriter) throws {
        try writer.finish()
        try db.run("INSERT INTO identity_run (id, pairs) VALUES (?, ?)", [writer.id, writer.count])
        runs.append(Run(id: writer.id, pairs: writer.count))
    }

    private mutating func merge() throws {
        while let level = Dictionary(grouping: runs, by: \.level).filter({ $1.count >= Self.most }).keys.min() {
            let merged = runs.filter { $0.level == level }
            var readers = try merged.map { try RunReader(db, id: $0.id) }
            var writer = try RunWriter(db, id: freeID())
            while let first = readers.indices.min(by: { Self.isBefore(readers[$0].head, readers[$1].head) }),
                let pair = readers[first].head
            {
                try writer.append(pair)
                try readers[first].advance()
            }
            for run in merged {
                try db.run(
                    "DELETE FROM identity_block WHERE id BETWEEN ? AND ?",
                    [run.id << 48, Self.block(run.id, .max)])
                try db.run("DELETE FROM identity_run WHERE id = ?", [run.id])
            }
            let gone = Set(merged.map(\.id))
            runs.removeAll { gone.contains($0.id) }
            try keep(writer)
        }
    }

    private static func isBefore(_ left: Pair?, _ right: Pair?) -> Bool {
        guard let left else { return false }
        return right.map { left < $0 } ?? true
    }

    /// The id of the block in which a run has that start.
    fileprivate static func block(_ run: Int64, _ start: UInt64) -> Int64 { run << 48 | Int64(start >> 16) }

    /// Writes a run from front to back.
    private struct RunWriter {
        let id: Int64
        private(set) var count = 0
        private let write: RawStatement
        private var block: [UInt8] = []
        private var first: UInt64 = 0
        private var last: UInt64 = 0

        init(_ db: Database, id: Int64) throws {
            self.id = id
            write = try RawStatement(db, "INSERT INTO identity_block (id, pairs) VALUES (?, ?)")
            block.reserveCapacity(pairsInBlock * bytesInPair)
        }

        mutating func append(_ pair: Pair) throws {
            // All starts that belong to one block stand in it, however many.
            if block.count >= pairsInBlock * bytesInPair, last >> 16 != pair.start >> 16 { try finish() }
            if block.isEmpty { first = pair.start }
            last = pair.start
            count += 1
            withUnsafeBytes(of: pair.start.littleEndian) { block.append(contentsOf: $0) }
            withUnsafeBytes(of: pair.id.littleEndian) { block.append(contentsOf: $0) }
        }

        mutating func finish() throws {
            guard !block.isEmpty else { return }
            try block.withUnsafeBytes { bytes in
                write.bind(1, IdentityIndex.block(id, first))
                write.bind(2, blob: bytes)
                try write.run()
            }
            block.removeAll(keepingCapacity: true)
        }
    }

    /// Reads a run from front to back.
    private struct RunReader {
        private let blocks: RawStatement
        private var block: [UInt8] = []
        private var offset = 0
        private(set) var head: Pair?

        init(_ db: Database, id: Int64) throws {
            blocks = try RawStatement(
                once: db,
                "SELECT pairs FROM identity_block WHERE id BETWEEN \(id << 48) AND \(IdentityIndex.block(id, .max)) ORDER BY id"
            )
            try advance()
        }

        mutating func advance() throws {
            if offset + bytesInPair > block.count {
                guard try blocks.step() else {
                    blocks.reset()
                    head = nil
                    return
                }
                block = Array(blocks.bytes(0))
                offset = 0
            }
            head = block.withUnsafeBytes { bytes in
                guard offset + bytesInPair <= bytes.count else { return nil }
                return Pair(
                    start: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
                    id: Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self)))
            }
            offset += bytesInPair
        }
    }
}

extension IdentityIndex {
    /// The ids of the visible versions of an identity, in their order, or of the one that is kept.
    func versions(of identity: [UInt8], onlyKept: Bool = false) throws -> [Int64] {
        let pairs = try pairs([DigestKey(identity).high])
        return try Set(pairs.map(\.id)).sorted().filter { id in
            try Bool.fetchOne(
                db,
                sql: """
                    SELECT 1 FROM response
                    WHERE id = ? AND identity = ? AND (kept OR NOT ?) AND delivery IS NOT \(Staging.hidden)
                    """,
                arguments: [id, Data(identity), onlyKept]) ?? false
        }
    }

    func kept(_ identity: [UInt8]) throws -> Int64? { try versions(of: identity, onlyKept: true).first }
}
