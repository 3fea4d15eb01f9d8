import CSV
import Domain
import Foundation
import Library
import LocalTime
import TestSupport
import Testing

@testable import Planning

/// The method's own worth, through the planner that ships: chains with known truth, of which the first pick must find
/// most of the gain there is.
@Suite(
    "The first pick captures the gain that is there", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct ReferenceChainTests {
    private struct Truth: Decodable {
        /// By location and driver, in points of the outcome.
        let gain: [[Double]]
    }

    private static let drivers = (0..<8).map { Driver(key: "d\($0)", label: "D\($0)", scale: Samples.fivePoints) }

    private static var brand: Brand {
        var brand = Samples.brand(drivers: drivers, planning: PlanningPolicy(priorities: 1, worthwhile: 0))
        brand.outcome.scale = Samples.scale(0, 10)
        brand.behaviours = []
        return brand
    }

    @Test(
        "captured share of the gain",
        arguments: [("n5_r0", 0.55), ("n20_r0", 0.70), ("n50_r0", 0.80), ("n200_r0", 0.90), ("nmixed_r0", 0.75)])
    func captured(name: String, atLeast: Double) throws {
        let truth = try JSONDecoder().decode(Truth.self, from: Shared.data("reference/chains/\(name)_truth.json"))
        let facts = try Self.facts(name, locations: truth.gain.count)
        let library = ActionLibrary(
            actions: Self.drivers.map {
                Action(
                    id: $0.key, title: $0.label, drivers: [$0.key], owner: "shift lead", minutes: 5, cadence: .daily,
                    say: "s", steps: ["s"], watch: "w", effort: .low)
            })
        let planned = Planner(brand: Self.brand, library: library)
            .plan(Set(facts.map(\.location.id)), in: facts)
        var found = 0.0
        var possible = 0.0
        for plan in planned.map(\.plan) {
            let gains = try truth.gain[#require(Int(plan.location.id.text))]
            possible += gains.max() ?? 0
            if let pick = plan.priorities.first, let driver = Self.drivers.firstIndex(where: { $0.key == pick.driver })
            {
                found += gains[driver]
            }
        }
        print("captured gain on \(name): \((found / possible * 1_000).rounded() / 10) %")
        #expect(found / possible >= atLeast)
    }

    /// The chain's rows as responses; `day` is the weekday, which becomes a day of the window.
    private static func facts(_ name: String, locations: Int) throws -> [LocationFacts] {
        var responses = [[Response]](repeating: [], count: locations)
        for (number, record) in try CSV.records(in: Shared.bytes("reference/chains/\(name).csv")).dropFirst()
            .enumerated()
        {
            let cells = (0..<record.count).map { Double(String(decoding: record[$0], as: UTF8.self)) }
            let store = try Int(#require(cells[0]))
            // Facts.date is a Saturday; 5 days before it is a Monday.
            let weekday = try Int(#require(cells[1]))
            responses[store].append(
                Facts.response(
                    number, at: Identifier(String(store)), daysBefore: 5 - weekday + 7 * (1 + number % 11),
                    outcome: cells[2],
                    drivers: Array(cells[3...]), behaviours: []))
        }
        return responses.enumerated().map { store, given in
            Facts.location(Identifier(String(store)), given, brand: brand)
        }
    }
}
