import CSQLite
package import Domain
import GRDB

extension Store {
    /// Steps of SQLite's machine between two calls about the progress.
    private static let stepsBetween: Int32 = 100_000

    /// Bytes that a copy takes, or a little less.
    package func copySize() throws(StoreError) -> Int64 {
        try read { db in
            func pragma(_ name: String) throws -> Int64 { try Int64.fetchOne(db, sql: "PRAGMA \(name)") ?? 0 }
            return try (pragma("page_count") - pragma("freelist_count")) * pragma("page_size")
        }
    }

    /// Writes the database, as it is at one moment, into the empty file at a path. Whoever writes meanwhile goes on; the log
    /// is emptied only afterwards. There are no free pages in the copy: nothing that was removed is carried along.
    ///
    /// Not durable when it returns.
    /// - Parameter progress: called again and again.
    package func copy(to path: String, progress: @escaping () -> Void) throws(StoreError) {
        guard isInPlace else { throw .absent(path: self.path) }
        do {
            // SQLite 3.40 copies no generated columns for a connection that may only read.
            let queue = try DatabaseQueue(path: self.path, configuration: Opening.configuration(readOnly: false))
            try queue.writeWithoutTransaction { db in
                let handler = ProgressHandler(progress)
                try withExtendedLifetime(handler) {
                    sqlite3_progress_handler(
                        db.sqliteConnection, Self.stepsBetween,
                        { context in
                            guard let context else { return 0 }
                            Unmanaged<ProgressHandler>.fromOpaque(context).takeUnretainedValue().call()
                            return 0
                        }, Unmanaged.passUnretained(handler).toOpaque())
                    defer { sqlite3_progress_handler(db.sqliteConnection, 0, nil, nil) }
                    try db.execute(sql: "VACUUM INTO ?", arguments: [path])
                }
            }
        } catch { throw StoreError(error, at: path) }
    }

    /// Looks whether a copy is whole, without changing anything about it.
    package static func check(copy path: String, brand: Brand) throws(StoreError) {
        let damage = try Store(readingOnly: path, brand: brand).read { db in
            try db.all("PRAGMA quick_check(1)") { try $0.text(0) }.first { $0 != "ok" }
        }
        if let damage { throw .corrupt(path: path, reason: damage) }
    }
}

/// A closure that C can be given.
private final class ProgressHandler {
    let call: () -> Void

    init(_ call: @escaping () -> Void) { self.call = call }
}
