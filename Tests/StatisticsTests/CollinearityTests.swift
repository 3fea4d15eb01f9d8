import Testing

@testable import Statistics

@Suite("Predictors that cannot be told apart")
struct CollinearityTests {
    private func correlations(_ size: Int, _ pairs: [(Int, Int, Double)]) -> Matrix {
        var matrix = Matrix(diagonal: [Double](repeating: 1, count: size))
        for (left, right, value) in pairs {
            matrix[left, right] = value
            matrix[right, left] = value
        }
        return matrix
    }

    @Test("the condition of two predictors is √((1 + r)/(1 − r)), in whatever units", arguments: [0, 0.5, -0.9, 0.999])
    func condition(r: Double) {
        let matrix = correlations(2, [(0, 1, r)]).scaled(by: [1_000, 0.001])
        let expected = ((1 + abs(r)) / (1 - abs(r))).squareRoot()
        let found = Collinearity(matrix, predictors: [0, 1])
        #expect(abs(found.condition / expected - 1) < 1e-9)
        #expect(found.relations == (expected > 30 ? [[0, 1]] : []))
    }

    @Test("exact copies are infinitely bad, and each set of them is a relation of its own")
    func copies() {
        let matrix = correlations(6, [(0, 3, 1), (1, 4, 1), (0, 5, 0.3), (3, 5, 0.3)])
        let found = Collinearity(matrix, predictors: [0, 1, 2, 3, 4, 5])
        #expect(found.condition == .infinity)
        #expect(found.relations == [[0, 3], [1, 4]])
    }

    @Test("a sum belongs with its parts, and the one beside them does not")
    func sum() {
        // Of independent a and b with variance 1: a + b has variance 2 and covariance 1 with each.
        var matrix = correlations(4, [(0, 2, 1), (1, 2, 1), (0, 3, 0.4)])
        matrix[2, 2] = 2
        matrix[2, 3] = 0.4
        matrix[3, 2] = 0.4
        #expect(Collinearity(matrix, predictors: [0, 1, 2, 3]).relations == [[0, 1, 2]])
    }

    @Test("what does not vary is left out, and nothing is fine", arguments: [[], [0], [1], [0, 1], [1, 1]])
    func constant(predictors: [Int]) {
        let found = Collinearity(Matrix(diagonal: [1, 0, 2]), predictors: predictors)
        #expect(found == Collinearity(Matrix(diagonal: [1]), predictors: [0]))
        #expect(found.condition == 1)
    }
}

@Suite("How far importances differ by chance")
struct ImportanceDoubtTests {
    /// Five-point marks with a halo, three drivers of which the first two are worth the same and the last nothing.
    private func rows(_ count: Int, seed: UInt64, gaps: Double = 0) -> [Double] {
        var generator = SeededGenerator(seed: seed)
        return (0..<count).flatMap { _ in
            let halo = generator.normal()
            let marks = (0..<3).map { _ in min(5, max(1, (3.9 + 0.6 * halo + 0.8 * generator.normal()).rounded())) }
            let outcome = 0.5 * marks[0] + 0.5 * marks[1] + 0.8 * generator.normal()
            return (marks + [outcome]).map { generator.uniform() < gaps ? .nan : $0 }
        }
    }

    private func doubt(_ rows: [Double]) throws -> (importance: [Double], doubt: ImportanceDoubt) {
        let moments = try #require(ExpectationMaximization.moments(rows: rows, columns: 4))
        return (
            Importance.lmg(moments.covariance, outcome: 3, predictors: [0, 1, 2]),
            ImportanceDoubt(rows: rows, moments: moments, outcome: 3, predictors: [0, 1, 2])
        )
    }

    @Test("the spread is that of other samples of as many rows")
    func spread() throws {
        let samples = try (0..<200).map { (seed: UInt64) -> [Double] in
            let moments = try #require(
                ExpectationMaximization.moments(rows: rows(150, seed: 1_000 + seed), columns: 4))
            return Importance.lmg(moments.covariance, outcome: 3, predictors: [0, 1, 2])
        }
        let spread = try doubt(rows(150, seed: 7)).doubt.spread
        for (left, right) in [(0, 1), (0, 2), (1, 2)] {
            let differences = samples.map { $0[left] - $0[right] }
            let mean = differences.reduce(0, +) / 200
            let squares: [Double] = differences.map { ($0 - mean) * ($0 - mean) }
            let truth = (squares.reduce(0, +) / 200).squareRoot()
            #expect(abs(spread[left, right] / truth - 1) < 0.25)
            #expect(spread[left, right] == spread[right, left])
        }
    }

    @Test("equals are seldom told apart, and a driver is told from one that is worth nothing")
    func telling() throws {
        var equals = 0
        var others = 0
        for seed in 0..<40 as Range<UInt64> {
            let (importance, doubt) = try doubt(rows(150, seed: seed))
            equals += doubt.tellsApart(0, 1, in: importance) ? 1 : 0
            others += doubt.tellsApart(0, 2, in: importance) ? 1 : 0
        }
        #expect(equals <= 5)
        #expect(others >= 30)
    }

    @Test("gaps make it wider, more rows narrower, and the same rows give the same")
    func sizes() throws {
        let spread = try doubt(rows(400, seed: 3)).doubt.spread[0, 1]
        #expect(try doubt(rows(400, seed: 3, gaps: 0.3)).doubt.spread[0, 1] > 1.2 * spread)
        #expect(try doubt(rows(100, seed: 3)).doubt.spread[0, 1] > 1.5 * spread)
        #expect(try doubt(rows(400, seed: 3)).doubt.spread[0, 1] == spread)
    }

    @Test("copies are never told apart, and nothing is NaN")
    func copies() throws {
        let table = rows(50, seed: 5)
        let doubled = stride(from: 0, to: table.count, by: 4).flatMap { place -> [Double] in
            [table[place], table[place], 3, table[place + 3]]
        }
        let (importance, doubt) = try doubt(doubled)
        #expect(!doubt.tellsApart(0, 1, in: importance))
        #expect(doubt.tellsApart(0, 2, in: importance))
        #expect(doubt.spread.isFinite)
    }

    @Test("the work stays bounded", arguments: [1, 8, 15, 16, 63])
    func cost(predictors: Int) {
        let draws = ImportanceDoubt.draws(predictors: predictors)
        #expect((32...400).contains(draws))
        #expect(draws == (predictors > 15 ? 32 : 64) || draws << min(15, predictors) <= 1 << 24)
    }
}
