import Domain
import Glibc
import Spool
import SystemPackage

/// A folder that comes into being whole: everything is written beside it, under its name and `.partial`, and renamed in the
/// end. What is called so is of a backup that was broken off, and replaced by the next.
struct BackupFolder {
    static let database = "huddled.db"
    private static let library = "library.d"

    let path: String
    /// Where it is written.
    let partial: String

    /// - Throws: `notEmpty` where there is something at the path already.
    init(_ path: String) throws(ControlError) {
        let trimmed = String(path.reversed().drop { $0 == "/" }.reversed())
        self.path = trimmed.isEmpty ? "/" : trimmed
        partial = self.path + ".partial"
        guard try Self.isFree(self.path) else { throw .notEmpty(path: self.path) }
    }

    private static func isFree(_ path: String) throws(ControlError) -> Bool {
        do throws(SpoolError) {
            let files = PosixFileSystem()
            return try files.entries(of: files.openDirectory(atPath: path, for: .listing)).isEmpty
        } catch .refused(_, _, .noSuchFileOrDirectory) {
            return true
        } catch { throw .cannotWrite(path: path, error.reason ?? .ioError) }
    }

    var database: String { "\(partial)/\(Self.database)" }

    /// Bytes that may be written there.
    func freeBytes() throws(ControlError) -> Int64 {
        do throws(SpoolError) {
            let files = PosixFileSystem()
            return try files.freeBytes(of: files.openDirectory(atPath: parent, for: .passing))
        } catch { throw .cannotWrite(path: parent, error.reason ?? .ioError) }
    }

    /// Makes the folder, with an empty file for the database that only its owner may read.
    func begin() throws(ControlError) {
        try remove()
        try check(partial) { mkdir(partial, 0o700) }
        try write([], to: database)
    }

    func add(library files: [(path: String, bytes: [UInt8])]) throws(ControlError) {
        guard !files.isEmpty else { return }
        let folder = "\(partial)/\(Self.library)"
        try check(folder) { mkdir(folder, 0o700) }
        for (path, bytes) in files {
            let name = path.split(separator: "/").last ?? ""
            try write(bytes, to: "\(folder)/\(name)")
        }
        try sync(folder)
    }

    /// Makes it durable, then gives it its name.
    func finish() throws(ControlError) {
        try sync(database)
        try sync(partial)
        try check(path) { rename(partial, path) }
        try sync(parent)
    }

    /// Removes what is there of an unfinished one, and nothing that is not a backup's.
    func remove() throws(ControlError) {
        var status = stat()
        guard lstat(partial, &status) == 0 else { return }
        // A link, or somebody else's folder, would have root remove what lies elsewhere.
        guard status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { throw .notEmpty(path: partial) }
        for name in ["", "-journal"] { unlink(database + name) }
        let folder = "\(partial)/\(Self.library)"
        for path in (try? HostFiles.list(folder, ending: ".yaml")) ?? [] { unlink(path) }
        rmdir(folder)
        guard rmdir(partial) == 0 || errno == ENOENT else { throw .notEmpty(path: partial) }
    }

    private var parent: String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    private func write(_ bytes: [UInt8], to path: String) throws(ControlError) {
        do {
            let file = try FileDescriptor.open(
                FilePath(path), .writeOnly, options: [.create, .exclusiveCreate, .closeOnExec],
                permissions: .ownerReadWrite)
            try file.closeAfter {
                try file.writeAll(bytes)
                guard fsync(file.rawValue) == 0 else { throw Errno(rawValue: errno) }
            }
        } catch { throw .cannotWrite(path: path, error as? Errno ?? .ioError) }
    }

    private func sync(_ path: String) throws(ControlError) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        defer { close(descriptor) }
        try check(path) { descriptor < 0 ? -1 : fsync(descriptor) }
    }

    private func check(_ path: String, _ call: () -> CInt) throws(ControlError) {
        guard call() == 0 else { throw .cannotWrite(path: path, Errno(rawValue: errno)) }
    }
}
