/// What one point of each predictor is worth in the outcome, the others held still.
package struct Regression: Equatable, Sendable {
    /// Outcome points per predictor point, in the order of the predictors. Of collinear predictors each has its even
    /// share (in standard units); one that does not vary has 0.
    package var slopes: [Double]
    /// How the slopes err together: outcome points² per predictor points², in the order of the predictors. Rows and
    /// columns of a predictor that does not vary are 0; all are where no degree of freedom is left. Of collinear
    /// predictors it is singular.
    package var covariance: Matrix
    package var intercept: Double
    package var interceptError: Double
    /// Share of the outcome's variance that the predictors explain, 0 to 1.
    package var r2: Double
    /// Standard deviations of the predictors.
    package var deviations: [Double]

    package init(
        slopes: [Double], covariance: Matrix, intercept: Double, interceptError: Double, r2: Double,
        deviations: [Double]
    ) {
        self.slopes = slopes
        self.covariance = covariance
        self.intercept = intercept
        self.interceptError = interceptError
        self.r2 = r2
        self.deviations = deviations
    }

    /// Of the slopes: the roots of the covariance's diagonal.
    package var standardErrors: [Double] { covariance.diagonal.map { max(0, $0).squareRoot() } }

    /// Least squares from moments, by the pseudo-inverse of the predictors' correlations.
    ///
    /// The covariance is that of least squares, σ²·(XᵀX)⁻¹, where every row is complete. With gaps the number of rows
    /// behind a slope is taken to be rows × (share that answers the predictor) × (share that answers the outcome): a
    /// little cautious, as EM wins back part of what a gap loses. Correlations of slopes stay what they were.
    package static func fit(_ moments: Moments, outcome: Int, predictors: [Int]) -> Regression {
        let deviations = predictors.map { max(0, moments.covariance[$0, $0]).squareRoot() }
        let inverseDeviations = deviations.map { $0 > 0 ? 1 / $0 : 0 }
        let eigen = SymmetricEigen(
            moments.covariance.block(predictors, predictors).scaled(by: inverseDeviations))
        let inverse = eigen.pseudoInverse.scaled(by: inverseDeviations)
        let covariances = predictors.map { moments.covariance[$0, outcome] }
        let slopes = inverse * covariances

        let variance = moments.covariance[outcome, outcome]
        let explained = zip(slopes, covariances).reduce(0) { $0 + $1.0 * $1.1 }
        let r2 = variance > 0 ? min(1, max(0, explained / variance)) : 0

        let count = Double(moments.count)
        let freedom = count - Double(moments.groups[outcome] + eigen.rank)
        let residual = freedom > 0 ? variance * (1 - r2) * count / freedom : 0
        let answered = moments.observed.map { Double($0) / count }
        let rowError = predictors.map { predictor in
            let rows = count * answered[predictor] * answered[outcome]
            return rows > 0 ? (residual / rows).squareRoot() : 0
        }
        let means = predictors.map { moments.mean[$0] }
        let leverage = zip(means, inverse * means).reduce(0) { $0 + $1.0 * $1.1 }
        return Regression(
            slopes: slopes, covariance: inverse.scaled(by: rowError),
            intercept: moments.mean[outcome] - zip(slopes, means).reduce(0) { $0 + $1.0 * $1.1 },
            interceptError: (residual * (1 + max(0, leverage)) / max(1, count * answered[outcome])).squareRoot(),
            r2: r2, deviations: deviations)
    }

    /// Groups from which on slopes stand on their own.
    package static let groupsEnough = 30

    /// Slopes of a chain of few groups, drawn toward their mean; with `groupsEnough` groups or more, unchanged.
    ///
    /// Empirical Bayes on the effects of one standard deviation (slope × deviation, so that scales do not matter): their
    /// spread beyond chance is Paule and Mandel's τ², and each goes the share se²/(se² + τ²) of its way to the
    /// precision-weighted mean. Where they differ no more than by chance, all are the mean. Standard errors become those
    /// of the shrunken slopes, their correlations stay; intercept and R² stay those of the least squares fit.
    package func shrunken(groups: Int) -> Regression {
        let errors = standardErrors
        let informed = slopes.indices.filter { deviations[$0] > 0 && errors[$0] > 0 }
        guard groups < Self.groupsEnough, informed.count > 1 else { return self }
        let effects = informed.map { slopes[$0] * deviations[$0] }
        let variances = informed.map { covariance[$0, $0] * deviations[$0] * deviations[$0] }
        let between = BetweenVariance.pauleMandel(estimates: effects, variances: variances)
        let shrinkage = Shrinkage(estimates: effects, variances: variances, between: between)
        var result = self
        var rescaling = slopes.map { _ in 1.0 }
        for (place, index) in informed.enumerated() {
            result.slopes[index] = shrinkage.values[place] / deviations[index]
            rescaling[index] = shrinkage.errors[place] / deviations[index] / errors[index]
        }
        result.covariance = covariance.scaled(by: rescaling)
        return result
    }
}
