import Domain
import Testing

@Suite("Days")
struct DayTests {
    @Test("every day from 1890 to 2110 follows the one before")
    func succession() throws {
        var day = try #require(Day(year: 1890, month: 1, day: 1))
        let last = try #require(Day(year: 2110, month: 12, day: 31))
        var (year, month, date, weekday) = (1890, 1, 1, 3)
        while day <= last {
            let isRight = (day.year, day.month, day.day, day.weekday.rawValue) == (year, month, date, weekday)
            guard isRight, Day(iso: day.iso) == day else {
                Issue.record("\(year)-\(month)-\(date) came out as \(day.iso), a \(day.weekday)")
                return
            }
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
            date += 1
            if date > lengths[month - 1] { (date, month) = (1, month + 1) }
            if month > 12 { (month, year) = (1, year + 1) }
            weekday = weekday % 7 + 1
            day = day.advanced(by: 1)
        }
    }

    @Test(
        "known days have their numbers",
        arguments: [
            ("1970-01-01", 0), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2000-03-01", 11_017),
            ("0001-01-01", -719_162), ("9999-12-31", 2_932_896),
        ])
    func known(iso: String, number: Int) {
        #expect(Day(iso: iso)?.number == number)
        #expect(Day(number: number).iso == iso)
    }

    @Test(
        "dates that no calendar has are no days",
        arguments: [
            "2025-02-29", "1900-02-29", "2026-04-31", "2026-13-01", "2026-00-10", "2026-01-00", "0000-01-01",
            "2026-1-1",
            "20260101", "2026-01-01T", "+026-01-01", " 2026-01-01", "２０２６-01-01", "",
        ])
    func impossible(iso: String) {
        #expect(Day(iso: iso) == nil)
    }

    @Test("leap days exist every four years but three centuries in four", arguments: [2000, 2024, 2400])
    func leap(year: Int) {
        #expect(Day(year: year, month: 2, day: 29)?.advanced(by: 1) == Day(year: year, month: 3, day: 1))
    }

    @Test("a part of the day may run over midnight")
    func dayPart() {
        let night = DayPart(name: "night", from: 22, to: 5)
        #expect((0..<24).filter(night.contains(hour:)) == [0, 1, 2, 3, 4, 22, 23])
        let midday = DayPart(name: "midday", from: 11, to: 14)
        #expect((0..<24).filter(midday.contains(hour:)) == [11, 12, 13])
    }
}

@Suite("Instants")
struct InstantTests {
    @Test(
        "an instant is written in UTC, with milliseconds only where there are any",
        arguments: [
            (0, "1970-01-01T00:00:00Z"), (1_795_237_200_000, "2026-11-21T05:00:00Z"),
            (1_795_237_200_007, "2026-11-21T05:00:00.007Z"), (-1, "1969-12-31T23:59:59.999Z"),
            (-86_400_000, "1969-12-31T00:00:00Z"), (951_782_399_000, "2000-02-28T23:59:59Z"),
            (4_102_444_800_000, "2100-01-01T00:00:00Z"),
        ] as [(Int64, String)])
    func rfc3339(milliseconds: Int64, text: String) {
        #expect(Instant(milliseconds: milliseconds).rfc3339 == text)
    }

    @Test(
        "seconds are rounded toward the past",
        arguments: [(1_999, 1), (-1, -1), (-1_000, -1), (0, 0)] as [(Int64, Int64)])
    func seconds(milliseconds: Int64, seconds: Int64) {
        #expect(Instant(milliseconds: milliseconds).seconds == seconds)
    }

    @Test("spans add up")
    func spans() {
        #expect(Instant(seconds: 0).advanced(by: .days(1)).rfc3339 == "1970-01-02T00:00:00Z")
        #expect(Instant(seconds: 0).advanced(by: -.hours(1)).rfc3339 == "1969-12-31T23:00:00Z")
        #expect(Span(seconds: 86_399).days == 0)
        #expect(Span.hours(24) == .days(1))
    }
}
