import Domain

/// When planning has to look whether a plan is due: neither more often than something can have become due, nor later
/// because somebody set the clock.
struct PlanningAgenda {
    /// Steps of the wall clock below this, in milliseconds, are its usual discipline.
    private static let smallestStep: Int64 = 1_000

    /// nil: at once.
    private var due: Instant?
    /// What the wall clock is ahead of the time since whenever, in milliseconds.
    private var lead: Int64

    init(now: Instant, uptime: Duration) {
        lead = Self.lead(now, uptime)
    }

    /// Something came that may have made a plan due: a location that was not there before, another configuration.
    mutating func lookAgain() { due = nil }

    /// Everything that was due before `next` is planned.
    mutating func looked(next: Instant) { due = next }

    /// By how many seconds the wall clock was set since the last question; nil: it was not. After a step there is
    /// a look at once.
    mutating func step(now: Instant, uptime: Duration) -> Int64? {
        let lead = Self.lead(now, uptime)
        let step = lead - self.lead
        self.lead = lead
        guard abs(step) >= Self.smallestStep else { return nil }
        due = nil
        return Int64((Double(step) / 1_000).rounded())
    }

    /// How long nothing can become due; nil: it is time to look.
    func wait(now: Instant) -> Duration? {
        guard let due, due > now else { return nil }
        return .milliseconds(due.milliseconds - now.milliseconds)
    }

    private static func lead(_ now: Instant, _ uptime: Duration) -> Int64 {
        now.milliseconds - Int64(uptime / .milliseconds(1))
    }
}
