import Dispatch
import Spool
import Synchronization

/// Keeps a watch on the inbox wherever it goes, collects what the watch saw, and rings when a look is worth it.
final class InboxWatcher: Sendable {
    private struct Seen {
        var changes = InboxChanges()
        /// The watch sees nothing of the inbox any more.
        var isLost = false
        /// There will be a look in time for what is being written anyway.
        var looksSoon = false
        /// It will ring in a moment.
        var rings = false
    }

    /// Between what happens and the ring: `mv` of several files looks at each where it moved it to, and calls it lost if
    /// it is taken by then.
    private static let composure = DispatchTimeInterval.milliseconds(100)

    /// More files are no hints any more; the look finds them.
    private static let mostNames = 65_536

    private let bell: Bell
    private let seen = Mutex(Seen())
    private let watch = Mutex<(InboxWatch, Readiness)?>(nil)

    init(_ bell: Bell) { self.bell = bell }

    /// Makes sure that the inbox is watched as it is now. Returns why it cannot be; it is looked at all the same then.
    func follow(_ spool: Spool) -> String? {
        watch.withLock { watch in
            do throws(SpoolError) {
                if let (current, _) = watch {
                    collect(current)
                    if !seen.withLock(\.isLost), try current.isCurrent() { return nil }
                }
                watch = nil
                let new = try InboxWatch(spool)
                seen.withLock { $0.isLost = false }
                watch = (new, Readiness(new.descriptor) { [weak self] in self?.heard(new) })
                return nil
            } catch {
                return error.description
            }
        }
    }

    /// What happened since the last call, up to now.
    func takeChanges() -> InboxChanges {
        watch.withLock { watch in
            if let (current, _) = watch { collect(current) }
        }
        return seen.withLock { seen in
            defer { seen.changes = InboxChanges() }
            return seen.changes
        }
    }

    /// Whether a look within the settle time is certain. Until it is not, a file that is being written to rings only
    /// when it is closed: whoever copies a large one makes thousands of changes.
    func looksSoon(_ certain: Bool) { seen.withLock { $0.looksSoon = certain } }

    private func heard(_ watch: InboxWatch) {
        guard collect(watch) else { return }
        let isFirst = seen.withLock { seen in
            defer { seen.rings = true }
            return !seen.rings
        }
        guard isFirst else { return }
        DispatchQueue.global().asyncAfter(deadline: .now() + Self.composure) {
            self.seen.withLock { $0.rings = false }
            self.bell.ring()
        }
    }

    /// Whether a look is worth it.
    @discardableResult
    private func collect(_ watch: InboxWatch) -> Bool {
        // Read under the lock, so that who takes the changes misses none that was read already.
        seen.withLock { seen in
            // What cannot be read is as good as a queue that ran over: the look finds what there is.
            let changes = (try? watch.changes()) ?? InboxChanges(overflowed: true)
            seen.changes.add(changes)
            if seen.changes.finished.count + seen.changes.modified.count > Self.mostNames {
                seen.changes = InboxChanges(touched: true, overflowed: true)
            }
            seen.isLost = seen.isLost || changes.lost
            return changes.callsForLook || (!changes.modified.isEmpty && !seen.looksSoon)
        }
    }
}

extension InboxChanges {
    /// Adds what happened after this.
    fileprivate mutating func add(_ later: InboxChanges) {
        finished = finished.subtracting(later.modified).union(later.finished)
        modified = modified.subtracting(later.finished).union(later.modified)
        touched = touched || later.touched
        overflowed = overflowed || later.overflowed
        lost = lost || later.lost
    }
}
