/// Means and covariance of some columns.
package struct Moments: Equatable, Sendable {
    package var mean: [Double]
    /// Maximum likelihood: divided by the number of rows.
    package var covariance: Matrix
    /// Rows with at least one value.
    package var count: Int
    /// Rows that have a value, by column. A column without any has mean 0 and variance 0.
    package var observed: [Int]
    /// How many means were taken out, by column: 1, or the number of groups that have a value.
    package var groups: [Int]

    package init(mean: [Double], covariance: Matrix, count: Int, observed: [Int], groups: [Int]) {
        self.mean = mean
        self.covariance = covariance
        self.count = count
        self.observed = observed
        self.groups = groups
    }

    package var columns: Int { mean.count }

    /// The covariance with the bias of the removed means taken out: (i, j) times √(fᵢ·fⱼ), f = n/(n − groups) of the
    /// column. Exact where all answered, close where not.
    package var unbiasedCovariance: Matrix {
        covariance.scaled(
            by: zip(observed, groups).map { observed, groups in
                observed > groups ? (Double(observed) / Double(observed - groups)).squareRoot() : 1
            })
    }
}
