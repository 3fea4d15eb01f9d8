package import Configuration
package import Domain
package import SystemPackage

/// Why the daemon could not start or go on, with the exit code that says so.
package enum StartError: Error, Equatable, CustomStringConvertible {
    case configuration(ConfigurationError)
    case library(folder: String, reason: String)
    case cannotCreate(directory: String, Errno)
    /// Root was to work on another user's directory.
    case otherOwner(directory: String, user: UInt32)
    case alreadyRunning(lock: String)
    case cannotLock(path: String, Errno)
    /// On reload.
    case directoriesChanged

    package var exitCode: ExitCode {
        switch self {
        case .configuration, .library, .directoriesChanged: .configuration
        case .cannotCreate(_, let reason), .cannotLock(_, let reason):
            [.permissionDenied, .notPermitted].contains(reason) ? .permission : .inputOutput
        case .otherOwner: .permission
        case .alreadyRunning: .tryLater
        }
    }

    package var description: String {
        switch self {
        case .configuration(let error): error.description
        case .library(let folder, let reason):
            "\(folder): this folder of library files cannot be read (\(reason)); create it, or name others under \"library\" in the configuration"
        case .cannotCreate(let directory, let reason) where ![.permissionDenied, .notPermitted].contains(reason):
            "\(directory) cannot be created (\(reason)): \(Self.remedy(reason))"
        case .cannotCreate(let directory, let reason):
            "\(directory) cannot be created (\(reason)): start huddled as the user that owns it, or name other directories in the configuration"
        case .otherOwner(let directory, let user):
            "\(directory) belongs to the user with the number \(user), and what root creates there would be closed to it: start huddled as that user, such as setpriv --reuid=\(user) --regid=\(user) --init-groups huddled …"
        case .alreadyRunning(let lock):
            "another huddled works on this state directory (it holds \(lock)): stop it first, or wait until it is done"
        case .cannotLock(let path, let reason):
            "\(path) cannot be locked (\(reason)): \(Self.remedy(reason))"
        case .directoriesChanged:
            "other directories need a restart: systemctl restart huddled"
        }
    }

    private static func remedy(_ reason: Errno) -> String {
        switch reason {
        case .readOnlyFileSystem: "mount its file system for writing"
        case .noSpace, .diskQuotaExceeded: "make room on its file system"
        case .permissionDenied, .notPermitted: "start huddled as the user that owns the state directory"
        default: "see what is there, and the kernel's log"
        }
    }
}
