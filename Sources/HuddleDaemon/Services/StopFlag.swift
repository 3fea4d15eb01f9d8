import Synchronization

/// Whether the daemon was told to stop: asked for in the middle of long work, where no task's cancellation reaches.
final class StopFlag: Sendable {
    private let flag = Atomic(false)

    var isRaised: Bool { flag.load(ordering: .relaxed) }

    func raise() { flag.store(true, ordering: .relaxed) }
}
