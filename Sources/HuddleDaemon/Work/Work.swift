import CLinux
import Configuration
import Domain
import Intake
import Spool
import Store
import Systemd

/// The daemon's one pair of hands: everything it does to the disk happens here, one thing after the other, on a thread
/// of its own.
///
/// Each call does one bounded thing and leaves the world consistent. What a full disk, a lost directory or a busy
/// database refuses is noted, told, and tried again at the next look; only a database that no retry can mend ends the
/// service.
actor Work {
    private let executor = EffectsThread("work")
    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    let world: World
    let board: StatusBoard
    let stop: Flag
    /// Raised while a reload waits for its turn: `systemctl reload` calls it failed after the time of a start.
    nonisolated let reloadWaits = Flag()
    let watcher: InboxWatcher
    let configurationPath: String
    let started: Instant
    private let state: StateDirectory

    var setup: Setup
    let spool: Spool
    /// nil after it failed: only opening it anew tells what an error left of it.
    var store: Store?
    var intake: Intake
    var alerts: AlertJudge
    var settling = Settling()
    var lingering = Lingering()
    var agenda: PlanningAgenda
    var conditions = Conditions()
    /// What is to be taken, in this order.
    var queue = FileQueue()
    /// The large file that is being taken, piece by piece.
    var large: LargeFile?
    /// Files of the inbox that are not finished yet.
    var beingWritten = 0
    var hasLooked = false
    /// Until when, at most, plans wait for the files that lay in the inbox at the start; nil: they do not.
    var catchesUpUntil: Duration?
    /// The claims in `work/`, as the last look found them.
    var claims: Set<String> = []
    /// There may be something to be tidied in the database, while nothing else is to be done.
    var isTidyingDue = true
    var batch = Batch()
    var round = PlanningRound()
    var lastReceived: [Identifier: Instant]
    var filesExpiredOn: Day?
    var retentionRemarks: [Event] = []
    /// The database refused what retention had to write.
    var purgeFailed = false
    /// Bytes of the claims that the database had no room for. They are tried last, and before them only what is smaller:
    /// it may fit, and the others stay where their owners see them.
    var tooLarge: [String: Int64] = [:]
    /// Files that may not be as they should be.
    var untold = Set(FollowingFiles.allCases)
    /// Those of which not all could be written while others may wait.
    var interrupted: Set<FollowingFiles> = []
    /// Those that the spool refused: not tried again before the next look.
    var refused: Set<FollowingFiles> = []
    /// When boards were refused last.
    var boardsRefused = Duration.zero
    /// What holds for them in the configuration may have changed.
    var tellsAnew = true
    private var lastBeat: Duration?
    var metering: Metering

    init(_ start: Start, watcher: InboxWatcher, stop: Flag) {
        world = start.world
        board = start.board
        configurationPath = start.configurationPath
        started = start.now
        state = start.state
        setup = start.setup
        spool = start.spool
        store = start.store
        intake = Intake(configuration: start.setup.configuration, now: start.now)
        alerts = AlertRules(start.setup.configuration).judge
        // Both clocks at one moment: a start that took long is no step of one of them.
        agenda = PlanningAgenda(now: start.world.now(), uptime: start.world.uptime())
        lastReceived = start.lastReceived
        metering = Metering(start.setup.configuration.directories)
        self.watcher = watcher
        self.stop = stop
    }

    // MARK: - Showing that the work goes on

    /// Half as often would do for the service manager; more often tells it nothing.
    private static let leastBetweenBeats = Duration.seconds(1)
    /// How much longer a reload may wait, said anew at each beat.
    private static let reloadPatience = Duration.seconds(60)

    /// Of work that goes on for long.
    var pulse: Pulse {
        Pulse {
            if self.stop.isRaised { throw Stopped() }
            self.beat()
        }
    }

    /// Tells the service manager that the work goes on.
    func beat() {
        let uptime = world.uptime()
        if let lastBeat, uptime - lastBeat < Self.leastBetweenBeats { return }
        lastBeat = uptime
        world.notify(reloadWaits.isRaised ? [.watchdog, .extendTimeout(Self.reloadPatience)] : [.watchdog])
        // In the middle of something nothing can be asked of the database: what was known last is told again.
        if uptime - metering.lastTold > Metering.patience { tellMetrics() }
    }

    // MARK: - Saying how things are

    /// - Parameter isSaid: an event of its own has said it already, with more about it.
    func note(_ subject: Conditions.Subject, _ what: String?, isSaid: Bool = false) {
        if let event = conditions.set(subject, what, at: world.now()), what == nil || !isSaid { world.report(event) }
        showConditions()
    }

    func remark(_ topic: Conditions.Topic, _ events: [Event]) {
        conditions.remark(topic, events).forEach(world.report)
    }

    /// Says what is being done; nil: nothing.
    func does(_ what: String?) { board.update(at: world.now()) { $0.doing = what } }

    func showConditions() {
        board.update(at: world.now()) { status in
            status.problems = conditions.problems
            status.state = conditions.problems.isEmpty ? .running : .degraded
        }
    }

    // MARK: - The database

    /// The database, opened again if it failed before. nil where it cannot be; that is noted then.
    func openStore() throws(StoreError) -> Store? {
        if let store, store.isInPlace { return store }
        (store, large) = (nil, nil)
        let configuration = setup.configuration
        do throws(StoreError) {
            // Opening creates what is not there, and a database that vanished must not be replaced by an empty one.
            store = try Store(reopening: configuration.directories.database, brand: configuration.brand)
        } catch {
            try failed(error)
        }
        return store
    }

    /// Notes the error. Throws it again where trying again is of no use.
    func failed(_ error: StoreError) throws(StoreError) {
        store = nil
        // It may have waited for long to learn this.
        beat()
        note(.database, error.description)
        switch error {
        case .corrupt, .foreign, .newer, .older, .scaleChanged: throw error
        case .absent, .cannotOpen, .notPermitted, .full, .readOnly, .locked, .failed: break
        }
    }

    /// Gives memory that long work took back to the system.
    func rest() {
        store?.releaseMemory()
        release_free_memory()
    }
}
