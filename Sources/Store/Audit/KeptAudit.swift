import Domain
import Foundation
import GRDB

/// Of each identity exactly one visible version is kept: looks at all runs in the order of identities, where versions of one
/// lie side by side, and asks for the few that have several.
struct KeptAudit {
    private let db: Database
    private var readers: [RunReader]
    private let version: RawStatement
    private let hidden: Int64?

    init(_ db: Database) throws {
        self.db = db
        hidden = try Staging.current(in: db)?.delivery
        readers = try db.all("SELECT id FROM identity_run ORDER BY id") { try $0.integer(0) }
            .map { try RunReader(db, id: $0) }.filter { $0.head != nil }
        version = try RawStatement(db, "SELECT identity, kept, delivery FROM response WHERE id = ?")
    }

    /// - Parameter unkept: how many visible versions are not kept.
    func findings(unkept: Int) throws -> [String] {
        var audit = self
        for place in stride(from: audit.readers.count / 2, through: 0, by: -1) { audit.sink(place) }
        var (doubled, bare, seen) = (0, 0, 0)
        try audit.eachGroup { start, ids in
            var kept: [Data: (kept: Int, others: Int)] = [:]
            for id in ids {
                version.bind(1, id)
                defer { version.reset() }
                guard try version.step(), hidden == nil || version.integer(2) != hidden else { continue }
                // The pair may be that of a response which is gone, and whose id another has.
                guard DigestKey(version.bytes(0)).high == start else { continue }
                let isKept = version.integer(1) != 0
                kept[Data(version.bytes(0)), default: (0, 0)].kept += isKept ? 1 : 0
                kept[Data(version.bytes(0)), default: (0, 0)].others += isKept ? 0 : 1
            }
            for count in kept.values {
                seen += count.others
                if count.kept > 1 { doubled += 1 }
                if count.kept == 0 { bare += 1 }
            }
        }
        // One that nothing else has the identity of is not among them.
        bare += unkept - seen
        return [
            doubled == 0 ? nil : "\(doubled) responses are kept more than once",
            bare == 0 ? nil : "\(bare) responses have no kept version",
        ].compactMap(\.self)
    }

    /// Hands over the ids of pairs that begin alike, where there are several.
    private mutating func eachGroup(_ body: (UInt64, Set<Int64>) throws -> Void) throws {
        var (start, ids): (UInt64, [Int64]) = (0, [])
        while let pair = try next() {
            if pair.start != start {
                if ids.count > 1 { try body(start, Set(ids)) }
                (start, ids) = (pair.start, [])
            }
            ids.append(pair.id)
        }
        if ids.count > 1 { try body(start, Set(ids)) }
    }

    private mutating func next() throws -> IdentityIndex.Pair? {
        guard let least = readers.first?.head else { return nil }
        try readers[0].advance()
        if readers[0].head == nil { readers.swapAt(0, readers.count - 1) }
        if readers.last?.head == nil { readers.removeLast() }
        sink(0)
        return least
    }

    /// Readers are a heap by their heads: a database that took much in at once has hundreds of runs.
    private mutating func sink(_ start: Int) {
        var place = start
        while true {
            var least = place
            for child in [2 * place + 1, 2 * place + 2] where child < readers.count && precedes(child, least) {
                least = child
            }
            if least == place { return }
            readers.swapAt(place, least)
            place = least
        }
    }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        guard let left = readers[left].head, let right = readers[right].head else { return false }
        return left < right
    }
}
