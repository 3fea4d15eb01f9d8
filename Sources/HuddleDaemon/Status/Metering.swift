import Configuration
import Domain
import Rendering
import Spool
import Store

/// What the database knows for a monitoring system; true until something in it changes.
struct Measured {
    let totals: Totals
    let lastReceived: [Identifier: Instant]
    let lastPlan: Instant?
    let callsDue: [Instant]

    init(_ store: Store, _ brand: Brand) throws(StoreError) {
        totals = try store.totals()
        lastReceived = try store.lastReceived()
        lastPlan = try store.lastPlans()?.published
        callsDue = try store.waitingAlerts().values.joined()
            .filter { $0.customers.contains(where: \.isReachable) }.map { $0.due(brand.alerts) }.sorted()
    }

    func metrics(_ status: Status, _ sources: [Source], now: Instant) -> Metrics {
        let expected = Set(sources.filter { $0.expect != nil }.map(\.name))
        let quiet = Set(status.quiet.map(\.source))
        return Metrics(
            totals: totals,
            sources: expected.union(lastReceived.keys).sorted().map { name in
                Metrics.Source(
                    name: name, lastReceived: lastReceived[name],
                    isQuiet: expected.contains(name) ? quiet.contains(name) : nil)
            },
            lastPlan: lastPlan, callsDue: callsDue, waiting: status.waiting, left: status.left.count,
            hasTrouble: !status.problems.isEmpty, started: status.started, written: now)
    }
}

/// Keeps `metrics.prom` as things are.
struct Metering {
    /// A collector that finds the file older than some minutes takes the service for one that hangs.
    static let patience = Duration.seconds(30)

    private let file: StatusFile
    /// nil before anything was read.
    private var measured: Measured?
    /// Whether something changed in the database since it was read.
    var isOld = true
    /// By the clock that nobody can set.
    private(set) var lastTold = Duration.zero
    private var problem: String?

    init(_ directories: Directories) { file = StatusFile(path: directories.metrics) }

    /// Reads anew what changed.
    mutating func measure(_ store: Store, _ brand: Brand) throws(StoreError) {
        guard isOld else { return }
        measured = try Measured(store, brand)
        isOld = false
    }

    /// Replaces the file. Returns what there is to report where it cannot: the same trouble once.
    mutating func tell(_ status: Status, _ sources: [Source], now: Instant, uptime: Duration) -> Event? {
        guard let measured else { return nil }
        lastTold = uptime
        do throws(SpoolError) {
            try file.publish(Array(MetricsDocument.text(measured.metrics(status, sources, now: now)).utf8))
            problem = nil
        } catch {
            guard problem != error.description else { return nil }
            problem = error.description
            return .degraded(Status.Problem(what: error.description, since: now))
        }
        return nil
    }
}

extension Work {
    /// Says how things are to a monitoring system, as far as the database can be asked.
    func measure() {
        // A database that fails says so where something is to be done with it.
        if let store, store.isInPlace { try? metering.measure(store, setup.configuration.brand) }
        tellMetrics()
    }

    /// The same from what was known last.
    func tellMetrics() {
        let event = metering.tell(
            board.current, setup.configuration.sources, now: world.now(), uptime: world.uptime())
        if let event { world.report(event) }
    }
}
