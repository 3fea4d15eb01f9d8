import CLinux
import Glibc
import Synchronization
import SystemPackage

/// A file in which the service says how it is, for everybody to read.
///
/// As long as the service runs it holds a write lock on the file that is in place, which nobody else may write to, and
/// the kernel lets go of the lock however it ends. Readers therefore need no process number, which may be somebody
/// else's by then, and no guess from the file's age.
package final class StatusFile: Sendable {
    private let path: String
    private let fileSystem: any FileSystem
    /// The file in place, open for the sake of its lock.
    private let current = Mutex<Handle?>(nil)

    /// Nothing is touched before the first publication.
    package init(path: String, fileSystem: any FileSystem = PosixFileSystem()) {
        self.path = path
        self.fileSystem = fileSystem
    }

    /// Replaces the file, of mode 0644, by one of these bytes: readers see the old one or the new one whole. A missing
    /// folder is created where its parent is there.
    ///
    /// Nothing is synced: what it says is about now, and after a power cut there is nothing it could say. After an error
    /// the old file is still in place, and still locked.
    package func publish(_ bytes: [UInt8]) throws(SpoolError) {
        try current.withLock { current throws(SpoolError) in current = try replace(bytes) }
    }

    /// Lets go of the lock: from now on readers see that nobody runs, and what was published last.
    package func close() { current.withLock { $0 = nil } }

    private func replace(_ bytes: [UInt8]) throws(SpoolError) -> Handle {
        let (folder, name) = try SplitPath.split(path)
        let directory = try fileSystem.openOrCreateDirectory(atPath: folder, for: .passing)
        // One name for ever, so that what a crash left is replaced and does not pile up; nobody else uses it, because
        // one daemon works on a state directory.
        let temporary = FileName(own: ".\(name.text).tmp")
        let file = try create(temporary, in: directory)
        do throws(SpoolError) {
            // Locked before anybody can open it, so that no reader finds it unlocked.
            guard hold_write_lock(file.descriptor.rawValue) == 0 else {
                throw .refused(.lock, path: file.path, Errno(rawValue: errno))
            }
            try fileSystem.write(bytes, to: file)
            guard fchmod(file.descriptor.rawValue, 0o644) == 0 else {
                throw .refused(.create, path: file.path, Errno(rawValue: errno))
            }
            try fileSystem.rename(temporary, in: directory, to: name, in: directory, replacing: true)
            return file
        } catch {
            try? fileSystem.remove(temporary, in: directory)
            throw error
        }
    }

    private func create(_ name: FileName, in directory: Handle) throws(SpoolError) -> Handle {
        let mode = FilePermissions(rawValue: 0o600)
        do throws(SpoolError) {
            return try fileSystem.createFile(name, in: directory, mode: mode)
        } catch .refused(_, _, .fileExists) {
            try fileSystem.remove(name, in: directory)
            return try fileSystem.createFile(name, in: directory, mode: mode)
        }
    }
}

/// What a reader finds where the service says how it is.
package enum StatusReading: Equatable, Sendable {
    /// It never ran, or took the file away when it stopped.
    case absent
    /// What was published last, and whether whoever did still runs.
    case present([UInt8], isRunning: Bool)

    /// More than a status ever has; a larger file is refused instead of filling the memory.
    package static let largest = 1 << 20
    private static let attempts = 10

    /// Looks at the file, waiting for nothing and in nobody's way. Needs no more rights than to read it.
    package static func read(
        _ path: String, fileSystem: any FileSystem = PosixFileSystem()
    ) throws(SpoolError) -> StatusReading {
        let (folder, name) = try SplitPath.split(path)
        do throws(SpoolError) {
            let directory = try fileSystem.openDirectory(atPath: folder, for: .passing)
            var bytes: [UInt8] = []
            for _ in 0..<attempts {
                let file = try fileSystem.openFile(name, in: directory)
                bytes = try contents(of: file, fileSystem)
                let lock = find_write_lock(file.descriptor.rawValue)
                guard lock >= 0 else { throw SpoolError.refused(.lock, path: file.path, Errno(rawValue: errno)) }
                if lock > 0 { return .present(bytes, isRunning: true) }
                // The lock of a file that was replaced meanwhile is free and says nothing: look at the new one.
                let status = try fileSystem.status(of: file)
                let present = try fileSystem.status(of: name, in: directory)
                if (status.device, status.inode) == (present.device, present.inode) {
                    return .present(bytes, isRunning: false)
                }
            }
            // Somebody replaces it faster than it can be looked at, and only who runs replaces it.
            return .present(bytes, isRunning: true)
        } catch .refused(_, _, .noSuchFileOrDirectory) {
            return .absent
        }
    }

    private static func contents(of file: Handle, _ fileSystem: any FileSystem) throws(SpoolError) -> [UInt8] {
        let status = try fileSystem.status(of: file)
        guard status.kind == .regular else { throw .refused(.read, path: file.path, .invalidArgument) }
        guard status.size <= largest else { throw .refused(.read, path: file.path, .fileTooLarge) }
        return try fileSystem.contents(of: file)
    }
}
