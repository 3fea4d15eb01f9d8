import Configuration
package import Domain
import Intake
import Spool
import Store

/// `huddled --once`: empties the inbox, writes every plan that is due, and is done.
package struct Once {
    package let configurationPath: String
    /// "Now" for everything.
    package let now: Instant
    /// A token of `[0-9a-z-]` for each delivery, never the same twice.
    package let makeClaim: () -> String
    package let report: (Event) -> Void

    package init(
        configurationPath: String, now: Instant, makeClaim: @escaping () -> String,
        report: @escaping (Event) -> Void
    ) {
        self.configurationPath = configurationPath
        self.now = now
        self.makeClaim = makeClaim
        self.report = report
    }

    /// Throws `StartError` where it cannot start, and `StoreError` or `SpoolError` where it cannot go on.
    package func run() throws {
        let setup = try Setup(configurationPath)
        setup.libraryProblems.forEach(report)
        let configuration = setup.configuration
        let state = try StateDirectory(configuration.directories.state)
        try withExtendedLifetime(state) {
            let spool = Spool(root: configuration.directories.spool)
            try spool.prepare()
            try spool.removeLeftovers()
            let store = try Store(path: configuration.directories.database, brand: configuration.brand) { from, to in
                report(.upgrading(from: from, to: to))
            }
            try cycle(setup, spool, store)
        }
    }

    private func cycle(_ setup: Setup, _ spool: Spool, _ store: Store) throws {
        let configuration = setup.configuration
        try IntakeStation(
            intake: Intake(configuration: configuration, now: now), contactKept: configuration.retention.contacts,
            alerts: AlertRules(configuration).judge, spool: spool, store: store, now: now, makeClaim: makeClaim,
            pulse: .none, report: report
        ).takeAll()
        // Other names, clocks and languages may hold than in the last run.
        try store.tellAnew()
        var refusal: SpoolError?
        func tryToTell(_ tell: () throws -> Void) throws {
            // What cannot be written of one kind keeps nothing else from being done; it is still due.
            do { try tell() } catch let error as SpoolError { refusal = refusal ?? error }
        }
        let alerts = AlertStation(configuration: configuration, spool: spool, store: store, now: now, pulse: .none)
        let advocates = AdvocateStation(configuration: configuration, spool: spool, store: store, pulse: .none)
        try tryToTell(alerts.tell)
        try tryToTell(advocates.tell)
        // What an earlier run decided is published before anything new is decided on it.
        let publishing = PublishingStation(spool: spool, store: store, now: now, pulse: .none, report: report)
        try publishing.publishAll()
        try PlanningStation(
            configuration: configuration, store: store, library: setup.library, now: now, pulse: .none, report: report
        ).planDue()
        try publishing.publishAll()
        let upkeep = Upkeep(
            configuration: configuration, spool: spool, store: store, now: now, beat: {}, report: report)
        try upkeep.purge()
        try tryToTell(alerts.tell)
        try tryToTell(advocates.tell)
        try tryToTell(
            BoardStation(
                configuration: configuration, library: setup.library, spool: spool, store: store, now: now, pulse: .none
            ).tell)
        _ = try upkeep.expireFiles()
        try tellMetrics(configuration, spool, store)
        while try store.mergeIdentities() {}
        if let refusal { throw refusal }
    }

    private func tellMetrics(_ configuration: Configuration, _ spool: Spool, _ store: Store) throws {
        let scan = try spool.scan()
        let status = Status(
            brand: configuration.brand.name, state: .running, started: now, updated: now,
            waiting: Status.Waiting(inbox: scan.ready.count, work: try spool.claimed().count),
            left: Status.Left(remedies: [], count: scan.left.count),
            quiet: configuration.sources.quiet(last: try store.lastReceived(), since: now, now: now))
        var metering = Metering(configuration.directories)
        try metering.measure(store, configuration.brand)
        if let event = metering.tell(status, configuration.sources, now: now, uptime: .zero) { report(event) }
    }
}
