import Domain
import Statistics

/// How other programs choose, on the same answers: dashboards, spreadsheets, key-driver analyses.
struct NaivePickers {
    private let rows: GroupedRows
    private let drivers: [Int]
    private let summaries: [GroupSummary]
    private let within: Moments?

    /// - Parameter rows: the outcome first, then drivers from 1 to 5.
    init(_ rows: GroupedRows) {
        self.rows = rows
        drivers = Array(1..<rows.columns)
        summaries = GroupSummary.summaries(rows)
        within = WithinGroups.moments(rows)
    }

    /// The driver that each location would be given; of equals the first.
    func picks(_ picker: Picker) -> [Int] {
        scores(picker).map { scores in
            scores.indices.reduce(0) { scores[$1] > scores[$0] ? $1 : $0 }
        }
    }

    /// By location and driver, the greater the better.
    private func scores(_ picker: Picker) -> [[Double]] {
        switch picker {
        case .lowestMean:
            summaries.map { summary in drivers.map { summary.counts[$0] > 0 ? -summary.means[$0] : -.infinity } }
        case .ownCorrelation: ownCorrelations()
        case .brandRegression: brandRegression()
        case .importance:
            gaps(times: within.map { Importance.importance($0.covariance, outcome: 0, predictors: drivers) })
        case .slope:
            gaps(times: within.map { Regression.fit($0, outcome: 0, predictors: drivers).slopes.map { max(0, $0) } })
        case .huddled, .bound: summaries.map { _ in drivers.map { _ in 0 } }
        }
    }

    /// The correlation within the location times what is missing to the top of the scale.
    private func ownCorrelations() -> [[Double]] {
        var pairs = summaries.map { _ in drivers.map { _ in Pairs() } }
        for (row, group) in rows.groups.enumerated() {
            let values = rows.values[row * rows.columns..<(row + 1) * rows.columns]
            guard let outcome = values.first, !outcome.isNaN else { continue }
            for (driver, mark) in values.dropFirst().enumerated() where !mark.isNaN {
                pairs[group][driver].add(mark, outcome)
            }
        }
        return zip(pairs, summaries).map { pairs, summary in
            drivers.map { summary.counts[$0] > 0 ? pairs[$0 - 1].correlation * (5 - summary.means[$0]) : -.infinity }
        }
    }

    /// One regression over all responses, whatever their location, times how far the mean is below the brand's.
    private func brandRegression() -> [[Double]] {
        guard let moments = ExpectationMaximization.moments(rows: rows.values, columns: rows.columns)
        else { return scores(.huddled) }
        let slopes = Regression.fit(moments, outcome: 0, predictors: drivers).slopes
        let answers = drivers.map { driver in summaries.reduce(0) { $0 + Double($1.counts[driver]) } }
        let means = zip(drivers, answers).map { driver, answers in
            summaries.reduce(0) { $0 + Double($1.counts[driver]) * $1.means[driver] } / max(1, answers)
        }
        return summaries.map { summary in
            drivers.map { summary.counts[$0] > 0 ? slopes[$0 - 1] * (means[$0 - 1] - summary.means[$0]) : 0 }
        }
    }

    /// What each driver weighs times how far the location, shrunken driver by driver, is below the upper quartile.
    private func gaps(times weights: [Double]?) -> [[Double]] {
        guard let weights, let within else { return scores(.huddled) }
        var scores = summaries.map { _ in drivers.map { _ in 0.0 } }
        for driver in drivers {
            let answered = summaries.indices.filter { summaries[$0].counts[driver] > 0 }
            let variance = max(1e-9, within.unbiasedCovariance[driver, driver])
            let estimates = answered.map { summaries[$0].means[driver] }
            let variances = answered.map { variance / Double(summaries[$0].counts[driver]) }
            let between = BetweenVariance.pauleMandel(estimates: estimates, variances: variances)
            let shrinkage = Shrinkage(estimates: estimates, variances: variances, between: between)
            let target = ExpectedShortfall.upperQuartile(mean: shrinkage.mean, deviation: between.squareRoot())
            for location in summaries.indices { scores[location][driver - 1] = target - shrinkage.mean }
            for (place, location) in answered.enumerated() {
                scores[location][driver - 1] = target - shrinkage.values[place]
            }
        }
        return scores.map { zip($0, weights).map { $0 * $1 } }
    }
}

/// Sums over pairs of numbers, for their correlation.
private struct Pairs {
    private var count = 0.0
    private var mean = (0.0, 0.0)
    private var squares = (0.0, 0.0)
    private var product = 0.0

    mutating func add(_ first: Double, _ second: Double) {
        count += 1
        let step = (first - mean.0, second - mean.1)
        mean.0 += step.0 / count
        mean.1 += step.1 / count
        squares.0 += step.0 * (first - mean.0)
        squares.1 += step.1 * (second - mean.1)
        product += step.0 * (second - mean.1)
    }

    /// 0 where either does not vary.
    var correlation: Double {
        let spread = (squares.0 * squares.1).squareRoot()
        return spread > 0 ? product / spread : 0
    }
}
