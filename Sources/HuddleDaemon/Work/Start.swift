import Configuration
import Domain
import Spool
import Store
import Systemd

/// Everything that must hold before the daemon may say that it is ready: the configuration is good, nobody else works
/// on the state directory, the spool is there, and the database is up to date.
struct Start {
    let world: World
    let configurationPath: String
    let now: Instant
    let setup: Setup
    let state: StateDirectory
    let spool: Spool
    let store: Store
    let lastReceived: [Identifier: Instant]
    let board: StatusBoard

    /// How long the service manager is asked to wait for a database to be brought up to date: years of feedback on a
    /// slow disk are rewritten in less.
    private static let upgradeTime = Duration.seconds(30 * 60)

    /// Throws `StartError`, `SpoolError` and `StoreError`.
    init(configurationPath: String, world: World, fileSystem: any FileSystem = PosixFileSystem()) throws {
        self.world = world
        self.configurationPath = configurationPath
        now = world.now()
        setup = try Setup(configurationPath)
        let configuration = setup.configuration
        state = try StateDirectory(configuration.directories.state)
        // Years of plans are looked through for what a crash left.
        world.notify([.extendTimeout(Self.upgradeTime)])
        spool = Spool(root: configuration.directories.spool, fileSystem: fileSystem)
        try spool.prepare()
        try spool.removeLeftovers()
        store = try Store(path: configuration.directories.database, brand: configuration.brand) { from, to in
            let event = Event.upgrading(from: from, to: to)
            world.notify([.extendTimeout(Self.upgradeTime), .status(event.description)])
            world.report(event)
        }
        lastReceived = try store.lastReceived()
        board = StatusBoard(
            Status(
                brand: configuration.brand.name, state: .running, started: now, updated: now,
                lastFile: try store.lastDelivery().map(Status.LastFile.init), lastPlans: try store.lastPlans()))
    }
}
