import Glibc
import SystemPackage

extension FileSystem {
    /// Opens a directory that everybody may read, and makes it where it is missing and its parent is there.
    ///
    /// - Parameter access: with `listing` a directory that is made is durable when this returns.
    func openOrCreateDirectory(atPath path: String, for access: DirectoryAccess) throws(SpoolError) -> Handle {
        do throws(SpoolError) {
            return try openDirectory(atPath: path, for: access)
        } catch .refused(.open, _, .noSuchFileOrDirectory) {
            let (parent, name) = try SplitPath.split(path)
            let above = try openDirectory(atPath: parent, for: access)
            try createDirectory(name, in: above, mode: FilePermissions(rawValue: 0o755))
            let directory = try openDirectory(name, in: above, for: .listing)
            // The process's mask may have kept others out, who are to read what is in it.
            guard fchmod(directory.descriptor.rawValue, 0o755) == 0 else {
                throw .refused(.create, path: directory.path, Errno(rawValue: errno))
            }
            if access == .listing { try sync(above) }
            return directory
        }
    }
}

/// A path of somebody else's, in the two parts by which its last entry is reached.
enum SplitPath {
    /// The folder and the last name of a path.
    static func split(_ path: String) throws(SpoolError) -> (folder: String, name: FileName) {
        let bytes = Array(path.utf8)
        let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
        guard let name = FileName(bytes: bytes[(slash.map { $0 + 1 } ?? 0)...]) else { throw .badName(path) }
        let folder = String(decoding: bytes[..<(slash ?? 0)], as: UTF8.self)
        return (slash == nil ? "." : folder.isEmpty ? "/" : folder, name)
    }
}
