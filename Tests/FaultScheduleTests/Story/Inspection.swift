import CSQLite
import Domain
import Foundation
import Spool

/// A look at a disk by somebody who changes nothing on it: what is in the database, and what lies in the spool.
struct Inspection {
    let disk: Disk
    private let machine: Machine

    init(_ disk: Disk, beside folder: URL) throws {
        self.disk = disk
        machine = try Machine(
            folder.appendingPathComponent("inspected-\(UUID().uuidString)"), faults: Faults(seed: nil), disk: disk,
            now: Instant(milliseconds: 0))
        _ = machine.begin()
    }

    struct Damaged: Error, CustomStringConvertible {
        var description: String
    }

    /// Empty where there is no database yet.
    func rows(_ queries: [String]) throws -> [[String]] {
        guard let file = try? disk.find("state/huddled.db"), disk.size(file) > 0 else { return [] }
        var connection: OpaquePointer?
        let path = machine.folder.appendingPathComponent("state/huddled.db").path
        guard sqlite3_open_v2(path, &connection, SQLITE_OPEN_READWRITE, nil) == SQLITE_OK else {
            throw Damaged(description: "the database cannot be opened")
        }
        defer { sqlite3_close(connection) }
        return try queries.map { try rows($0, connection) }
    }

    private func rows(_ sql: String, _ connection: OpaquePointer?) throws -> [String] {
        var statement: OpaquePointer?
        guard sqlite3_prepare_v2(connection, sql, -1, &statement, nil) == SQLITE_OK else {
            let why = String(cString: sqlite3_errmsg(connection))
            // The schema is made in one transaction: before it there is nothing.
            if why.hasPrefix("no such table") { return [] }
            throw Damaged(description: "\(sql): \(why)")
        }
        defer { sqlite3_finalize(statement) }
        var rows: [String] = []
        while true {
            switch sqlite3_step(statement) {
            case SQLITE_ROW:
                rows.append(
                    (0..<sqlite3_column_count(statement)).map { column in
                        sqlite3_column_text(statement, column).map { String(cString: $0) } ?? "NULL"
                    }.joined(separator: "|"))
            case SQLITE_DONE: return rows
            default: throw Damaged(description: "\(sql): \(String(cString: sqlite3_errmsg(connection)))")
            }
        }
    }

    /// Every file and link below a folder of the spool, by its path from there.
    func files(below path: String) throws -> [String: Found] {
        guard let folder = try? disk.find("spool/\(path)") else { return [:] }
        var found: [String: Found] = [:]
        for name in try disk.names(in: folder) {
            let inode = try disk.find(name, in: folder)
            switch disk.kind(inode) {
            case .directory:
                for (inner, file) in try files(below: "\(path)/\(name.text)") { found["\(name.text)/\(inner)"] = file }
            case .symbolicLink: found[name.text] = .link(String(decoding: disk.content(inode), as: UTF8.self))
            default: found[name.text] = .file(disk.content(inode))
            }
        }
        return found
    }

    enum Found: Hashable, CustomStringConvertible {
        case file([UInt8])
        case link(String)

        var description: String {
            switch self {
            case .file(let bytes): String(decoding: bytes, as: UTF8.self)
            case .link(let target): "-> \(target)"
            }
        }
    }
}
