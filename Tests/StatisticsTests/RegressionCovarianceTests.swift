import Statistics
import Testing

@Suite("How slopes err together")
struct RegressionCovarianceTests {
    /// Rows of two or more predictors that go together, and an outcome; a share of cells empty.
    private func rows(_ count: Int, predictors: Int = 3, gaps: Double = 0, seed: UInt64 = 8) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        var skipping = SeededGenerator(seed: seed + 1)
        var values: [Double] = []
        for _ in 0..<count {
            let shared = generator.normal()
            let row = (0..<predictors).map { Double($0) + 0.7 * shared + generator.normal() }
            let outcome = row.enumerated().reduce(generator.normal()) { $0 + 0.2 * Double($1.offset + 1) * $1.element }
            values += (row + [outcome]).map { skipping.uniform() < gaps ? .nan : $0 }
        }
        return values
    }

    private func fit(_ rows: [Double], predictors: Int) throws -> Regression {
        let moments = try #require(ExpectationMaximization.moments(rows: rows, columns: predictors + 1))
        return Regression.fit(moments, outcome: predictors, predictors: Array(0..<predictors))
    }

    @Test("complete rows give σ²·(XᵀX)⁻¹ of the textbook")
    func complete() throws {
        let rows = rows(25)
        let fit = try fit(rows, predictors: 3)
        // With a column of ones for the intercept, solved without moments.
        let design = Matrix(rows: 25, columns: 4, values: (0..<25).flatMap { [1] + rows[$0 * 4..<$0 * 4 + 3] })
        let outcomes = (0..<25).map { rows[$0 * 4 + 3] }
        let cholesky = try #require(Cholesky(design.transposed * design))
        let coefficients = cholesky.solve(design.transposed * outcomes)
        let residuals = zip(outcomes, design * coefficients).map { $0 - $1 }
        let variance = residuals.reduce(0) { $0 + $1 * $1 } / 21
        let expected = variance * cholesky.inverse().block([1, 2, 3], [1, 2, 3])
        #expect(agree(fit.slopes, Array(coefficients.dropFirst()), within: 1e-10))
        #expect(agree(fit.covariance.values, expected.values, within: 1e-12))
        #expect(agree(fit.standardErrors, expected.diagonal.map { $0.squareRoot() }, within: 1e-12))
    }

    @Test("gaps widen every error and leave a covariance")
    func gaps() throws {
        let complete = try fit(rows(400), predictors: 3)
        let gappy = try fit(rows(400, gaps: 0.3), predictors: 3)
        #expect(zip(gappy.standardErrors, complete.standardErrors).allSatisfy { $0 > $1 })
        #expect(agree(gappy.covariance.values, gappy.covariance.transposed.values, within: 1e-15))
        #expect(Cholesky(gappy.covariance) != nil)
    }

    @Test("a predictor that does not vary has none, a duplicated one shares its own")
    func singular() throws {
        let rows = rows(60, predictors: 2)
        let wide = (0..<60).flatMap { row in
            let cells = Array(rows[row * 3..<row * 3 + 3])
            return [cells[0], cells[0], 4, cells[1], cells[2]]
        }
        let covariance = try fit(wide, predictors: 4).covariance
        #expect((0..<4).allSatisfy { covariance[2, $0] == 0 && covariance[$0, 2] == 0 })
        // Each has half of one slope, and they err as one.
        let alone = try fit(rows, predictors: 2).covariance
        for (first, second) in [(0, 0), (0, 1), (1, 1)] {
            #expect(abs(covariance[first, second] - alone[0, 0] / 4) < 1e-9)
        }
        #expect(abs(covariance[0, 3] - alone[0, 1] / 2) < 1e-9)
    }

    @Test("shrunken slopes err less, and go together as before")
    func shrunken() throws {
        let fit = try fit(rows(40), predictors: 3)
        let shrunken = fit.shrunken(groups: 5)
        #expect(zip(shrunken.standardErrors, fit.standardErrors).allSatisfy { $0 < $1 })
        for first in 0..<3 {
            for second in 0..<3 {
                let before = fit.covariance[first, second] / (fit.standardErrors[first] * fit.standardErrors[second])
                let after =
                    shrunken.covariance[first, second]
                    / (shrunken.standardErrors[first] * shrunken.standardErrors[second])
                #expect(abs(before - after) < 1e-12)
            }
        }
    }
}
