package import Domain
import GRDB

/// Why the store could not be opened, read or written. `path` is that of the database.
package enum StoreError: Error, Equatable, CustomStringConvertible {
    /// There is nothing to read yet.
    case absent(path: String)
    case cannotOpen(path: String, reason: String)
    /// Another user's.
    case notPermitted(path: String)
    case corrupt(path: String, reason: String)
    /// Another application's database.
    case foreign(path: String)
    /// Written by a newer huddled: `version` is the database's schema, `known` the greatest that this program knows.
    case newer(path: String, version: Int, known: Int)
    /// Written by an older huddled, and opened by something that may not change it.
    case older(path: String, version: Int, known: Int)
    /// Stored ratings of the measure `key` mean something else than the configuration now says.
    case scaleChanged(path: String, key: String, stored: Scale, configured: Scale)
    /// No space is left where the database is.
    case full(path: String)
    case readOnly(path: String)
    /// Another program kept the database locked for longer than the store waits.
    case locked(path: String)
    case failed(path: String, reason: String)

    package var exitCode: ExitCode {
        switch self {
        case .absent, .older, .newer: .unavailable
        case .foreign, .scaleChanged: .configuration
        case .readOnly, .notPermitted: .permission
        case .locked: .tryLater
        case .corrupt: .data
        case .cannotOpen, .full, .failed: .inputOutput
        }
    }

    package var description: String {
        switch self {
        case .absent(let path):
            "\(path): there is no database yet; run huddled once, it creates one. If there was one, put it back together with its -wal and -shm"
        case .cannotOpen(let path, let reason):
            "\(path): cannot be opened (\(reason)); check that its folder exists and belongs to the user who runs this"
        case .notPermitted(let path):
            "\(path): belongs to another user; start huddled as that user, or give it back to huddled's: chown _huddled:_huddled \(path)*"
        case .corrupt(let path, let reason):
            """
            \(path): the database is damaged (\(reason)); nothing was changed. Restore the last backup, or move \
            huddled.db, huddled.db-wal and huddled.db-shm aside together and deliver the archived files again
            """
        case .foreign(let path):
            "\(path): this is another application's database; name another state directory in the configuration"
        case .newer(let path, let version, let known):
            """
            \(path): a newer huddled wrote this database (schema \(version), this one knows up to \(known)); install \
            that version again, or restore a backup made before the upgrade
            """
        case .older(let path, let version, let known):
            """
            \(path): an older huddled wrote this database (schema \(version), this one reads \(known)); run the new \
            huddled once, it brings the database up to date
            """
        case .scaleChanged(let path, let key, let stored, let configured):
            """
            \(path): the stored ratings of \(key) are on the scale \(words(stored)), the configuration says \
            \(words(configured)); put the scale of \(key) back, or name a new state directory and deliver the archived \
            files again
            """
        case .full(let path):
            "\(path): no space is left on its disk; nothing of this step was stored. Free some space and try again"
        case .readOnly(let path):
            "\(path): may only be read; check the file's owner and that its disk is not mounted read-only"
        case .locked(let path):
            "\(path): another program keeps the database locked; close it and try again"
        case .failed(let path, let reason):
            "\(path): the database refused (\(reason)); nothing of this step was stored. Check the disk; if it stays, restore the last backup"
        }
    }

    init(_ error: any Error, at path: String) {
        switch error {
        case let error as StoreError: self = error
        case let error as DatabaseError: self.init(error, at: path)
        default: self = .failed(path: path, reason: String(describing: error))
        }
    }

    private init(_ error: DatabaseError, at path: String) {
        // SQLite's own words and code; never the statement's arguments, which may be a customer's.
        let reason = "\(error.message ?? "no details"), SQLite code \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .corrupt(path: path, reason: reason)
        case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: self = .cannotOpen(path: path, reason: reason)
        case .SQLITE_FULL: self = .full(path: path)
        case .SQLITE_READONLY: self = .readOnly(path: path)
        case .SQLITE_BUSY, .SQLITE_LOCKED: self = .locked(path: path)
        default: self = .failed(path: path, reason: reason)
        }
    }
}

/// A scale as the configuration writes it: `[1, 5]`, `[0, 0.5]`.
private func words(_ scale: Scale) -> String {
    "[\(words(scale.low)), \(words(scale.high))]"
}

private func words(_ rating: Rating) -> String {
    rating.thousandths % 1_000 == 0 ? "\(rating.thousandths / 1_000)" : "\(rating.points)"
}
