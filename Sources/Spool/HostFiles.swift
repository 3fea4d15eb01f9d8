import Glibc
package import SystemPackage

/// Files outside the spool that an administrator wrote: the configuration, the locations, the library.
package enum HostFiles {
    /// More than any such file has; a larger one is refused instead of filling the memory.
    package static let largest = 64 << 20

    /// The whole file. Throws the system's error, `Errno.fileTooLarge` beyond `largest`.
    package static func read(_ path: String) throws(Errno) -> [UInt8] {
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            return try descriptor.closeAfter {
                var bytes: [UInt8] = []
                var chunk = [UInt8](repeating: 0, count: 65_536)
                while true {
                    let count = try chunk.withUnsafeMutableBytes { try descriptor.read(into: $0) }
                    if count == 0 { return bytes }
                    guard bytes.count + count <= largest else { throw Errno.fileTooLarge }
                    bytes += chunk[..<count]
                }
            }
        } catch {
            throw error as? Errno ?? .ioError
        }
    }

    /// The paths of a folder's entries whose names end so and do not start with a dot, by the names' bytes.
    package static func list(_ folder: String, ending suffix: String) throws(Errno) -> [String] {
        guard let stream = opendir(folder) else { throw Errno(rawValue: errno) }
        defer { closedir(stream) }
        var names: [[UInt8]] = []
        while let entry = readdir(stream) {
            let name = withUnsafeBytes(of: &entry.pointee.d_name) { Array($0.prefix { $0 != 0 }) }
            if name.first != UInt8(ascii: "."), name.reversed().starts(with: suffix.utf8.reversed()) {
                names.append(name)
            }
        }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
            .map { "\(folder)/\(String(decoding: $0, as: UTF8.self))" }
    }

    /// What `list` names, read. A folder that does not exist has no files if it `mayBeAbsent`.
    package static func readAll(
        in folder: String, ending suffix: String, mayBeAbsent: Bool = false
    ) throws(Errno) -> [(path: String, bytes: [UInt8])] {
        let paths: [String]
        do throws(Errno) {
            paths = try list(folder, ending: suffix)
        } catch .noSuchFileOrDirectory where mayBeAbsent {
            return []
        }
        return try paths.map { path throws(Errno) in (path, try read(path)) }
    }
}
