import Synchronization

/// What the daemon was told while long work goes on, which no task's cancellation reaches: the work asks for it.
final class Flag: Sendable {
    private let flag = Atomic(false)

    var isRaised: Bool { flag.load(ordering: .relaxed) }

    func raise() { flag.store(true, ordering: .relaxed) }

    func lower() { flag.store(false, ordering: .relaxed) }
}
