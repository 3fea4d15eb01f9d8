import Domain
import TestSupport
import Testing

@testable import LocalTime

@Suite("Dates as people write them")
struct WrittenDateTests {
    private func read(_ text: String, _ order: DateOrder? = nil) throws -> String? {
        TimestampReader(order: order).instant(Array(text.utf8), zone: try #require(Zone(named: "Europe/Berlin")))?
            .rfc3339
    }

    @Test(
        "some layouts tell by themselves which number is the day",
        arguments: [
            ("20.11.2026", "2026-11-19T23:00:00Z"), ("3.4.26", "2026-04-02T22:00:00Z"),
            ("20.11.2026 9:05", "2026-11-20T08:05:00Z"), ("20.11.2026, 09:05:11", "2026-11-20T08:05:11Z"),
            ("2026/11/20 09:05:11", "2026-11-20T08:05:11Z"), ("2026/3/4", "2026-03-03T23:00:00Z"),
            ("2026.11.20", "2026-11-19T23:00:00Z"), ("20 Nov 2026", "2026-11-19T23:00:00Z"),
            ("20 November 2026 09:05", "2026-11-20T08:05:00Z"), ("20. nov. 2026", "2026-11-19T23:00:00Z"),
            ("20-Nov-2026 09:05:11.250", "2026-11-20T08:05:11.250Z"), ("20-NOV-26", "2026-11-19T23:00:00Z"),
            ("Nov 20, 2026", "2026-11-19T23:00:00Z"), ("November 20 2026 9:05 PM", "2026-11-20T20:05:00Z"),
            ("May 1, 2026, 12:00 AM", "2026-04-30T22:00:00Z"), ("20 Nov 2026 09:05:11 GMT", "2026-11-20T09:05:11Z"),
            ("20 Nov 2026 09:05:11 +0100", "2026-11-20T08:05:11Z"), ("20.11.2026T09:05Z", "2026-11-20T09:05:00Z"),
            ("Nov 20, 2026, 9:05:11\u{202F}PM", "2026-11-20T20:05:11Z"),
        ])
    func told(text: String, expected: String) throws {
        #expect(try read(text) == expected)
    }

    @Test(
        "others are read in the order that is given, and not at all without one",
        arguments: [
            ("03/04/2026", "2026-04-02T22:00:00Z", "2026-03-03T23:00:00Z"),
            ("3-4-2026 12:30 AM", "2026-04-02T22:30:00Z", "2026-03-03T23:30:00Z"),
            ("03/04/26 12:30:15 p.m.", "2026-04-03T10:30:15Z", "2026-03-04T11:30:15Z"),
            ("25/12/2026 09:05", "2026-12-25T08:05:00Z", nil), ("12/25/2026 9:05:11 AM", nil, "2026-12-25T08:05:11Z"),
            ("05/05/2026 08:00 UTC", "2026-05-05T08:00:00Z", "2026-05-05T08:00:00Z"),
        ] as [(String, String?, String?)])
    func ordered(text: String, dayFirst: String?, monthFirst: String?) throws {
        #expect(try read(text, .dayFirst) == dayFirst)
        #expect(try read(text, .monthFirst) == monthFirst)
        #expect(try read(text) == nil)
    }

    @Test(
        "what is no date in any order is nothing",
        arguments: [
            "31/02/2026", "13/13/2026", "00/04/2026", "3/4/2026/5", "3/4-2026", "3/4/026", "3/4", "24/7", "4/5",
            "3-4-26", "2026-4-3", "3/4/2026 9", "3/4/2026 25:00", "3/4/2026 13:00 PM", "3/4/2026 0:30 AM",
            "3/4/2026 09:05 CET", "3/4/2026x", "3//4/2026", "32.1.2026", "1.13.2026", "Foo 3, 2026", "Nov 2026",
            "20 Novem 2026", "10.10.10.10", "46345", "46345.378", "2026/11/20 09:05 Uhr",
        ])
    func none(text: String) throws {
        #expect(try read(text, .dayFirst) == nil && read(text, .monthFirst) == nil)
    }
}

@Suite("The order of day and month in a file")
struct DateOrderTests {
    private func verdict(_ cells: [String]) -> DateOrderEvidence.Verdict {
        var evidence = DateOrderEvidence()
        for cell in cells { evidence.note(Array(cell.utf8)) }
        return evidence.verdict
    }

