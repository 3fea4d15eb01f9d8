import CSQLite
import Domain
import GRDB

/// A statement that is run for very many rows, through SQLite's own interface: GRDB's values for each of them would take
/// longer than the rest.
struct RawStatement {
    private let statement: Statement
    private let handle: OpaquePointer

    /// The connection keeps it: it must be reset before the same SQL is run elsewhere.
    init(_ db: Database, _ sql: String) throws { self.init(try db.cachedStatement(sql: sql)) }

    /// Of SQL that is run once.
    init(once db: Database, _ sql: String) throws { self.init(try db.makeStatement(sql: sql)) }

    private init(_ statement: Statement) {
        self.statement = statement
        handle = statement.sqliteStatement
        // GRDB leaves it where it ended, and what ended takes no other values.
        reset()
    }

    func bind(_ place: Int32, _ value: Int64?) {
        if let value { sqlite3_bind_int64(handle, place, value) } else { sqlite3_bind_null(handle, place) }
    }

    /// The bytes must stay where they are until the statement has run; nil is NULL.
    func bind(_ place: Int32, blob: UnsafeRawBufferPointer?) {
        guard let blob else {
            sqlite3_bind_null(handle, place)
            return
        }
        guard let base = blob.baseAddress else {
            sqlite3_bind_zeroblob(handle, place, 0)
            return
        }
        sqlite3_bind_blob(handle, place, base, Int32(clamping: blob.count), nil)
    }

    /// Likewise; a text may hold NUL.
    func bind(_ place: Int32, text: UnsafeRawBufferPointer?) {
        guard let text else {
            sqlite3_bind_null(handle, place)
            return
        }
        guard let base = text.baseAddress else {
            sqlite3_bind_text(handle, place, "", 0, nil)
            return
        }
        sqlite3_bind_text(handle, place, base.assumingMemoryBound(to: CChar.self), Int32(clamping: text.count), nil)
    }

    /// Runs it to its end with a key in the first place.
    func run(with key: DigestKey) throws {
        try bound(to: key) { try run() }
    }

    /// Whether there is a row for a key in the first place.
    func isFound(_ key: DigestKey) throws -> Bool {
        try bound(to: key) {
            defer { reset() }
            return try step()
        }
    }

    private func bound<T>(to key: DigestKey, _ body: () throws -> T) throws -> T {
        try withUnsafeBytes(of: (key.high.bigEndian, key.low.bigEndian)) { bytes in
            bind(1, blob: bytes)
            return try body()
        }
    }

    /// Runs it to its end.
    func run() throws {
        while try step() {}
        reset()
    }

    /// Whether there is another row, whose columns are valid until the next step.
    func step() throws -> Bool {
        switch sqlite3_step(handle) {
        case SQLITE_ROW: return true
        case SQLITE_DONE: return false
        case let code:
            let message = sqlite3_errmsg(sqlite3_db_handle(handle)).map { String(cString: $0) }
            reset()
            throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
        }
    }

    func reset() { sqlite3_reset(handle) }

    func integer(_ column: Int32) -> Int64 { sqlite3_column_int64(handle, column) }

    func optionalInteger(_ column: Int32) -> Int64? {
        sqlite3_column_type(handle, column) == SQLITE_NULL ? nil : integer(column)
    }

    func bytes(_ column: Int32) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(handle, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, column)))
    }
}
