import Spool
import Synchronization
import SystemPackage

/// The real file system, but for what is refused at the moment. Refusals name the path as the real ones do.
final class Faults: FileSystem {
    private let refused = Mutex<(operations: Set<SpoolError.Operation>, reason: Errno, area: String)>(
        ([], .ioError, ""))
    private let real = PosixFileSystem()

    /// Refuses these from now on, instead of those before, where the path holds that text.
    func refuse(_ operations: Set<SpoolError.Operation>, _ reason: Errno, in area: String = "") {
        refused.withLock { $0 = (operations, reason, area) }
    }

    /// All is well again.
    func end() { refused.withLock { $0.operations = [] } }

    private func pass(_ operation: SpoolError.Operation, _ path: String) throws(SpoolError) {
        let (operations, reason, area) = refused.withLock { $0 }
        guard operations.contains(operation), area.isEmpty || path.contains(area) else { return }
        throw .refused(operation, path: path, reason)
    }

    private func path(_ name: FileName, _ directory: Handle) -> String { "\(directory.path)/\(name.printable)" }

    func openDirectory(atPath path: String, for access: DirectoryAccess) throws(SpoolError) -> Handle {
        try pass(.open, path)
        return try real.openDirectory(atPath: path, for: access)
    }
    func openDirectory(
        _ name: FileName, in directory: Handle, for access: DirectoryAccess
    ) throws(SpoolError) -> Handle {
        try pass(.open, path(name, directory))
        return try real.openDirectory(name, in: directory, for: access)
    }
    func openFile(atPath path: String) throws(SpoolError) -> Handle {
        try pass(.open, path)
        return try real.openFile(atPath: path)
    }
    func openFile(_ name: FileName, in directory: Handle) throws(SpoolError) -> Handle {
        try pass(.open, path(name, directory))
        return try real.openFile(name, in: directory)
    }
    func createFile(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) -> Handle {
        try pass(.create, path(name, directory))
        return try real.createFile(name, in: directory, mode: mode)
    }
    func createDirectory(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) {
        // Of a directory that is there already the kernel says so first, on a full disk too.
        if (try? real.status(of: name, in: directory)) == nil { try pass(.create, path(name, directory)) }
        try real.createDirectory(name, in: directory, mode: mode)
    }
    func createLink(_ name: FileName, in directory: Handle, to target: FileName) throws(SpoolError) {
        try pass(.link, path(name, directory))
        try real.createLink(name, in: directory, to: target)
    }
    func entries(of directory: Handle) throws(SpoolError) -> [FileName] {
        try pass(.list, directory.path)
        return try real.entries(of: directory)
    }
    func status(of file: Handle) throws(SpoolError) -> FileStatus {
        try pass(.inspect, file.path)
        return try real.status(of: file)
    }
    func status(of name: FileName, in directory: Handle) throws(SpoolError) -> FileStatus {
        try pass(.inspect, path(name, directory))
        return try real.status(of: name, in: directory)
    }
    func target(ofLink name: FileName, in directory: Handle) throws(SpoolError) -> [UInt8] {
        try real.target(ofLink: name, in: directory)
    }
    func read(_ file: Handle, into buffer: UnsafeMutableRawBufferPointer) throws(SpoolError) -> Int {
        try pass(.read, file.path)
        return try real.read(file, into: buffer)
    }
    func write(_ buffer: UnsafeRawBufferPointer, to file: Handle) throws(SpoolError) {
        try pass(.write, file.path)
        try real.write(buffer, to: file)
    }
    func sync(_ handle: Handle) throws(SpoolError) {
        try pass(.makeDurable, handle.path)
        try real.sync(handle)
    }
    func syncFileSystem(of handle: Handle) throws(SpoolError) {
        try pass(.makeDurable, handle.path)
        try real.syncFileSystem(of: handle)
    }
    func rename(
        _ name: FileName, in directory: Handle, to newName: FileName, in newDirectory: Handle, replacing: Bool
    ) throws(SpoolError) {
        try pass(.rename, path(newName, newDirectory))
        try real.rename(name, in: directory, to: newName, in: newDirectory, replacing: replacing)
    }
    func remove(_ name: FileName, in directory: Handle) throws(SpoolError) {
        try pass(.remove, path(name, directory))
        try real.remove(name, in: directory)
    }
    func removeDirectory(_ name: FileName, in directory: Handle) throws(SpoolError) {
        try pass(.remove, path(name, directory))
        try real.removeDirectory(name, in: directory)
    }
    func tryLock(_ file: Handle) throws(SpoolError) -> Bool { try real.tryLock(file) }
    func freeBytes(of handle: Handle) throws(SpoolError) -> Int64 {
        try pass(.measure, handle.path)
        return try real.freeBytes(of: handle)
    }
    var user: String { "_huddled" }
}
