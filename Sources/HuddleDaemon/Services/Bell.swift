import Synchronization

/// Wakes the one task that waits for it. Rings while nobody waits count as one.
final class Bell: Sendable {
    private enum State {
        case quiet, rung
        case waiting(CheckedContinuation<Void, Never>)
    }

    private let state = Mutex(State.quiet)

    func ring() {
        wake { $0 = .rung }
    }

    private func wake(orElse missed: (inout State) -> Void) {
        let waiting = state.withLock { state -> CheckedContinuation<Void, Never>? in
            guard case .waiting(let continuation) = state else {
                missed(&state)
                return nil
            }
            state = .quiet
            return continuation
        }
        waiting?.resume()
    }

    /// Returns when it rings, or has rung since the last wait, and when the task is cancelled.
    func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let returns = state.withLock { state -> Bool in
                    if case .rung = state {
                        state = .quiet
                        return true
                    }
                    // Asked under the lock: a cancellation that comes later finds who waits.
                    if Task.isCancelled { return true }
                    state = .waiting(continuation)
                    return false
                }
                if returns { continuation.resume() }
            }
        } onCancel: {
            wake { _ in }
        }
    }

    /// The same, and when that much time has passed.
    func wait(atMost duration: Duration, by clock: any Clock<Duration>) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { await self.wait() }
            group.addTask { try? await clock.sleep(for: duration) }
            await group.next()
            group.cancelAll()
        }
    }
}
