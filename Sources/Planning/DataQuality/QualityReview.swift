import Domain

/// How far the answers of each location of a chain can be relied on.
///
/// Every location is judged against the chain, so that what all of them do is nobody's finding, and with a correction
/// for how many there are, so that ordinary ones are left in peace. Findings take no answer out of any estimate.
enum QualityReview {
    /// - Parameter sums: of every planned location of the chain, all for the same date.
    /// - Returns: one for each location, in the order given.
    static func of(_ sums: [LocationSums], policy: PlanningPolicy) -> [DataQuality] {
        let digests = sums.map(AnswerDigest.init)
        let chain = ChainAnswers(digests)
        let coming = AnswersComing(digests, chain)
        let lines = StraightLines(digests, chain)
        let tops = TopMarks(digests, chain)
        let clusters = CloseTogether(digests, chain, alike: tops.alike)
        return digests.indices.map { place in
            let digest = digests[place]
            let drying = [coming.dryingUp(at: place)].compactMap(\.self)
            let quiet = coming.quietSources(of: digest)
            let marks = [
                [lines.finding(at: place)].compactMap(\.self), clusters.bursts(at: place),
                [tops.finding(at: place)].compactMap(\.self), clusters.repeats(at: place),
            ].flatMap(\.self)
            let answers = digest.answers
            let few: [DataQuality.Finding] =
                answers < policy.minimumAnswers ? [.tooFew(answers: answers, needed: policy.minimumAnswers)] : []
            // An answer that does not come is missed once, by its source or by all of them together.
            let missing = max(
                drying.reduce(0) { $0 + missed($1, of: digest) },
                quiet.reduce(0) { $0 + missed($1.finding, days: $1.days, of: digest) })
            let score = (marks + few).reduce(1 - min(1, missing)) { $0 * (1 - questioned($1, of: answers)) }
            return DataQuality(score: min(1, max(0, score)), findings: drying + quiet.map(\.finding) + marks + few)
        }
    }

    /// The share of the window's answers that did not come.
    private static func missed(_ finding: DataQuality.Finding, days: Int = 0, of digest: AnswerDigest) -> Double {
        let window = Double(digest.window.count)
        switch finding {
        case .dryingUp(let now, let expected, _, let days):
            return expected > 0 ? (1 - Double(now) / expected) * Double(days) / window : 0
        case .quietSource(let quiet, _, _):
            let all = digest.sources.reduce(0) { $0 + $1.answers(in: $1.perDay.indices) }
            let own = digest.sources.first { $0.source == quiet }.map { $0.answers(in: $0.perDay.indices) } ?? 0
            return min(1, Double(days) / window) * Double(own) / Double(max(1, all))
        default: return 0
        }
    }

    /// The share of the window's answers that a finding is about.
    private static func questioned(_ finding: DataQuality.Finding, of answers: Int) -> Double {
        let all = Double(max(1, answers))
        let share =
            switch finding {
            case .straightLining(let share, let chain, let comparable): (share - chain) * Double(comparable) / all
            case .burst(_, let answers, _, _, _), .repeated(_, let answers, _, _, _), .allTopDays(_, let answers):
                Double(answers) / all
            case .tooFew(let answers, let needed): 1 - Double(answers) / Double(max(1, needed))
            case .dryingUp, .quietSource: 0.0
            }
        return min(1, max(0, share))
    }
}
