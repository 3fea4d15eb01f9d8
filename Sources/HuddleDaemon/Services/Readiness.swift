@preconcurrency import Dispatch
import SystemPackage

/// Calls back whenever a descriptor has something to read, until it is gone itself.
final class Readiness: Sendable {
    private let source: any DispatchSourceRead

    /// `handle` must read what there is, without waiting: it is called again as long as there is something.
    /// Keeps alive what `handle` holds, and with it the descriptor.
    init(_ descriptor: FileDescriptor, _ handle: @escaping @Sendable () -> Void) {
        source = DispatchSource.makeReadSource(
            fileDescriptor: descriptor.rawValue, queue: DispatchQueue(label: "huddled.readiness"))
        source.setEventHandler(handler: handle)
        source.activate()
    }

    deinit { source.cancel() }
}
