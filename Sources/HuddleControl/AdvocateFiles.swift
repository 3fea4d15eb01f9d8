import Domain
import Spool
import SystemPackage

/// A location's advocates as they are published, as far as they are read here.
struct AdvocatesRecord: Decodable {
    struct Place: Decodable {
        var id: String
        var name: String?
    }
    struct Advocate: Decodable {
        var advocate: String
        var submitted: String
        var channel: String?
        var invited: String?
    }

    var location: Place
    var count: Int
    var advocates: [Advocate]
}

/// The files of `advocates/`.
struct AdvocateFiles {
    private let root: String

    init(_ spool: Spool) { root = spool.root + "/advocates" }

    /// Of each location that has any, by location, each with the bytes that say so.
    func all() throws(ControlError) -> [(advocates: AdvocatesRecord, bytes: [UInt8])] {
        var found: [(advocates: AdvocatesRecord, bytes: [UInt8])] = []
        for name in try names() where name.hasSuffix(".json") {
            let path = "\(root)/\(name)"
            // The last of them may be gone between two looks.
            guard let bytes = try contents(of: path) else { continue }
            found.append((try PublishedJSON.decode(AdvocatesRecord.self, from: bytes, path: path), bytes))
        }
        return found.sorted { Identifier($0.advocates.location.id) < Identifier($1.advocates.location.id) }
    }

    private func contents(of path: String) throws(ControlError) -> [UInt8]? {
        do throws(Errno) {
            return try HostFiles.read(path)
        } catch .noSuchFileOrDirectory {
            return nil
        } catch {
            throw ControlError(reading: path, error)
        }
    }

    private func names() throws(ControlError) -> [String] {
        let files = PosixFileSystem()
        do throws(SpoolError) {
            return try files.entries(of: files.openDirectory(atPath: root, for: .listing)).map(\.text)
        } catch .refused(_, _, .noSuchFileOrDirectory) {
            return []
        } catch {
            throw .spool(error)
        }
    }
}
