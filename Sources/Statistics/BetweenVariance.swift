/// How far the true values of several estimates differ: τ², from estimates yᵢ with known sampling variances vᵢ.
package enum BetweenVariance {
    /// In closed form, never below 0 (DerSimonian & Laird 1986).
    package static func derSimonianLaird(estimates: [Double], variances: [Double]) -> Double {
        guard estimates.count > 1 else { return 0 }
        let weights = variances.map { 1 / $0 }
        let sum = weights.reduce(0, +)
        let heterogeneity = Shrinkage.heterogeneity(estimates: estimates, variances: variances, between: 0)
        let scale = sum - weights.reduce(0) { $0 + $1 * $1 } / sum
        return max(0, (heterogeneity - Double(estimates.count - 1)) / scale)
    }

    /// Where the weighted squares about the mean equal their expectation; never below 0 (Paule & Mandel 1982).
    package static func pauleMandel(estimates: [Double], variances: [Double]) -> Double {
        let expected = Double(estimates.count - 1)
        return root(spread: estimates) {
            Shrinkage.heterogeneity(estimates: estimates, variances: variances, between: $0) - expected
        }
    }

    /// The restricted likelihood's estimate; never below 0 (Viechtbauer 2005).
    package static func restrictedLikelihood(estimates: [Double], variances: [Double]) -> Double {
        root(spread: estimates) { between in
            let weights = variances.map { 1 / ($0 + between) }
            let sum = weights.reduce(0, +)
            let mean = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1 } / sum
            // The score: positive while a larger variance fits better.
            var score = -sum
            for (weight, estimate) in zip(weights, estimates) {
                score += weight * weight * ((estimate - mean) * (estimate - mean) + 1 / sum)
            }
            return score
        }
    }

    /// The zero of a function that falls from positive to negative, by bisection; 0 where it is negative at once.
    private static func root(spread estimates: [Double], _ function: (Double) -> Double) -> Double {
        guard estimates.count > 1, let low = estimates.min(), let high = estimates.max(), function(0) > 0
        else { return 0 }
        // No estimate of variance exceeds twice the squared range.
        var (below, above) = (0.0, 2 * (high - low) * (high - low))
        for _ in 0..<200 {
            let middle = (below + above) / 2
            if middle == below || middle == above { break }
            if function(middle) > 0 { below = middle } else { above = middle }
        }
        return (below + above) / 2
    }
}

/// Several estimates of like things, each drawn toward their common mean by how little it is known.
package struct Shrinkage: Equatable, Sendable {
    /// The precision-weighted mean, and its standard error.
    package let mean: Double
    package let meanError: Double
    /// The best linear unbiased predictions of the true values, and their standard errors.
    package let values: [Double]
    package let errors: [Double]

    /// - Parameters:
    ///   - variances: sampling variances, all positive.
    ///   - between: τ².
    package init(estimates: [Double], variances: [Double], between: Double) {
        let weights = variances.map { 1 / ($0 + between) }
        let sum = weights.reduce(0, +)
        let mean = sum > 0 ? zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1 } / sum : 0
        self.mean = mean
        meanError = sum > 0 ? (1 / sum).squareRoot() : 0
        values = zip(estimates, variances).map { mean + between / (between + $1) * ($0 - mean) }
        errors = variances.map { variance in
            let toMean = variance / (between + variance)
            return ((1 - toMean) * variance + toMean * toMean / sum).squareRoot()
        }
    }

    /// Cochran's Q with the weights 1/(vᵢ + τ²).
    static func heterogeneity(estimates: [Double], variances: [Double], between: Double) -> Double {
        let weights = variances.map { 1 / ($0 + between) }
        let sum = weights.reduce(0, +)
        let mean = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1 } / sum
        return zip(weights, estimates).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    }
}
