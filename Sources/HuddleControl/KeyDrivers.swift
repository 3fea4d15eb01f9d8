import Rendering
import Statistics

/// What each driver is worth in a table whose rows are taken as one group.
struct KeyDrivers {
    struct Driver {
        var name: String
        /// Its part of R² (Lindeman, Merenda and Gold).
        var importance: Double
        /// Outcome points per point of the driver, the others held still.
        var slope: Double
        /// 0 where the rows are too few to tell.
        var slopeError: Double
        /// Whether its numbers differ at all.
        var varies: Bool
        /// Rows that have both the driver and the outcome.
        var pairs: Int
    }

    let outcome: String
    let outcomeVaries: Bool
    let count: Int
    let r2: Double
    /// In the order asked for.
    let drivers: [Driver]
    let collinearity: Collinearity
    /// Nil where the rows are too few to tell anything.
    private let doubt: ImportanceDoubt?

    /// - Parameters:
    ///   - rows: row by row the drivers, then the outcome; NaN where missing.
    ///   - names: of the drivers.
    /// - Returns: nil where there is no number at all.
    init?(rows: [Double], names: [String], outcome: String) {
        let predictors = Array(names.indices)
        let last = names.count
        guard let moments = ExpectationMaximization.moments(rows: rows, columns: last + 1) else { return nil }
        let fit = Regression.fit(moments, outcome: last, predictors: predictors)
        let importance = Importance.importance(moments.covariance, outcome: last, predictors: predictors)
        self.outcome = outcome
        outcomeVaries = moments.covariance[last, last] > 0
        count = moments.count
        r2 = fit.r2
        drivers = predictors.map { index in
            Driver(
                name: names[index], importance: importance[index], slope: fit.slopes[index],
                slopeError: fit.standardErrors[index], varies: moments.covariance[index, index] > 0,
                pairs: stride(from: 0, to: rows.count, by: last + 1).count {
                    !rows[$0 + index].isNaN && !rows[$0 + last].isNaN
                })
        }
        collinearity = Collinearity(moments.covariance, predictors: predictors)
        doubt =
            moments.count > names.count + 1
            ? ImportanceDoubt(rows: rows, moments: moments, outcome: last, predictors: predictors) : nil
    }

    /// Its part of what all drivers explain, between 0 and 1; nil where they explain nothing.
    func share(of driver: Driver) -> Double? { r2 > 0 ? driver.importance / r2 : nil }

    /// Whether there are more rows than a regression on all drivers has coefficients.
    var hasEnoughRows: Bool { doubt != nil }

    /// Places of the drivers that vary, the most important first; equal ones in the order asked for.
    var ranking: [Int] {
        // What rounding makes of equals is no order.
        let rounded = drivers.map { ($0.importance * 1e12).rounded() }
        return drivers.indices.filter { drivers[$0].varies }.sorted { (-rounded[$0], $0) < (-rounded[$1], $1) }
    }

    /// For each of the ranking the best and the worst rank, from 0, that it may hold by what the rows can tell: as many
    /// are surely ahead of it and behind it.
    var ranges: [ClosedRange<Int>] {
        let ranking = ranking
        return ranking.indices.map { rank in
            let ahead = (0..<rank).count { isApart(ranking[rank], ranking[$0]) }
            let behind = (rank + 1..<max(ranking.count, rank + 1)).count { isApart(ranking[rank], ranking[$0]) }
            return ahead...ranking.count - 1 - behind
        }
    }

    /// The longest runs of the ranking in which no two drivers can be told apart.
    var ties: [[Int]] {
        let ranking = ranking
        var runs: [Range<Int>] = []
        for start in ranking.indices {
            let end =
                (start + 1..<ranking.count).first { place in
                    (start..<place).contains { isApart(ranking[$0], ranking[place]) }
                } ?? ranking.count
            if end - start > 1, end > runs.last?.upperBound ?? 0 { runs.append(start..<end) }
        }
        return runs.map { $0.map { ranking[$0] } }
    }

    private func isApart(_ left: Int, _ right: Int) -> Bool {
        doubt?.tellsApart(left, right, in: drivers.map(\.importance)) ?? false
    }

    /// The contract's object, and `condition` (null where infinite) and `ties` (lists of drivers that cannot be told
    /// apart).
    var json: JSON {
        [
            "n": .integer(count), "r2": .exact(r2),
            "drivers": .list(drivers) { driver in
                [
                    "driver": .string(driver.name), "importance": .exact(driver.importance),
                    "share": share(of: driver).map(JSON.exact) ?? .null, "slope": .exact(driver.slope),
                    "slope_se": .exact(driver.slopeError),
                ]
            },
            "condition": .exact(collinearity.condition),
            "ties": .list(ties) { run in .list(run) { .string(drivers[$0].name) } },
        ]
    }
}
