import Glibc

/// How far the importances of predictors may differ by chance.
///
/// The covariance is drawn again and again as another sample of as many normal rows would have given it (Wishart, by
/// the decomposition of Bartlett 1933), and the importances computed from each: what a bootstrap of rows would give, at
/// a cost that does not grow with the rows and without an EM for each resample. Marks are not normal: Mardia's kurtosis
/// (Mardia 1970; Browne 1984) widens the spread where tails are heavier. Gaps count as in `Regression.fit`. On simulated
/// five-point marks, some of them skewed, the spread came out up to 12 % too small, a bootstrap's up to 11 %.
package struct ImportanceDoubt: Equatable, Sendable {
    /// Standard deviation of the difference between two predictors' importances, by their places.
    package let spread: Matrix

    /// Two importances are told apart where they differ by more than this many standard deviations: a difference of
    /// nothing looks like one in about one case of twenty.
    private static let limit = 2.0

    /// How many times the covariance is drawn: as LMG costs 2^p and Johnson's weights p³, fewer for more predictors, so
    /// that a second or two is all it takes.
    package static func draws(predictors: Int) -> Int {
        predictors > 15
            ? max(32, min(400, (1 << 22) / (predictors * predictors * predictors)))
            : max(64, min(400, (1 << 21) >> predictors))
    }

    /// - Parameters:
    ///   - rows: row by row all columns of the moments, NaN where missing.
    ///   - moments: of these rows; more rows than predictors, or nothing is told apart.
    package init(rows: [Double], moments: Moments, outcome: Int, predictors: [Int]) {
        let count = predictors.count
        let columns = predictors + [outcome]
        let freedom = Double(moments.count - 1)
        let lower = SemidefiniteRoot(moments.covariance.block(columns, columns)).lower
        var generator = SeededGenerator(seed: 1)
        var sums = Matrix(rows: count, columns: count)
        var squares = sums
        let draws = Self.draws(predictors: count)
        for _ in 0..<draws {
            let root = lower * Self.bartlett(columns.count, freedom: freedom, &generator)
            let importance = Importance.importance(
                root * root.transposed, outcome: count, predictors: Array(0..<count))
            for left in 0..<count {
                for right in 0..<count {
                    let difference = importance[left] - importance[right]
                    sums[left, right] += difference
                    squares[left, right] += difference * difference
                }
            }
        }
        let kurtosis = max(1, Self.relativeKurtosis(rows: rows, moments: moments, columns: columns))
        let answered = columns.map { Double(moments.observed[$0]) / Double(max(1, moments.count)) }
        var spread = Matrix(rows: count, columns: count)
        for left in 0..<count {
            for right in 0..<count where left != right {
                let mean = sums[left, right] / Double(draws)
                let variance = max(0, squares[left, right] / Double(draws) - mean * mean)
                let share = answered[count] * min(answered[left], answered[right])
                spread[left, right] = share > 0 ? (variance * kurtosis / share).squareRoot() : .infinity
            }
        }
        self.spread = spread
    }

    /// Whether the difference of two importances is more than chance.
    package func tellsApart(_ left: Int, _ right: Int, in importance: [Double]) -> Bool {
        // What rounding makes of two equals is no difference.
        abs(importance[left] - importance[right]) > Self.limit * spread[left, right] + 1e-12
    }

    /// A lower triangle whose square is a Wishart matrix of expectation 1.
    private static func bartlett(_ size: Int, freedom: Double, _ generator: inout SeededGenerator) -> Matrix {
        var root = Matrix(rows: size, columns: size)
        let scale = 1 / max(1, freedom).squareRoot()
        for row in 0..<size {
            for column in 0..<row { root[row, column] = scale * generator.normal() }
            let square = chiSquare(freedom: freedom - Double(row), generator.normal())
            root[row, row] = scale * square.squareRoot()
        }
        return root
    }

    /// χ² from a normal deviate (Wilson & Hilferty 1931).
    private static func chiSquare(freedom: Double, _ deviate: Double) -> Double {
        guard freedom > 0 else { return 0 }
        let spread = 2 / (9 * freedom)
        return freedom * pow(max(0, 1 - spread + deviate * spread.squareRoot()), 3)
    }

    /// Mardia's kurtosis of the complete rows, of some 10,000 in a big table, relative to the normal distribution's; 1
    /// where there are too few.
    private static func relativeKurtosis(rows: [Double], moments: Moments, columns: [Int]) -> Double {
        let eigen = SymmetricEigen(moments.covariance.block(columns, columns))
        let inverse = eigen.pseudoInverse
        let width = moments.columns
        var sum = 0.0
        var count = 0.0
        let step = max(1, rows.count / max(1, width) / 10_000)
        for start in stride(from: 0, to: rows.count, by: max(1, width) * step) {
            let deviations = columns.map { rows[start + $0] - moments.mean[$0] }
            if deviations.contains(where: \.isNaN) { continue }
            let distance = zip(deviations, inverse * deviations).reduce(0) { $0 + $1.0 * $1.1 }
            sum += distance * distance
            count += 1
        }
        let rank = Double(eigen.rank)
        return count > 2 * rank && rank > 0 ? sum / count / (rank * (rank + 2)) : 1
    }
}
