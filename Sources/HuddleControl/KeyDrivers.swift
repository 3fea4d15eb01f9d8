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
        var slopeError: Double
    }

    let count: Int
    let r2: Double
    /// In the order asked for.
    let drivers: [Driver]

    /// - Parameter rows: row by row the drivers, then the outcome; NaN where missing.
    /// - Returns: nil where there is no number at all.
    init?(rows: [Double], names: [String]) {
        let predictors = Array(names.indices)
        let outcome = names.count
        guard let moments = ExpectationMaximization.moments(rows: rows, columns: outcome + 1) else { return nil }
        let fit = Regression.fit(moments, outcome: outcome, predictors: predictors)
        let importance = Importance.importance(moments.covariance, outcome: outcome, predictors: predictors)
        count = moments.count
        r2 = fit.r2
        drivers = predictors.map { index in
            Driver(
                name: names[index], importance: importance[index], slope: fit.slopes[index],
                slopeError: fit.standardErrors[index])
        }
    }

    /// Its part of what all drivers explain, between 0 and 1; nil where they explain nothing.
    func share(of driver: Driver) -> Double? { r2 > 0 ? driver.importance / r2 : nil }

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
        ]
    }

    /// The most important first, with bars where they can be seen.
    func text(withBars: Bool) -> String {
        var table = Table(
            [Table.Column(title: "driver")]
                + ["importance", "share", "slope", "± error"].map { Table.Column(title: $0, isNumber: true) }
                + [Table.Column(title: "")])
        let ranked = drivers.enumerated().sorted { left, right in
            let values = (left.element.importance, right.element.importance)
            return values.0 != values.1 ? values.0 > values.1 : left.offset < right.offset
        }.map(\.element)
        let greatest = ranked.first?.importance ?? 0
        for driver in ranked {
            let length = greatest > 0 ? max(0, Int((driver.importance / greatest * 30).rounded())) : 0
            table.add([
                driver.name, Figure.fixed(driver.importance, 3), Figure.percent(share(of: driver)),
                Figure.fixed(driver.slope, 3), Figure.fixed(driver.slopeError, 3),
                withBars ? String(repeating: "█", count: length) : "",
            ])
        }
        return "\(count) rows; the drivers explain \(Figure.percent(r2)) of the outcome's variance\n\n\(table.text)"
    }
}
