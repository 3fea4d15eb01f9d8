/// Where groups truly are on several columns at once, as far as their answers can tell.
///
/// The model: a group's true levels θ are drawn from N(μ, Ω); its means are θ plus sampling error, whose covariance
/// follows from the pooled covariance of rows within groups: Σᵢⱼ · nᵢⱼ / (nᵢ · nⱼ). μ, Ω and every group's posterior are
/// found from all groups and columns together; see `BetweenGroups` for how Ω is pooled. (Efron & Morris 1975; Lin,
/// Louis, Paddock & Ridgeway 2006.)
///
/// Everything is finite for any input. A column that nobody answers has level 0, one that never varies its value, both
/// without any uncertainty.
package struct EmpiricalBayes: Sendable {
    package struct Posterior: Equatable, Sendable {
        package let mean: [Double]
        package let covariance: Matrix

        package init(mean: [Double], covariance: Matrix) {
            self.mean = mean
            self.covariance = covariance
        }

        /// Standard deviations by column.
        package var deviations: [Double] { covariance.diagonal.map { max(0, $0).squareRoot() } }
    }

    /// μ: the mean of true levels, by column.
    package let mean: [Double]
    /// Ω: the covariance of true levels between groups.
    package let between: Matrix

    /// τ: standard deviations of true levels between groups, by column.
    package var deviations: [Double] { between.diagonal.map { max(0, $0).squareRoot() } }

    private let units: LevelUnits
    private let model: BetweenGroups

    /// - Parameters:
    ///   - groups: at least one column; any number of groups, also without answers.
    ///   - within: the covariance of rows within groups, by column (`Moments.unbiasedCovariance`).
    ///   - seed: beyond `BetweenGroups.groupsUsed` groups μ and Ω come from a sample of them.
    package init(groups: [GroupSummary], within: Matrix, seed: UInt64 = 1) {
        units = LevelUnits(groups: groups, within: within)
        var generator = SeededGenerator(seed: seed)
        let evidence = units.evidence(of: BetweenGroups.sample(groups, &generator))
        model = BetweenGroups(evidence, columns: units.columns.count)
        mean = units.levels(model.mean)
        between = units.covariance(model.between)
    }

    /// What is known of a group's true levels: its answers and all that holds for the groups alike. A group without
    /// answers has N(μ, Ω), widened by how well μ is known.
    package func posterior(of group: GroupSummary) -> Posterior {
        let (mean, covariance) = model.posterior(units.evidence(of: group))
        return Posterior(mean: units.levels(mean), covariance: units.covariance(covariance))
    }
}
