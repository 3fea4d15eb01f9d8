import CLinux

/// The ACL that what is made in a directory gets.
enum DefaultACL {
    private static let namedUser: UInt16 = 0x02
    private static let mayRead: UInt8 = 4

    /// The numbers of the users that it lets read.
    static func readers(_ path: String) -> [UInt32] {
        var bytes = [UInt8](repeating: 0, count: 4_096)
        let count = getxattr(path, "system.posix_acl_default", &bytes, bytes.count)
        guard count > 4 else { return [] }
        // A version in four bytes, then entries of eight: kind, rights, whose.
        return stride(from: 4, to: count - 7, by: 8).compactMap { place in
            let kind = UInt16(bytes[place]) | UInt16(bytes[place + 1]) << 8
            guard kind == namedUser, bytes[place + 2] & mayRead != 0 else { return nil }
            return (0..<4).reduce(0) { $0 | UInt32(bytes[place + 4 + $1]) << (8 * UInt32($1)) }
        }
    }
}
