import Domain
import Foundation
import TestSupport
import Testing

@testable import LocalTime

/// The zone and the instant, which the test names and which exist.
private func zone(_ name: String) throws -> Zone { try #require(Zone(named: name)) }
private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }
private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

@Suite("Time zones")
struct ZoneTests {
    @Test(
        "names of places are known",
        arguments: [
            "Europe/Berlin", "America/Argentina/Buenos_Aires", "Asia/Kolkata", "US/Eastern", "Etc/UTC", "UTC", "GMT",
        ])
    func known(name: String) {
        #expect(Zone(named: name)?.name == name)
    }

    @Test(
        "what is no name of a place is refused",
        arguments: [
            "", "/", "EST", "EST5", "EST5EDT", "CET", "GMT+2", "UTC+1", "+01:00", "Z", "Europe/Atlantis",
            "europe/berlin",
            "Europe/Berlin ", "../../etc/passwd", "Europe/../Europe/Berlin", "Europe/\u{0}Berlin", "Mars/\u{202E}Base",
        ])
    func unknown(name: String) {
        #expect(Zone(named: name) == nil)
    }

    @Test(
        "calendars and clocks show",
        arguments: [
            ("Europe/Berlin", "2026-03-29T00:59:59Z", "2026-03-29", 119),
            ("Europe/Berlin", "2026-03-29T01:00:00Z", "2026-03-29", 180),
            ("Europe/Berlin", "2026-10-25T00:30:00Z", "2026-10-25", 150),
            ("Europe/Berlin", "2026-10-25T01:30:00Z", "2026-10-25", 150),
            ("Europe/Berlin", "2026-12-31T23:30:00Z", "2027-01-01", 30),
            ("America/New_York", "2024-03-01T04:59:59.999Z", "2024-02-29", 1_439),
            ("Australia/Lord_Howe", "2026-01-01T00:00:00Z", "2026-01-01", 660),
            ("Australia/Lord_Howe", "2026-07-01T00:00:00Z", "2026-07-01", 630),
            ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29", 1_439),
            ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31", 0),
            ("Asia/Kathmandu", "1969-12-31T23:59:59Z", "1970-01-01", 329),
            ("UTC", "1969-12-31T23:59:59Z", "1969-12-31", 1_439),
        ])
    func clocks(name: String, at text: String, date: String, minute: Int) throws {
        let zone = try zone(name)
        let instant = try instant(text)
        #expect(zone.day(of: instant).iso == date)
        #expect(zone.minuteOfDay(of: instant) == minute)
        #expect(zone.hour(of: instant) == minute / 60)
        #expect(try zone.weekday(of: instant) == day(date).weekday)
    }

    @Test(
        "a wall time is an instant: one that is skipped just after the gap, one that comes twice the first",
        arguments: [
            ("Europe/Berlin", "2026-07-01", 300, "2026-07-01T03:00:00Z"),
            ("Europe/Berlin", "2026-03-29", 119, "2026-03-29T00:59:00Z"),
            ("Europe/Berlin", "2026-03-29", 120, "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-03-29", 150, "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-03-29", 180, "2026-03-29T01:00:00Z"),
            ("Europe/Berlin", "2026-10-25", 119, "2026-10-24T23:59:00Z"),
            ("Europe/Berlin", "2026-10-25", 150, "2026-10-25T00:30:00Z"),
            ("Europe/Berlin", "2026-10-25", 180, "2026-10-25T02:00:00Z"),
            ("Australia/Lord_Howe", "2026-10-04", 119, "2026-10-03T15:29:00Z"),
            ("Australia/Lord_Howe", "2026-10-04", 135, "2026-10-03T15:30:00Z"),
            ("Australia/Lord_Howe", "2026-04-05", 105, "2026-04-04T14:45:00Z"),
            ("Pacific/Apia", "2011-12-30", 300, "2011-12-30T10:00:00Z"),
            ("Pacific/Apia", "2011-12-31", 0, "2011-12-30T10:00:00Z"),
            ("America/Sao_Paulo", "2018-11-04", 0, "2018-11-04T03:00:00Z"),
            ("Asia/Kolkata", "2024-02-29", 1_439, "2024-02-29T18:29:00Z"),
            ("UTC", "2026-12-31", 1_439, "2026-12-31T23:59:00Z"),
        ])
    func instants(name: String, date: String, minute: Int, expected: String) throws {
        #expect(try zone(name).instant(of: day(date), minute: minute).rfc3339 == expected)
    }

    @Test("a day starts when calendars turn to it, also where midnight is skipped")
    func starts() throws {
        let saoPaulo = try zone("America/Sao_Paulo")
        let start = saoPaulo.startOfDay(try day("2018-11-04"))
        #expect(saoPaulo.minuteOfDay(of: start) == 60)
        #expect(saoPaulo.day(of: Instant(milliseconds: start.milliseconds - 1)).iso == "2018-11-03")
    }

    @Test(
        "the table says what Foundation says, at every change and between",
        arguments: ["Europe/Berlin", "Europe/London", "Africa/Casablanca", "Pacific/Apia", "America/St_Johns"])
    func agrees(name: String) throws {
        let zone = try zone(name)
        let reference = try #require(TimeZone(identifier: name))
        for hour in stride(from: 0 as Int64, to: 75 * 8_766, by: 1) {
            let seconds = hour * 3_600
            let expected = reference.secondsFromGMT(for: Date(timeIntervalSince1970: Double(seconds)))
            guard zone.offset(at: Instant(seconds: seconds)) != Int64(expected) else { continue }
            Issue.record("\(Instant(seconds: seconds).rfc3339): \(expected)")
            return
        }
    }

    @Test(
        "what clocks show at an instant leads back to it, or to the first of two",
        arguments: ["Europe/Berlin", "Pacific/Apia"])
    func roundTrip(name: String) throws {
        let zone = try zone(name)
        for step in 0..<40_000 as Range<Int64> {
            let instant = Instant(seconds: 1_300_000_020 + step * 7_260)
            let again = zone.instant(of: zone.day(of: instant), minute: zone.minuteOfDay(of: instant))
            if again != instant, again != instant.advanced(by: -.hours(1)) { Issue.record("\(instant.rfc3339)") }
        }
    }

    @Test("zones are equal by name")
    func equality() throws {
        #expect(try zone("Europe/Berlin") == zone("Europe/Berlin"))
        #expect(try zone("Europe/Berlin") != zone("Europe/Paris"))
        #expect(try zone("UTC") == Zone.utc)
    }
}
