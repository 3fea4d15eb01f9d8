import GRDB

/// Writes a run from front to back, behind what there is of it.
struct RunWriter {
    let id: Int64
    private(set) var count = 0
    private let write: BlockWriter
    private var block: [UInt8] = []
    private var first: UInt64 = 0
    private var last: UInt64 = 0

    init(_ db: Database, id: Int64) throws {
        self.id = id
        write = try BlockWriter(db)
        block.reserveCapacity(IdentityIndex.pairsInBlock * IdentityIndex.bytesInPair)
    }

    /// Whether the pair has to be in the block of the one before it: all starts that belong to one block stand in it,
    /// however many.
    func isBound(_ pair: IdentityIndex.Pair) -> Bool { !block.isEmpty && last >> 16 == pair.start >> 16 }

    mutating func append(_ pair: IdentityIndex.Pair) throws {
        if block.count >= IdentityIndex.pairsInBlock * IdentityIndex.bytesInPair, !isBound(pair) { try finish() }
        if block.isEmpty { first = pair.start }
        last = pair.start
        count += 1
        withUnsafeBytes(of: pair.start.littleEndian) { block.append(contentsOf: $0) }
        withUnsafeBytes(of: pair.id.littleEndian) { block.append(contentsOf: $0) }
    }

    mutating func finish() throws {
        guard !block.isEmpty else { return }
        try write(block[...], IdentityIndex.block(id, first))
        block.removeAll(keepingCapacity: true)
    }
}

/// Reads a run from front to back.
struct RunReader {
    private let db: Database
    private let id: Int64
    private let blocks: RawStatement
    private var blockID: Int64 = 0
    private var block: [UInt8] = []
    private var offset = 0
    private(set) var count = 0
    private(set) var head: IdentityIndex.Pair?

    init(_ db: Database, id: Int64) throws {
        self.db = db
        self.id = id
        let (first, last) = (id << 48, IdentityIndex.block(id, .max))
        blocks = try RawStatement(
            once: db, "SELECT id, pairs FROM identity_block WHERE id BETWEEN \(first) AND \(last) ORDER BY id")
        try look()
    }

    /// Goes on behind the head.
    mutating func advance() throws {
        offset += IdentityIndex.bytesInPair
        count += 1
        try look()
    }

    private mutating func look() throws {
        if offset + IdentityIndex.bytesInPair > block.count {
            guard try blocks.step() else {
                blocks.reset()
                head = nil
                return
            }
            blockID = blocks.integer(0)
            block = Array(blocks.bytes(1))
            offset = 0
        }
        head = block.withUnsafeBytes { bytes in
            guard offset + IdentityIndex.bytesInPair <= bytes.count else { return nil }
            return IdentityIndex.Pair(
                start: UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)),
                id: Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self)))
        }
    }

    /// Removes what lies before the head, and ends reading.
    func removeRead() throws {
        blocks.reset()
        try db.run(
            "DELETE FROM identity_block WHERE id BETWEEN ? AND ?",
            [id << 48, head == nil ? IdentityIndex.block(id, .max) : blockID])
        // The rest of a block that was begun is found by the pair that it begins with now.
        guard let head else { return }
        try BlockWriter(db)(block[offset...], IdentityIndex.block(id, head.start))
    }
}

private struct BlockWriter {
    private let row: RawStatement

    init(_ db: Database) throws {
        row = try RawStatement(db, "INSERT INTO identity_block (id, pairs) VALUES (?, ?)")
    }

    func callAsFunction(_ pairs: ArraySlice<UInt8>, _ id: Int64) throws {
        try pairs.withUnsafeBytes { pairs in
            row.bind(1, id)
            row.bind(2, blob: pairs)
            try row.run()
        }
    }
}
