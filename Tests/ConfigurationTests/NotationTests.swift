import Domain
import Testing

@testable import Configuration

@Suite("Notation")
struct NotationTests {
    @Test(
        "lengths of time have one unit",
        arguments: [
            ("90d", 7_776_000), ("24h", 86_400), ("30m", 1_800), ("5s", 5), ("0s", 0), ("36500d", 3_153_600_000),
            ("36501d", nil), ("d", nil), ("", nil), ("1", nil), ("-1d", nil), ("1.5h", nil), ("1 d", nil), ("1D", nil),
            ("1d12h", nil), ("9223372036854775807d", nil), ("١d", nil),
        ] as [(String, Int64?)])
    func spans(_ text: String, _ seconds: Int64?) {
        #expect(Notation.span(text)?.seconds == seconds)
    }

    @Test(
        "sizes are bytes or have a binary unit",
        arguments: [
            ("1MiB", 1_048_576), ("64KiB", 65_536), ("2GiB", 2_147_483_648), ("4096", 4_096), ("0", 0), ("MiB", nil),
            ("1MB", nil), ("1 MiB", nil), ("-1", nil), ("9223372036854775807KiB", nil), ("", nil), ("1.5MiB", nil),
        ] as [(String, Int?)])
    func sizes(_ text: String, _ bytes: Int?) {
        #expect(Notation.size(text) == bytes)
    }

    @Test(
        "times of day are written in four digits",
        arguments: [
            ("05:00", 300), ("00:00", 0), ("23:59", 1_439), ("24:00", nil), ("12:60", nil), ("5:00", nil),
            ("05:0", nil),
            ("05", nil), ("05:00:00", nil), ("", nil), ("+5:00", nil),
        ] as [(String, Int?)])
    func clocks(_ text: String, _ minutes: Int?) {
        #expect(Notation.clock(text) == minutes)
    }

    @Test(
        "day parts run from one full hour to another",
        arguments: [
            ("05-11", [5, 11]), ("22-05", [22, 5]), ("22-24", [22, 24]), ("00-24", [0, 24]), ("22-00", [22, 0]),
            ("24-05", nil), ("05-05", nil), ("5-11", nil), ("05-25", nil), ("05–11", nil), ("", nil), ("05-11-12", nil),
        ] as [(String, [Int]?)])
    func hours(_ text: String, _ hours: [Int]?) {
        #expect(Notation.hours(text).map { [$0.from, $0.to] } == hours)
    }

    @Test(
        "alerts and advocates begin where their default says, on any scale",
        arguments: [
            (1, 5, 2, 5), (0, 10, 6, 9), (1, 10, 6, 9), (0, 100, 60, 90), (1, 7, 2, 7), (1, 3, 1, 3), (0, 1, 0, 1),
            (1, 4, 1, 4), (0, 5, 1, 5), (-2, 2, -1, 2),
        ] as [(Int32, Int32, Double, Double)])
    func thresholds(_ low: Int32, _ high: Int32, _ alert: Double, _ advocate: Double) {
        let scale = Scale(low: Rating(thousandths: low * 1_000), high: Rating(thousandths: high * 1_000))
        let defaults = DefaultThresholds(scale)
        #expect(defaults.alert.points == alert)
        #expect(defaults.advocate.points == advocate)
    }

    @Test("defaults hold for the widest scale that can be written")
    func widestScale() {
        let scale = Scale(low: Rating(thousandths: -2_000_000_000), high: Rating(thousandths: 2_000_000_000))
        let defaults = DefaultThresholds(scale)
        #expect(defaults.alert < defaults.advocate)
    }

    @Test(
        "zones that are nearly right suggest one that exists",
        arguments: [
            ("europe/london", "Europe/London"), ("Europe/ London", "Europe/London"), ("New York", "America/New_York"),
            ("America/New York", "America/New_York"), ("Sydney", "Australia/Sydney"), ("CEST", "Europe/Berlin"),
            ("Lodnon", "Europe/London"), ("America/Los_Angelos", "America/Los_Angeles"), ("Nowhere", nil), ("", nil),
        ] as [(String, String?)])
    func zones(_ name: String, _ meant: String?) {
        #expect(ZoneNames.suggestion(for: name) == meant)
    }
}
