import Domain
import Testing

@testable import Rendering

@Suite("Metrics in the format of Prometheus")
struct MetricsTests {
    static let now = Instant(seconds: 1_795_240_800)

    static func metrics(_ sources: [Metrics.Source] = []) -> Metrics {
        Metrics(
            totals: Totals(
                files: Totals.Files(accepted: 12, partial: 2, rejected: 1),
                rows: Delivery.Rows(accepted: 1_204, updated: 7, duplicate: 30, rejected: 9),
                refused: [.noLocation: 4, .file: 5], plans: 48),
            sources: sources, lastPlan: now.advanced(by: .hours(-1)),
            callsDue: [now.advanced(by: .hours(-2)), now, now.advanced(by: .hours(2))],
            waiting: Status.Waiting(inbox: 3, work: 1), left: 2, hasTrouble: true,
            started: Instant(milliseconds: now.milliseconds - 86_400_123), written: now)
    }

    private func lines(_ name: String, _ metrics: Metrics) -> [String] {
        MetricsDocument.text(metrics).split(separator: "\n").map(String.init)
            .filter { $0.hasPrefix("huddled_\(name)") }
    }

    @Test("all reasons and states are there from the beginning, so that their first increase is seen")
    func zeros() {
        var metrics = Self.metrics()
        metrics.totals = Totals()
        #expect(
            lines("files_total", metrics) == [
                "huddled_files_total{state=\"accepted\"} 0", "huddled_files_total{state=\"partial\"} 0",
                "huddled_files_total{state=\"rejected\"} 0",
            ])
        #expect(lines("rows_refused_total", metrics).count == RowRefusal.allCases.count)
        #expect(lines("rows_refused_total", metrics).allSatisfy { $0.hasSuffix("} 0") })
    }

    @Test("times are seconds, exact to the millisecond, and what never was has none")
    func times() {
        var metrics = Self.metrics()
        #expect(lines("start", metrics) == ["huddled_start_timestamp_seconds 1795154399.877"])
        #expect(lines("last_plan", metrics) == ["huddled_last_plan_timestamp_seconds 1795237200"])
        metrics.lastPlan = nil
        metrics.started = Instant(milliseconds: -1_050)
        #expect(lines("last_plan", metrics).isEmpty)
        #expect(lines("start", metrics) == ["huddled_start_timestamp_seconds -1.050"])
    }

    @Test("a call is overdue when its time has run out")
    func calls() {
        #expect(lines("calls", Self.metrics()) == ["huddled_calls_open 3", "huddled_calls_overdue 1"])
    }

    @Test(
        "whatever a source is called, it stays one label on one line",
        arguments: [
            ("a\\b", "a\\\\b"), ("a\"} 1\nhuddled_trouble 0", "a\\\"} 1 huddled_trouble 0"),
            ("\u{1B}[31mred\u{202E}", "red"), ("", ""),
            (String(repeating: "x", count: 300), String(repeating: "x", count: 100)),
        ])
    func hostile(name: String, label: String) {
        let found = lines("last_file", Self.metrics([Metrics.Source(name: Identifier(name), lastReceived: Self.now)]))
        #expect(found == ["huddled_last_file_timestamp_seconds{source=\"\(label)\"} 1795240800"])
    }

    @Test("names that read the same are one series, with the later time")
    func same() {
        let sources = ["a\u{200B}", "a", "a\u{202E}"].enumerated().map { place, name in
            Metrics.Source(
                name: Identifier(name), lastReceived: Instant(seconds: 100 + Int64(place)), isQuiet: place == 0)
        }
        #expect(lines("last_file", Self.metrics(sources)) == ["huddled_last_file_timestamp_seconds{source=\"a\"} 102"])
        #expect(lines("source_quiet", Self.metrics(sources)) == ["huddled_source_quiet{source=\"a\"} 1"])
    }

    @Test("of very many sources those that are expected, and those that sent something last")
    func many() {
        var sources = (0..<500).map {
            Metrics.Source(name: Identifier("source \($0)"), lastReceived: Instant(seconds: 1_000 + Int64($0)))
        }
        sources.append(Metrics.Source(name: "expected", lastReceived: nil, isQuiet: true))
        let metrics = Self.metrics(sources)
        #expect(lines("last_file", metrics).count == 99)
        #expect(lines("last_file", metrics).contains { $0.contains("source 499") })
        #expect(lines("source_quiet", metrics) == ["huddled_source_quiet{source=\"expected\"} 1"])
    }
}

extension GoldenTests {
    @Test("metrics look as they did")
    func metrics() throws {
        let sources = [
            Metrics.Source(name: "lounges", lastReceived: MetricsTests.now.advanced(by: .hours(-3)), isQuiet: false),
            Metrics.Source(name: "canonical", lastReceived: MetricsTests.now.advanced(by: .days(-3))),
            Metrics.Source(name: "tills", isQuiet: true),
        ]
        try Golden.check(MetricsDocument.text(MetricsTests.metrics(sources)), "metrics.prom")
    }
}
