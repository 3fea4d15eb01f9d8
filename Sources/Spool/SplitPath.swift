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
