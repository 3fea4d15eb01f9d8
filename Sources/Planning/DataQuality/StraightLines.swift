import Domain
import Statistics

/// Whether more answers than elsewhere give every driver the same mark.
struct StraightLines {
    private struct Count {
        var straight: Double
        var answers: Double
        /// The share that the chain lets expect, source by source.
        var expected: Double
    }

    private let counts: [Count]
    /// The correlation of two answers of one location, beyond what the chain lets expect of both.
    private let alike: Double

    init(_ digests: [AnswerDigest], _ chain: ChainAnswers) {
        counts = digests.map { Self.count($0, chain) }
        let informed = counts.filter { $0.answers >= 10 && $0.expected > 0 && $0.expected < 1 }
        alike =
            informed.count >= QualityThresholds.locationsToLearn
            ? max(QualityThresholds.alikeHereAtLeast, Self.alike(informed)) : QualityThresholds.alikeHereAtLeast
    }

    private static func count(_ digest: AnswerDigest, _ chain: ChainAnswers) -> Count {
        var count = Count(straight: 0, answers: 0, expected: 0)
        for source in digest.sources where source.comparable > 0 {
            let totals = chain.totals(of: source.source)
            // The location itself counts for nothing in what is expected of it, unless there is no other.
            let others = totals.comparable - source.comparable
            let share =
                others > 0
                ? Double(totals.straight - source.straight) / Double(others)
                : Double(totals.straight) / Double(max(1, totals.comparable))
            count.straight += Double(source.straight)
            count.answers += Double(source.comparable)
            count.expected += share * Double(source.comparable)
        }
        count.expected /= max(1, count.answers)
        return count
    }

    /// Bisected to where the median squared deviation is what the design effect lets expect.
    private static func alike(_ counts: [Count]) -> Double {
        var low = 0.0
        var high = 1.0
        for _ in 0..<30 {
            let middle = (low + high) / 2
            let squares = counts.map { count in
                let distance = count.straight / count.answers - count.expected
                return distance * distance * Tails.effective(count.answers, alike: middle)
                    / (count.expected * (1 - count.expected))
            }
            if ChainAnswers.medianExcess(squares) > 1 { low = middle } else { high = middle }
        }
        return (low + high) / 2
    }

    func finding(at place: Int) -> DataQuality.Finding? {
        let count = counts[place]
        guard count.answers > 0, count.straight > count.answers * count.expected else { return nil }
        let effective = Tails.effective(count.answers, alike: alike)
        let tail = Tails.binomialAtLeast(
            count.straight / count.answers * effective, of: effective, probability: count.expected)
        guard ChainAnswers.isRemarkable(tail, among: counts.count) else { return nil }
        return .straightLining(
            share: count.straight / count.answers, chain: count.expected, answers: Int(count.answers))
    }
}
