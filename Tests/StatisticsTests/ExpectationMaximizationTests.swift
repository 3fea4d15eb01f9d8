import Statistics
import Testing

@Suite("Moments of rows with gaps")
struct ExpectationMaximizationTests {
    @Test("without gaps the moments are the plain ones, exactly")
    func complete() throws {
        let moments = try #require(ExpectationMaximization.moments(rows: [1, 2, 3, 6, 5, 4], columns: 2))
        #expect(moments.mean == [3, 4])
        let expected: [Double] = [8.0 / 3, 4.0 / 3, 4.0 / 3, 8.0 / 3]
        #expect(moments.covariance.values == expected)
        #expect(moments.count == 3)
        #expect(moments.observed == [3, 3])
    }

    @Test("a column that only some answer follows its regression on the one that all answer (Anderson 1957)")
    func monotone() throws {
        let rows: [Double] = [1, 2, 2, 3, 3, 7, 4, .nan, 5, .nan]
        let moments = try #require(ExpectationMaximization.moments(rows: rows, columns: 2))
        // Regression on the three complete rows: slope 2.5, intercept −1, residual variance 0.5.
        #expect(agree(moments.mean, [3, 6.5], within: 1e-8))
        #expect(agree(moments.covariance.values, [2, 5, 5, 12.5 + 0.5], within: 1e-8))
    }

    @Test("rows without any value change nothing")
    func emptyRows() throws {
        let rows: [Double] = [1, 2, 2, 3, 3, 7, 4, .nan]
        let plain = try #require(ExpectationMaximization.moments(rows: rows, columns: 2))
        let padded = try #require(
            ExpectationMaximization.moments(rows: [.nan, .nan] + rows + [.nan, .nan], columns: 2))
        #expect(padded == plain)
    }

    @Test(
        "a table without a value has no moments",
        arguments: [([], 0), ([], 3), ([.nan, .nan], 2)] as [([Double], Int)])
    func nothing(_ rows: [Double], _ columns: Int) {
        #expect(ExpectationMaximization.moments(rows: rows, columns: columns) == nil)
    }

    @Test("columns never answered, constant or duplicated, and single rows, are all finite")
    func degenerate() throws {
        var generator = SeededGenerator(seed: 3)
        // Columns: an answer, its copy, a constant, one never answered, the sum of the first two.
        let rows = (0..<60).flatMap { row -> [Double] in
            let value = generator.normal()
            return [
                value, row % 3 == 0 ? .nan : value, row % 4 == 0 ? .nan : 4.1, .nan, row % 5 == 0 ? .nan : 2 * value,
            ]
        }
        let moments = try #require(ExpectationMaximization.moments(rows: rows, columns: 5))
        #expect(allFinite(moments.mean) && moments.covariance.isFinite)
        #expect(abs(moments.mean[2] - 4.1) < 1e-12)
        #expect(moments.mean[3] == 0)
        #expect(moments.observed[3] == 0)
        #expect(moments.covariance[2, 2] == 0 && moments.covariance[3, 3] == 0)
        // The copy's gaps are filled from the original.
        #expect(
            agree(
                [moments.mean[1], moments.covariance[1, 1]], [moments.mean[0], moments.covariance[0, 0]], within: 1e-6))

        let fit = Regression.fit(moments, outcome: 4, predictors: [0, 1, 2, 3])
        #expect(agree(fit.slopes, [1, 1, 0, 0], within: 1e-6))
        #expect(allFinite(fit.standardErrors))

        let single = try #require(ExpectationMaximization.moments(rows: [1, .nan, 3], columns: 3))
        #expect(single.mean == [1, 0, 3])
        #expect(single.covariance == Matrix(rows: 3, columns: 3))
    }

    @Test("fewer rows than columns, with gaps, end in something finite")
    func wide() throws {
        var generator = SeededGenerator(seed: 4)
        let rows = (0..<6 * 12).map { _ in generator.uniform() < 0.3 ? Double.nan : generator.normal() }
        let moments = try #require(ExpectationMaximization.moments(rows: rows, columns: 12))
        #expect(moments.covariance.isFinite && allFinite(moments.mean))
        let shares = Importance.importance(moments.covariance, outcome: 11, predictors: Array(0..<11))
        #expect(allFinite(shares))
        #expect(shares.reduce(0, +) <= 1 + 1e-9)
    }

    @Test("the order of the rows does not matter")
    func order() throws {
        var generator = SeededGenerator(seed: 5)
        let rows = (0..<200).map { _ in
            (0..<3).map { _ in generator.uniform() < 0.3 ? Double.nan : generator.normal() }
        }
        let there = try #require(ExpectationMaximization.moments(rows: rows.flatMap { $0 }, columns: 3))
        let back = try #require(ExpectationMaximization.moments(rows: rows.reversed().flatMap { $0 }, columns: 3))
        #expect(agree(there.covariance.values, back.covariance.values, within: 1e-9))
        #expect(agree(there.mean, back.mean, within: 1e-9))
    }
}
