import Dispatch
import Domain
import Glibc
import Synchronization
import Systemd

/// Where events go: to the journal where there is one, else to standard error.
///
/// Reporting never waits: events are written by a thread of their own, and where nobody takes them any more (a journal
/// that hangs, a full pipe) they are counted instead of holding up the work.
final class EventLog: Sendable {
    /// Events that may wait to be written.
    private static let capacity = 4_096

    private struct Backlog {
        var waiting = 0
        var unheard = 0
    }

    private let backlog = Mutex(Backlog())
    private let queue = DispatchQueue(label: "huddled.events")
    private let write: @Sendable (Event) -> Bool

    /// - Parameter write: says whether the event was taken.
    init(write: @escaping @Sendable (Event) -> Bool) {
        self.write = write
    }

    /// The journal if standard error is connected to it.
    static func standard() -> EventLog {
        guard let journal = Journal() else { return EventLog(write: writeToStandardError) }
        return EventLog { journal.send(entry($0)) }
    }

    func report(_ event: Event) {
        let takes = backlog.withLock { backlog in
            guard backlog.waiting < Self.capacity else {
                backlog.unheard += 1
                return false
            }
            backlog.waiting += 1
            return true
        }
        guard takes else { return }
        queue.async { [self] in
            let taken = write(event)
            let unheard = backlog.withLock { backlog in
                backlog.waiting -= 1
                guard taken else {
                    backlog.unheard += 1
                    return 0
                }
                defer { backlog.unheard = 0 }
                return backlog.unheard
            }
            guard unheard > 0, !write(.unheard(events: unheard)) else { return }
            backlog.withLock { $0.unheard += unheard }
        }
    }

    /// Waits until what was reported is written, but not for long: nothing may hold up a stop.
    func finish() {
        let written = DispatchSemaphore(value: 0)
        queue.async { written.signal() }
        _ = written.wait(timeout: .now() + .milliseconds(300))
    }

    static func entry(_ event: Event) -> JournalEntry {
        var fields = [
            JournalEntry.Field("MESSAGE", StandardError.lines(event.description).joined(separator: "\n")),
            JournalEntry.Field("MESSAGE_ID", event.messageID),
            JournalEntry.Field("PRIORITY", String(event.priority.rawValue)),
            JournalEntry.Field("SYSLOG_IDENTIFIER", "huddled"),
        ]
        for (name, value) in event.fields {
            if let value { fields.append(JournalEntry.Field("HUDDLED_\(name)", Inert.sentence(value))) }
        }
        return JournalEntry(fields)
    }

    private static func writeToStandardError(_ event: Event) -> Bool { StandardError.say(event.description) }
}

/// Messages for whoever started the program.
enum StandardError {
    /// Whether somebody took it. Nobody is left to tell if standard error is gone.
    @discardableResult
    static func say(_ text: String) -> Bool {
        let bytes = lines(text).flatMap { Array("huddled: \($0)\n".utf8) }
        return bytes.withUnsafeBytes { write(STDERR_FILENO, $0.baseAddress, $0.count) } == bytes.count
    }

    /// Its lines, each harmless on a terminal.
    static func lines(_ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).map { Inert.sentence(String($0)) }
    }
}
