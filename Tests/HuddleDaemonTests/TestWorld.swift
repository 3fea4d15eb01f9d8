import Domain
import Foundation
import LocalTime
import Synchronization
import Systemd
import Testing

@testable import HuddleDaemon

/// The world in a test's hands: its clocks move when told, and what it was told is kept.
final class TestWorld: Sendable {
    enum Said: Equatable, Sendable {
        case event(Event)
        case notification(Systemd.Notification)
        /// That the daemon begins to stop.
        case stopping
    }

    private struct State {
        var now: Instant
        var uptime = Duration.seconds(1_000)
        var claims = 0
        var said: [Said] = []
    }

    let clock = ManualClock()
    private let state: Mutex<State>
    private let stream: AsyncStream<Said>
    private let continuation: AsyncStream<Said>.Continuation

    init(now: String = Workplace.now) throws {
        state = Mutex(State(now: try #require(Instant(rfc3339: now))))
        (stream, continuation) = AsyncStream.makeStream()
    }

    func world(watchdog: Duration? = nil) -> World {
        World(
            now: { self.now }, uptime: { self.uptime }, timeAwake: { self.uptime }, clock: clock,
            makeClaim: { self.claim() },
            report: { self.hear(.event($0)) },
            notify: { $0.forEach { self.hear(.notification($0)) } }, watchdog: watchdog,
            stopping: { self.hear(.stopping) })
    }

    // MARK: - Time

    var now: Instant { state.withLock(\.now) }
    var uptime: Duration { state.withLock(\.uptime) }

    /// Lets time pass, awake or asleep.
    func advance(by duration: Duration) {
        state.withLock { state in
            state.now = state.now.advanced(milliseconds: duration)
            state.uptime += duration
        }
        clock.advance(by: duration)
    }

    /// Somebody sets the wall clock.
    func step(by duration: Duration) {
        state.withLock { $0.now = $0.now.advanced(milliseconds: duration) }
    }

    // MARK: - What was said

    var said: [Said] { state.withLock(\.said) }

    var events: [Event] {
        said.compactMap { said in
            if case .event(let event) = said { event } else { nil }
        }
    }

    /// The events since the last call.
    func takeEvents() -> [Event] {
        defer { state.withLock { $0.said = [] } }
        return events
    }

    /// Waits until something like that is said which no earlier wait saw. Tests that wait have a time limit.
    @discardableResult
    func hears(_ isIt: (Said) -> Bool) async throws -> Said {
        for await said in stream where isIt(said) { return said }
        throw NeverSaid()
    }

    /// Nothing more will be said.
    func end() { continuation.finish() }

    private func hear(_ said: Said) {
        state.withLock { $0.said.append(said) }
        continuation.yield(said)
    }

    private func claim() -> String {
        state.withLock { state in
            state.claims += 1
            return "claim-\(state.claims)-\(UUID().uuidString.lowercased())"
        }
    }
}

struct NeverSaid: Error {}

extension Instant {
    func advanced(milliseconds duration: Duration) -> Instant {
        let (seconds, attoseconds) = duration.components
        return Instant(milliseconds: milliseconds + seconds * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
