import Domain
import Statistics

/// Whether answers still come: as many as before, and of every source.
struct AnswersComing {
    private struct Fall {
        var now: Double
        var before: Double
        var expected: Double
        var trials: Double { now + before }
        var share: Double { expected / (expected + before) }
    }

    private let chain: ChainAnswers
    private let recent: Range<Int>
    private let falls: [Fall]
    /// Variance of how many answers come, in that of a Poisson count.
    private let dispersion: Double
    private let sourcesLookedAt: Int

    init(_ digests: [AnswerDigest], _ chain: ChainAnswers) {
        self.chain = chain
        let window = digests.first?.window ?? 0..<0
        let recent = max(window.lowerBound, window.upperBound - QualityThresholds.recentDays)..<window.upperBound
        self.recent = recent
        falls = digests.map { Self.fall($0, chain, recent) }
        // The square of a count's distance from what was expected of it, in units of a binomial variance.
        let squares = falls.filter { $0.expected >= 5 }.map { fall in
            let distance = fall.now - fall.trials * fall.share
            return distance * distance / (fall.trials * fall.share * (1 - fall.share))
        }
        dispersion =
            squares.count >= QualityThresholds.locationsToLearn
            ? max(1, ChainAnswers.medianExcess(squares)) : QualityThresholds.dispersionUnknown
        sourcesLookedAt = digests.reduce(0) { $0 + $1.sources.count }
    }

    /// What the answers before and the course of the chain's other locations let expect by now, source by source. A
    /// location whose answers do not fall is not drying up, even where the chain's grow.
    private static func fall(_ digest: AnswerDigest, _ chain: ChainAnswers, _ recent: Range<Int>) -> Fall {
        var fall = Fall(now: 0, before: 0, expected: 0)
        for source in digest.sources {
            fall.now += Double(source.answers(in: recent))
            let totals = chain.totals(of: source.source)
            let earlier = totals.firstDay..<max(totals.firstDay, recent.lowerBound)
            guard earlier.count >= recent.count else { continue }
            let own = source.answers(in: earlier)
            let others = totals.perDay[earlier].reduce(0, +) - own
            let othersNow = totals.perDay[recent].reduce(0, +) - source.answers(in: recent)
            let byCalendar = Double(recent.count) / Double(earlier.count)
            let byOthers = others > 0 ? Double(othersNow) / Double(others) : byCalendar
            fall.before += Double(own)
            fall.expected += Double(own) * min(byCalendar, byOthers)
        }
        return fall
    }

    /// Two Poisson counts are compared by the binomial distribution of the one given their sum (Przyborowski & Wilenski
    /// 1940), both divided by the dispersion (quasi-likelihood, McCullagh & Nelder 1989, 4.5).
    func dryingUp(at place: Int) -> DataQuality.Finding? {
        let fall = falls[place]
        guard fall.expected > 0, fall.now <= QualityThresholds.driedTo * fall.expected,
            isImprobable(fall.now, fall)
        else { return nil }
        var low = Int(fall.now)
        var high = Int(fall.expected.rounded(.up))
        while high - low > 1 {
            let middle = (low + high) / 2
            if isImprobable(Double(middle), fall) { low = middle } else { high = middle }
        }
        return .dryingUp(now: Int(fall.now), expected: fall.expected, least: high, days: recent.count)
    }

    private func isImprobable(_ now: Double, _ fall: Fall) -> Bool {
        let tail = Tails.binomialAtMost(
            now / dispersion, of: (now + fall.before) / dispersion, probability: fall.share)
        return ChainAnswers.isRemarkable(tail, among: chain.locations)
    }

    /// Sources that were heard of here, and are still heard of elsewhere.
    func quietSources(of digest: AnswerDigest) -> [(finding: DataQuality.Finding, days: Int)] {
        digest.sources.compactMap { source in
            let answered = source.perDay.indices.filter { source.perDay[$0] > 0 }
            guard let first = answered.first, let last = answered.last, first < last else { return nil }
            let end = lastDayElsewhere(of: source) ?? digest.window.upperBound - 1
            let silent = end - last
            let gap = zip(answered, answered.dropFirst()).map { $1 - $0 }.max() ?? 1
            let enough = max(QualityThresholds.silentDays, QualityThresholds.silentGaps * gap + 1)
            guard silent >= enough else { return nil }
            let chance = chance(of: source, first: first, last: last, end: end, answered.count)
            guard ChainAnswers.isRemarkable(chance, among: sourcesLookedAt) else { return nil }
            return (.quietSource(source.source, last: digest.day(last), gap: gap), silent)
        }
    }

    /// The probability that the days with answers, wherever they fall after the first, leave out the last ones, which
    /// count for no more than the others' answers do.
    private func chance(
        of source: AnswerDigest.SourceDigest, first: Int, last: Int, end: Int, _ answered: Int
    ) -> Double {
        let total = chain.totals(of: source.source).perDay
        let others = (first...end).reduce(0) { $0 + total[$1] - Int(source.perDay[$1]) }
        let othersSince = (last + 1...end).reduce(0) { $0 + total[$1] }
        let days = end - first
        let byOthers = others > 0 ? Double(days) * Double(othersSince) / Double(others) : Double(days)
        return Tails.noneDrawn(
            of: min(end - last, Int(byOthers)), drawing: answered - 1, from: days)
    }

    /// nil where no other location has the source.
    private func lastDayElsewhere(of source: AnswerDigest.SourceDigest) -> Int? {
        let total = chain.totals(of: source.source)
        guard total.locations > 1 else { return nil }
        return total.perDay.indices.last { total.perDay[$0] > Int(source.perDay[$0]) }
    }
}
