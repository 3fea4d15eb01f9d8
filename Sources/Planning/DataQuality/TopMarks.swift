import Domain
import Statistics

/// Days on which every answer was nothing but top marks, where the location's other days make that improbable.
struct TopMarks {
    /// The correlation of two answers of one day at one location: good days make their answers alike.
    let alike: Double
    private let found: [DataQuality.Finding?]

    init(_ digests: [AnswerDigest], _ chain: ChainAnswers) {
        let alike = Self.alike(digests, chain)
        self.alike = alike
        let found = digests.map { Self.finding($0, chain, alike: alike) }
        let common = found.count { $0 != nil } >= ChainAnswers.common(of: chain.locations)
        self.found = common ? found.map { _ in nil } : found
    }

    func finding(at place: Int) -> DataQuality.Finding? { found[place] }

    /// Answers of the window, and those that are nothing but top marks.
    private struct Count {
        var answers: Int
        var top: Int

        init(_ source: AnswerDigest.SourceDigest, in days: Range<Int>) {
            answers = source.answers(in: days)
            top = source.topPerDay.sum(in: days)
        }

        /// The share of top marks among them, leaving some out; the chain's where there are few.
        func share(without left: Count? = nil, usual: Double) -> Double {
            let prior = QualityThresholds.priorAnswers
            return (Double(top - (left?.top ?? 0)) + prior * usual) / (Double(answers - (left?.answers ?? 0)) + prior)
        }
    }

    /// By moments: for every pair of answers of one day, the product of their deviations from the location's share,
    /// over its variance. Days that may be findings themselves are left out: those all top, where that is improbable,
    /// and the oddest of each location and source.
    private static func alike(_ digests: [AnswerDigest], _ chain: ChainAnswers) -> Double {
        var products = 0.0
        var pairs = 0.0
        for digest in digests {
            for source in digest.sources {
                let share = Count(source, in: digest.window).share(usual: chain.totals(of: source.source).topShare)
                let variance = share * (1 - share)
                guard variance > 0 else { continue }
                var oddest = (product: 0.0, pairs: 0.0)
                for day in digest.window where source.perDay[day] > 1 {
                    let answers = Double(source.perDay[day])
                    let top = Double(source.topPerDay[day])
                    if top == answers, Tails.every([(Int(answers), share)], alike: 0) < 1e-3 { continue }
                    let deviation = top - answers * share
                    let day = (product: deviation * deviation / variance - answers, pairs: answers * (answers - 1))
                    products += day.product
                    pairs += day.pairs
                    if day.product > oddest.product { oddest = day }
                }
                products -= oddest.product
                pairs -= oddest.pairs
            }
        }
        return min(0.5, max(QualityThresholds.alikeTodayAtLeast, pairs > 0 ? products / pairs : 0))
    }

    /// Of all days with at least so many answers the number that are all top is about a Poisson count, as a sum of
    /// improbable events is. The least number of answers is chosen so that it is the most improbable.
    private static func finding(
        _ digest: AnswerDigest, _ chain: ChainAnswers, alike: Double
    ) -> DataQuality.Finding? {
        let days = digest.window.compactMap { index -> (index: Int, answers: Int, isTop: Bool)? in
            let answers = digest.sources.reduce(0) { $0 + Int($1.perDay[index]) }
            let top = digest.sources.reduce(0) { $0 + Int($1.topPerDay[index]) }
            return answers >= QualityThresholds.allTopAtLeast ? (index, answers, top == answers) : nil
        }
        let cutoffs = Set(days.filter(\.isTop).map(\.answers)).sorted()
        guard !cutoffs.isEmpty else { return nil }
        let sources = digest.sources.map { source in
            (source, Count(source, in: digest.window), usual: chain.totals(of: source.source).topShare)
        }
        let chances = days.map { day in
            Tails.every(
                sources.map { source, all, usual in
                    let today = Count(source, in: day.index..<day.index + 1)
                    return (today.answers, all.share(without: today, usual: usual))
                }, alike: alike)
        }
        var best: (tail: Double, cutoff: Int) = (1, 0)
        for cutoff in cutoffs {
            let expected = zip(days, chances).reduce(0) { $0 + ($1.0.answers >= cutoff ? $1.1 : 0) }
            let tail = Tails.poissonAtLeast(days.count { $0.isTop && $0.answers >= cutoff }, mean: expected)
            if tail < best.tail { best = (tail, cutoff) }
        }
        guard ChainAnswers.isRemarkable(best.tail, among: chain.locations * cutoffs.count) else { return nil }
        let told = days.filter { $0.isTop && $0.answers >= best.cutoff }
        return .allTopDays(told.map { digest.day($0.index) }, answers: told.reduce(0) { $0 + $1.answers })
    }
}
