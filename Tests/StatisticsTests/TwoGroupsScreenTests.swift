import Statistics
import Testing

@Suite("Few real differences are told from many that are noise")
struct TwoGroupsScreenTests {
    private func items(_ count: Int, real: Int = 0, size: Double = 0, rough: Double = 1) -> [TwoGroupsScreen.Item] {
        var generator = SeededGenerator(seed: 9)
        return (0..<count).map { place in
            let variance = 0.02 + 0.1 * generator.uniform()
            return TwoGroupsScreen.Item(
                estimate: (place < real ? -size : 0) + rough * variance.squareRoot() * generator.normal(),
                variance: variance)
        }
    }

    private func shown(_ items: [TwoGroupsScreen.Item]) -> [Int] {
        let screen = TwoGroupsScreen(items)
        return items.indices.filter {
            let judgement = screen.judgement(of: items[$0])
            return judgement.probability * judgement.below >= 0.9
        }
    }

    @Test("among nothing but noise hardly anything counts as real", arguments: [1.0, 1.4])
    func noise(rough: Double) {
        let noise = items(3_000, rough: rough)
        #expect(TwoGroupsScreen(noise).share < 0.02)
        #expect(shown(noise).isEmpty)
    }

    @Test("a large difference among many is found, and shrunk a little")
    func found() {
        let all = items(3_000, real: 10, size: 2.5)
        #expect(shown(all) == Array(0..<10))
        let screen = TwoGroupsScreen(all)
        let value = screen.judgement(of: all[0]).value
        #expect(value < 0 && value > all[0].estimate)
    }

    @Test("the same evidence convinces less where more was looked at")
    func multiplicity() {
        let item = TwoGroupsScreen.Item(estimate: -1, variance: 0.06)
        let few = TwoGroupsScreen(items(20)).judgement(of: item).probability
        let many = TwoGroupsScreen(items(3_000)).judgement(of: item).probability
        #expect(many < few)
    }

    @Test("another account of the same data takes its share")
    func rivals() {
        let screen = TwoGroupsScreen(items(1_000))
        let item = TwoGroupsScreen.Item(estimate: -2, variance: 0.05)
        #expect(abs(screen.probability(of: item, against: 0) - screen.judgement(of: item).probability) < 1e-9)
        #expect(screen.probability(of: item, against: 100) < 1e-6)
    }

    @Test("pooled items are their mean by precision")
    func pooling() {
        let pooled = TwoGroupsScreen.Item(pooling: [
            TwoGroupsScreen.Item(estimate: 1, variance: 1), TwoGroupsScreen.Item(estimate: 4, variance: 0.5),
        ])
        #expect(agree([pooled.estimate, pooled.variance], [3, 1.0 / 3], within: 1e-12))
    }

    @Test("no item, one, equal ones and monstrous ones are finite")
    func degenerate() {
        let monstrous = TwoGroupsScreen.Item(estimate: -1e6, variance: 1e-9)
        let zero = TwoGroupsScreen.Item(estimate: 0, variance: 1)
        for items in [[], [zero], [zero, zero, zero], [monstrous], [monstrous, zero]] {
            let screen = TwoGroupsScreen(items)
            #expect(allFinite([screen.share, screen.spread, screen.stretch]))
            for item in [monstrous, zero] {
                let judgement = screen.judgement(of: item)
                #expect(allFinite([judgement.probability, judgement.value, judgement.deviation, judgement.below]))
                #expect(screen.logRatio(item).isFinite)
                #expect((0...1).contains(screen.probability(of: item, against: screen.logRatio(zero))))
            }
        }
    }
}
