/// A point in time: milliseconds since 1970-01-01T00:00:00Z, leap seconds ignored as POSIX does.
package struct Instant: Hashable, Comparable, Sendable {
    package let milliseconds: Int64

    package init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    package init(seconds: Int64) {
        milliseconds = seconds * 1_000
    }

    /// Whole seconds since the epoch, rounded toward the past.
    package var seconds: Int64 {
        (milliseconds - (milliseconds % 1_000 + 1_000) % 1_000) / 1_000
    }

    package static func < (left: Instant, right: Instant) -> Bool {
        left.milliseconds < right.milliseconds
    }

    package var dayInUTC: Day { Day(number: Int((seconds - (seconds % 86_400 + 86_400) % 86_400) / 86_400)) }

    /// RFC 3339 in UTC, `2026-11-21T05:00:00Z`; milliseconds only where there are any.
    package var rfc3339: String {
        let second = Int((seconds % 86_400 + 86_400) % 86_400)
        let millisecond = Int((milliseconds % 1_000 + 1_000) % 1_000)
        let clock = [second / 3_600, second / 60 % 60, second % 60].map { decimal($0, width: 2) }
        let fraction = millisecond == 0 ? "" : ".\(decimal(millisecond, width: 3))"
        return "\(dayInUTC.iso)T\(clock.joined(separator: ":"))\(fraction)Z"
    }

    package func advanced(by span: Span) -> Instant {
        Instant(milliseconds: milliseconds + span.seconds * 1_000)
    }
}

/// A length of time in whole seconds, written `90d`, `24h`, `30m` or `5s` in the configuration.
package struct Span: Hashable, Comparable, Sendable {
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    package static func days(_ count: Int64) -> Span { Span(seconds: count * 86_400) }
    package static func hours(_ count: Int64) -> Span { Span(seconds: count * 3_600) }

    /// Whole days, rounded down.
    package var days: Int { Int(seconds / 86_400) }

    package static prefix func - (span: Span) -> Span { Span(seconds: -span.seconds) }

    package static func < (left: Span, right: Span) -> Bool { left.seconds < right.seconds }
}
