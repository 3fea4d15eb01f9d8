import Domain
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite("Times of the week at which a store is weak")
struct WeakSpotTests {
    /// A chain with a response every few hours, its drivers drawn around 4 with a dip where told.
    private func chain(
        locations: Int, answers: Int, brand: Brand,
        dip: (_ location: Int, _ driver: Int, Weekday, _ hour: Int) -> Double
    ) -> [LocationFacts] {
        var generator = SeededGenerator(seed: 31)
        return (0..<locations).map { place in
            let responses = (0..<answers).map { number in
                let daysBefore = 1 + number % 90
                let hour = [8, 9, 12, 15, 18, 19][generator.integer(below: 6)]
                let weekday = Facts.date.advanced(by: -daysBefore).weekday
                let marks = brand.drivers.indices.map { driver in
                    min(5, max(1, (4 - dip(place, driver, weekday, hour) + 0.9 * generator.normal()).rounded()))
                }
                var response = Facts.response(
                    number, at: "L", daysBefore: daysBefore, outcome: marks.first ?? 4, drivers: marks)
                response.visited = Instant(seconds: response.at.seconds + Int64(hour - 12) * 3_600)
                return response
            }
            return Facts.location(Identifier("L\(place)"), responses, brand: brand)
        }
    }

    private func spots(_ facts: [LocationFacts], _ brand: Brand) -> [[Plan.WeakSpot]] {
        let spots = WeakSpots(of: facts, brand)
        return facts.indices.map { spots.at($0) }
    }

    private let brand = Samples.brand()

    @Test("stores without a weak spot show none")
    func none() {
        let facts = chain(locations: 40, answers: 180, brand: brand) { _, _, _, _ in 0 }
        #expect(spots(facts, brand).allSatisfy { $0.isEmpty })
    }

    @Test("a store that is slow on Sunday mornings shows just that")
    func cell() throws {
        let facts = chain(locations: 20, answers: 360, brand: brand) { location, driver, weekday, hour in
            location == 3 && driver == 0 && weekday == .sunday && hour < 11 ? 2 : 0
        }
        let shown = spots(facts, brand)
        let spot = try #require(shown[3].first)
        #expect(shown[3].count == 1)
        #expect(spot.day == .sunday && spot.part == "morning" && spot.driver == "speed")
        #expect(spot.standing < 3 && spot.rest > 3.7)
        #expect(spot.answers >= 8 && spot.answers < 30)
        #expect(shown.enumerated().allSatisfy { $0.offset == 3 || $0.element.isEmpty })
    }

    @Test("a store that is slow all Sunday shows its worst two cells, though none is much by itself")
    func wholeDay() {
        let facts = chain(locations: 20, answers: 360, brand: brand) { location, driver, weekday, _ in
            location == 3 && driver == 0 && weekday == .sunday ? 1.3 : 0
        }
        let shown = spots(facts, brand)
        #expect(shown[3].count == 2)
        #expect(shown[3].allSatisfy { $0.day == .sunday && $0.driver == "speed" })
        #expect(Set(shown[3].map(\.part)).count == 2)
    }

    @Test("what is weak everywhere at that time is nobody's weak spot")
    func everywhere() {
        let facts = chain(locations: 20, answers: 360, brand: brand) { _, _, weekday, hour in
            weekday == .sunday && hour < 11 ? 1.5 : 0
        }
        #expect(spots(facts, brand).allSatisfy { $0.isEmpty })
    }

    @Test(
        "odd chains are judged without a number that is none",
        arguments: ["two locations", "one weekday", "no parts", "all equal", "forty drivers", "one location", "none"])
    func odd(kind: String) {
        var brand = brand
        var locations = 6
        switch kind {
        case "two locations": locations = 2
        case "one location": locations = 1
        case "none": locations = 0
        case "no parts": brand.dayparts = []
        case "forty drivers":
            brand.drivers = (0..<40).map { Driver(key: "d\($0)", label: "D", scale: Samples.fivePoints) }
        default: break
        }
        var facts = chain(locations: locations, answers: 120, brand: brand) { location, _, weekday, _ in
            location == 0 && weekday == .monday ? 2 : 0
        }
        for place in facts.indices {
            if kind == "one weekday" {
                let location = facts[place]
                facts[place].responses = location.responses.filter { location.day(of: $0).weekday == .monday }
            }
            if kind == "all equal" {
                for number in facts[place].responses.indices {
                    facts[place].responses[number].drivers = brand.drivers.map { _ in Rating(points: 4) }
                }
            }
        }
        let shown = spots(facts, brand)
        #expect(shown.joined().allSatisfy { $0.standing.isFinite && $0.rest.isFinite && $0.standing < $0.rest })
        #expect(shown.allSatisfy { $0.count <= 2 })
        if ["no parts", "all equal", "one location"].contains(kind) {
            #expect(shown.allSatisfy { $0.isEmpty })
        }
    }
}

extension WeakSpots {
    init(of facts: [LocationFacts], _ brand: Brand) {
        let chain = ChainInMemory(facts, brand: brand)
        let adjusted = AdjustedSums(chain.locations.map(\.sums), chain.model, brand: brand)
        self.init(adjusted.cells, adjusted.spreads, PeerGroups(facts.map(\.location)), brand)
    }
}
