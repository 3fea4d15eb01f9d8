import Glibc

/// Many differences, few of them real: which ones?
///
/// Two groups (Efron 2008): a difference is 0 with probability 1 − π and drawn from N(0, ω²) with probability π; what is
/// seen of it has normal error of known variance. π and ω are found from all differences by EM with weak priors, so that
/// among differences that are all noise hardly any counts as real. Errors may be larger than their variances say, since
/// answers of one day go together: where the middle of all differences is wider than the normal distribution's, all
/// variances are stretched by that much (the empirical null, Efron 2004).
package struct TwoGroupsScreen: Equatable, Sendable {
    /// π and ω.
    package let share: Double
    package let spread: Double
    /// What variances are multiplied by, at least 1.
    package let stretch: Double

    /// As if so many differences more had been seen, of which half a one was real …
    private static let typicalItems = 100.0
    private static let typicalReal = 0.5
    /// … and so many real ones of this size, in the units of the differences: deviations of one answer.
    private static let typicalSized = 4.0
    private static let typicalSpread = 0.5
    /// What is real is worth naming: a group of small differences is everyday life.
    private static let leastSpread = 0.25
    private static let iterations = 200
    private static let tolerance = 1e-6
    /// The median of |z| for standard normal z.
    private static let middle = 0.6744897501960817

    /// A difference in units of the deviation of one answer, and its sampling variance.
    package struct Item: Equatable, Sendable {
        package var estimate: Double
        package var variance: Double

        package init(estimate: Double, variance: Double) {
            self.estimate = estimate
            self.variance = variance
        }

        /// What several items say of a difference that they share: their mean, weighted by precision.
        package init(pooling items: [Item]) {
            let precision = items.reduce(0) { $0 + 1 / $1.variance }
            estimate = items.reduce(0) { $0 + $1.estimate / $1.variance } / precision
            variance = 1 / precision
        }
    }

    /// What is known of one difference after the screen.
    package struct Judgement: Equatable, Sendable {
        /// That it is real.
        package var probability: Double
        /// Posterior mean and deviation where it is real.
        package var value: Double
        package var deviation: Double

        /// That it is below 0 where it is real.
        package var below: Double { Normal.cdf(-value / deviation) }
    }

    /// - Parameter items: a fair sample suffices where there are very many. Variances are positive.
    package init(_ items: [Item]) {
        let stretch = Self.stretch(items)
        var share = Self.typicalReal / Self.typicalItems
        var square = Self.typicalSpread * Self.typicalSpread
        for _ in 0..<Self.iterations {
            var real = 0.0
            var squares = 0.0
            for item in items {
                let variance = item.variance * stretch
                let probability = Self.probability(item.estimate, variance, share, square)
                let kept = square / (square + variance)
                real += probability
                squares += probability * (kept * variance + kept * kept * item.estimate * item.estimate)
            }
            let next = (real + Self.typicalReal) / (Double(items.count) + Self.typicalItems)
            let typical = Self.typicalSized * Self.typicalSpread * Self.typicalSpread
            square = max(Self.leastSpread * Self.leastSpread, (squares + typical) / (real + Self.typicalSized))
            let isSettled = abs(next - share) <= Self.tolerance * share
            share = next
            if isSettled { break }
        }
        self.share = share
        self.stretch = stretch
        spread = square.squareRoot()
    }

    package func judgement(of item: Item) -> Judgement {
        let variance = item.variance * stretch
        let square = spread * spread
        let kept = square / (square + variance)
        return Judgement(
            probability: Self.probability(item.estimate, variance, share, square), value: kept * item.estimate,
            deviation: (kept * variance).squareRoot())
    }

    /// log (π f₁ + (1 − π) f₀)/f₀: what the difference says for the two groups rather than for noise alone.
    package func logRatio(_ item: Item) -> Double {
        let ratio = Self.logRatio(item.estimate, item.variance * stretch, spread * spread)
        // Where exp ends, the second group alone matters.
        return ratio > 500 ? log(share) + ratio : log(share * exp(ratio) + 1 - share)
    }

    /// That a difference is real, where the same data speak for another account of it by `logRatio` over noise alone.
    package func probability(of item: Item, against logRatio: Double) -> Double {
        let ratio = Self.logRatio(item.estimate, item.variance * stretch, spread * spread)
        return 1 / (1 + (1 - share) / share * exp(logRatio - ratio))
    }

    /// That a difference is real: π f₁ / (π f₁ + (1 − π) f₀).
    private static func probability(
        _ estimate: Double, _ variance: Double, _ share: Double, _ square: Double
    ) -> Double {
        1 / (1 + (1 - share) / share * exp(-logRatio(estimate, variance, square)))
    }

    private static func logRatio(_ estimate: Double, _ variance: Double, _ square: Double) -> Double {
        let total = variance + square
        return (log(variance / total) + estimate * estimate * (1 / variance - 1 / total)) / 2
    }

    private static func stretch(_ items: [Item]) -> Double {
        guard !items.isEmpty else { return 1 }
        let sizes = items.map { abs($0.estimate) / $0.variance.squareRoot() }.sorted()
        let ratio = sizes[sizes.count / 2] / middle
        return max(1, ratio * ratio)
    }
}
