import CLinux
import Glibc
import SystemPackage

/// The daemon's own directory, which one huddled at a time works on.
///
/// Having one means holding its lock; the lock is free again when the last copy is gone, or the process.
final class StateDirectory: Sendable {
    private let lock: CInt

    /// Creates what is missing of the path and takes the lock, without waiting for it.
    init(_ path: String) throws(StartError) {
        try Self.create(path)
        try Self.refuseOthers(path)
        let lockPath = "\(path)/lock"
        lock = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw .cannotLock(path: lockPath, Errno(rawValue: errno)) }
        guard lock_exclusively_now(lock) == 0 else {
            let reason = Errno(rawValue: errno)
            close(lock)
            throw reason == .wouldBlock
                ? .alreadyRunning(lock: lockPath) : .cannotLock(path: lockPath, reason)
        }
    }

    deinit { close(lock) }

    /// Root may do everything, and what it creates in somebody else's folders locks that user out.
    private static func refuseOthers(_ path: String) throws(StartError) {
        var status = stat()
        guard geteuid() == 0, stat(path, &status) == 0, status.st_uid != 0 else { return }
        throw .otherOwner(directory: path, user: status.st_uid)
    }

    private static func create(_ path: String) throws(StartError) {
        guard mkdir(path, 0o711) != 0, errno != EEXIST else { return }
        let reason = Errno(rawValue: errno)
        guard reason == .noSuchFileOrDirectory, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .cannotCreate(directory: path, reason)
        }
        try create(String(path[..<slash]))
        guard mkdir(path, 0o711) == 0 || errno == EEXIST else {
            throw .cannotCreate(directory: path, Errno(rawValue: errno))
        }
    }
}
