import Statistics
import Testing

@Suite("Importance and slopes in odd cases")
struct ImportanceTests {
    private static let measures: [@Sendable (Matrix, Int, [Int]) -> [Double]] = [
        { Importance.lmg($0, outcome: $1, predictors: $2) }, { Importance.johnson($0, outcome: $1, predictors: $2) },
    ]

    @Test("no predictor, one predictor, an outcome that never varies", arguments: measures.indices)
    func few(_ measure: Int) {
        let measure = Self.measures[measure]
        let covariance = Matrix(rows: 2, columns: 2, values: [4, 2, 2, 9])
        #expect(measure(covariance, 1, []).isEmpty)
        #expect(agree(measure(covariance, 1, [0]), [1.0 / 9], within: 1e-12))
        #expect(measure(Matrix(diagonal: [4, 0]), 1, [0]) == [0])
        #expect(measure(Matrix(diagonal: [0, 4]), 1, [0]) == [0])
    }

    @Test("three copies of a predictor share evenly, a constant one gets nothing", arguments: measures.indices)
    func copies(_ measure: Int) {
        // Columns: x, x, x, a constant, y = x + noise.
        let covariance = Matrix(
            rows: 5, columns: 5,
            values: [
                1, 1, 1, 0, 1,
                1, 1, 1, 0, 1,
                1, 1, 1, 0, 1,
                0, 0, 0, 0, 0,
                1, 1, 1, 0, 4,
            ])
        let shares = Self.measures[measure](covariance, 4, [0, 1, 2, 3])
        #expect(agree(shares, [1.0 / 12, 1.0 / 12, 1.0 / 12, 0], within: 1e-9))
        let moments = Moments(
            mean: [0, 0, 0, 5, 0], covariance: covariance, count: 100, observed: [100, 100, 100, 100, 100],
            groups: [1, 1, 1, 1, 1])
        let fit = Regression.fit(moments, outcome: 4, predictors: [0, 1, 2, 3])
        #expect(agree(fit.slopes, [1.0 / 3, 1.0 / 3, 1.0 / 3, 0], within: 1e-9))
        #expect(fit.standardErrors[3] == 0)
    }

    @Test("fifteen predictors are averaged over all orders, sixteen are weighed")
    func many() {
        for count in [15, 16] {
            var covariance = Matrix(diagonal: [Double](repeating: 1, count: count + 1))
            for row in 0...count {
                for column in 0...count where row != column { covariance[row, column] = 0.5 }
            }
            let shares = Importance.importance(covariance, outcome: count, predictors: Array(0..<count))
            // All alike: each has the same share of R² = 0.25 p / (0.5 + 0.5 p).
            let r2 = 0.25 * Double(count) / (0.5 + 0.5 * Double(count))
            #expect(agree(shares, [Double](repeating: r2 / Double(count), count: count), within: 1e-9))
        }
    }

    @Test("few groups draw slopes toward their mean, many leave them")
    func shrinking() {
        let fit = Regression(
            slopes: [0.9, 0.1, 0.5, 0], covariance: Matrix(diagonal: [0.04, 0.04, 0.04, 0]), intercept: 1,
            interceptError: 0.1, r2: 0.4, deviations: [1, 1, 1, 0])
        #expect(fit.shrunken(groups: 30) == fit)
        let shrunken = fit.shrunken(groups: 29)
        // τ² = 0.16 − 0.04 beside 0.04: three quarters of the way stay.
        #expect(agree(shrunken.slopes, [0.8, 0.2, 0.5, 0], within: 1e-9))
        #expect(zip(shrunken.standardErrors, fit.standardErrors).allSatisfy { $0 <= $1 })
        var alike = fit
        alike.slopes = [0.5, 0.45, 0.55, 0]
        #expect(agree(alike.shrunken(groups: 5).slopes, [0.5, 0.5, 0.5, 0], within: 1e-9))
    }
}
