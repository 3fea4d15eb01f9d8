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
        readers = DefaultACL.readers(path).map(Self.user)
    }

    private static func user(_ number: uid_t) -> String {
        getpwuid(number).map { String(cString: $0.pointee.pw_name) } ?? String(number)
    }
}
