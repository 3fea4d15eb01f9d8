import CSQLite
import GRDB
import Glibc

/// Looking at a database file before trusting it.
enum Opening {
    /// Seconds to wait for a lock that another program holds, such as an administrator's `sqlite3`.
    static let patience = 20.0

    static func configuration(readOnly: Bool) -> Configuration {
        var configuration = Configuration()
        configuration.label = "huddled.db"
        configuration.readonly = readOnly
        configuration.foreignKeysEnabled = true
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { db in
            // What is deleted may be a person's: its bytes are overwritten. Damage is looked for when a page is read.
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL;
                    PRAGMA secure_delete = ON;
                    PRAGMA cell_size_check = ON;
                    PRAGMA trusted_schema = OFF;
                    """)
        }
        return configuration
    }

    /// Creates an empty file that only its owner may read, where there is none: SQLite's own default is 0644.
    static func createFile(_ path: String) throws(StoreError) {
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor < 0 else {
            close(descriptor)
            return
        }
        guard errno == EEXIST else {
            throw StoreError.cannotOpen(path: path, reason: String(cString: strerror(errno)))
        }
        // SQLite only says that it cannot.
        guard access(path, R_OK | W_OK) == 0 || errno != EACCES else { throw StoreError.notPermitted(path: path) }
    }

    /// Throws where the database has no write-ahead log. Who turns it on is told that it is on before that is committed, and
    /// nobody is told where the commit fails: what follows would be written with a journal that a power cut can bring back.
    static func requireLog(_ db: Database) throws {
        let mode = try String.fetchOne(db, sql: "PRAGMA journal_mode")
        guard mode == "wal" else {
            throw DatabaseError(
                resultCode: .SQLITE_IOERR, message: "its journal mode is \(mode ?? "unknown") instead of wal")
        }
    }

    /// Writes the write-ahead log over itself and makes it durable.
    ///
    /// After a sync that failed, the kernel may count pages as written that are nowhere but in its memory: the log is then read
    /// as if all of it were there, what is committed next comes behind it, and a power cut loses both (Rebello et al.
    /// 2020, "Can Applications Recover from fsync Failures?"). Whoever opens the database cannot know what happened to whoever
    /// had it open before.
    static func rewriteLog(_ db: Database) throws {
        // Nobody else may write meanwhile.
        try db.inTransaction(.immediate) {
            // SQLite writes less than 128 KiB at once, and takes what is left for a full disk.
            let piece = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 8)
            defer { piece.deallocate() }
            let code = rewrite_log(db.sqliteConnection, piece.baseAddress, CInt(piece.count))
            guard code == SQLITE_OK else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
            return .rollback
        }
    }

    static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// The schema's version of the database at `path`, nil for one that is still empty; one that `schema` does not know
    /// is refused. Nothing is changed: another application's database must not even be turned to WAL.
    ///
    /// - Parameter undoing: A crash while the database was made, before it had a write-ahead log, has left what only
    ///   a writer can undo. Otherwise that is one that is still empty.
    static func version(_ path: String, _ schema: Schema, undoing: Bool) throws -> Int? {
        do {
            return try version(path, schema, readOnly: true)
        } catch let error as DatabaseError where error.extendedResultCode == .SQLITE_READONLY_ROLLBACK {
            return undoing ? try version(path, schema, readOnly: false) : nil
        }
    }

    private static func version(_ path: String, _ schema: Schema, readOnly: Bool) throws -> Int? {
        let queue = try DatabaseQueue(path: path, configuration: configuration(readOnly: readOnly))
        return try queue.read { db in
            let application = try Int64.fetchOne(db, sql: "PRAGMA application_id")
            let version = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
            let tables = try Int.fetchOne(db, sql: "SELECT count(*) FROM sqlite_schema")
            if application == 0, version == 0, tables == 0 { return nil }
            guard application == Schema.application else { throw StoreError.foreign(path: path) }
            guard version > 0 else { throw StoreError.corrupt(path: path, reason: "its schema is \(version)") }
            guard version <= schema.version else {
                throw StoreError.newer(path: path, version: version, known: schema.version)
            }
            return version
        }
    }
}

/// Which file a path leads to at the moment.
struct FileIdentity: Equatable, Sendable {
    private let device: UInt
    private let inode: UInt

    /// nil where there is none.
    init?(_ path: String) {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        (device, inode) = (status.st_dev, status.st_ino)
    }
}