    private func date(_ text: String) throws -> OpenDate {
        try #require(Array(text.utf8).withUnsafeBufferPointer(OpenDate.init(_:)))
    }

    @Test(
        "one date that is possible in one order only tells it for all, wherever it stands",
        arguments: [
            (["03/04/2026", "25/04/2026"], .dayFirst), (["25/04/2026", "03/04/2026"], .dayFirst),
            (["03/04/2026", "04/25/2026 9:05 AM"], .monthFirst), (["03-04-2026", "04-13-2026"], .monthFirst),
        ] as [([String], DateOrder)])
    func told(cells: [String], order: DateOrder) {
        #expect(verdict(cells) == .told(order))
    }

    @Test("days that are the same in both orders, and times that are none of these, leave nothing open")
    func nothingOpen() {
        #expect(verdict(["05/05/2026", "12/12/2026"]) == .told(.dayFirst))
        #expect(verdict([]) == .unasked)
        let others = ["", "2026-03-04", "03.04.2026", "1795253400", "4 Mar 2026", "03/04", "x", "31/02/2026x"]
        var evidence = DateOrderEvidence()
        for cell in others { evidence.note(Array(cell.utf8)) }
        #expect(!evidence.hasSeenAny && evidence.verdict == .unasked)
    }

    @Test("dates that are all possible in both orders leave it open")
    func open() throws {
        #expect(try verdict(["05/05/2026", "03/04/2026", "04/03/2026"]) == .open(date("03/04/2026")))
        #expect(try verdict(["03/04/2026", "31/31/2026", "02/30/2026"]) == .open(date("03/04/2026")))
    }

    @Test("dates of both orders contradict each other")
    func contradiction() throws {
        #expect(
            try verdict(["03/04/2026", "25/12/2026", "12/31/2026", "12/30/2026"])
                == .contradictory(dayFirst: date("25/12/2026"), monthFirst: date("12/31/2026")))
    }

    @Test(
        "a date knows its two readings and the layouts that a source would declare",
        arguments: [
            ("3/4/2026", "03/04/2026", "d/M/yyyy", "M/d/yyyy"),
            (" 03-04-2026 09:05:11", "03-04-2026", "d-M-yyyy H:mm:ss", "M-d-yyyy H:mm:ss"),
            ("03/04/26, 9:05 PM", "03/04/26", "d/M/yy, h:mm a", "M/d/yy, h:mm a"),
            ("03/04/2026T09:05:11.5Z", "03/04/2026", "d/M/yyyy'T'H:mm:ss.SXXX", "M/d/yyyy'T'H:mm:ss.SXXX"),
            ("03/04/2026 09:05 +0100", "03/04/2026", "d/M/yyyy H:mm XXX", "M/d/yyyy H:mm XXX"),
        ])
    func readings(text: String, shown: String, dayFirst: String, monthFirst: String) throws {
        let date = try date(text)
        #expect(date.text == shown)
        #expect(date.day(.dayFirst)?.iso == "2026-04-03" && date.day(.monthFirst)?.iso == "2026-03-04")
        for (order, pattern) in [(DateOrder.dayFirst, dayFirst), (.monthFirst, monthFirst)] {
            #expect(date.pattern(order) == pattern)
            let layout: TimestampLayout = try #require(TimestampLayout(pattern))
            let declared = TimestampReader(layout: layout)
            let bytes = Array(text.utf8)
            #expect(
                declared.instant(bytes, zone: .utc) == TimestampReader(order: order).instant(bytes, zone: .utc))
            #expect(declared.instant(bytes, zone: .utc) != nil)
        }
    }
}
