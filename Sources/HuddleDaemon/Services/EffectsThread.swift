import Dispatch

/// Runs an actor's jobs one after the other on a thread of its own: work that waits for the disk must not occupy the
/// few threads on which everything else goes on.
final class EffectsThread: SerialExecutor {
    private let queue: DispatchQueue

    init(_ label: String) { queue = DispatchQueue(label: "huddled.\(label)") }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
