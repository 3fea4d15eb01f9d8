package import Domain
import GRDB

/// Everything huddled has to remember, in one SQLite database: responses, the ledger of deliveries, check-offs, focuses,
/// decisions, and plans on their way to the spool.
///
/// Callers see values of `Domain`; SQL stays in here. Every call blocks until it is done, so none belongs on the
/// cooperative pool. Every writing call is one transaction that survives a power cut once the call has returned. Calls
/// must not be made from within the closure of another call.
package struct Store: Sendable {
    let writer: any DatabaseWriter
    /// Of a frozen store.
    private var snapshot: DatabaseSnapshot?
    let path: String
    let slots: RatingSlots
    /// Which file was opened; nil for none.
    let file: FileIdentity?

    /// Opens the database at `path`, creating it (mode 0600) where there is none, brings its schema up to date and
    /// registers the brand's measures.
    ///
    /// What is damaged, another application's, written by a newer huddled or on other scales is refused and left as
    /// it is.
    ///
    /// - Parameter beforeUpgrade: called once, before the schema of an older database is brought from one version to
    ///   another, which may take a while.
    package init(
        path: String, brand: Brand, beforeUpgrade: (_ from: Int, _ to: Int) -> Void
    ) throws(StoreError) {
        try self.init(path: path, brand: brand, schema: .current, beforeUpgrade: beforeUpgrade)
    }

    init(
        path: String, brand: Brand, schema: Schema, beforeUpgrade: (_ from: Int, _ to: Int) -> Void
    ) throws(StoreError) {
        self.path = path
        do {
            try Opening.createFile(path)
            let present = try Opening.version(path, schema, undoing: true)
            let pool = try DatabasePool(path: path, configuration: Opening.configuration(readOnly: false))
            // GRDB relaxes `synchronous` when it turns WAL on; what the ledger calls accepted must survive a power cut.
            // The cache (8 MiB) keeps the indexes over persons, who fall anywhere in them, from going to and fro.
            try pool.writeWithoutTransaction {
                try Opening.requireLog($0)
                try $0.execute(sql: "PRAGMA synchronous = FULL; PRAGMA cache_size = -8192")
                try Opening.rewriteLog($0)
            }
            if let present, present < schema.version { beforeUpgrade(present, schema.version) }
            slots = try pool.write { db in
                try schema.migrate(db)
                return try RatingSlots.register(brand, in: db, at: path)
            }
            writer = pool
            file = FileIdentity(path)
        } catch { throw StoreError(error, at: path) }
    }

    /// Opens the database at `path` for reading only: creates nothing and changes nothing. Calls that write throw
    /// `StoreError.readOnly`.
    package init(readingOnly path: String, brand: Brand) throws(StoreError) {
        self.path = path
        do {
            guard Opening.exists(path), let version = try Opening.version(path, .current, undoing: false) else {
                throw StoreError.absent(path: path)
            }
            guard version == Schema.current.version else {
                throw StoreError.older(path: path, version: version, known: Schema.current.version)
            }
            let queue = try DatabaseQueue(path: path, configuration: Opening.configuration(readOnly: true))
            slots = try queue.read { try RatingSlots.registered(brand, in: $0, at: path) }
            writer = queue
            file = FileIdentity(path)
        } catch { throw StoreError(error, at: path) }
    }

    /// A store that lives in memory and is gone with its last copy: for tests.
    package init(inMemoryFor brand: Brand) throws(StoreError) {
        path = ":memory:"
        do {
            let queue = try DatabaseQueue(configuration: Opening.configuration(readOnly: false))
            slots = try queue.write { db in
                try Schema.current.migrate(db)
                return try RatingSlots.register(brand, in: db, at: ":memory:")
            }
            writer = queue
            file = nil
        } catch { throw StoreError(error, at: ":memory:") }
    }

    /// The same store with one state to read, whatever is written from now on, for whoever reads much: without a
    /// transaction of its own for every call, and with a larger cache (64 MiB) as long as it is used.
    package func frozen() throws(StoreError) -> Store {
        do {
            var frozen = self
            frozen.snapshot = try (writer as? DatabasePool)?.makeSnapshot()
            try frozen.snapshot?.read { try $0.execute(sql: "PRAGMA cache_size = -65536") }
            return frozen
        } catch { throw StoreError(error, at: path) }
    }

    var reader: any DatabaseReader { snapshot ?? writer }

    func read<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try reader.read(body) } catch { throw StoreError(error, at: path) }
    }

    func write<T>(_ body: (Database) throws -> T) throws(StoreError) -> T {
        do { return try writer.write(body) } catch { throw StoreError(error, at: path) }
    }
}
