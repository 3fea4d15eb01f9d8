import Domain
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

    @Test("nobody asked, all yes and a store alone")
    func degenerate() throws {
        #expect(rates([(0, 0), (0, 0)]).at(0, behaviour: 0) == nil)
        let alone = try #require(rates([(5, 0)]).at(0, behaviour: 0))
        #expect(alone.peers == nil && alone.belowPeers == nil && alone.rate > 0.8 && alone.rate < 1)
        let unasked = try #require(rates([(0, 0), (9, 0)]).at(0, behaviour: 0))
        #expect(unasked.answers == 0 && unasked.rate == unasked.peers)
    }
}
