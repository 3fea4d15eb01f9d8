package import Domain
import Foundation

/// A named time zone: what the clocks and calendars of a place say at an instant, and the other way round.
///
/// A class, because every row of a file has one: copies cost next to nothing. Its changes from 1970 to 2100 are looked up once, when it is made (0.1 to 1 ms: keep it), so that asking it costs a
/// binary search and no call into Foundation. Outside those years the nearest offset holds.
package final class Zone: Sendable, Equatable {
    /// The IANA name.
    package let name: String
    /// Tells the zone's rules from what they were before governments or the zone data changed them.
    package let fingerprint: Int64
    /// Where each stretch with one offset starts, in seconds since the epoch; the first starts with time itself.
    private let starts: [Int64]
    /// Seconds east of UTC in each stretch.
    private let offsets: [Int64]

    /// The zone of that IANA name, or nil where Foundation knows none.
    ///
    /// Only `Area/Place` names, `UTC` and `GMT` are taken: abbreviations (`EST`) and offsets (`GMT+2`) say nothing about
    /// summer time, and mean different things to different people.
    package convenience init?(named name: String) {
        guard name == "UTC" || name == "GMT" || name.utf8.contains(UInt8(ascii: "/")),
            Self.isLinked, let zone = TimeZone(identifier: name)
        else { return nil }
        let first = Date(timeIntervalSince1970: 0)
        let last = Date(timeIntervalSince1970: 4_102_444_800)
        var starts = [Int64.min]
        var offsets = [Int64(zone.secondsFromGMT(for: first))]
        var date = first
        while let change = zone.nextDaylightSavingTimeTransition(after: date), change > date, change < last {
            starts.append(Int64(change.timeIntervalSince1970))
            offsets.append(Int64(zone.secondsFromGMT(for: change)))
            date = change
        }
        self.init(name: name, starts: starts, offsets: offsets)
    }

    /// A static binary links the part of Foundation that knows named zones only if something of it is mentioned;
    /// without it every zone would silently be unknown.
    private static let isLinked = !Date(timeIntervalSince1970: 0).formatted(Date.FormatStyle(timeZone: .gmt)).isEmpty

    private init(name: String, starts: [Int64], offsets: [Int64]) {
        self.name = name
        self.starts = starts
        self.offsets = offsets
        fingerprint = zip(starts, offsets).reduce(0) { ($0 &* 31 &+ $1.0) &* 31 &+ $1.1 }
    }

    package static let utc = Zone(name: "UTC", starts: [.min], offsets: [0])

    package static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

    /// Seconds east of UTC.
    package func offset(at instant: Instant) -> Int64 {
        let seconds = instant.seconds
        return offsets[last { starts[$0] <= seconds }]
    }

    /// The date that calendars show.
    package func day(of instant: Instant) -> Day {
        Day(number: Int(floorDivide(instant.seconds + offset(at: instant), 86_400)))
    }

    /// Minutes after midnight that clocks show: 0 to 1,439.
    package func minuteOfDay(of instant: Instant) -> Int {
        let local = instant.seconds + offset(at: instant)
        return Int((local - floorDivide(local, 86_400) * 86_400) / 60)
    }

    /// The hour that clocks show: 0 to 23.
    package func hour(of instant: Instant) -> Int { minuteOfDay(of: instant) / 60 }

    package func weekday(of instant: Instant) -> Weekday { day(of: instant).weekday }

    /// The instant of a wall time. One that clocks skip gives the moment just after the gap; one that they show twice
    /// gives the first.
    package func instant(of day: Day, minute: Int) -> Instant {
        instant(localMilliseconds: (Int64(day.number) * 1_440 + Int64(minute)) * 60_000)
    }

    /// The first moment of a day: midnight, or where clocks skip it the moment just after the gap.
    package func startOfDay(_ day: Day) -> Instant { instant(of: day, minute: 0) }

    /// The instant of a wall time given as milliseconds from 1970-01-01 00:00 on the wall.
    func instant(localMilliseconds local: Int64) -> Instant {
        // The stretch before a change ends, on the wall, when its own offset says that the change comes: the first
        // stretch that has not ended by `local` holds it, or starts after the gap that swallowed it.
        let stretch = last { $0 == 0 || starts[$0] + offsets[$0 - 1] <= floorDivide(local, 1_000) }
        let instant = local - offsets[stretch] * 1_000
        guard stretch > 0 else { return Instant(milliseconds: instant) }
        return Instant(milliseconds: max(instant, starts[stretch] * 1_000))
    }

    /// The last stretch for which `holds` is true; it is for the first, and once false stays false.
    private func last(where holds: (Int) -> Bool) -> Int {
        var low = 0
        var high = starts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if holds(middle) { low = middle } else { high = middle }
        }
        return low
    }
}

private func floorDivide(_ number: Int64, _ divisor: Int64) -> Int64 {
    let quotient = number / divisor
    return number % divisor < 0 ? quotient - 1 : quotient
}
