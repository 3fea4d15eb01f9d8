import Domain
import Statistics

/// Bursts of answers, and answers repeated, that no ordinary hour of a location explains.
struct CloseTogether {
    private let bursts: [[DataQuality.Finding]]
    private let repeats: [[DataQuality.Finding]]

    /// - Parameter alike: the correlation of two answers of one day at one location.
    init(_ digests: [AnswerDigest], _ chain: ChainAnswers, alike: Double) {
        let bursts = digests.map { digest in
            digest.sources.flatMap { source in Self.bursts(source, digest, chain).map { (source.source, $0) } }
        }
        let repeats = digests.map { digest in
            digest.sources.flatMap { source in
                Self.repeats(source, digest, chain, alike: alike).map { (source.source, $0) }
            }
        }
        self.bursts = Self.uncommon(bursts, chain).map { clusters in
            clusters.map {
                .burst($0, answers: $1.answers, minutes: $1.minutes, day: $1.day, minute: $1.minute)
            }
        }
        self.repeats = Self.uncommon(repeats, chain).map { clusters in
            clusters.map {
                .repeated($0, answers: $1.answers, minutes: $1.minutes, day: $1.day, minute: $1.minute)
            }
        }
    }

    func bursts(at place: Int) -> [DataQuality.Finding] { bursts[place] }

    func repeats(at place: Int) -> [DataQuality.Finding] { repeats[place] }

    private typealias Clusters = [(source: Identifier, cluster: AnswerCluster)]

    /// Without those of a source that shows them everywhere; of the others the greatest few of each location.
    private static func uncommon(_ found: [Clusters], _ chain: ChainAnswers) -> [Clusters] {
        var showing: [Identifier: Int] = [:]
        for clusters in found { for source in Set(clusters.map(\.source)) { showing[source, default: 0] += 1 } }
        return found.map { clusters in
            clusters
                .filter { (showing[$0.source] ?? 0) < ChainAnswers.common(of: chain.totals(of: $0.source).locations) }
                .sorted { ($1.cluster.answers, $0.cluster.day) < ($0.cluster.answers, $1.cluster.day) }
                .prefix(QualityThresholds.clustersTold).map(\.self)
        }
    }

    /// Ten minutes that begin with an answer, against a Poisson count of what a usual day brings in its rush.
    private static func bursts(
        _ source: AnswerDigest.SourceDigest, _ digest: AnswerDigest, _ chain: ChainAnswers
    ) -> [AnswerCluster] {
        let days = digest.window.count { source.perDay[$0] > 0 }
        let usual =
            Double(source.answers(in: digest.window)) / Double(max(1, days))
            * Double(QualityThresholds.burstSeconds) / Double(QualityThresholds.rushSeconds)
        return source.bursts.filter { burst in
            ChainAnswers.isRemarkable(Tails.poissonAtLeast(burst.answers - 1, mean: usual), among: chain.answers)
        }
    }

    /// A row that begins with some answer, against the share of such marks among the location's other answers: as many
    /// as are all top, or as that day's others let expect.
    private static func repeats(
        _ source: AnswerDigest.SourceDigest, _ digest: AnswerDigest, _ chain: ChainAnswers, alike: Double
    ) -> [AnswerCluster] {
        let top = chain.totals(of: source.source).topShare
        let prior = QualityThresholds.priorAnswers
        let answers = source.answers(in: digest.window)
        let topAnswers = source.topPerDay.sum(in: digest.window)
        return source.repeats.filter { row in
            let others = Double(max(0, answers - row.answers))
            let alikeElsewhere =
                row.isTop
                ? Double(max(0, topAnswers - row.answers))
                : others * Double(row.alikeThatDay) / Double(max(1, row.othersThatDay))
            // No marks that are not all top are more frequent than all of them together.
            let share = (alikeElsewhere + prior * (row.isTop ? top : 1 - top)) / (others + prior)
            let chance = Tails.every([(row.answers - 1, share)], alike: alike)
            return ChainAnswers.isRemarkable(chance, among: chain.answers)
        }
    }
}
