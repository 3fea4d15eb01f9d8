/// A property of rows that moves answers without anybody's merit: the channel, the day of the week.
package struct Covariate: Equatable, Sendable {
    /// The category of each row, in 0 ..< `count`; anything else is not known.
    package var categories: [Int]
    package var count: Int

    package init(categories: [Int], count: Int) {
        self.categories = categories
        self.count = count
    }
}

/// What to take off an answer for the categories of its row, so that groups with different mixes can be compared.
package struct Adjustment: Equatable, Sendable {
    /// By covariate, category and column.
    private var effects: [[[Double]]]

    /// A category whose contrast within groups rests on fewer answers than this is left as it is.
    package static let answersNeeded = 10.0

    /// Estimates every covariate's effect on every column.
    ///
    /// Least squares jointly over group means and all covariates, so that neither the groups' mix nor one covariate
    /// leaks into another; per column over the rows that answer it; from a seeded sample beyond
    /// `GroupedRows.sampleSize` rows. Effects are then drawn toward 0 as random effects whose variance is Paule and
    /// Mandel's, per covariate and column: a covariate that moves nothing beyond chance has none. Over the answers of
    /// known category they add up to 0, which leaves the overall level as it was.
    package init(_ rows: GroupedRows, covariates: [Covariate], seed: UInt64 = 1) {
        effects = covariates.map {
            [[Double]](repeating: [Double](repeating: 0, count: rows.columns), count: max(0, $0.count))
        }
        if covariates.isEmpty { return }
        let sample = rows.sample(seed: seed)
        for column in 0..<rows.columns {
            let design = CategoryDesign(rows, column: column, covariates: covariates, sample: sample)
            for effect in design.effects() { effects[effect.covariate][effect.category][column] = effect.value }
        }
    }

    /// What to subtract from an answer in `column`; 0 for a category that is not known.
    package func effect(covariate: Int, category: Int, column: Int) -> Double {
        effects[covariate].indices.contains(category) ? effects[covariate][category][column] : 0
    }

    /// The rows with all effects taken off. Covariates are those of the estimate, in their order, for these rows.
    package func adjusted(_ rows: GroupedRows, covariates: [Covariate]) -> GroupedRows {
        var result = rows
        for (index, covariate) in covariates.enumerated() {
            for (row, category) in covariate.categories.enumerated() where effects[index].indices.contains(category) {
                for column in 0..<rows.columns {
                    result.values[row * rows.columns + column] -= effects[index][category][column]
                }
            }
        }
        return result
    }
}
