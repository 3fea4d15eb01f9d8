import Domain
import TestSupport
import Testing

@testable import LocalTime

@Suite("Declared layouts of time")
struct TimestampLayoutTests {
    private func read(_ text: String, _ pattern: String) throws -> String? {
        let layout = try #require(TimestampLayout(pattern))
        return TimestampReader(layout: layout).instant(Array(text.utf8), zone: .utc)?.rfc3339
    }

    @Test(
        "a layout reads what is written in it",
        arguments: [
            ("yyyy-MM-dd", "2015-07-31", "2015-07-31T00:00:00Z"),
            ("dd/MM/yyyy HH:mm", "21/11/2026 09:30", "2026-11-21T09:30:00Z"),
            ("MM/dd/yyyy hh:mm:ss a", "11/21/2026 09:30:05 PM", "2026-11-21T21:30:05Z"),
            ("MM/dd/yyyy hh:mm:ss a", "11/21/2026 12:00:00 am", "2026-11-21T00:00:00Z"),
            ("MM/dd/yyyy hh:mm:ss a", "11/21/2026 12:00:00 PM", "2026-11-21T12:00:00Z"),
            ("dd-MM-yyyy", "29-02-2024", "2024-02-29T00:00:00Z"),
            ("d.M.yy H:m", "1.2.26 7:05", "2026-02-01T07:05:00Z"),
            ("d.M.yy H:m", "21.11.26 17:5", "2026-11-21T17:05:00Z"),
            ("d MMM yyyy", "1 nov 2026", "2026-11-01T00:00:00Z"),
            ("MMMM d, yyyy 'at' h:mm a", "November 21, 2026 at 9:30 PM", "2026-11-21T21:30:00Z"),
            ("h 'o''clock' a, dd/MM/yyyy", "9 o'clock AM, 21/11/2026", "2026-11-21T09:00:00Z"),
            ("yyyyMMddHHmmss", "20261121093005", "2026-11-21T09:30:05Z"),
            ("yyyy-MM-dd HH:mm:ss.SSS XXX", "2026-11-21 09:30:05.5 +01:00", "2026-11-21T08:30:05.500Z"),
            ("XXX yyyy-MM-dd HH:mm", "+01 2026-11-21 09:30", "2026-11-21T08:30:00Z"),
            ("dd/MM/yyyy", " 21/11/2026 ", "2026-11-21T00:00:00Z"),
        ])
    func reads(pattern: String, text: String, expected: String) throws {
        #expect(try read(text, pattern) == expected)
    }

    @Test(
        "a layout refuses what is written otherwise, and days that no calendar has",
        arguments: [
            ("dd/MM/yyyy", "1/11/2026"), ("dd/MM/yyyy", "11/21/2026"), ("dd/MM/yyyy", "31/04/2026"),
            ("dd/MM/yyyy", "29/02/2025"), ("dd/MM/yyyy", "21/11/2026 09:30"), ("dd/MM/yyyy", "21-11-2026"),
            ("dd/MM/yyyy", "21/11/26"), ("dd/MM/yyyy", "2026-11-21"), ("dd/MM/yyyy", "1795253400"), ("dd/MM/yyyy", ""),
            ("dd/MM/yyyy HH:mm", "21/11/2026 24:00"), ("dd/MM/yyyy HH:mm", "21/11/2026 09:60"),
            ("dd/MM/yyyy hh:mm a", "21/11/2026 13:00 PM"), ("dd/MM/yyyy hh:mm a", "21/11/2026 00:30 AM"),
            ("dd/MM/yyyy hh:mm a", "21/11/2026 09:30 XM"), ("d MMM yyyy", "21 Nav 2026"),
            ("d MMM yyyy", "21 November 2026"),
            ("d MMMM yyyy", "21 Nov 2026"), ("d/M/yyyy", "021/1/2026"),
        ])
    func refuses(pattern: String, text: String) throws {
        #expect(try read(text, pattern) == nil)
    }

    @Test(
        "a pattern that gives no time is refused",
        arguments: [
            "", "HH:mm", "yyyy-MM", "YYYY-MM-DD", "yyyy-mm-dd", "yyy-MM-dd", "dd/MM/yyyy hh:mm", "dd/MM/yyyy HH:mm a",
            "dd/MM/yyyy HH:mm hh a", "dd/MM/yyyy mm", "dd/MM/yyyy HH:ss", "dd/dd/MM/yyyy", "dd/MM/MMM/yyyy",
            "dd MM yyyy 'at",
            "dd/MM/yyyy XXX", "dd/MM/yyyy HH:mm XX", "dd/MM/yyyyTHH:mm", "%d/%m/%Y", "MMMMM d yyyy", "ddd-MM-yyyy",
        ])
    func patterns(pattern: String) {
        #expect(TimestampLayout(pattern) == nil)
    }

    @Test("a time without zone is read on the given clock")
    func zone() throws {
        let reader = TimestampReader(layout: TimestampLayout("dd/MM/yyyy HH:mm"))
        let berlin = try #require(Zone(named: "Europe/Berlin"))
        #expect(reader.instant(Array("01/07/2026 09:30".utf8), zone: berlin)?.rfc3339 == "2026-07-01T07:30:00Z")
    }
}
