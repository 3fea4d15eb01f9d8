import Spool
import Synchronization
import SystemPackage

/// The real file system until it fails: by a rule, or from a given call on like a process that was killed there.
struct FaultyFileSystem: FileSystem {
    enum Call: String {
        case openDirectory, openFile, createFile, createDirectory, createLink, entries, status, target, read, write
        case sync, syncFileSystem, rename, remove, removeDirectory, tryLock, freeBytes
    }

    final class Record: Sendable {
        private let made = Mutex<[Call]>([])
        var calls: [Call] { made.withLock { $0 } }
        func count(_ call: Call) -> Int { calls.filter { $0 == call }.count }
        func add(_ call: Call) -> Int {
            made.withLock { made in
                made.append(call)
                return made.count
            }
        }
    }

    let real = PosixFileSystem()
    let record = Record()
    /// Given the call, the name or path it is about and its number, the error it gets.
    let rule: @Sendable (Call, String, Int) -> SystemPackage.Errno?

    /// Fails by the rule.
    init(_ rule: @escaping @Sendable (Call, String, Int) -> SystemPackage.Errno?) {
        self.rule = rule
    }

    /// Does the first calls and none after them.
    init(stoppedAfter count: Int) {
        self.init { _, _, number in number > count ? .ioError : nil }
    }

    private func pass(_ call: Call, _ path: String) throws(SpoolError) {
        guard let error = rule(call, path, record.add(call)) else { return }
        throw .refused(.inspect, path: path, error)
    }

    func openDirectory(atPath path: String, for access: DirectoryAccess) throws(SpoolError) -> Handle {
        try pass(.openDirectory, path)
        return try real.openDirectory(atPath: path, for: access)
    }
    func openDirectory(
        _ name: FileName, in directory: Handle, for access: DirectoryAccess
    ) throws(SpoolError) -> Handle {
        try pass(.openDirectory, name.text)
        return try real.openDirectory(name, in: directory, for: access)
    }
    func openFile(atPath path: String) throws(SpoolError) -> Handle {
        try pass(.openFile, path)
        return try real.openFile(atPath: path)
    }
    func openFile(_ name: FileName, in directory: Handle) throws(SpoolError) -> Handle {
        try pass(.openFile, name.text)
        return try real.openFile(name, in: directory)
    }
    func createFile(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) -> Handle {
        try pass(.createFile, name.text)
        return try real.createFile(name, in: directory, mode: mode)
    }
    func createDirectory(_ name: FileName, in directory: Handle, mode: FilePermissions) throws(SpoolError) {
        try pass(.createDirectory, name.text)
        try real.createDirectory(name, in: directory, mode: mode)
    }
    func createLink(_ name: FileName, in directory: Handle, to target: FileName) throws(SpoolError) {
        try pass(.createLink, name.text)
        try real.createLink(name, in: directory, to: target)
    }
    func entries(of directory: Handle) throws(SpoolError) -> [FileName] {
        try pass(.entries, directory.path)
        return try real.entries(of: directory)
    }
    func status(of file: Handle) throws(SpoolError) -> FileStatus {
        try pass(.status, file.path)
        return try real.status(of: file)
    }
    func status(of name: FileName, in directory: Handle) throws(SpoolError) -> FileStatus {
        try pass(.status, name.text)
        return try real.status(of: name, in: directory)
    }
    func target(ofLink name: FileName, in directory: Handle) throws(SpoolError) -> [UInt8] {
        try pass(.target, name.text)
        return try real.target(ofLink: name, in: directory)
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
        try pass(.sync, handle.path)
        try real.sync(handle)
    }
    func syncFileSystem(of handle: Handle) throws(SpoolError) {
        try pass(.syncFileSystem, handle.path)
        try real.syncFileSystem(of: handle)
    }
    func rename(
        _ name: FileName, in directory: Handle, to newName: FileName, in newDirectory: Handle, replacing: Bool
    ) throws(SpoolError) {
        try pass(.rename, newName.text)
        try real.rename(name, in: directory, to: newName, in: newDirectory, replacing: replacing)
    }
    func remove(_ name: FileName, in directory: Handle) throws(SpoolError) {
        try pass(.remove, name.text)
        try real.remove(name, in: directory)
    }
    func removeDirectory(_ name: FileName, in directory: Handle) throws(SpoolError) {
        try pass(.removeDirectory, name.text)
        try real.removeDirectory(name, in: directory)
    }
    func tryLock(_ file: Handle) throws(SpoolError) -> Bool {
        try pass(.tryLock, file.path)
        return try real.tryLock(file)
    }
    func freeBytes(of handle: Handle) throws(SpoolError) -> Int64 {
        try pass(.freeBytes, handle.path)
        return try real.freeBytes(of: handle)
    }
    var user: String { "_huddled" }
}
