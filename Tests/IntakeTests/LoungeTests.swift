import Configuration
import Domain
import Foundation
import Intake
import TestSupport
import Testing

@Suite("Real reviews of airport lounges", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct LoungeTests {
    private func lounges() throws -> Configuration {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")
        return try Configuration.load(folder.appendingPathComponent("lounges.yaml").path) { path in
            [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)))
        }
    }

    private func reading(_ bytes: [UInt8], chunk: Int = .max) throws -> Reading {
        try read(bytes, named: "lounge.csv", lounges(), now: Instant(seconds: 1_438_408_800), chunk: chunk)
    }

    @Test("every row is taken but those without an airport; ratings off the scale are listed as cells")
    func whole() throws {
        let reading = try reading(Shared.bytes("data/airport-lounges/lounge.csv"))
        let summary = reading.summary
        #expect(summary.refusal == nil && summary.source == "lounges")
        #expect(summary.rows == 2_264 && summary.rejected == 94 && summary.usable == 2_170)
        #expect(
            reading.complaints.filter(\.rejectsRow).allSatisfy { $0.reason == "no location" && $0.column == "airport" })
        #expect(Set(reading.responses.map(\.location)).count == 201)
        #expect(Set(reading.responses.map(\.identity)).count == 2_168)
        let cells = reading.complaints.filter { !$0.rejectsRow }
        #expect(cells.allSatisfy { $0.reason == "off the scale 1 to 5" })
        #expect(cells.filter { $0.column == "overall_rating" }.count == 67)
        #expect(cells.count == 67 + 316)
        #expect(
            summary.warnings == [
                "columns that are not stored: airline_name, title, author_country, lounge_name, lounge_type, date_visit, "
                    + "type_traveller"
            ])
    }

    @Test("two overlapping halves give the same responses as the whole")
    func halves() throws {
        let bytes = try Shared.bytes("data/airport-lounges/lounge.csv")
        let whole = try reading(bytes)
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        let header = Array(lines[0]) + [0x0A]
        // Reviews hold line ends, so each half is cut where a row begins.
        let starts = lines.indices.filter { lines[$0].firstRange(of: Array("2015-".utf8)) != nil }
        let first = Array(lines[..<starts[starts.count * 3 / 5]].joined(separator: [0x0A])) + [0x0A]
        let second = header + Array(lines[starts[starts.count * 2 / 5]...].joined(separator: [0x0A]))
        let parts = try [reading(second), reading(first)]
        #expect(parts.allSatisfy { $0.summary.refusal == nil })
        let together = Set(parts.flatMap { $0.responses.map(\.identity) })
        #expect(together == Set(whole.responses.map(\.identity)))
        #expect(parts.map(\.summary.rows).reduce(0, +) > whole.summary.rows)
    }

    @Test("byte by byte and packed it is the same file")
    func chunks() throws {
        let bytes = try Shared.bytes("data/airport-lounges/lounge.csv")
        let whole = try reading(bytes)
        #expect(try reading(bytes, chunk: 1) == whole)
        #expect(try reading(gzip(bytes), chunk: 1_000) == whole)
    }
}
