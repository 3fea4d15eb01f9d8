import Domain
import TestSupport
import Testing

@testable import LocalTime

@Suite("Times that need no layout")
struct TimestampReaderTests {
    private func read(_ text: String, zone: String = "Europe/Berlin") throws -> String? {
        TimestampReader().instant(Array(text.utf8), zone: try #require(Zone(named: zone)))?.rfc3339
    }

    @Test(
        "a time with a zone keeps it",
        arguments: [
            ("2026-11-21T09:30:00Z", "2026-11-21T09:30:00Z"),
            ("2026-11-21t09:30:00z", "2026-11-21T09:30:00Z"),
            ("2026-11-21 09:30:00.25+01:00", "2026-11-21T08:30:00.250Z"),
            ("2026-11-21T09:30:00.123456789-05:30", "2026-11-21T15:00:00.123Z"),
            ("2026-11-21T09:30+0100", "2026-11-21T08:30:00Z"),
            ("2026-11-21T09:30:00+01", "2026-11-21T08:30:00Z"),
            ("2026-11-21 09:30:00 UTC", "2026-11-21T09:30:00Z"),
            ("2026-11-21 09:30:00 GMT", "2026-11-21T09:30:00Z"),
            ("2026-11-21 09:30:00 -0000", "2026-11-21T09:30:00Z"),
            ("2026-12-31T23:30:00-01:00", "2027-01-01T00:30:00Z"),
            ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
        ])
    func zoned(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(
        "a time is read on the clocks of the zone whose name stands behind it",
        arguments: [
            ("2026-07-01 09:30:00 America/New_York", "2026-07-01T13:30:00Z"),
            ("2026-11-21 09:30:00 America/New_York", "2026-11-21T14:30:00Z"),
            ("2026-07-01T09:30 Asia/Kolkata", "2026-07-01T04:00:00Z"),
            ("2026-07-01 09:30:00Z America/New_York", nil), ("2026-07-01 09:30:00 Nowhere/Land", nil),
            ("2026-07-01 09:30:00 EST", nil), ("America/New_York", nil), (" America/New_York", nil),
        ])
    func namedZone(text: String, expected: String?) throws {
        #expect(try read(text) == expected)
    }

    @Test("a file that names thousands of zones that are none costs a thousand look-ups, and gives no time")
    func nowhere() throws {
        let reader = TimestampReader()
        for number in 0..<1_100 {
            #expect(reader.instant(Array("2026-07-01 09:30 No/N\(number)".utf8), zone: .utc) == nil)
        }
        #expect(reader.instant(Array("2026-07-01 09:30 Asia/Tokyo".utf8), zone: .utc) == nil)
    }

    @Test(
        "a time without zone is read on the given clock",
        arguments: [
            ("2026-11-21", "2026-11-20T23:00:00Z"),
            ("2024-02-29", "2024-02-28T23:00:00Z"),
            ("2026-07-01T09:30", "2026-07-01T07:30:00Z"),
            ("2026-07-01 09:30:15", "2026-07-01T07:30:15Z"),
            ("2026-07-01 09:30:15.5", "2026-07-01T07:30:15.500Z"),
            ("2026-07-01 09:30:15,250", "2026-07-01T07:30:15.250Z"),
            ("  2026-07-01 09:30\t", "2026-07-01T07:30:00Z"),
            ("2026-03-29 02:30:15.5", "2026-03-29T01:00:00Z"),
            ("2026-10-25 02:30:15", "2026-10-25T00:30:15Z"),
        ])
    func local(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(
        "numbers are seconds or milliseconds since 1970",
        arguments: [
            ("1795253400", "2026-11-21T09:30:00Z"), ("1795253400123", "2026-11-21T09:30:00.123Z"),
            ("946684800", "2000-01-01T00:00:00Z"),
        ])
    func epoch(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(
        "what is no time, or one no calendar has, is nothing",
        arguments: [
            "", " ", "x", "yesterday", "20261121", "1795253400.5", "-1795253400", "179525340012",
            "99999999999999999999999999", "2026-02-30", "2025-02-29", "1900-02-29", "2026-13-01", "2026-00-10",
            "2026-01-00", "0000-01-01", "2026-1-1", "26-01-01", "2026-11-21T", "2026-11-21T9:30", "2026-11-21T24:00",
            "2026-11-21T09:60", "2026-11-21T09:30:61", "2026-11-21T09:30:", "2026-11-21T09:30:00.",
            "2026-11-21T09:30:00+", "2026-11-21T09:30:00+1", "2026-11-21T09:30:00+01:", "2026-11-21T09:30:00+011",
            "2026-11-21T09:30:00+24:00", "2026-11-21T09:30:00+01:60", "2026-11-21T09:30:00Zx",
            "2026-11-21T09:30:00 CET", "20 Nov 2026 09:30 EST", "20.11.2026 09:30 CEST",
            "2026-11-21x09:30", "2026-11-21 09:30 AM", "21/11/2026", "+2026-11-21", "２０２６-11-21",
            "2026-11-21T09:30:00\u{0}",
        ])
    func refused(text: String) throws {
        #expect(try read(text) == nil)
    }

    @Test("RFC 3339 wants seconds and a zone")
    func rfc3339() {
        #expect(Instant(rfc3339: "2026-11-21T05:00:00Z")?.rfc3339 == "2026-11-21T05:00:00Z")
        #expect(Instant(rfc3339: "2026-11-21T05:00:00.5+05:45")?.rfc3339 == "2026-11-20T23:15:00.500Z")
        for text in [
            "2026-11-21T05:00:00", "2026-11-21T05:00Z", "2026-11-21", "1795253400", " 2026-11-21T05:00:00Z", "",
        ] {
            #expect(Instant(rfc3339: text) == nil)
        }
    }

    @Test("every instant that is written is read again, to the millisecond")
    func writtenAndRead() throws {
        for step in 0..<5_000 as Range<Int64> {
            let instant = Instant(milliseconds: 946_684_800_000 + step * 250_654_321)
            #expect(try read(instant.rfc3339) == instant.rfc3339)
        }
    }

    @Test("no text breaks the reader, and what it takes lies between the years 1 and 9999")
    func noise() throws {
        let alphabet = Array("0123456789012345678901234567890123456789--::TZ+./ aApPmM\u{0}é".utf8)
        let layouts = ["yyyy-MM-dd HH:mm:ss.S XXX", "d/M/yy h:m a", "MMM d yyyy", "ddMMyyyyHHmm"].map {
            TimestampLayout($0)
        }
        let readers =
            [TimestampReader(), TimestampReader(order: .dayFirst)] + layouts.map { TimestampReader(layout: $0) }
        let zone = try #require(Zone(named: "America/St_Johns"))
        let least = try #require(Instant(rfc3339: "0001-01-01T00:00:00Z")).advanced(by: -.days(2))
        let greatest = try #require(Instant(rfc3339: "9999-12-31T23:59:59Z")).advanced(by: .days(2))
        var noise = Noise(state: 2_026)
        for _ in 0..<20_000 {
            var bytes = Array("2026-11-21T09:30:00+01:00".utf8.prefix(Int.random(in: 0...25, using: &noise)))
            for _ in 0..<Int.random(in: 0...6, using: &noise) {
                let byte = alphabet.randomElement(using: &noise) ?? 0
                bytes.insert(byte, at: Int.random(in: 0...bytes.count, using: &noise))
            }
            for reader in readers {
                guard let instant = reader.instant(bytes, zone: zone) else { continue }
                #expect(least <= instant && instant <= greatest)
            }
        }
    }
}

/// Repeatable noise.
private struct Noise: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ (state >> 29)
    }
}
