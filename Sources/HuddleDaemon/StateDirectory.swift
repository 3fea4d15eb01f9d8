import CLinux
import Glibc
import SystemPackage

/// The daemon's own directory, which one huddled at a time works on.
enum StateDirectory {
    /// Creates what is missing, takes the lock without waiting for it, and holds it while `body` runs.
    static func whileLocked<Value>(_ path: String, _ body: () throws -> Value) throws -> Value {
        try create(path)
        let lockPath = "\(path)/lock"
        let lock = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw StartError.cannotLock(path: lockPath, Errno(rawValue: errno)) }
        defer { close(lock) }
        guard lock_exclusively_now(lock) == 0 else {
            let reason = Errno(rawValue: errno)
            throw reason == .wouldBlock
                ? StartError.alreadyRunning(lock: lockPath) : StartError.cannotLock(path: lockPath, reason)
        }
        return try body()
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
