import CLinux
import Glibc
package import SystemPackage

/// Whose a directory or file is, and who may do what with it.
package struct FolderRights: Equatable, Sendable {
    /// A user's name, or number where it has none.
    package var owner: String
    package var group: String
    package var mode: UInt16
    /// Users who may read what is made in it, by its default ACL.
    package var readers: [String]

    package init(owner: String, group: String, mode: UInt16, readers: [String] = []) {
        self.owner = owner
        self.group = group
        self.mode = mode
        self.readers = readers
    }

    /// nil where there is nothing.
    package init?(of path: String) throws(Errno) {
        var status = stat()
        guard stat(path, &status) == 0 else {
            if errno == ENOENT { return nil }
            throw Errno(rawValue: errno)
        }
        owner = Self.user(status.st_uid)
        group = getgrgid(status.st_gid).map { String(cString: $0.pointee.gr_name) } ?? String(status.st_gid)
        mode = UInt16(truncatingIfNeeded: status.st_mode & 0o7777)
        readers = Self.readers(path)
    }

    private static func user(_ number: uid_t) -> String {
        getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? String(number)
    }

    /// A version in four bytes, then entries of eight: kind, rights, whose.
    private static func readers(_ path: String) -> [String] {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = getxattr(path, "system.posix_acl_default", &bytes, bytes.count)
        guard count > 4 else { return [] }
        return stride(from: 4, to: count - 7, by: 8).compactMap { place in
            let (kind, rights) = (Int(bytes[place]) | Int(bytes[place + 1]) << 8, bytes[place + 2])
            guard kind == 0x02, rights & 4 != 0 else { return nil }
            return user((4..<8).reduce(0) { $0 | uid_t(bytes[place + $1]) << (8 * ($1 - 4)) })
        }
    }
}
