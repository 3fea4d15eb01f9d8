import Foundation
import Glibc

@testable import Spool

/// A real directory for one test, gone with it.
final class TemporaryFolder: Sendable {
    let path: String

    /// - Parameter inMemory: in a file system where syncing costs nothing, if the machine has one.
    init(inMemory: Bool = false) throws {
        let base = inMemory && access("/dev/shm", W_OK) == 0 ? "/dev/shm" : NSTemporaryDirectory()
        var template = Array("\(base)/spool-tests-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Errno.last }
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    var spool: Spool { Spool(root: path + "/spool") }

    /// A spool with all its directories.
    func prepared() throws -> Spool {
        try spool.prepare()
        return spool
    }

    func write(_ text: String, to name: String) throws {
        try write(Array(text.utf8), to: Array(name.utf8))
    }

    /// By bytes, for names that are no text.
    func write(_ bytes: [UInt8], to name: [UInt8]) throws {
        let full = (Array(path.utf8) + [UInt8(ascii: "/")] + name).map(CChar.init(bitPattern:)) + [0]
        let descriptor = open(full, O_WRONLY | O_CREAT | O_TRUNC, 0o640)
        guard descriptor >= 0 else { throw Errno.last }
        defer { close(descriptor) }
        guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw Errno.last }
    }

    func text(_ name: String) -> String? {
        try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
    }

    func exists(_ name: String) -> Bool {
        var status = stat()
        return lstat("\(path)/\(name)", &status) == 0
    }

    func mode(_ name: String) -> mode_t {
        var status = stat()
        return lstat("\(path)/\(name)", &status) == 0 ? status.st_mode & 0o7777 : 0
    }

    func setModified(_ name: String, seconds: Int) {
        let times = [timespec(tv_sec: seconds, tv_nsec: 0), timespec(tv_sec: seconds, tv_nsec: 0)]
        utimensat(AT_FDCWD, "\(path)/\(name)", times, AT_SYMLINK_NOFOLLOW)
    }

    /// Everything below a directory, ordered: directories by name, links with their target, files with their content.
    func tree(below directory: String) -> [String] {
        tree().filter { $0.hasPrefix("\(directory)/") }.map { String($0.dropFirst(directory.count + 1)) }
            .filter { !$0.isEmpty }
    }

    /// Everything, in the same form.
    func tree() -> [String] {
        let names = FileManager.default.enumerator(atPath: path)?.compactMap { $0 as? String } ?? []
        return names.sorted().compactMap { name in
            var status = stat()
            guard lstat("\(path)/\(name)", &status) == 0 else { return nil }
            switch status.st_mode & S_IFMT {
            case S_IFDIR: return name + "/"
            case S_IFLNK:
                let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(path)/\(name)")
                return "\(name) -> \(target ?? "?")"
            default: return "\(name): \(text(name) ?? "?")"
            }
        }
    }
}

struct Errno: Error {
    let code: Int32
    static var last: Errno { Errno(code: errno) }
}
