import Domain
import GRDB

/// Identities that were erased at a person's request.
struct ErasedIdentities {
    private let db: Database

    init(_ db: Database) { self.db = db }

    /// The rows of a batch that were erased: costs one look where nobody ever was, and never more than one for each of them.
    /// - Parameter order: the rows by their identities' first eight bytes.
    func rows(of batch: ResponseBatch, _ order: [Int]) throws -> Set<Int> {
        let next = try RawStatement(
            db, "SELECT identity FROM erased WHERE identity >= ? ORDER BY identity LIMIT 1")
        let own = try RawStatement(db, "SELECT 1 FROM erased WHERE identity = ?")
        var erased: Set<Int> = []
        var place = 0
        while place < order.count {
            let start = batch.rows[order[place]].identity.high
            guard let found = try next.first(from: start) else { break }
            while place < order.count, batch.rows[order[place]].identity.high < found { place += 1 }
            while place < order.count, batch.rows[order[place]].identity.high == found {
                if try own.isFound(batch.rows[order[place]].identity) { erased.insert(order[place]) }
                place += 1
            }
        }
        return erased
    }
}

extension RawStatement {
    /// The first eight bytes of the first identity with these or greater ones.
    fileprivate func first(from start: UInt64) throws -> UInt64? {
        try withUnsafeBytes(of: start.bigEndian) { bytes in
            bind(1, blob: bytes)
            defer { reset() }
            return try step() ? DigestKey(self.bytes(0)).high : nil
        }
    }
}

/// Asks whether something was erased, while the store is read.
package struct ErasedLookup {
    private let statement: RawStatement

    init(_ db: Database) throws {
        statement = try RawStatement(db, "SELECT 1 FROM erased WHERE identity BETWEEN ? AND ? LIMIT 1")
    }

    /// - Parameter start: an identity, or its first eight bytes, which its alert and its advocate are named by.
    package func holds(_ start: [UInt8]) throws -> Bool {
        let missing = max(0, 16 - start.count)
        let first = start + [UInt8](repeating: 0, count: missing)
        let last = start + [UInt8](repeating: 0xFF, count: missing)
        return try first.withUnsafeBytes { first in
            try last.withUnsafeBytes { last in
                statement.bind(1, blob: first)
                statement.bind(2, blob: last)
                defer { statement.reset() }
                return try statement.step()
            }
        }
    }
}

extension Store {
    /// Hands over what was erased up to now, to ask very often. `body` must not call the store.
    ///
    /// Throws what `body` throws, and `StoreError`.
    package func withErased<T>(_ body: (ErasedLookup) throws -> T) throws -> T {
        do { return try reader.read { try body(ErasedLookup($0)) } } catch let error as DatabaseError {
            throw StoreError(error, at: path)
        }
    }
}
