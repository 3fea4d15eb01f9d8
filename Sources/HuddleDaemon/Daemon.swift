import Configuration
import Domain
import Logging
import ServiceLifecycle
import Systemd
import UnixSignals

/// `huddled` without flags: takes files as they come and writes plans when each location's morning comes, until it is
/// told to stop.
package struct Daemon {
    let configurationPath: String
    let world: World

    package init(configurationPath: String, world: World) {
        self.configurationPath = configurationPath
        self.world = world
    }

    /// Returns when it was stopped by SIGTERM or SIGINT. Throws `StartError`, `SpoolError` and `StoreError` where it
    /// cannot start, and `StoreError` where it cannot go on.
    package func run() async throws {
        // Trapped before the service manager may send it: untrapped it would end the process.
        let reloads = await UnixSignalsSequence(trapping: .sighup)
        let start = try Start(configurationPath: configurationPath, world: world)
        let stop = Flag()
        let (inbox, planning) = (Bell(), Bell())
        let work = Work(start, watcher: InboxWatcher(inbox), stop: stop)
        _ = await work.look()

        let configuration = start.setup.configuration
        let publisher = StatusPublisher(configuration, world: world)
        world.report(.started(brand: configuration.brand.name, configuration: configurationPath))
        world.notify([.ready])

        // Shut down from the last to the first.
        let services: [any Service] = [
            StatusService(board: start.board, publisher: publisher, world: world),
            ReloadService(work: work, signals: reloads, bell: inbox, world: world),
            RetentionService(work: work, world: world),
            PlanningService(work: work, bell: planning, world: world),
            InboxService(work: work, stop: stop, bell: inbox, planning: planning, world: world),
        ]
        try await ServiceGroup(
            services: services, gracefulShutdownSignals: [.sigterm, .sigint],
            // What the group says of itself is no event of huddled's.
            logger: Logger(label: "huddled", factory: { _ in SwiftLogNoOpLogHandler() })
        ).run()
    }
}
