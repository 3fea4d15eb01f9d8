import Statistics
import Testing

@Suite("Rates, shrunken")
struct RateShrinkageTests {
    /// Groups drawn with rates of given spread around 0.7.
    private func groups(_ count: Int, answers: Int, deviation: Double) -> [(yes: Int, answers: Int)] {
        var generator = SeededGenerator(seed: 8)
        return (0..<count).map { _ in
            let rate = min(0.99, max(0.01, 0.7 + deviation * generator.normal()))
            return ((0..<answers).count { _ in generator.uniform() < rate }, answers)
        }
    }

    @Test("how much rates differ is found", arguments: [0.05, 0.15])
    func spread(deviation: Double) {
        let shrinkage = RateShrinkage(groups(300, answers: 60, deviation: deviation))
        #expect(abs(shrinkage.mean - 0.7) < 0.03)
        let found = (shrinkage.mean * (1 - shrinkage.mean) / (shrinkage.weight + 1)).squareRoot()
        #expect(abs(found / deviation - 1) < 0.2)
    }

    @Test("few answers are drawn to the common rate, many speak for themselves")
    func drawn() {
        let shrinkage = RateShrinkage(groups(100, answers: 60, deviation: 0.1))
        let (few, many) = (shrinkage.rate(yes: 0, answers: 3), shrinkage.rate(yes: 0, answers: 3_000))
        #expect(few > 0.5 && few < shrinkage.mean)
        #expect(many < 0.02)
        #expect(shrinkage.rate(yes: 0, answers: 0) == shrinkage.mean)
        #expect(shrinkage.probabilityBelowMean(yes: 0, answers: 0) == 0.5)
        #expect(shrinkage.probabilityBelowMean(yes: 20, answers: 60) > 0.999)
        #expect(shrinkage.probabilityBelowMean(yes: 58, answers: 60) < 0.01)
    }

    @Test("no answer, all yes, all no, one location and opposite ones are finite, and no rate is certain")
    func degenerate() {
        let odd: [[(yes: Int, answers: Int)]] = [
            [], [(0, 0)], [(5, 5), (9, 9)], [(0, 4), (0, 900)], [(1, 1)], [(7, 10)], [(0, 50), (50, 50)],
            [(1, 1), (0, 1)], [(500_000, 1_000_000), (0, 1)],
        ]
        for groups in odd {
            let shrinkage = RateShrinkage(groups)
            #expect(allFinite([shrinkage.mean, shrinkage.weight]))
            for group in groups + [(0, 0)] {
                let rate = shrinkage.rate(yes: group.yes, answers: group.answers)
                #expect(rate > 0 && rate < 1)
                #expect((0...1).contains(shrinkage.probabilityBelowMean(yes: group.yes, answers: group.answers)))
            }
        }
    }
}
