import Domain
import Statistics

/// Picks with everything known but the locations' true levels, which it learns from the same answers: what cannot be
/// known costs this much.
///
/// A location's mean marks m are f(θ) + error, f what rounding, clipping and chance make of a level. Taken as straight
/// around a level ϑ, with F = f′(ϑ) and S the error's covariance, θ has precision Ω⁻¹ + F·S⁻¹·F and is expected at
/// μ + (Ω⁻¹ + F·S⁻¹·F)⁻¹·F·S⁻¹·(m − f(ϑ) + F·(ϑ − μ)); ϑ begins as μ and then is what was expected (Gauss and Newton's
/// steps to the most probable levels).
struct KnowingPicker {
    /// Steps after which nothing moves any more that would move a pick.
    private static let steps = 4

    private let world: World
    private let inverse: Matrix
    /// Of what is rounded to a mark, by driver.
    private let deviations: [Double]
    /// What weekdays add on average, by driver.
    private let effects: [Double]

    init(_ world: World) {
        self.world = world
        var between = Matrix(diagonal: world.spreads.map { $0 * $0 })
        for index in between.values.indices { between.values[index] += World.common * World.common }
        inverse = SymmetricEigen(between).pseudoInverse
        let halo = world.parameters.halo
        let others = World.shared * World.shared + World.dayDeviation * World.dayDeviation + halo * halo
        effects = world.worths.indices.map { driver in
            world.dayEffects.reduce(0) { $0 + $1[driver] } / Double(world.dayEffects.count)
        }
        deviations = world.noises.map { ($0 * $0 + others).squareRoot() }
    }

    /// f and f′: a mark is 1, and one more for each boundary that is passed.
    private func marks(at levels: [Double]) -> [(mean: Double, slope: Double)] {
        levels.indices.map { driver in
            let (level, deviation) = (levels[driver] + effects[driver], deviations[driver])
            return [1.5, 2.5, 3.5, 4.5].reduce((1, 0)) { sum, boundary in
                let z = (level - boundary) / deviation
                return (sum.0 + Normal.cdf(z), sum.1 + Normal.pdf(z) / deviation)
            }
        }
    }

    /// The driver with the greatest expected gain for each location.
    func picks(_ rows: GroupedRows) -> [Int] {
        guard let within = WithinGroups.moments(rows)?.unbiasedCovariance else {
            return (0..<rows.groupCount).map { _ in 0 }
        }
        return GroupSummary.summaries(rows).map { pick($0, within: within) }
    }

    private func pick(_ summary: GroupSummary, within: Matrix) -> Int {
        let answered = world.worths.indices.filter { summary.counts[$0 + 1] > 0 }
        let sampling =
            answered.isEmpty
            ? nil : SymmetricEigen(sampling(summary, answered, within: within)).pseudoInverse
        var levels = world.means
        var covariance = inverse
        for _ in 0..<Self.steps {
            let marks = marks(at: levels)
            var precision = inverse
            var information = world.worths.map { _ in 0.0 }
            if let sampling {
                for (row, driver) in answered.enumerated() {
                    for (column, other) in answered.enumerated() {
                        let weight = marks[driver].slope * sampling[row, column]
                        precision[driver, other] += weight * marks[other].slope
                        let expected = marks[other].mean - marks[other].slope * (levels[other] - world.means[other])
                        information[driver] += weight * (summary.means[other + 1] - expected)
                    }
                }
            }
            covariance = SymmetricEigen(precision).pseudoInverse
            levels = zip(world.means, covariance * information).map { $0 + $1 }
        }
        let gains = world.worths.indices.map { driver in
            world.worths[driver]
                * ExpectedShortfall.gain(
                    target: world.targets[driver], mean: levels[driver],
                    deviation: max(0, covariance[driver, driver]).squareRoot())
        }
        return gains.indices.reduce(0) { gains[$1] > gains[$0] ? $1 : $0 }
    }

    /// The covariance of the location's means: that of marks times n₁₂/(n₁·n₂).
    private func sampling(_ summary: GroupSummary, _ answered: [Int], within: Matrix) -> Matrix {
        var sampling = within.block(answered.map { $0 + 1 }, answered.map { $0 + 1 })
        for (row, driver) in answered.enumerated() {
            for (column, other) in answered.enumerated() {
                sampling[row, column] *=
                    summary.coCounts[driver + 1, other + 1]
                    / (Double(summary.counts[driver + 1]) * Double(summary.counts[other + 1]))
            }
        }
        return sampling
    }
}
