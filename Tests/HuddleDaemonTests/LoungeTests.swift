import CSV
import Domain
import Foundation
import TestSupport
import Testing

@testable import HuddleDaemon

/// 2,264 real reviews of airport lounges, mapped by configuration.
@Suite("Airport lounges, end to end", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct LoungeTests {
    private static let now = "2015-08-01T06:00:00Z"

    private func workplace() throws -> Workplace {
        try Workplace(
            String(
                contentsOf: Workplace.project.appendingPathComponent("Tests/IntakeTests/Fixtures/lounges.yaml"),
                encoding: .utf8))
    }

    @Test("every row is answered for, and every airport gets a plan")
    func whole() throws {
        let place = try workplace()
        try place.drop(Shared.data("data/airport-lounges/lounge.csv"), as: "lounge.csv")
        let events = try place.run(now: Self.now)
        let delivery = try #require(events.deliveries.first)
        #expect(delivery.rows.total == 2_264)
        #expect(delivery.rows.rejected == 94)
        #expect(delivery.rows.duplicate == 2)
        #expect(delivery.rows.accepted == 2_264 - 94 - 2)
        #expect(events.published == 201)
        let complaints = try place.text("archive/2015-08-01/\(delivery.filedAs).errors.jsonl")
        #expect(complaints.contains(#""column":"overall_rating""#))
        #expect(try place.responses().count == 2_168)
    }

    @Test("the same file again, and its halves overlapping in reverse order, store the same responses")
    func anyDelivery() throws {
        let data = try Shared.data("data/airport-lounges/lounge.csv")
        let once = try workplace()
        try once.drop(data, as: "lounge.csv")
        try once.run(now: Self.now)
        let expected = try once.responses()

        try once.drop(data, as: "lounge-again.csv")
        try once.run(now: Self.now)
        #expect(try once.responses() == expected)

        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let starts = try CSV.records(in: Array(data)).map { $0.line - 1 }
        let halves = try workplace()
        for (name, part) in [("lounge-2.csv", lines[starts[1_000]...]), ("lounge-1.csv", lines[1..<starts[1_400]])] {
            try halves.drop(([lines[0]] + part).joined(separator: "\n"), as: name)
            try halves.run(now: Self.now)
        }
        #expect(try halves.responses() == expected)
    }
}
