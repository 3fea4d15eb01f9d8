import Domain
import Intake
import LocalTime

/// What a column of times says.
struct Times {
    /// What sources have to declare; nil: nothing, each value tells its layout.
    let pattern: String?
    /// The other reading of the same dates, where all of them can be read both ways.
    let otherPattern: String?
    /// Whether some dates are possible in one order of day and month only and some in the other.
    let isContradictory: Bool
    /// Values that are times.
    let read: Int
    /// Whether they name their zone.
    let haveZones: Bool
    /// Whether they tell the time of day.
    let haveClocks: Bool
    let oldest: Instant
    let newest: Instant

    /// A zone that is never UTC, to find out whether it matters.
    private static let elsewhere = Zone(named: "Asia/Tokyo")

    /// nil where hardly any of them is a time.
    init?(_ values: Values, _ words: NameWords, latest: Instant) {
        var evidence = DateOrderEvidence()
        for value in values.values { evidence.note(Array(value.text.utf8)) }
        var order = DateOrder.dayFirst
        var open: OpenDate?
        switch evidence.verdict {
        case .told(let told):
            order = told
            isContradictory = false
        case .open(let date):
            open = date
            isContradictory = false
        case .unasked:
            isContradictory = false
        case .contradictory:
            isContradictory = true
        }
        // Digits alone may be anything; a name has to say that they are seconds.
        let mayBeEpoch = words.first(of: RoleWords.submitted + RoleWords.time + RoleWords.visited) != nil
        let reader = TimestampReader(order: order)
        var read = 0
        var withZone = 0
        var withClock = 0
        var range: (Instant, Instant)?
        for value in values.values {
            let bytes = Array(value.text.utf8)
            let isNumber = bytes.allSatisfy { (0x30...0x39).contains($0) }
            guard mayBeEpoch || !isNumber, let time = reader.instant(bytes, zone: .utc), time >= Intake.earliest,
                time <= latest
            else { continue }
            read += value.count
            if isNumber || bytes.contains(UInt8(ascii: ":")) { withClock += value.count }
            if let zone = Self.elsewhere, reader.instant(bytes, zone: zone) == time { withZone += value.count }
            range = (min(range?.0 ?? time, time), max(range?.1 ?? time, time))
        }
        guard let range, read * 10 >= values.count * 8 else { return nil }
        self.read = read
        haveZones = withZone == read
        haveClocks = withClock * 2 > read
        (oldest, newest) = range
        pattern = evidence.pattern(order).flatMap { Self.reads($0, values, atLeast: read) ? $0 : nil }
        otherPattern =
            pattern == nil || open == nil
            ? nil : evidence.pattern(order == .dayFirst ? .monthFirst : .dayFirst)
    }

    private static func reads(_ pattern: String, _ values: Values, atLeast count: Int) -> Bool {
        guard let layout = TimestampLayout(pattern) else { return false }
        let reader = TimestampReader(layout: layout)
        return values.count { reader.instant(Array($0.text.utf8), zone: .utc) != nil } >= count
    }
}
