import Configuration
import Domain

extension [Source] {
    /// The sources that sent nothing for longer than they are expected to, in the order of the configuration.
    ///
    /// - Parameter last: when the newest usable file of each was received.
    /// - Parameter since: what never came is waited for from then on.
    func quiet(last: [Identifier: Instant], since: Instant, now: Instant) -> [Status.QuietSource] {
        compactMap { source in
            guard let expected = source.expect else { return nil }
            let received = last[source.name]
            guard now > (received ?? since).advanced(by: expected) else { return nil }
            return Status.QuietSource(source: source.name, last: received, expected: expected)
        }
    }
}
