import Foundation
import Spool
import SystemPackage

/// Receipts that come after a certain moment.
struct Receipts {
    private let spool: Spool
    /// Those that were there before: one of the same name may be an earlier delivery's.
    private let before: [FileName: FileStatus]

    /// The moment is now.
    init(_ spool: Spool) throws(SpoolError) {
        self.spool = spool
        let files = PosixFileSystem()
        var before: [FileName: FileStatus] = [:]
        do throws(SpoolError) {
            let folder = try files.openDirectory(atPath: spool.root + "/receipts", for: .listing)
            for name in try files.entries(of: folder) {
                // One that is replaced right now is no old one.
                before[name] = try? files.status(of: name, in: folder)
            }
        } catch .refused(_, _, .noSuchFileOrDirectory) {}
        self.before = before
    }

    /// The receipt of what was filed under that name since, or nil while there is none.
    func receipt(filedAs: String) throws(SpoolError) -> [UInt8]? {
        guard let name = FileName(filedAs + ".json") else { throw .badName(filedAs) }
        let files = PosixFileSystem()
        do throws(SpoolError) {
            let folder = try files.openDirectory(atPath: spool.root + "/receipts", for: .listing)
            let status = try files.status(of: name, in: folder)
            // Nobody can set when an inode changed, and a new file cannot have the old one's inode and that time.
            if let old = before[name], old.inode == status.inode, old.changed == status.changed { return nil }
        } catch .refused(_, _, .noSuchFileOrDirectory) {
            return nil
        }
        return try spool.published(name.text, in: .receipts)
    }
}

/// What a receipt says, as far as it is told to people.
struct Receipt: Decodable {
    struct Rows: Decodable {
        var accepted: Int
        var updated: Int
        var duplicate: Int
        var leftOut: Int
        var rejected: Int
    }

    struct ReasonCount: Decodable {
        var reason: String
        var count: Int
    }

    var state: String
    var rows: Rows
    var reason: String?
    var warnings: [String]
    var reasons: [ReasonCount]
    var firstLines: [Int]

    init(_ bytes: [UInt8], path: String) throws(ControlError) {
        self = try PublishedJSON.decode(Receipt.self, from: bytes, path: path)
    }

    var isRejected: Bool { state == "rejected" }

    /// One line that counts and, indented below it, what there is to say.
    var lines: [String] {
        let counts = [
            (rows.accepted, "accepted"), (rows.updated, "updated"), (rows.duplicate, "duplicate"),
            (rows.leftOut, "left out"), (rows.rejected, "rejected"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let total = rows.accepted + rows.updated + rows.duplicate + rows.leftOut + rows.rejected
        var lines = ["\(state), \(total) \(total == 1 ? "row" : "rows"): \(counts.joined(separator: ", "))"]
        if counts.isEmpty { lines = ["\(state), no rows"] }
        if let reason { lines.append("  \(reason)") }
        lines += reasons.map { "  \($0.count) × \($0.reason)" }
        if !firstLines.isEmpty {
            lines.append("  first lines concerned: \(firstLines.map(String.init).joined(separator: ", "))")
        }
        return lines + warnings.map { "  warning: \($0)" }
    }
}

/// JSON that huddled published.
enum PublishedJSON {
    static func decode<Value: Decodable>(
        _ type: Value.Type, from bytes: [UInt8], path: String
    ) throws(ControlError) -> Value {
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        do {
            return try decoder.decode(type, from: Data(bytes))
        } catch let DecodingError.keyNotFound(key, _) {
            throw .unreadableDocument(path: path, reason: "it has no \(key.stringValue)")
        } catch {
            throw .unreadableDocument(path: path, reason: "it is not the JSON that was expected")
        }
    }

    /// What stands on several lines, on one: a line end within a text is escaped.
    static func line(_ document: [UInt8]) -> String {
        String(decoding: document, as: UTF8.self).split(separator: "\n").map { $0.drop { $0 == " " } }
            .joined(separator: " ")
    }
}
