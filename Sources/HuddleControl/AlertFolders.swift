import Domain
import Spool
import SystemPackage

/// An alert as it is published, as far as it is read here.
struct AlertRecord: Decodable {
    struct Place: Decodable {
        var id: String
        var name: String?
    }
    var alert: String
    var location: Place
    var state: String
    var cause: String?
    var opened: String
    var due: String
    var count: Int
}

/// The folders of `alerts/`.
struct AlertFolders {
    private let root: String
    private let files = PosixFileSystem()

    init(_ spool: Spool) { root = spool.root + "/alerts" }

    /// What waits, the most urgent first, each with the bytes that say so.
    func all() throws(ControlError) -> [(alert: AlertRecord, bytes: [UInt8])] {
        var found: [(alert: AlertRecord, bytes: [UInt8])] = []
        for folder in try entries(of: root) {
            for name in try entries(of: "\(root)/\(folder)") where name.hasSuffix(".json") {
                let path = "\(root)/\(folder)/\(name)"
                // It may be settled between two looks.
                guard let bytes = try contents(of: path) else { continue }
                found.append((try PublishedJSON.decode(AlertRecord.self, from: bytes, path: path), bytes))
            }
        }
        return found.sorted { ($0.alert.due, $0.alert.alert) < ($1.alert.due, $1.alert.alert) }
    }

    /// Whether such an alert waits: nothing else has to be read for that.
    func has(_ alert: String) throws(ControlError) -> Bool {
        for folder in try entries(of: root)
        where try entries(of: "\(root)/\(folder)").contains(AlertFileName.alert(alert, "json")) {
            return true
        }
        return false
    }

    private func entries(of path: String) throws(ControlError) -> [String] {
        try reading { () throws(SpoolError) in
            try files.entries(of: files.openDirectory(atPath: path, for: .listing)).map(\.text).sorted()
        } ?? []
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

    private func reading<Value>(_ body: () throws(SpoolError) -> Value) throws(ControlError) -> Value? {
        do throws(SpoolError) {
            return try body()
        } catch .refused(_, _, .noSuchFileOrDirectory), .refused(_, _, .notDirectory) {
            return nil
        } catch {
            throw .spool(error)
        }
    }
}
