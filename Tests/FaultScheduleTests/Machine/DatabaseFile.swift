import CSQLite
import Spool
import Synchronization
import SystemPackage

/// A file of SQLite's on a machine's disk, opened by one connection of one process.
final class DatabaseFile: Sendable {
    /// What SQLite keeps of an open file.
    struct Slot {
        var methods: UnsafePointer<sqlite3_io_methods>?
        var file: Unmanaged<DatabaseFile>?
    }

    private enum Code {
        static let read = SQLITE_IOERR | (1 << 8)
        static let shortRead = SQLITE_IOERR | (2 << 8)
        static let write = SQLITE_IOERR | (3 << 8)
        static let sync = SQLITE_IOERR | (4 << 8)
        static let truncate = SQLITE_IOERR | (6 << 8)
        static let delete = SQLITE_IOERR | (10 << 8)
        static let lock = SQLITE_IOERR | (15 << 8)
        static let notThere = SQLITE_IOERR | (23 << 8)
    }

    private let machine: Machine
    private let life: Int
    private let path: String
    private let inode: Int
    private let isDeletedOnClose: Bool
    /// SQLite makes a journal's name durable with its first sync.
    private let isNameUnsynced: Atomic<Bool>

    private init(_ machine: Machine, _ life: Int, _ path: String, _ inode: Int, flags: CInt, isNew: Bool) {
        self.machine = machine
        self.life = life
        self.path = path
        self.inode = inode
        isDeletedOnClose = flags & SQLITE_OPEN_DELETEONCLOSE != 0
        isNameUnsynced = Atomic(isNew && flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL) != 0)
    }

    private var id: ObjectIdentifier { ObjectIdentifier(self) }

    private func step(
        _ area: Step.Area, _ what: StaticString, else code: CInt, losing inode: Int? = nil,
        partly: ((inout Disk) -> Void)? = nil, _ body: (inout Disk) throws(Errno) -> CInt
    ) -> CInt {
        do throws(Errno) {
            return try machine.step(
                Step(area: area, what: what, path: path), of: life, losing: inode, partly: partly, body)
        } catch .noSpace {
            return SQLITE_FULL
        } catch .resourceBusy {
            return SQLITE_BUSY
        } catch {
            return code
        }
    }

    // MARK: Files by name

    static func open(
        _ machine: Machine, _ path: String, _ slot: UnsafeMutablePointer<sqlite3_file>?, _ flags: CInt,
        _ outFlags: UnsafeMutablePointer<CInt>?
    ) -> CInt {
        guard let slot else { return SQLITE_MISUSE }
        slot.pointee.pMethods = nil
        let life = machine.current
        let step = Step(area: .databaseReads, what: "open", path: path)
        let opened: (inode: Int, isNew: Bool)
        do throws(Errno) {
            opened = try machine.step(step, of: life) { disk throws(Errno) in
                if let inode = try? disk.find(path) { return (inode, false) }
                // The store itself makes an empty file in the place of a database that is not there yet.
                guard flags & (SQLITE_OPEN_CREATE | SQLITE_OPEN_MAIN_DB) != 0 else { throw .noSuchFileOrDirectory }
                let name = FileName(String(path.split(separator: "/").last ?? ""))
                return (try disk.create(name.orImpossible, in: disk.find("state"), .regular), true)
            }
        } catch {
            return SQLITE_CANTOPEN
        }
        let file = DatabaseFile(machine, life, path, opened.inode, flags: flags, isNew: opened.isNew)
        UnsafeMutableRawPointer(slot).assumingMemoryBound(to: Slot.self)
            .initialize(to: Slot(methods: methods, file: .passRetained(file)))
        outFlags?.pointee = flags
        return SQLITE_OK
    }

    static func delete(_ machine: Machine, _ path: String, isSynced: Bool) -> CInt {
        let step = Step(area: .databaseWrites, what: "delete", path: path)
        do throws(Errno) {
            try machine.step(step, of: machine.current) { disk throws(Errno) in
                let state = try disk.find("state")
                try disk.remove(FileName(String(path.split(separator: "/").last ?? "")).orImpossible, in: state)
                if isSynced { disk.sync(state) }
            }
        } catch .noSuchFileOrDirectory {
            return Code.notThere
        } catch {
            return Code.delete
        }
        return SQLITE_OK
    }

    // MARK: An open file

    private static func of(_ slot: UnsafeMutablePointer<sqlite3_file>?) -> DatabaseFile? {
        guard let slot else { return nil }
        return UnsafeMutableRawPointer(slot).assumingMemoryBound(to: Slot.self).pointee.file?.takeUnretainedValue()
    }

    private func close() {
        machine.withDatabaseLocks { locks in
            locks.unlock(inode, id, to: SQLITE_LOCK_NONE)
            locks.memories[inode]?.unlock(0..<Int(SQLITE_SHM_NLOCK), id)
        }
        if isDeletedOnClose { _ = Self.delete(machine, path, isSynced: false) }
    }

    private func read(_ buffer: UnsafeMutableRawBufferPointer, at offset: Int) -> CInt {
        step(.databaseReads, "read", else: Code.read) { disk in
            let count = disk.read(inode, at: offset, into: buffer)
            guard count < buffer.count else { return SQLITE_OK }
            UnsafeMutableRawBufferPointer(rebasing: buffer[count...]).initializeMemory(as: UInt8.self, repeating: 0)
            return Code.shortRead
        }
    }

    private func write(_ buffer: UnsafeRawBufferPointer, at offset: Int) -> CInt {
        let half = UnsafeRawBufferPointer(rebasing: buffer[..<(buffer.count / 2)])
        return step(
            .databaseWrites, "write", else: Code.write, partly: { $0.write(half, to: self.inode, at: offset) }
        ) { disk in
            disk.write(buffer, to: inode, at: offset)
            return SQLITE_OK
        }
    }

    private func truncate(to size: Int) -> CInt {
        step(.databaseWrites, "truncate", else: Code.truncate) { disk in
            disk.cut(inode, to: size)
            return SQLITE_OK
        }
    }

    private func sync() -> CInt {
        step(.databaseSyncs, "sync", else: Code.sync, losing: inode) { disk throws(Errno) in
            disk.sync(inode)
            if isNameUnsynced.exchange(false, ordering: .relaxed) { disk.sync(try disk.find("state")) }
            return SQLITE_OK
        }
    }

    private func lock(_ level: CInt) -> CInt {
        let code = step(.databaseLocks, "lock", else: Code.lock) { _ in SQLITE_OK }
        guard code == SQLITE_OK else { return code }
        return ifFree { locks in locks.lock(inode, id, level) }
    }

    private func lockMemory(_ slots: Range<Int>, _ flags: CInt) -> CInt {
        if flags & SQLITE_SHM_UNLOCK != 0 {
            machine.withDatabaseLocks { $0.memories[inode]?.unlock(slots, id) }
            return SQLITE_OK
        }
        let code = step(.databaseLocks, "lock memory", else: Code.lock) { _ in SQLITE_OK }
        guard code == SQLITE_OK else { return code }
        return ifFree { locks in
            locks.memory(of: inode).lock(slots, id, exclusively: flags & SQLITE_SHM_EXCLUSIVE != 0)
        }
    }

    private func ifFree(_ body: (inout DatabaseLocks) -> Bool) -> CInt {
        machine.withDatabaseLocks(body) ? SQLITE_OK : SQLITE_BUSY
    }

    private func map(
        _ region: Int, size: Int, isWanted: Bool, _ place: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
    ) {
        place?.pointee = memory.withLock { memory in
            let mine = memory ?? machine.withDatabaseLocks { $0.memory(of: inode) }
            memory = mine
            return mine.region(region, size: size, isWanted: isWanted)
        }
    }

    /// Held until it is unmapped: what it was given stays where it is.
    private let memory = Mutex<SharedMemory?>(nil)

    private func unmap(isForgotten: Bool) {
        memory.withLock { $0 = nil }
        if isForgotten, machine.isRunning(life) { machine.withDatabaseLocks { $0.forgetMemory(of: inode) } }
    }

    nonisolated(unsafe) private static let methods: UnsafePointer<sqlite3_io_methods> = {
        let methods = UnsafeMutablePointer<sqlite3_io_methods>.allocate(capacity: 1)
        var table = sqlite3_io_methods()
        table.iVersion = 2
        table.xClose = { slot in
            DatabaseFile.of(slot)?.close()
            guard let slot else { return SQLITE_OK }
            let mine = UnsafeMutableRawPointer(slot).assumingMemoryBound(to: Slot.self)
            mine.pointee.file?.release()
            mine.pointee = Slot()
            return SQLITE_OK
        }
        table.xRead = { slot, buffer, count, offset in
            DatabaseFile.of(slot)?.read(
                UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)), at: Int(offset)) ?? Code.read
        }
        table.xWrite = { slot, buffer, count, offset in
            DatabaseFile.of(slot)?.write(
                UnsafeRawBufferPointer(start: buffer, count: Int(count)), at: Int(offset)) ?? Code.write
        }
        table.xTruncate = { slot, size in DatabaseFile.of(slot)?.truncate(to: Int(size)) ?? Code.truncate }
        table.xSync = { slot, _ in DatabaseFile.of(slot)?.sync() ?? Code.sync }
        table.xFileSize = { slot, size in
            guard let file = DatabaseFile.of(slot) else { return Code.read }
            size?.pointee = Int64((try? file.machine.outside { $0.size(file.inode) }) ?? 0)
            return SQLITE_OK
        }
        table.xLock = { slot, level in DatabaseFile.of(slot)?.lock(level) ?? Code.lock }
        table.xUnlock = { slot, level in
            guard let file = DatabaseFile.of(slot) else { return Code.lock }
            file.machine.withDatabaseLocks { $0.unlock(file.inode, file.id, to: level) }
            return SQLITE_OK
        }
        table.xCheckReservedLock = { slot, result in
            guard let file = DatabaseFile.of(slot) else { return Code.lock }
            result?.pointee = file.machine.withDatabaseLocks { $0.isReserved(file.inode) } ? 1 : 0
            return SQLITE_OK
        }
        table.xFileControl = { _, _, _ in SQLITE_NOTFOUND }
        table.xSectorSize = { _ in 4_096 }
        table.xDeviceCharacteristics = { _ in SQLITE_IOCAP_POWERSAFE_OVERWRITE }
        table.xShmMap = { slot, region, size, isWanted, place in
            DatabaseFile.of(slot)?.map(Int(region), size: Int(size), isWanted: isWanted != 0, place)
            return SQLITE_OK
        }
        table.xShmLock = { slot, first, count, flags in
            DatabaseFile.of(slot)?.lockMemory(Int(first)..<Int(first + count), flags) ?? Code.lock
        }
        table.xShmBarrier = { _ in atomicMemoryFence(ordering: .sequentiallyConsistent) }
        table.xShmUnmap = { slot, isForgotten in
            DatabaseFile.of(slot)?.unmap(isForgotten: isForgotten != 0)
            return SQLITE_OK
        }
        methods.initialize(to: table)
        return UnsafePointer(methods)
    }()
}
