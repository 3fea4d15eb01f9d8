package import Domain
package import Systemd

/// What the daemon sees of the world besides files: clocks, chance, the service manager and whoever hears what it says.
package struct World: Sendable {
    /// The wall clock, which somebody may set.
    package var now: @Sendable () -> Instant
    /// Time since whenever, which nobody can set, time asleep included.
    package var uptime: @Sendable () -> Duration
    /// The same without time asleep: what did not change while nobody could change it proves nothing.
    package var timeAwake: @Sendable () -> Duration
    /// To wait by.
    package var clock: any Clock<Duration>
    /// A token of `[0-9a-z-]` for each delivery, never the same twice.
    package var makeClaim: @Sendable () -> String
    package var report: @Sendable (Event) -> Void
    /// Tells the service manager.
    package var notify: @Sendable ([Notification]) -> Void
    /// How often the service manager wants to hear that the work goes on; nil: not at all.
    package var watchdog: Duration?
    /// Called when the daemon was told to stop, before it begins to.
    package var stopping: @Sendable () -> Void

    package init(
        now: @escaping @Sendable () -> Instant, uptime: @escaping @Sendable () -> Duration,
        timeAwake: @escaping @Sendable () -> Duration, clock: any Clock<Duration>,
        makeClaim: @escaping @Sendable () -> String, report: @escaping @Sendable (Event) -> Void,
        notify: @escaping @Sendable ([Notification]) -> Void, watchdog: Duration?,
        stopping: @escaping @Sendable () -> Void
    ) {
        self.now = now
        self.uptime = uptime
        self.timeAwake = timeAwake
        self.clock = clock
        self.makeClaim = makeClaim
        self.report = report
        self.notify = notify
        self.watchdog = watchdog
        self.stopping = stopping
    }
}
