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
        let seen = rates.map { Confirmations(yes: yes($0, of: before), answers: before) }
        let shrinkage = RateShrinkage(seen.map { ($0.yes, $0.answers) })
        let picked = rates.indices.sorted { (seen[$0].yes, $0) < (seen[$1].yes, $1) }.prefix(lowest ?? rates.count)
        let movements = picked.compactMap { place in
            RateMovement(
                before: seen[place],
                since: Confirmations(yes: yes(min(1, rates[place] + rise), of: since), answers: since),
                toward: shrinkage)
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

    private func movement(_ before: (Int, Int), _ since: (Int, Int), _ shrinkage: RateShrinkage) -> RateMovement? {
        RateMovement(
            before: Confirmations(yes: before.0, answers: before.1),
            since: Confirmations(yes: since.0, answers: since.1), toward: shrinkage)
    }

    @Test("shares are told as they are, however alike the stores; five answers are no rise")
    func plain() throws {
        let alike = RateShrinkage((0..<40).map { _ in (120, 200) })
        let risen = try #require(movement((72, 120), (48, 60), alike))
        #expect(risen.before.share == 0.6 && risen.since.share == 0.8 && risen.probabilityOfRise > 0.99)
        let apart = RateShrinkage([(140, 200), (150, 200), (130, 200), (80, 200)])
        #expect(try #require(movement((80, 200), (4, 5), apart)).probabilityOfRise < sure)
        #expect(try #require(movement((80, 200), (1_600, 2_000), apart)).probabilityOfRise > 0.999)
    }

    @Test("nobody asked is no movement, and all or none confirmed is finite")
    func degenerate() throws {
        let shrinkage = RateShrinkage([(0, 10), (0, 90)])
        #expect(movement((0, 0), (1, 1), shrinkage) == nil)
        #expect(movement((1, 1), (0, 0), shrinkage) == nil)
        for since in [(0, 50), (50, 50)] {
            #expect((0...1).contains(try #require(movement((0, 90), since, shrinkage)).probabilityOfRise))
        }
    }
}
