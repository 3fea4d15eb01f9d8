import Spool
import SystemPackage

/// A location as published documents name it.
struct PlaceRecord: Decodable {
    var id: String
    var name: String?

    /// `Queen Street (0042)`
    var title: String { name.map { "\($0) (\(id))" } ?? id }
}

/// Folders that the service publishes to, where a file may come and go between two looks.
enum PublishedFiles {
    /// The names in a folder, sorted; none where it is not there.
    static func names(in path: String) throws(ControlError) -> [String] {
        let files = PosixFileSystem()
        do throws(SpoolError) {
            return try files.entries(of: files.openDirectory(atPath: path, for: .listing)).map(\.text).sorted()
        } catch .refused(_, _, .noSuchFileOrDirectory), .refused(_, _, .notDirectory) {
            return []
        } catch {
            throw .spool(error)
        }
    }

    /// What the JSON documents of a folder say, each with its bytes, in the order of their names.
    static func documents<Record: Decodable>(
        _ type: Record.Type, in folder: String
    ) throws(ControlError) -> [(record: Record, bytes: [UInt8])] {
        var found: [(record: Record, bytes: [UInt8])] = []
        for name in try names(in: folder) where name.hasSuffix(".json") {
            let path = "\(folder)/\(name)"
            guard let bytes = try contents(of: path) else { continue }
            found.append((try PublishedJSON.decode(type, from: bytes, path: path), bytes))
        }
        return found
    }

    private static func contents(of path: String) throws(ControlError) -> [UInt8]? {
        do throws(Errno) {
            return try HostFiles.read(path)
        } catch .noSuchFileOrDirectory {
            return nil
        } catch {
            throw ControlError(reading: path, error)
        }
    }
}
