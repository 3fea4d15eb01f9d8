import Domain
import Statistics

/// What all locations of a chain together let expect of one of them.
struct ChainAnswers {
    /// The sums of one source over all locations.
    struct Totals {
        var perDay: [Int]
        var locations = 0
        var answers = 0
        var top = 0
        var comparable = 0
        var straight = 0

        /// The first day on which anybody answered through it.
        var firstDay: Int { perDay.firstIndex { $0 > 0 } ?? perDay.count }

        /// The share of answers that are nothing but top marks.
        var topShare: Double { Double(top) / Double(max(1, answers)) }
    }

    let locations: Int
    let answers: Int
    private(set) var totals: [Identifier: Totals] = [:]

    init(_ digests: [AnswerDigest]) {
        locations = digests.count
        var answers = 0
        for digest in digests {
            for source in digest.sources {
                var sum = totals[source.source] ?? Totals(perDay: [Int](repeating: 0, count: source.perDay.count))
                for (day, count) in source.perDay.enumerated() where day < sum.perDay.count {
                    sum.perDay[day] += Int(count)
                }
                sum.locations += 1
                sum.answers += source.answers(in: digest.window)
                sum.top += source.topPerDay.sum(in: digest.window)
                sum.comparable += source.comparable
                sum.straight += source.straight
                totals[source.source] = sum
            }
            answers += digest.answers
        }
        self.answers = answers
    }

    func totals(of source: Identifier) -> Totals { totals[source] ?? Totals(perDay: []) }

    /// Locations that have to show something before it is how the chain works, out of so many.
    static func common(of locations: Int) -> Int {
        max(QualityThresholds.commonAtLeast, Int((QualityThresholds.common * Double(locations)).rounded(.up)))
    }

    /// Whether something so improbable is to be expected at most `QualityThresholds.falsePerChain` times in a chain
    /// that was looked at that often.
    static func isRemarkable(_ probability: Double, among looks: Int) -> Bool {
        probability * Double(max(QualityThresholds.looksAtLeast, looks)) < QualityThresholds.falsePerChain
    }

    /// The factor by which squared deviations, in units of their variance, are greater than a normal deviate's, by their
    /// median: findings among them hardly move it.
    static func medianExcess(_ squares: [Double]) -> Double {
        guard !squares.isEmpty else { return 1 }
        let sorted = squares.sorted()
        let middle = (sorted[(sorted.count - 1) / 2] + sorted[sorted.count / 2]) / 2
        // The median of χ² with one degree of freedom is Φ⁻¹(3/4)².
        return middle / 0.454_936_423_119_572_8
    }
}
