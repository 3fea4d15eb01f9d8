import Domain
import ServiceLifecycle
import Spool
import Systemd
import UnixSignals

/// Takes files in as they come.
struct InboxService: Service {
    let work: Work
    let stop: Flag
    /// Rings when something happened in the inbox.
    let bell: Bell
    let planning: Bell
    let world: World

    func run() async throws {
        try await withGracefulShutdownHandler {
            try await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    let again = await work.look()
                    while !Task.isCancelled, try await work.takeNext() {}
                    planning.ring()
                    // What could not be taken is tried again sooner.
                    await bell.wait(atMost: min(again, await work.patience), by: world.clock)
                }
            }
        } onGracefulShutdown: {
            // The last service of the group is the first to hear of it: before anything else is waited for, long work
            // must know, and so must the service manager.
            stop.raise()
            world.stopping()
            world.report(.stopping)
            world.notify([.stopping])
        }
    }
}

/// Plans when a plan is due on some location's clock.
struct PlanningService: Service {
    let work: Work
    /// Rings when something may be due sooner than was said.
    let bell: Bell
    let world: World

    /// A sleep that is cut short stays in memory until its time would have come: with sleeps until the next morning,
    /// every ring of a day would.
    private static let longestSleep = Duration.seconds(60)

    func run() async throws {
        let clockWatch = ClockWatch { bell.ring() }
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let patience = min(try await work.planDue(), Self.longestSleep)
                await bell.wait(atMost: patience, by: world.clock)
            }
        }
        withExtendedLifetime(clockWatch) {}
    }
}

/// Removes what people said and left when its time has come.
struct RetentionService: Service {
    let work: Work
    let world: World

    func run() async throws {
        try await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                let patience = try await work.removeExpired()
                try? await world.clock.sleep(for: patience)
            }
        }
    }
}

/// Reads the configuration again when told to.
struct ReloadService: Service {
    let work: Work
    let signals: UnixSignalsSequence
    let bell: Bell
    let world: World

    func run() async throws {
        for await _ in signals.cancelOnGracefulShutdown() {
            world.notify([.reloading(at: ServiceManager.monotonicNow)])
            work.reloadWaits.raise()
            await work.reload()
            world.notify([.ready])
            bell.ring()
        }
    }
}
