import Domain
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite("How often behaviours are confirmed")
struct BehaviourRateTests {
    private let brand = Samples.brand()

    private func rates(_ counts: [(yes: Int, no: Int)]) -> BehaviourRates {
        let facts = counts.enumerated().map { place, count in
            let said = [Bool](repeating: true, count: count.yes) + [Bool](repeating: false, count: count.no)
            return Facts.location(
                Identifier("L\(place)"),
                said.enumerated().map { number, yes in
                    Facts.response(
                        number, at: "L", daysBefore: 1 + number % 90, outcome: 4, drivers: [nil, nil, nil, nil],
                        behaviours: [yes])
                }, brand: brand)
        }
        return BehaviourRates(
            ChainInMemory(facts, brand: brand).locations, peers: PeerGroups(facts.map(\.location)), brand: brand)
    }

    @Test("three answers say little, a hundred speak for themselves")
    func shrunken() throws {
        var counts = [(yes: Int, no: Int)](repeating: (70, 30), count: 12)
        counts[0] = (0, 3)
        counts[1] = (20, 80)
        let rates = rates(counts)
        let (few, many) = try (#require(rates.at(0, behaviour: 0)), #require(rates.at(1, behaviour: 0)))
        #expect(few.rate > 0.3 && few.answers == 3)
        #expect(many.rate < 0.35 && many.answers == 100)
        #expect(try #require(many.belowPeers) > 0.999)
        #expect(try abs(#require(many.peers) - 0.66) < 0.02)
    }

    @Test("only the window counts")
    func window() throws {
        var facts = Facts.location(
            "L0",
            [1, 90, 91, 100].map {
                Facts.response($0, at: "L0", daysBefore: $0, outcome: 4, drivers: [], behaviours: [true])
            }, brand: brand)
        facts.focus = nil
        let rates = BehaviourRates(
            ChainInMemory([facts], brand: brand).locations, peers: PeerGroups([facts.location]), brand: brand)
        #expect(try #require(rates.at(0, behaviour: 0)).answers == 2)
    }

    /// Five locations with 120 answers to the behaviour each, of which `since` at L0 in the last 20 days.
    private func movement(began daysBefore: Int, of focus: Bool = true, since: [Bool]) throws -> RateMovement? {
        var facts = (0..<5).map { place in
            let said = (0..<120 - since.count).map { $0 % 2 == 0 }
            return Facts.location(
                Identifier("L\(place)"),
                (said + (place == 0 ? since : since.indices.map { $0 % 2 == 0 })).enumerated().map { number, yes in
                    Facts.response(
                        number, at: "L", daysBefore: number < said.count ? 21 + number % 60 : 1 + number % 20,
                        outcome: 4, drivers: [], behaviours: [yes])
                }, brand: brand)
        }
        if focus {
            let began = Facts.date.advanced(by: -daysBefore)
            facts[0].focus = Focus(
                location: "L0", driver: "speed", action: "a", began: began, due: began.advanced(by: 28), baseline: 3,
                baselineDeviation: 0.1, target: 4)
        }
        let rates = BehaviourRates(
            ChainInMemory(facts, brand: brand).locations, peers: PeerGroups(facts.map(\.location)), brand: brand)
        #expect(rates.at(1, behaviour: 0)?.movement == nil)
        return try #require(rates.at(0, behaviour: 0)).movement
    }

    @Test("what changed since the focus began is told from what was before")
    func movement() throws {
        let risen = try #require(try movement(began: 20, since: [Bool](repeating: true, count: 40)))
        #expect(risen.since.answers == 40 && risen.since.share == 1)
        #expect(risen.before.answers == 80 && risen.before.share == 0.5)
        #expect(risen.probabilityOfRise > 0.99)
        let same = try #require(try movement(began: 20, since: (0..<40).map { $0 % 2 == 0 }))
        #expect(same.probabilityOfRise < 0.7)
    }

    @Test("without a focus, or with one as old as the window, there is nothing to compare")
    func nothingToCompare() throws {
        let since = [Bool](repeating: true, count: 40)
        #expect(try movement(began: 20, of: false, since: since) == nil)
        #expect(try movement(began: 90, since: since) == nil)
        #expect(try movement(began: 0, since: since) == nil)
    }

    @Test("nobody asked, all yes and a store alone")
    func degenerate() throws {
        #expect(rates([(0, 0), (0, 0)]).at(0, behaviour: 0) == nil)
        let alone = try #require(rates([(5, 0)]).at(0, behaviour: 0))
        #expect(alone.peers == nil && alone.belowPeers == nil && alone.rate > 0.8 && alone.rate < 1)
        let unasked = try #require(rates([(0, 0), (9, 0)]).at(0, behaviour: 0))
        #expect(unasked.answers == 0 && unasked.rate == unasked.peers)
    }
}
