/// How much of the outcome's variance each predictor explains: shares that add up to R².
package enum Importance {
    /// LMG for up to 15 predictors, Johnson's relative weights beyond.
    ///
    /// - Parameter covariance: of at least the outcome's and the predictors' columns.
    /// - Returns: one share per predictor, in their order; all 0 where the outcome does not vary. A predictor that does
    ///   not vary has 0; duplicated ones have the same.
    package static func importance(_ covariance: Matrix, outcome: Int, predictors: [Int]) -> [Double] {
        predictors.count <= 15
            ? lmg(covariance, outcome: outcome, predictors: predictors)
            : johnson(covariance, outcome: outcome, predictors: predictors)
    }

    /// R² averaged over every order in which the predictors can enter (Lindeman, Merenda & Gold 1980; Grömping 2006):
    /// the Shapley value of R². Costs 2^p · p².
    package static func lmg(_ covariance: Matrix, outcome: Int, predictors: [Int]) -> [Double] {
        let count = predictors.count
        guard count > 0 else { return [] }
        let explained = SubsetFits(covariance, outcome: outcome, predictors: predictors).explained
        // |S|!·(p − |S| − 1)!/p!, the share of orders in which exactly S comes before the predictor.
        var weights = [1 / Double(count)]
        for size in 1..<max(count, 1) { weights.append(weights[size - 1] * Double(size) / Double(count - size)) }
        return (0..<count).map { predictor in
            let bit = 1 << predictor
            var share = 0.0
            for subset in 0..<explained.count where subset & bit == 0 {
                share += weights[subset.nonzeroBitCount] * (explained[subset | bit] - explained[subset])
            }
            return share
        }
    }

    /// Relative weights (Johnson 2000; Genizi 1993): the shares of the orthogonal variables nearest to the predictors.
    package static func johnson(_ covariance: Matrix, outcome: Int, predictors: [Int]) -> [Double] {
        let variance = covariance[outcome, outcome]
        let deviations = predictors.map { max(0, covariance[$0, $0]).squareRoot() }
        guard variance > 0 else { return predictors.map { _ in 0 } }
        let inverse = deviations.map { $0 > 0 ? 1 / $0 : 0 }
        let eigen = SymmetricEigen(covariance.block(predictors, predictors).scaled(by: inverse))
        let correlations = predictors.indices.map {
            covariance[predictors[$0], outcome] * inverse[$0] / variance.squareRoot()
        }
        let slopes = eigen.map { 1 / $0.squareRoot() } * correlations
        let loadings = eigen.map { $0.squareRoot() }
        return predictors.indices.map { row in
            predictors.indices.reduce(0) { sum, column in
                sum + loadings[row, column] * loadings[row, column] * slopes[column] * slopes[column]
            }
        }
    }
}

/// R² of the regression on every subset of the predictors, each found from a smaller one by a single elimination.
private struct SubsetFits {
    /// By bit mask of the predictors.
    private(set) var explained: [Double]
    private let size: Int
    private let total: Double
    private let thresholds: [Double]
    /// One covariance per depth of the walk, the outcome last.
    private var levels: [Double]

    init(_ covariance: Matrix, outcome: Int, predictors: [Int]) {
        let start = covariance.block(predictors + [outcome], predictors + [outcome])
        size = predictors.count + 1
        total = start[size - 1, size - 1]
        thresholds = start.diagonal.map { 1e-10 * $0 }
        levels = [Double](repeating: 0, count: size * size * size)
        levels.replaceSubrange(0..<size * size, with: start.values)
        explained = [Double](repeating: 0, count: 1 << predictors.count)
        if total > 0 { walk(depth: 0, mask: 0) }
    }

    /// Decides on predictor `depth`, given the covariance left after those chosen in `mask`.
    private mutating func walk(depth: Int, mask: Int) {
        let area = size * size
        let here = depth * area
        if depth == size - 1 {
            explained[mask] = min(1, max(0, 1 - levels[here + area - 1] / total))
            return
        }
        let next = here + area
        for index in 0..<area { levels[next + index] = levels[here + index] }
        walk(depth: depth + 1, mask: mask)

        for index in 0..<area { levels[next + index] = levels[here + index] }
        let pivot = levels[here + depth * size + depth]
        // A predictor that the chosen ones already hold in full explains nothing more.
        if pivot > thresholds[depth], pivot > 0 {
            for row in depth + 1..<size {
                let factor = levels[here + row * size + depth] / pivot
                for column in depth + 1..<size {
                    levels[next + row * size + column] -= factor * levels[here + depth * size + column]
                }
            }
        }
        walk(depth: depth + 1, mask: mask | 1 << depth)
    }
}
