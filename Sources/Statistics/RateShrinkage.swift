/// How often something happens in each of several groups, each rate drawn toward the common one by how little it is
/// known.
///
/// Rates are drawn from Beta(μM, (1 − μ)M). μ is the rate of all together; M = 1/ρ − 1, the correlation ρ of two answers
/// of one group by the method of moments: Σ nᵢ(pᵢ − μ)² has the expectation μ(1 − μ)[(k − 1) + ρ(n − Σnᵢ²/n − (k − 1))]
/// (Kleinman 1973). As if two groups more had been seen that differ as groups commonly do, so that a rate rests neither
/// on its own answers alone nor only on the others'.
///
/// Finite for any input; without any answer rates are even.
package struct RateShrinkage: Equatable, Sendable {
    /// μ.
    package let mean: Double
    /// M: how many answers the prior is worth.
    package let weight: Double

    private static let typicalGroups = 2.0
    /// Deviations of rates of 7 points where half say yes.
    private static let typicalCorrelation = 0.02
    /// ρ stays within, M between 1 and 10,000.
    private static let correlations = 1e-4...0.5

    package init(_ groups: [(yes: Int, answers: Int)]) {
        let told = groups.filter { $0.answers > 0 }
        let answers = told.reduce(0.0) { $0 + Double($1.answers) }
        // Half a yes and half a no more (Jeffreys): a rate of 0 or 1 is never certain.
        let mean = (told.reduce(0.0) { $0 + Double($1.yes) } + 0.5) / (answers + 1)
        self.mean = mean
        guard answers > 0 else {
            weight = 1 / Self.typicalCorrelation - 1
            return
        }
        var squares = 0.0
        var sizes = 0.0
        for group in told {
            let size = Double(group.answers)
            let deviation = Double(group.yes) / size - mean
            squares += size * deviation * deviation
            sizes += size * size
        }
        let others = Double(told.count - 1)
        let known = answers - sizes / answers - others
        let typical = Self.typicalGroups * max(1, answers / Double(told.count) - 1)
        let excess = squares / (mean * (1 - mean)) - others
        let correlation = (excess + Self.typicalCorrelation * typical) / (max(0, known) + typical)
        weight = 1 / min(Self.correlations.upperBound, max(Self.correlations.lowerBound, correlation)) - 1
    }

    /// The expected rate of a group with these answers.
    package func rate(yes: Int, answers: Int) -> Double {
        (mean * weight + Double(yes)) / (weight + Double(answers))
    }

    /// That its true rate is below the common one.
    package func probabilityBelowMean(yes: Int, answers: Int) -> Double {
        if answers == 0 { return 0.5 }
        return Gamma.betaCDF(
            mean, mean * weight + Double(yes), (1 - mean) * weight + Double(answers - yes))
    }
}
