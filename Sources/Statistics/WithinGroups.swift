/// Moments of what is left when every group's own means are taken out.
package enum WithinGroups {
    /// The maximum likelihood covariance of rows around their group's means.
    ///
    /// The means of the observed values are taken out by group and column, then EM runs on what is left. That is exact
    /// where all rows are complete. With gaps the observed means stand for the true ones: of no weight when a group has
    /// more than a few answers a column; with five rows a group and a quarter of the answers missing, correlations come
    /// out about a tenth too small. (Estimating the means again from what EM fills in was tried on simulated chains: the
    /// slopes came no nearer to the truth, the picks no better.) `unbiasedCovariance` of the result corrects for the
    /// means removed.
    ///
    /// Beyond `sampleSize(columns:)` rows a seeded sample of so many is taken.
    ///
    /// - Returns: means 0, `groups` the number of groups with a value in the column; nil where there is no value at all.
    package static func moments(_ rows: GroupedRows, seed: UInt64 = 1) -> Moments? {
        let sample = rows.picked(rows.sample(sampleSize(columns: rows.columns), seed: seed))
        let (residuals, groups) = sample.residuals()
        guard var moments = ExpectationMaximization.moments(rows: residuals, columns: rows.columns) else { return nil }
        moments.groups = groups
        return moments
    }

    /// Rows that are precise enough: `GroupedRows.sampleSize` up to 12 columns. In wider tables hardly two rows have
    /// the same gaps, and EM costs rows × columns³; there they are fewer, 65,000 for 21 columns.
    static func sampleSize(columns: Int) -> Int {
        columns <= 12 ? GroupedRows.sampleSize : GroupedRows.sampleSize * 144 / (columns * columns)
    }
}

extension GroupedRows {
    /// The values less their group's mean of the column, and how many groups have a value, by column.
    fileprivate func residuals() -> (values: [Double], groups: [Int]) {
        var means = [Double](repeating: 0, count: groupCount * columns)
        var counts = means
        for (row, group) in groups.enumerated() {
            for column in 0..<columns where !values[row * columns + column].isNaN {
                // A running mean of equal values is exact: who always answers alike has no spread.
                let place = group * columns + column
                counts[place] += 1
                means[place] += (values[row * columns + column] - means[place]) / counts[place]
            }
        }
        var residuals = values
        for (row, group) in groups.enumerated() {
            for column in 0..<columns { residuals[row * columns + column] -= means[group * columns + column] }
        }
        let answered = (0..<columns).map { column in
            (0..<groupCount).count { counts[$0 * columns + column] > 0 }
        }
        return (residuals, answered)
    }
}
