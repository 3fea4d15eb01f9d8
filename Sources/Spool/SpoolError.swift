package import Domain
package import SystemPackage

/// Why the spool could not do something.
package enum SpoolError: Error, Equatable, CustomStringConvertible {
    /// What was attempted; the raw value completes "cannot …".
    package enum Operation: String, Sendable {
        case open, create, list, inspect, read, write, rename, remove, lock, measure, watch
        case makeDurable = "make durable"
        case link = "create the link"
    }

    /// The operating system refused.
    case refused(Operation, path: String, Errno)
    /// The text cannot name a file of the spool.
    case badName(String)
    /// A file submitted under this name would never be taken.
    case ignoredName(String)
    /// Only files can be submitted.
    case notAFile(path: String)
    /// The file to be submitted cannot be opened.
    case noInput(path: String, Errno)
    /// The file is not, or no longer, the one that was checked: it was replaced or written to meanwhile.
    case changed(path: String)
    /// Too many files of that name wait in the inbox.
    case noFreeName(path: String)

    package var exitCode: ExitCode {
        switch self {
        case .refused(_, _, .permissionDenied), .refused(_, _, .notPermitted): .permission
        case .refused: .inputOutput
        case .changed, .noFreeName: .tryLater
        case .badName, .ignoredName: .usage
        case .notAFile, .noInput: .noInput
        }
    }

    /// The same refusal of something that people know under another name than the one that was used: names made by
    /// chance tell nobody anything, and make the same trouble look like a new one each time.
    func naming(_ path: String) -> SpoolError {
        guard case .refused(let operation, _, let reason) = self else { return self }
        return .refused(operation, path: path, reason)
    }

    /// Whether it is about the file system as a whole: which file met it first is chance.
    var isLackOfSpace: Bool { [.noSpace, .diskQuotaExceeded, .readOnlyFileSystem].contains(reason) }

    /// The operating system's reason, where it is its.
    package var reason: Errno? {
        guard case .refused(_, _, let reason) = self else { return nil }
        return reason
    }

    package var description: String {
        switch self {
        case .refused(let operation, let path, let reason):
            "cannot \(operation.rawValue) \(path): \(reason)\(Self.remedy(operation, reason))"
        case .badName(let name):
            "\"\(Printable.text(name.utf8))\" cannot name a file of the spool: give a name of 1 to 255 bytes "
                + "without / that does not start with ."
        case .ignoredName(let name):
            "huddled ignores files called like \"\(Printable.text(name.utf8))\" as unfinished: rename it "
                + "so that it does not start with . or end in .tmp, .part, .filepart or ~"
        case .notAFile(let path):
            "\(path) is not a regular file: submit the files themselves"
        case .noInput(let path, let reason):
            "cannot open \(path): \(reason); give the path of a file that you may read"
        case .changed(let path):
            "\(path) was replaced or written to while it was taken in: it is left for the next scan; "
                + "move finished files into the inbox"
        case .noFreeName(let path):
            "\(path) and a hundred names like it are taken: wait until huddled has emptied the inbox"
        }
    }

    private static func remedy(_ operation: Operation, _ reason: Errno) -> String {
        switch reason {
        // Of watches, these two say that the kernel's limits for one user are reached.
        case .noSpace where operation == .watch:
            "; raise the sysctl fs.inotify.max_user_watches"
        case .tooManyOpenFiles where operation == .watch:
            "; raise the sysctl fs.inotify.max_user_instances, or the limit of open files"
        case .permissionDenied, .notPermitted:
            "; check its owner and mode and who runs huddled"
        case .noSpace, .diskQuotaExceeded:
            "; make room on its file system"
        case .readOnlyFileSystem:
            "; mount its file system for writing"
        case .ioError:
            "; check the disk and the kernel's log"
        case .improperLink:
            "; the spool's directories must be on one file system"
        case .notDirectory, .tooManySymbolicLinkLevels:
            "; a real directory is needed here, no link and no file"
        case .noSuchFileOrDirectory:
            "; put it back, or make it anew: systemd-tmpfiles --create huddled.conf, for a private configuration by starting huddled again; or correct directories.spool in the configuration"
        default:
            ""
        }
    }
}
