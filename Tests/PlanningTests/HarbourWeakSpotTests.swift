import CSV
import Domain
import Foundation
import LocalTime
import Statistics
import TestSupport
import Testing

@testable import Planning

/// The sample brand's truth is known: one store is slow on Sundays.
@Suite("The sample brand's Sunday store is found")
struct HarbourWeakSpotTests {
    private static let drivers = ["speed", "friendliness", "cleanliness", "drinks", "food", "accuracy", "atmosphere"]
    private static let feedback = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()
        .appendingPathComponent("Examples/harbour-coffee/feedback")

    /// The two CSV files' rows by store, their wall times taken as UTC.
    private static func responses() throws -> [String: [Response]] {
        var responses: [String: [Response]] = [:]
        for (file, name) in ["survey-web.csv", "survey-kiosk.csv"].enumerated() {
            let bytes = try [UInt8](Data(contentsOf: feedback.appendingPathComponent(name)))
            let table = try CSV.records(in: bytes).map { record in
                (0..<record.count).map { String(decoding: record[$0], as: UTF8.self) }
            }
            let header = table[0]
            for (number, row) in table.dropFirst().enumerated() {
                func cell(_ name: String) -> String { header.firstIndex(of: name).map { row[$0] } ?? "" }
                let written = cell("visited").isEmpty ? cell("submitted") : cell("visited")
                let time = written.prefix(10) + "T" + written.dropFirst(11).prefix(5) + ":00Z"
                let visited = try #require(Instant(rfc3339: String(time)))
                let location = cell("location")
                var response = Facts.response(
                    number + file * 10_000, at: Identifier(location), daysBefore: 1,
                    outcome: Double(cell("overall")), drivers: drivers.map { Double(cell($0)) },
                    channel: cell("channel"))
                response.visited = visited
                responses[location, default: []].append(response)
            }
        }
        return responses
    }

    @Test("slow on Sundays, at the times when many come; and no other store shows a Sunday")
    func sunday() throws {
        var brand = Samples.brand(
            drivers: Self.drivers.map { Driver(key: $0, label: $0, scale: Samples.fivePoints) })
        brand.behaviours = []
        let facts = try Self.responses().sorted { $0.key < $1.key }.map {
            Facts.location(Identifier($0.key), $0.value, brand: brand)
        }
        let spots = WeakSpots(of: facts, brand)
        let store = try #require(facts.firstIndex { $0.location.id == "0018" })
        let shown = spots.at(store)
        print("weak spots of the Sunday store: \(shown)")
        #expect(!shown.isEmpty)
        #expect(shown.allSatisfy { $0.day == .sunday && $0.driver == "speed" && $0.standing < $0.rest - 0.8 })
        #expect(facts.indices.allSatisfy { $0 == store || spots.at($0).isEmpty })
    }
}
