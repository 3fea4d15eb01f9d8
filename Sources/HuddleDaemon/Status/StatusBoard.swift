import Domain
import Synchronization

/// Where the work notes how things are, for whoever tells it to others.
final class StatusBoard: Sendable {
    private let status: Mutex<Status>
    /// Rings when something changed.
    let changed = Bell()

    init(_ status: Status) { self.status = Mutex(status) }

    var current: Status { status.withLock { $0 } }

    func update(at now: Instant, _ change: (inout Status) -> Void) {
        let isNew = status.withLock { status in
            let before = status
            change(&status)
            guard status != before else { return false }
            status.updated = now
            return true
        }
        if isNew { changed.ring() }
    }
}
