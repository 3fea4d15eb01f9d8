/// What long work shows of itself while it goes on: that it goes on, and that it heard when it was told to stop.
struct Pulse {
    /// To be called often, between steps that are over at once. Throws `Stopped` when the work is to be left as it is.
    let beat: () throws -> Void

    /// Of work that nobody watches and nothing stops but a signal.
    static var none: Pulse { Pulse(beat: {}) }
}

/// The work was told to stop. Everything is crash-safe, so that it may be left anywhere; the next start goes on.
struct Stopped: Error {}
