import Domain
import LocalTime

/// The first line of an input is a time; the second, where there is one, the layout it is written in.
enum TimePromises {
    /// With summer time, a half hour of it, a day that never was, and offsets that are no whole hours.
    private static let zones =
        [Zone.utc]
        + ["Europe/Berlin", "Australia/Lord_Howe", "Pacific/Apia", "America/St_Johns", "Africa/Monrovia"]
        .compactMap(Zone.init(named:))
    private static let european = TimestampReader(layout: TimestampLayout("d.M.yyyy HH:mm:ss.SSS"))
    private static let american = TimestampReader(layout: TimestampLayout("MMM/d/yyyy, h:mm:ss.SSS a"))
    private static let months = [
        "jan", "Feb", "MAR", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ]
    private static let millisecondsOfDay: Int64 = 86_400_000

    static func check(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
        guard let text = lines.first.map({ Array($0) }) else { return }
        let layout = lines.count > 1 ? TimestampLayout(String(decoding: lines[1], as: UTF8.self)) : nil
        for zone in zones {
            if let instant = TimestampReader().instant(text, zone: zone) {
                checkInstant(instant, zone)
                checkDay(of: text, instant, zone)
            }
            if let layout, let instant = TimestampReader(layout: layout).instant(text, zone: zone) {
                checkInstant(instant, zone)
            }
        }
        if let text = String(validating: text, as: UTF8.self), let instant = Instant(rfc3339: text) {
            promise(TimestampReader().instant(text.utf8, zone: .utc) == instant, "RFC 3339 needs no declaration")
        }
    }

    /// What is written and read again is the same instant.
    private static func checkInstant(_ instant: Instant, _ zone: Zone) {
        let day = zone.day(of: instant)
        let local = instant.milliseconds + zone.offset(at: instant) * 1_000
        let inDay = local - Int64(day.number) * millisecondsOfDay
        promise((0..<millisecondsOfDay).contains(inDay), "an instant lies in its day")
        promise(zone.minuteOfDay(of: instant) == Int(inDay / 60_000), "a minute of the day is one of that day")
        // An offset can lead out of the years that have four digits.
        guard (2...9_998).contains(day.year) else { return }
        promise(Instant(rfc3339: instant.rfc3339) == instant, "what is written in RFC 3339 is read as it was")
        for (reader, text) in written(day, inDay) {
            guard let again = reader.instant(text.utf8, zone: zone) else {
                return promise(false, "what clocks show is read: \(text)")
            }
            // Of what clocks show twice the first is taken.
            let isShownTwice = again.milliseconds + zone.offset(at: again) * 1_000 == local
            promise(again == instant || again < instant && isShownTwice, "what clocks show is read as it was: \(text)")
        }
    }

    /// A time of a day in some layouts.
    private static func written(_ day: Day, _ milliseconds: Int64) -> [(TimestampReader, String)] {
        let clock = clock(milliseconds)
        let year = day.iso.prefix(4)
        let hour = milliseconds / 3_600_000
        return [
            (TimestampReader(), "\(day.iso)T\(clock)"),
            (european, "\(day.day).\(day.month).\(year) \(clock)"),
            (
                american,
                "\(months[day.month - 1])/\(day.day)/\(year), \((hour + 11) % 12 + 1)\(clock.dropFirst(2)) "
                    + (hour < 12 ? "am" : "PM")
            ),
        ]
    }

    /// What is read lies in the day it says.
    private static func checkDay(of text: [UInt8], _ instant: Instant, _ zone: Zone) {
        let written = text.drop { $0 == 0x20 || $0 == 0x09 }
        let behind = written.dropFirst(10)
        guard let day = Day(iso: String(decoding: written.prefix(10), as: UTF8.self)),
            !behind.contains(where: "Zz+-CcGgMm".utf8.contains)
        else { return }
        // Behind the last second of a day a leap second may stand, and where clocks skip a time the next one is meant.
        let isExact = zone == .utc && !String(decoding: behind, as: UTF8.self).contains(":60")
        let read = zone.day(of: instant)
        promise(read == day || !isExact && read == day.advanced(by: 1), "\(read.iso) is the day it says")
        guard isExact else { return }
        let clock = Array(clock(instant.milliseconds - Int64(day.number) * millisecondsOfDay).utf8)
        let said = behind.dropFirst().map { $0 == UInt8(ascii: ",") ? UInt8(ascii: ".") : $0 }
            .prefix { (0x2E...0x3A).contains($0) }
        promise(clock.starts(with: said.prefix(clock.count)), "\(read.iso) is read at the time it says")
    }

    private static func clock(_ milliseconds: Int64) -> String {
        func digits(_ number: Int64, _ count: Int) -> String {
            String(String(number + 1_000_000_000).suffix(count))
        }
        let seconds = milliseconds / 1_000
        return [seconds / 3_600, seconds / 60 % 60, seconds % 60].map { digits($0, 2) }.joined(separator: ":")
            + "." + digits(milliseconds % 1_000, 3)
    }
}
