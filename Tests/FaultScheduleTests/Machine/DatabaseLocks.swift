import CSQLite

/// The locks that the connections of one process hold on databases, which end with it.
struct DatabaseLocks {
    /// Levels of SQLite's file locks, by file and connection.
    private var levels: [Int: [ObjectIdentifier: CInt]] = [:]
    private(set) var memories: [Int: SharedMemory] = [:]

    mutating func lock(_ inode: Int, _ holder: ObjectIdentifier, _ level: CInt) -> Bool {
        let others = (levels[inode] ?? [:]).filter { $0.key != holder }.values.max() ?? 0
        let isFree =
            switch level {
            case SQLITE_LOCK_SHARED: others < SQLITE_LOCK_PENDING
            case SQLITE_LOCK_RESERVED: others < SQLITE_LOCK_RESERVED
            default: others < SQLITE_LOCK_SHARED
            }
        if isFree { levels[inode, default: [:]][holder] = level }
        return isFree
    }

    mutating func unlock(_ inode: Int, _ holder: ObjectIdentifier, to level: CInt) {
        levels[inode, default: [:]][holder] = level > SQLITE_LOCK_NONE ? level : nil
    }

    func isReserved(_ inode: Int) -> Bool { (levels[inode] ?? [:]).values.contains { $0 >= SQLITE_LOCK_RESERVED } }

    mutating func memory(of inode: Int) -> SharedMemory {
        if let memory = memories[inode] { return memory }
        let memory = SharedMemory()
        memories[inode] = memory
        return memory
    }

    mutating func forgetMemory(of inode: Int) { memories[inode] = nil }
}

/// What the connections to one database share of its log: SQLite's wal-index, and the locks on it.
///
/// Memory stays for as long as a connection has it, be its process gone: it may still look there. `@unchecked`: the locks
/// are used behind the machine's lock, the memory by SQLite's own rules.
final class SharedMemory: @unchecked Sendable {
    private var regions: [UnsafeMutableRawPointer] = []
    private var shared = [Set<ObjectIdentifier>](repeating: [], count: Int(SQLITE_SHM_NLOCK))
    private var exclusive = [ObjectIdentifier?](repeating: nil, count: Int(SQLITE_SHM_NLOCK))

    deinit { regions.forEach { $0.deallocate() } }

    func region(_ number: Int, size: Int, isWanted: Bool) -> UnsafeMutableRawPointer? {
        while isWanted, regions.count <= number {
            let region = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 4_096)
            region.initializeMemory(as: UInt8.self, repeating: 0, count: size)
            regions.append(region)
        }
        return number < regions.count ? regions[number] : nil
    }

    func lock(_ slots: Range<Int>, _ holder: ObjectIdentifier, exclusively: Bool) -> Bool {
        for slot in slots {
            if let other = exclusive[slot], other != holder { return false }
            if exclusively, !shared[slot].subtracting([holder]).isEmpty { return false }
        }
        for slot in slots {
            if exclusively { exclusive[slot] = holder } else { shared[slot].insert(holder) }
        }
        return true
    }

    func unlock(_ slots: Range<Int>, _ holder: ObjectIdentifier) {
        for slot in slots {
            if exclusive[slot] == holder { exclusive[slot] = nil }
            shared[slot].remove(holder)
        }
    }
}
