import CLinux
import Glibc

/// The daemon's own directory, locked against a second daemon for as long as the value lives.
struct StateDirectory: ~Copyable {
    let path: String
    private let lock: CInt

    var database: String { "\(path)/huddled.db" }

    private init(path: String, lock: CInt) {
        self.path = path
        self.lock = lock
    }

    /// Creates what is missing and takes the lock without waiting for it.
    static func locked(_ path: String) throws(StartError) -> StateDirectory {
        try create(path)
        let lockPath = "\(path)/lock"
        let lock = open(lockPath, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
        guard lock >= 0 else { throw .cannotLock(path: lockPath, reason: reason()) }
        guard lock_exclusively_now(lock) == 0 else {
            let failure = errno
            close(lock)
            throw failure == EWOULDBLOCK
                ? .alreadyRunning(lock: lockPath) : .cannotLock(path: lockPath, reason: reason(failure))
        }
        return StateDirectory(path: path, lock: lock)
    }

    deinit { close(lock) }

    private static func create(_ path: String) throws(StartError) {
        if mkdir(path, 0o711) == 0 || errno == EEXIST { return }
        guard errno == ENOENT, let slash = path.lastIndex(of: "/"), slash != path.startIndex else {
            throw .cannotCreate(directory: path, reason: reason())
        }
        try create(String(path[..<slash]))
        guard mkdir(path, 0o711) == 0 || errno == EEXIST else {
            throw .cannotCreate(directory: path, reason: reason())
        }
    }

    private static func reason(_ number: CInt = errno) -> String {
        String(cString: strerror(number))
    }
}
