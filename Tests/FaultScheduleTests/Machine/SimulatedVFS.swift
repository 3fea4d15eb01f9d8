import CSQLite
import Foundation
import Spool
import Synchronization
import SystemPackage

/// SQLite's files on machines in memory.
///
/// It becomes the process's default, since the store names none, and passes on whatever is not below a machine's folder.
enum SimulatedVFS {
    private static let machines = Mutex<[String: WeakMachine]>([:])

    private struct WeakMachine {
        weak var machine: Machine?
    }

    static func serve(_ machine: Machine) {
        _ = registered
        machines.withLock { $0[machine.folder.path] = WeakMachine(machine: machine) }
    }

    static func forget(_ path: String) { machines.withLock { $0[path] = nil } }

    /// The machine that a path leads to, and where it leads to there.
    static func place(_ path: UnsafePointer<CChar>?) -> (machine: Machine, path: String)? {
        guard let path else { return nil }
        let whole = String(cString: path)
        guard let range = whole.range(of: "/state/", options: .backwards),
            let machine = machines.withLock({ $0[String(whole[..<range.lowerBound])]?.machine })
        else { return nil }
        return (machine, String(whole[range.lowerBound...].dropFirst()))
    }

    /// The VFS of the system, to which everything else goes.
    nonisolated(unsafe) static let real: UnsafeMutablePointer<sqlite3_vfs> = {
        guard let real = sqlite3_vfs_find(nil) else { preconditionFailure("SQLite has no VFS") }
        return real
    }()

    private static let registered: Bool = {
        let vfs = UnsafeMutablePointer<sqlite3_vfs>.allocate(capacity: 1)
        vfs.initialize(to: real.pointee)
        vfs.pointee.zName = UnsafePointer(strdup("simulated"))
        vfs.pointee.szOsFile = max(vfs.pointee.szOsFile, CInt(MemoryLayout<DatabaseFile.Slot>.size))
        vfs.pointee.xOpen = { _, path, file, flags, outFlags in
            guard let (machine, name) = place(path) else {
                return real.pointee.xOpen(real, path, file, flags, outFlags)
            }
            return DatabaseFile.open(machine, name, file, flags, outFlags)
        }
        vfs.pointee.xDelete = { _, path, isSynced in
            guard let (machine, name) = place(path) else { return real.pointee.xDelete(real, path, isSynced) }
            return DatabaseFile.delete(machine, name, isSynced: isSynced != 0)
        }
        vfs.pointee.xAccess = { _, path, flags, result in
            guard let (machine, name) = place(path) else { return real.pointee.xAccess(real, path, flags, result) }
            result?.pointee = (try? machine.snapshotHas(name)) == true ? 1 : 0
            return SQLITE_OK
        }
        return sqlite3_vfs_register(vfs, 1) == SQLITE_OK
    }()
}

extension Machine {
    /// SQLite takes an empty file for none.
    fileprivate func snapshotHas(_ path: String) throws -> Bool {
        try outside { disk in (try? disk.find(path)).map { disk.size($0) > 0 } ?? false }
    }
}
