import Synchronization

/// A clock that moves when a test says so.
final class ManualClock: Clock, Sendable {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private struct Sleeper {
        let deadline: Instant
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var now = Instant(offset: .zero)
        var asked = 0
        var sleepers: [Int: Sleeper] = [:]
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []

        mutating func takeSatisfied() -> [CheckedContinuation<Void, Never>] {
            let satisfied = waiting.filter { $0.count <= sleepers.count }.map(\.continuation)
            waiting.removeAll { $0.count <= sleepers.count }
            return satisfied
        }
    }

    private let state = Mutex(State())

    var now: Instant { state.withLock(\.now) }
    var minimumResolution: Duration { .zero }

    /// How many sleep.
    var sleepers: Int { state.withLock(\.sleepers.count) }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let id = state.withLock { state in
            state.asked += 1
            return state.asked
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let (isOver, satisfied) = state.withLock { state -> (Bool, [CheckedContinuation<Void, Never>]) in
                    if Task.isCancelled || deadline <= state.now { return (true, []) }
                    state.sleepers[id] = Sleeper(deadline: deadline, continuation: continuation)
                    return (false, state.takeSatisfied())
                }
                for waiting in satisfied { waiting.resume() }
                if isOver { continuation.resume(with: Result { try Task.checkCancellation() }) }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: id) }?.continuation.resume(throwing: CancellationError())
        }
    }

    /// Lets that much time pass, and wakes whoever slept for no longer.
    func advance(by duration: Duration) {
        let over = state.withLock { state in
            state.now = state.now.advanced(by: duration)
            let over = state.sleepers.filter { $0.value.deadline <= state.now }
            for id in over.keys { state.sleepers[id] = nil }
            return over.values.sorted { $0.deadline < $1.deadline }
        }
        for sleeper in over { sleeper.continuation.resume() }
    }

    /// Returns when at least so many sleep, or the task is cancelled.
    func sleeping(_ count: Int) async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isSo = state.withLock { state in
                    if count <= state.sleepers.count || Task.isCancelled { return true }
                    state.waiting.append((count, continuation))
                    return false
                }
                if isSo { continuation.resume() }
            }
        } onCancel: {
            let waiting = state.withLock { state in
                defer { state.waiting = [] }
                return state.waiting
            }
            for (_, continuation) in waiting { continuation.resume() }
        }
    }
}
