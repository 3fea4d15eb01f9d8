import Glibc

/// How much answers vary within each of several groups, each drawn toward the common spread by how little it is known.
///
/// The logarithm of a sample variance s² on f degrees of freedom is about log σ² + ψ(f/2) − log(f/2) with variance
/// ψ′(f/2) (Bartlett & Kendall 1946; Smyth 2004); log σ² is taken as normal between groups, its variance Paule and
/// Mandel's, as if two groups more had been seen that differ as groups commonly do, and every group's is predicted
/// (`Shrinkage`). Answers on a scale are not normal: f is that number for which
/// a normal sample's variance would be as uncertain, 2 (n − 1) / (κ − 1), κ the kurtosis.
///
/// Finite for any input; where nothing varies all deviations are 0.
package struct SpreadShrinkage: Equatable, Sendable {
    /// The common deviation, and each group's own.
    package let common: Double
    package let deviations: [Double]
    /// That a group truly varies more than is common.
    package let aboveCommon: [Double]

    /// Deviations of groups commonly differ by a tenth.
    private static let typicalBetween = 0.04
    private static let typicalGroups = 2.0
    /// Where all answers of a group happen to be alike, or nearly: so much of the common variance stands for theirs.
    private static let leastVariance = 0.01

    /// - Parameters:
    ///   - groups: answers and their unbiased variance; those with one answer or none say nothing.
    ///   - kurtosis: of answers around their group's mean, 3 for the normal distribution.
    package init(_ groups: [(count: Int, variance: Double)], kurtosis: Double) {
        let told = groups.indices.filter { groups[$0].count > 1 }
        let freedom = told.map { 2 * Double(groups[$0].count - 1) / max(0.5, kurtosis - 1) }
        let total = freedom.reduce(0, +)
        let pooled = zip(told, freedom).reduce(0) { $0 + max(0, groups[$1.0].variance) * $1.1 } / max(total, 1)
        guard pooled > 0 else {
            common = 0
            deviations = groups.map { _ in 0 }
            aboveCommon = groups.map { _ in 0.5 }
            return
        }
        let logs = zip(told, freedom).map { index, freedom in
            log(max(groups[index].variance, Self.leastVariance * pooled)) - Gamma.digamma(freedom / 2)
                + log(freedom / 2)
        }
        let variances = freedom.map { Gamma.trigamma($0 / 2) }
        let count = Double(told.count)
        let between =
            (count * BetweenVariance.pauleMandel(estimates: logs, variances: variances)
                + Self.typicalGroups * Self.typicalBetween) / (count + Self.typicalGroups)
        let shrunken = Shrinkage(estimates: logs, variances: variances, between: between)
        let common = exp(shrunken.mean / 2)
        var deviations = groups.map { _ in common }
        var aboveCommon = groups.map { _ in 0.5 }
        for (place, index) in told.enumerated() {
            deviations[index] = exp(shrunken.values[place] / 2)
            let error = shrunken.errors[place]
            if error > 0 { aboveCommon[index] = Normal.cdf((shrunken.values[place] - shrunken.mean) / error) }
        }
        self.common = common
        self.deviations = deviations
        self.aboveCommon = aboveCommon
    }
}
