/// One thing to tell the service manager; sd_notify(3) says what each means to it.
package enum Notification: Equatable, Sendable {
    case ready, stopping, watchdog
    /// What `systemctl status` shows. One line: what would end it, or acts on a terminal, becomes a space. Text from
    /// outside should have been through `Inert` all the same, which knows more tricks.
    case status(String)
    /// A reload begins; `.ready` ends it. The time is `ServiceManager.monotonicNow`.
    case reloading(at: Duration)
    /// How much longer, from now, a start or stop may take.
    case extendTimeout(Duration)
    /// Why the service fails: a positive `errno`.
    case errno(Int32)

    /// The datagram that tells all of these, in this order.
    package static func message(_ notifications: [Notification]) -> String {
        notifications.map(\.assignments).joined(separator: "\n")
    }

    /// The service manager drops datagrams over 4,096 bytes whole; a long status must not take a `.ready` with it.
    private static let longestStatus = 1_024

    private var assignments: String {
        switch self {
        case .ready: "READY=1"
        case .stopping: "STOPPING=1"
        case .watchdog: "WATCHDOG=1"
        case .status(let text): "STATUS=\(Self.line(text))"
        case .reloading(let time): "RELOADING=1\nMONOTONIC_USEC=\(Self.microseconds(time))"
        case .extendTimeout(let time): "EXTEND_TIMEOUT_USEC=\(Self.microseconds(time))"
        case .errno(let code): "ERRNO=\(max(code, 0))"
        }
    }

    private static func line(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        var length = 0
        for scalar in text.unicodeScalars {
            length += UTF8.width(scalar)
            guard length <= longestStatus else {
                line.append("…")
                break
            }
            switch scalar.properties.generalCategory {
            case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
            default: line.append(scalar)
            }
        }
        return String(line)
    }

    /// Whole microseconds, from none to what 63 bits hold: the manager reads neither a sign nor anything larger.
    private static func microseconds(_ time: Duration) -> Int64 {
        Int64(clamping: max(time.attoseconds, 0) / 1_000_000_000_000)
    }
}
