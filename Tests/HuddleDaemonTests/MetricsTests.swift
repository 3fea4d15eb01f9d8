import Domain
import Foundation
import Systemd
import Testing

@testable import HuddleDaemon

@Suite("Metrics")
struct MetricsTests {
    private static let header =
        "location,submitted,response,channel,overall,speed,comment,contact_name,contact_phone,contact_consent\n"
    private static let good = header + "0042,2026-11-20T18:00:00Z,1,web,1,1,\"Too slow, Maya!\",Ada,555 0100,yes\n"

    private func metrics(_ place: Workplace) throws -> [String] {
        try String(contentsOf: place.folder.appendingPathComponent("state/metrics.prom"), encoding: .utf8)
            .split(separator: "\n").map(String.init)
    }

    private func place() throws -> Workplace {
        try Workplace(
            Workplace.small + """

                alerts: { at_or_below: 2 }
                sources: [{ name: tills, files: "till*.csv", expect: 1d }]
                """)
    }

    @Test("one run after the other tells what was done and how things are; nobody is in it")
    func once() throws {
        let place = try place()
        try place.drop(Self.good, as: "till.csv")
        try place.drop(Self.header + ",2026-11-20T18:00:00Z,2,web,1,1,,,,\n", as: "bad.csv")
        try place.run()
        var lines = try metrics(place)
        for line in [
            "huddled_files_total{state=\"accepted\"} 1", "huddled_files_total{state=\"rejected\"} 1",
            "huddled_rows_total{outcome=\"accepted\"} 1", "huddled_rows_total{outcome=\"rejected\"} 1",
            "huddled_rows_refused_total{reason=\"no_location\"} 1", "huddled_rows_refused_total{reason=\"file\"} 0",
            "huddled_plans_published_total 1", "huddled_last_plan_timestamp_seconds 1795240800",
            "huddled_last_file_timestamp_seconds{source=\"tills\"} 1795240800",
            "huddled_source_quiet{source=\"tills\"} 0", "huddled_calls_open 1", "huddled_calls_overdue 0",
            "huddled_inbox_files 0", "huddled_inbox_left_files 0", "huddled_trouble 0",
            "huddled_metrics_timestamp_seconds 1795240800",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        for value in ["Ada", "0100", "Maya", "slow", "0042", "Harbour", ".csv"] {
            #expect(!lines.contains { $0.contains(value) }, "\(value)")
        }
        let mode = try FileManager.default.attributesOfItem(
            atPath: place.folder.appendingPathComponent("state/metrics.prom").path)[.posixPermissions]
        #expect(mode as? Int == 0o644)

        // The same bytes as another source's: what they gave before is taken back, and stays counted.
        try place.drop(Self.good, as: "again.csv")
        try place.run(now: "2026-11-23T06:00:00Z")
        lines = try metrics(place)
        for line in [
            "huddled_files_total{state=\"accepted\"} 2", "huddled_rows_total{outcome=\"accepted\"} 2",
            "huddled_plans_published_total 2",
            "huddled_last_file_timestamp_seconds{source=\"canonical\"} 1795413600",
            "huddled_source_quiet{source=\"tills\"} 1", "huddled_calls_open 1", "huddled_calls_overdue 0",
        ] {
            #expect(lines.contains(line), "\(line)")
        }
        try place.run(now: "2026-11-24T06:00:01Z")
        #expect(try metrics(place).contains("huddled_calls_overdue 1"))
    }

    @Test("rows of a file that is refused as a whole are told as refused with it")
    func refused() throws {
        let place = try place()
        let rows = ["0042,2026-11-20T18:00:00Z,1,web,1,1,,,,\n", ",,,,,,,,,\n", "0042,,1,web,1,1,,,,\n"]
        try place.drop(Self.header + rows.joined(), as: "bad.csv")
        try place.run()
        let lines = try metrics(place)
        #expect(lines.contains("huddled_rows_total{outcome=\"rejected\"} 3"))
        #expect(lines.contains("huddled_rows_refused_total{reason=\"no_location\"} 1"))
        #expect(lines.contains("huddled_rows_refused_total{reason=\"no_time\"} 1"))
        #expect(lines.contains("huddled_rows_refused_total{reason=\"file\"} 1"))
    }

    @Test("where they cannot be written the work goes on, and that is told")
    func unwritable() throws {
        let place = try place()
        try FileManager.default.createDirectory(
            at: place.folder.appendingPathComponent("state/metrics.prom"), withIntermediateDirectories: true)
        try place.drop(Self.good, as: "till.csv")
        let events = try place.run()
        #expect(events.published == 1)
        let told = events.compactMap { event in
            if case .degraded(let problem) = event { problem.what } else { nil }
        }
        #expect(told.count == 1 && told.allSatisfy { $0.contains("metrics.prom") })
    }

    @Test("the service keeps them as things are, looks included", .timeLimit(.minutes(2)))
    func service() async throws {
        let place = try place()
        let daemon = try RunningDaemon(at: place)
        try await daemon.whileRunning {
            try await daemon.world.hears { $0 == .notification(.ready) }
            #expect(try metrics(place).contains("huddled_files_total{state=\"accepted\"} 0"))
            try daemon.deliver(Self.good, as: "till.csv")
            try await daemon.world.hears(\.isPublished)
        }
        let lines = try metrics(place)
        #expect(lines.contains("huddled_files_total{state=\"accepted\"} 1"))
        #expect(lines.contains("huddled_plans_published_total 1"))
    }
}
