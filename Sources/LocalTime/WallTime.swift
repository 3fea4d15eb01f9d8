import Domain

/// A date and time of day as written, with the zone it names if it does.
struct WallTime {
    var day: Day
    /// Milliseconds after midnight; a leap second makes them a day's length at most.
    var milliseconds: Int64
    /// Seconds east of UTC; nil where the text says nothing.
    var offset: Int64?
    var hasSeconds: Bool

    /// From the numbers of a text, where there is such a time.
    init?(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int? = nil, millisecond: Int = 0,
        offset: Int64? = nil
    ) {
        guard let date = Day(year: year, month: month, day: day) else { return nil }
        self.init(
            day: date, hour: hour, minute: minute, second: second, millisecond: millisecond, offset: offset)
    }

    /// On that day, where clocks show such a time.
    init?(day: Day, hour: Int, minute: Int, second: Int?, millisecond: Int, offset: Int64?) {
        // 23:59:60 is a leap second; it is counted as the second after it, as POSIX does.
        guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second ?? 0),
            (0...999).contains(millisecond)
        else { return nil }
        self.day = day
        milliseconds = Int64(((hour * 60 + minute) * 60 + (second ?? 0)) * 1_000 + millisecond)
        self.offset = offset
        hasSeconds = second != nil
    }

    /// Reads `yyyy-MM-dd`, then if there is more `T` or a space, `HH:mm`, `:ss`, a fraction and a zone, to the end.
    init?(iso scanner: inout ByteScanner) {
        guard let year = scanner.digits(4...4), scanner.skip("-"), let month = scanner.digits(2...2),
            scanner.skip("-"), let day = scanner.digits(2...2)
        else { return nil }
        if scanner.isAtEnd {
            self.init(year: year, month: month, day: day)
            return
        }
        guard scanner.skip("T") || scanner.skip("t") || scanner.skip(" "),
            let hour = scanner.digits(2...2), scanner.skip(":"), let minute = scanner.digits(2...2)
        else { return nil }
        var second: Int?
        var millisecond = 0
        if scanner.skip(":") {
            guard let digits = scanner.digits(2...2) else { return nil }
            second = digits
            if scanner.skip(".") || scanner.skip(",") {
                guard let fraction = scanner.milliseconds() else { return nil }
                millisecond = fraction
            }
        }
        var offset: Int64?
        if !scanner.isAtEnd {
            _ = scanner.skip(" ")
            guard let read = scanner.offset(), scanner.isAtEnd else { return nil }
            offset = read
        }
        self.init(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: millisecond,
            offset: offset)
    }

    func instant(in zone: Zone) -> Instant {
        let local = Int64(day.number) * 86_400_000 + milliseconds
        if let offset { return Instant(milliseconds: local - offset * 1_000) }
        return zone.instant(localMilliseconds: local)
    }
}
