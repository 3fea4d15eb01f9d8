/// How true levels differ between groups, in standard units (`LevelUnits`).
///
/// One column's variance alone collapses to 0 when groups are small, so Ω is found in two stages, each by EM (restricted:
/// what is not known of μ counts as spread). First all columns are taken alike: one common variance and one common
/// correlation, with a weak prior worth `typicalGroups` groups at what chains usually show. Then each column has its
/// own variance and each pair its own correlation, as if `commonGroups` more groups had been seen that follow the common
/// structure: an inverse Wishart prior. In a chain with many answers the columns speak for themselves; in a small one
/// they speak together. (The strength was tuned by captured gain on simulated chains, 5 to 200 answers a location: 30
/// is best or within noise of it everywhere.)
package struct BetweenGroups: Sendable {
    package static let groupsUsed = 500
    private static let typicalGroups = 2.0
    /// τ is commonly a fifth of the deviation within a group, and levels go together a little.
    private static let typicalVariance = 0.04
    private static let typicalCorrelation = 0.2
    private static let commonGroups = 30.0
    private static let tolerance = 1e-5
    private static let iterations = 300

    let mean: [Double]
    let between: Matrix
    /// Of the estimate of μ.
    private let meanCovariance: Matrix
    private let inverse: Matrix

    init(_ evidence: [LevelEvidence], columns: Int) {
        let typical = Self.compound(Self.typicalVariance, Self.typicalCorrelation, columns)
        let common = Self.maximize(evidence, from: typical) { spread, count in
            let weight = count + Self.typicalGroups
            return Self.pooled(1 / weight * (spread + Self.typicalGroups * typical))
        }
        let between = Self.maximize(evidence, from: common) { spread, count in
            1 / (count + Self.commonGroups) * (spread + Self.commonGroups * common)
        }
        self.between = between
        let levels = Levels(evidence, between)
        mean = levels.mean
        meanCovariance = levels.meanCovariance
        inverse = levels.inverse
    }

    /// Mean and covariance of a group's levels given its evidence, with the uncertainty of μ.
    func posterior(_ evidence: LevelEvidence) -> (mean: [Double], covariance: Matrix) {
        let covariance = Self.inverse(inverse + evidence.precision)
        let prior = inverse * mean
        let toPrior = covariance * inverse
        return (
            covariance * zip(prior, evidence.information).map { $0 + $1 },
            covariance + toPrior * meanCovariance * toPrior.transposed
        )
    }

    /// At most `groupsUsed` groups, those with answers only.
    static func sample(_ groups: [GroupSummary], _ generator: inout SeededGenerator) -> [GroupSummary] {
        let answered = groups.filter { $0.counts.contains { $0 > 0 } }
        var needed = groupsUsed
        guard answered.count > needed else { return answered }
        var chosen: [GroupSummary] = []
        for (index, group) in answered.enumerated() where generator.integer(below: answered.count - index) < needed {
            chosen.append(group)
            needed -= 1
        }
        return chosen
    }

    /// EM on Ω: `update` makes the next one of the expected Σ (θ − μ)(θ − μ)ᵀ and the number of groups.
    private static func maximize(
        _ evidence: [LevelEvidence], from start: Matrix, update: (_ spread: Matrix, _ count: Double) -> Matrix
    ) -> Matrix {
        var between = start
        for _ in 0..<iterations {
            let next = update(spread(evidence, between), Double(evidence.count))
            let size = between.diagonal.max() ?? 0
            let change = zip(between.values, next.values).reduce(0) { max($0, abs($1.0 - $1.1)) }
            between = next
            if change <= tolerance * size { break }
        }
        return between
    }

    /// Σ over groups of E (θ − μ)(θ − μ)ᵀ.
    private static func spread(_ evidence: [LevelEvidence], _ between: Matrix) -> Matrix {
        let levels = Levels(evidence, between)
        let size = between.rows
        // μ's own uncertainty V moves a group's deviation by CΩ⁻¹ − I; of the four terms of its covariance the
        // last alone differs by group in more than a factor.
        let moved = levels.inverse * levels.meanCovariance
        let twice = moved * levels.inverse
        let crossed = levels.covarianceSum * moved
        var sum = Double(evidence.count) * levels.meanCovariance + levels.covarianceSum
        for (index, covariance) in levels.covariances.enumerated() {
            let deviation = levels.deviation(index)
            let widened = covariance * twice * covariance
            for row in 0..<size {
                for column in 0..<size {
                    sum[row, column] += deviation[row] * deviation[column] + widened[row, column]
                }
            }
        }
        for row in 0..<size {
            for column in 0..<size { sum[row, column] -= crossed[row, column] + crossed[column, row] }
        }
        return sum
    }

    /// μ by generalized least squares and every group's levels around it, for one Ω.
    private struct Levels {
        let inverse: Matrix
        let mean: [Double]
        let meanCovariance: Matrix
        /// C = (Ω⁻¹ + Λ)⁻¹ by group, and their sum.
        private(set) var covariances: [Matrix] = []
        private(set) var covarianceSum: Matrix
        /// C·h by group.
        private var informed: [[Double]] = []
        private let prior: [Double]

        init(_ evidence: [LevelEvidence], _ between: Matrix) {
            let size = between.rows
            inverse = BetweenGroups.inverse(between)
            covarianceSum = Matrix(rows: size, columns: size)
            var sum = [Double](repeating: 0, count: size)
            for group in evidence {
                let covariance = BetweenGroups.inverse(inverse + group.precision)
                let levels = covariance * group.information
                for index in covariance.values.indices { covarianceSum.values[index] += covariance.values[index] }
                for index in 0..<size { sum[index] += levels[index] }
                covariances.append(covariance)
                informed.append(levels)
            }
            // A group weighs (Ω + Λ⁻¹)⁻¹ = Ω⁻¹ − Ω⁻¹·C·Ω⁻¹, and its information counts Ω⁻¹·C·h.
            let precision = Double(evidence.count) * inverse + -1 * (inverse * covarianceSum * inverse)
            meanCovariance = SymmetricEigen(precision).pseudoInverse
            mean = meanCovariance * (inverse * sum)
            prior = inverse * mean
        }

        /// The expected θ − μ: C·(h + Ω⁻¹μ) − μ.
        func deviation(_ group: Int) -> [Double] {
            let pull = covariances[group] * prior
            return mean.indices.map { informed[group][$0] + pull[$0] - mean[$0] }
        }
    }

    /// The matrix with one variance and one correlation nearest to a covariance; the correlation from 0 to 0.9.
    private static func pooled(_ covariance: Matrix) -> Matrix {
        let size = covariance.rows
        let trace = covariance.diagonal.reduce(0, +)
        guard size > 1, trace > 0 else { return covariance }
        let correlation = (covariance.values.reduce(0, +) - trace) / (trace * Double(size - 1))
        return compound(trace / Double(size), min(0.9, max(0, correlation)), size)
    }

    private static func compound(_ variance: Double, _ correlation: Double, _ size: Int) -> Matrix {
        var matrix = Matrix(
            rows: size, columns: size,
            values: [Double](repeating: variance * correlation, count: size * size))
        for index in 0..<size { matrix[index, index] = variance }
        return matrix
    }

    /// Ω and what is added to its inverse are positive definite by construction; the pseudo-inverse is for rounding.
    fileprivate static func inverse(_ matrix: Matrix) -> Matrix {
        Cholesky(matrix)?.inverse() ?? SymmetricEigen(matrix).pseudoInverse
    }
}
