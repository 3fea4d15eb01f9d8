import SystemPackage
import Domain
import Glibc
import Spool
import Store

/// Why the program ends before its time: in words, as an exit code, and as the number that a service manager shows.
struct Failure {
    let reason: String
    let exitCode: ExitCode
    let errno: Int32

    init(_ error: any Error) {
        var systemReason: Int32?
        switch error {
        case let error as StartError: (reason, exitCode) = (error.description, error.exitCode)
        case let error as SpoolError:
            (reason, exitCode) = (error.description, error.exitCode)
            systemReason = error.reason?.rawValue
        case let error as StoreError: (reason, exitCode) = (error.description, error.exitCode)
        default: (reason, exitCode) = ("unexpected: \(error)", .inputOutput)
        }
        errno = systemReason ?? Self.errno(exitCode)
    }

    private static func errno(_ code: ExitCode) -> Int32 {
        switch code {
        case .permission: EACCES
        case .tryLater: EBUSY
        case .configuration, .usage, .data: EINVAL
        case .noInput, .unavailable: ENOENT
        case .success, .problems, .notRunning, .inputOutput: EIO
        }
    }
}
