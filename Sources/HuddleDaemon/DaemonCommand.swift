import Configuration
import Dispatch
import Domain
import Glibc
import LocalTime
import Spool
import Store
import Systemd

/// What `huddled` does with its arguments: the edge where the clocks, chance, the terminal and the service manager are.
package struct DaemonCommand {
    package static let defaultConfiguration = Configuration.defaultPath

    /// Work that was told to stop and goes on for longer is left as a crash would leave it, which loses nothing: who
    /// stops a service waits for it.
    private static let longestStop = DispatchTimeInterval.milliseconds(1_500)

    let configuration: String
    let once: Bool
    let now: String?

    package init(configuration: String, once: Bool, now: String?) {
        self.configuration = configuration
        self.once = once
        self.now = now
    }

    /// Runs to the end and says with which code to leave; what went wrong was said by then.
    package func run() async -> Int32 {
        // Whoever reads the messages may leave; the work goes on.
        signal(SIGPIPE, SIG_IGN)
        if once { return runOnce().rawValue }
        guard now == nil else {
            StandardError.say("--now goes with --once only")
            return ExitCode.usage.rawValue
        }
        return await runDaemon().rawValue
    }

    private func runOnce() -> ExitCode {
        guard let instant = now.map(Instant.init(rfc3339:)) ?? Self.wallClock() else {
            StandardError.say("--now takes an instant in RFC 3339, such as 2026-11-21T06:00:00Z")
            return .usage
        }
        var failed = false
        let run = Once(
            configurationPath: configuration, now: instant, makeClaim: Self.claim,
            report: { event in
                if case .failed = event { failed = true }
                StandardError.say(event.description)
            })
        do {
            try run.run()
            return failed ? .inputOutput : .success
        } catch {
            let failure = Failure(error)
            StandardError.say(failure.reason)
            return failure.exitCode
        }
    }

    private func runDaemon() async -> ExitCode {
        let events = EventLog.standard()
        let world = World(
            now: Self.wallClock, uptime: Self.uptime, timeAwake: { ServiceManager.monotonicNow },
            clock: ContinuousClock(), makeClaim: Self.claim,
            report: events.report, notify: ServiceManager.notify, watchdog: ServiceManager.watchdogInterval,
            stopping: {
                DispatchQueue.global().asyncAfter(deadline: .now() + Self.longestStop) {
                    events.report(.leftUnfinished)
                    events.finish()
                    _exit(ExitCode.success.rawValue)
                }
            })
        defer { events.finish() }
        do {
            try await Daemon(configurationPath: configuration, world: world).run()
            return .success
        } catch {
            let failure = Failure(error)
            let event = Event.couldNotGoOn(reason: failure.reason, failure.exitCode)
            events.report(event)
            ServiceManager.notify([.status(event.description), .errno(failure.errno)])
            return failure.exitCode
        }
    }

    private static func wallClock() -> Instant {
        Instant(milliseconds: Int64(uptime(CLOCK_REALTIME) / .milliseconds(1)))
    }

    private static func uptime() -> Duration { uptime(CLOCK_BOOTTIME) }

    private static func uptime(_ clock: clockid_t) -> Duration {
        var time = timespec()
        clock_gettime(clock, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }

    private static func claim() -> String {
        String(UInt64.random(in: .min ... .max), radix: 36) + "-" + String(UInt64.random(in: .min ... .max), radix: 36)
    }
}
