import Statistics
import Testing

@Suite("Whether a rate rose")
struct RateMovementTests {
    private let sure = 0.965

    /// Locations whose rates are spread around 0.7, asked before and since, the latter with another rate.
    private func risen(
        _ before: Int, _ since: Int, by rise: Double, lowest: Int? = nil, seed: UInt64 = 5
    ) -> Double {
        var generator = SeededGenerator(seed: seed)
        func yes(_ rate: Double, of answers: Int) -> Int { (0..<answers).count { _ in generator.uniform() < rate } }
        let rates = (0..<400).map { _ in min(0.95, max(0.05, 0.7 + 0.1 * generator.normal())) }
        let seen = rates.map { (yes: yes($0, of: before), answers: before) }
        let shrinkage = RateShrinkage(seen)
        let picked = rates.indices.sorted { (seen[$0].yes, $0) < (seen[$1].yes, $1) }.prefix(lowest ?? rates.count)
        let movements = picked.compactMap { place in
            RateMovement(
                before: seen[place], since: (yes(min(1, rates[place] + rise), of: since), since), toward: shrinkage)
        }
        return Double(movements.count { $0.probabilityOfRise >= sure }) / Double(movements.count)
    }

    @Test("none is seen where nothing changed", arguments: [(20, 20), (200, 40), (40, 200), (500, 300)])
    func unchanged(before: Int, since: Int) { #expect(risen(before, since, by: 0) <= 0.05) }

    @Test("nor at locations that were low by luck")
    func lowByLuck() { #expect(risen(40, 100, by: 0, lowest: 40) <= 0.06) }

    @Test("a real rise is seen, the sooner the more answers there are")
    func rise() {
        let shares = [30, 100, 300].map { risen(200, $0, by: 0.15) }
        #expect(shares[0] > 0.2 && shares[0] < shares[1] && shares[1] < shares[2] && shares[2] > 0.9)
    }

    @Test("rates are drawn from before: five answers are no collapse")
    func drawn() throws {
        let shrinkage = RateShrinkage([(140, 200), (150, 200), (130, 200), (80, 200)])
        let few = try #require(RateMovement(before: (80, 200), since: (5, 5), toward: shrinkage))
        #expect(few.before > 0.4 && few.before < 0.5)
        #expect(few.since > few.before && few.since < 0.75)
        let many = try #require(RateMovement(before: (80, 200), since: (1_600, 2_000), toward: shrinkage))
        #expect(abs(many.since - 0.8) < 0.02 && many.probabilityOfRise > 0.999 && many.answers == 2_000)
    }

    @Test("nobody asked is no movement, and all or none confirmed is finite")
    func degenerate() throws {
        let shrinkage = RateShrinkage([(0, 10), (0, 90)])
        #expect(RateMovement(before: (0, 0), since: (1, 1), toward: shrinkage) == nil)
        #expect(RateMovement(before: (1, 1), since: (0, 0), toward: shrinkage) == nil)
        for since in [(0, 50), (50, 50)] {
            let movement = try #require(RateMovement(before: (0, 90), since: since, toward: shrinkage))
            #expect((0...1).contains(movement.since) && (0...1).contains(movement.probabilityOfRise))
        }
    }
}
