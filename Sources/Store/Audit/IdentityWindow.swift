import GRDB

/// Responses of some ids that follow each other, to be looked for in all runs at once: their ids are in no order there, so that
/// looking for each by itself would read everywhere.
struct IdentityWindow {
    private enum State: UInt8 {
        case absent, wanted, found
    }

    private let capacity: Int
    private var first: Int64 = 0
    private var starts: [UInt64] = []
    private var states: [State] = []

    init(capacity: Int) { self.capacity = capacity }

    /// False where there is no room for it before what was added is searched.
    mutating func add(_ id: Int64, _ start: UInt64) -> Bool {
        if starts.isEmpty { first = id }
        let (place, overflow) = id.subtractingReportingOverflow(first)
        guard !overflow, place < capacity else { return false }
        while starts.count < place {
            starts.append(0)
            states.append(.absent)
        }
        starts.append(start)
        states.append(.wanted)
        return true
    }

    /// Forgets what was added.
    /// - Returns: how many of them no look-up finds.
    mutating func search(in db: Database) throws -> Int {
        defer {
            starts.removeAll(keepingCapacity: true)
            states.removeAll(keepingCapacity: true)
        }
        if starts.isEmpty { return 0 }
        let runs = Set(try db.all("SELECT id FROM identity_run") { try $0.integer(0) })
        let row = try RawStatement(once: db, "SELECT id, pairs FROM identity_block ORDER BY id")
        defer { row.reset() }
        var block: (id: Int64, pairs: [UInt8])?
        while try row.step() {
            let next = row.integer(0)
            if let block, runs.contains(block.id >> 48) { mark(block.pairs, from: block.id, to: next) }
            block = (next, Array(row.bytes(1)))
        }
        if let block, runs.contains(block.id >> 48) { mark(block.pairs, from: block.id, to: .max) }
        return states.count { $0 == .wanted }
    }

    /// A pair is found where it stands in order, and in the last block that begins no later than it.
    private mutating func mark(_ pairs: [UInt8], from block: Int64, to next: Int64) {
        pairs.withUnsafeBytes { bytes in
            var (offset, last) = (0, UInt64.min)
            while offset + IdentityIndex.bytesInPair <= bytes.count {
                let start = UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
                let id = Int64(littleEndian: bytes.loadUnaligned(fromByteOffset: offset + 8, as: Int64.self))
                offset += IdentityIndex.bytesInPair
                let place = id.subtractingReportingOverflow(first)
                let key = IdentityIndex.block(block >> 48, start)
                if start >= last, key >= block, key < next, !place.overflow,
                    let index = Int(exactly: place.partialValue), states.indices.contains(index),
                    starts[index] == start,
                    states[index] == .wanted
                {
                    states[index] = .found
                }
                last = max(last, start)
            }
        }
    }
}
