import Configuration
import Domain
import Foundation
import Intake
import Library
import LocalTime
import Planning
import Statistics
import TestSupport
import Testing

/// What picks are worth where nobody knows the truth: 2,168 real reviews of airport lounges at 201 airports.
@Suite("Picks from real reviews", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct RealReviewsTests {
    private static let date = Day(number: 16_648)  // 2015-08-01

    private let brand: Brand
    private let responses: [Response]

    init() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        let path = folder.appendingPathComponent("IntakeTests/Fixtures/lounges.yaml").path
        let configuration = try Configuration.load(path) { [UInt8](try Data(contentsOf: URL(fileURLWithPath: $0))) }
        let source = Source(bytes: try Shared.bytes("data/airport-lounges/lounge.csv")[...])
        var sink = Collected()
        let now = Instant(seconds: Int64(Self.date.number) * 86_400 + 21_600)
        _ = try Intake(configuration: configuration, now: now)
            .read(fileNamed: "lounge.csv", from: { source }, into: &sink)
        brand = configuration.brand
        responses = sink.responses
    }

    /// Each airport's first priority.
    private func picks(_ responses: [Response]) -> [Identifier: Plan.Priority] {
        let day = PlanDay(date: Self.date, zone: .utc, policy: brand.planning)
        let facts = Dictionary(grouping: responses, by: \.location).map { id, responses in
            LocationFacts(location: Location(id: id), zone: .utc, day: day, responses: responses)
        }
        let library = ActionLibrary(
            actions: brand.drivers.map { driver in
                Action(
                    id: driver.key, title: driver.label, drivers: [driver.key], owner: "lounge manager", minutes: 5,
                    cadence: .daily, say: "Today.", steps: ["Do it."], watch: "It is done.", effort: .low)
            })
        let planned = Planner(brand: brand, library: library)
            .plan(Set(facts.map(\.location.id)), in: facts)
        return Dictionary(
            planned.compactMap { location in
                location.plan.priorities.first.map { (location.plan.location.id, $0) }
            }, uniquingKeysWith: { first, _ in first })
    }

    /// The same answers to one driver at each location, dealt out to its customers by chance.
    private func permuted(_ driver: Int) -> [Response] {
        var generator = SeededGenerator(seed: UInt64(driver))
        var responses = responses
        for places in Dictionary(grouping: responses.indices, by: { responses[$0].location }).sorted(by: {
            $0.key < $1.key
        }) {
            let answers = places.value.map { responses[$0].drivers[driver] }.shuffled(using: &generator)
            for (place, answer) in zip(places.value, answers) { responses[place].drivers[driver] = answer }
        }
        return responses
    }

    @Test("a driver whose answers are dealt out by chance is first nowhere any more")
    func permutation() throws {
        let before = picks(responses)
        for (place, driver) in brand.drivers.enumerated() {
            let first = before.filter { $0.value.driver == driver.key }
            if first.isEmpty { continue }
            let after = picks(permuted(place))
            let left = first.keys.filter { after[$0]?.driver == driver.key }
            print("lounges: \(driver.key) first at \(first.count) airports, dealt out by chance at \(left.count)")
            #expect(left.isEmpty)
        }
    }

    @Test("two halves agree on the first priority about as often as they said they would")
    func halves() throws {
        var generator = SeededGenerator(seed: 1)
        var (agreed, said, places, own) = (0, 0.0, 0, 0)
        for _ in 0..<3 {
            let isFirst = responses.map { _ in generator.uniform() < 0.5 }
            let one = picks(zip(responses, isFirst).filter(\.1).map(\.0))
            let other = picks(zip(responses, isFirst).filter { !$0.1 }.map(\.0))
            for (id, pick) in one {
                guard let second = other[id] else { continue }
                places += 1
                own += pick.basis == .own && second.basis == .own ? 1 : 0
                agreed += pick.driver == second.driver ? 1 : 0
                // Both can only agree as often as either is right.
                said += try #require(pick.probabilityTop) * #require(second.probabilityTop)
            }
        }
        let (share, promised) = (Double(agreed) / Double(places), said / Double(places))
        print(
            "lounges: halves agree at \(share) of \(places) airports; both right by their own word at \(promised);"
                + " both with enough answers to speak of the airport itself: \(own)")
        #expect(share > promised - 0.08, "what agrees less than it promises promises too much")
    }
}
