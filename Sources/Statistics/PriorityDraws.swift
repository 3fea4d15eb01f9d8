/// Step 7 of the method: which driver is truly worth most at a location, as often as what is known allows.
///
/// A draw is one world that the answers leave possible: what one point of each driver is worth, from
/// N(slopes, covariance), never below 0; where the location truly is, from its posterior; and where its target is. A
/// driver's gain in it is slope · max(0, target − level). Slopes are drawn once and hold for all locations, as they do
/// in truth.
///
/// Calibrated to ± 0.03 where rows are normal and their errors independent. On ratings with a halo, which moves slopes in
/// a way that their covariance cannot know, up to 0.05 too sure.
package struct PriorityDraws: Sendable {
    /// Draws per location: a probability of 0.8 is found to ± 0.0125 (one standard error), and 10,000 locations of 12
    /// drivers take 0.6 s.
    package static let count = 1_024

    /// Driver by driver, `count` draws each.
    private let slopes: [Float]

    /// - Parameters:
    ///   - slopes: outcome points per driver point, all drivers.
    ///   - covariance: of the slopes (`Regression.covariance`); may be singular.
    package init(slopes: [Double], covariance: Matrix, seed: UInt64) {
        precondition(covariance.rows == slopes.count, "every slope has its covariances")
        var generator = SeededGenerator(seed: seed)
        let errors = NormalDraws(covariance, count: Self.count, &generator).values
        self.slopes = errors.enumerated().map { max(0, Float(slopes[$0.offset / Self.count]) + $0.element) }
    }

    /// How often each driver is the one to work on at a location.
    ///
    /// - Parameters:
    ///   - levels: what is known of the location's true levels, all drivers in the order of the slopes.
    ///   - targets: in the levels' units.
    ///   - targetErrors: their standard errors (`ExpectedShortfall.upperQuartileError`); 0 for a target that is set.
    ///   - eligible: drivers that may be a priority here.
    package func probabilities(
        levels: EmpiricalBayes.Posterior, targets: [Double], targetErrors: [Double], eligible: [Bool],
        generator: inout SeededGenerator
    ) -> PriorityProbabilities {
        let drivers = slopes.count / Self.count
        precondition(
            [levels.mean.count, levels.covariance.rows, targets.count, targetErrors.count, eligible.count]
                .allSatisfy { $0 == drivers }, "every driver has a slope, a level and a target")
        // Only the gap between target and level counts, so that one draw does for both.
        var covariance = levels.covariance
        for (driver, error) in targetErrors.enumerated() { covariance[driver, driver] += error * error }
        var gains = NormalDraws(covariance, count: Self.count, &generator).values
        gains.withUnsafeMutableBufferPointer { gains in
            slopes.withUnsafeBufferPointer { slopes in
                for driver in 0..<drivers {
                    let gap = Float(targets[driver] - levels.mean[driver])
                    for place in driver * Self.count..<(driver + 1) * Self.count {
                        gains[place] = slopes[place] * max(0, gap - gains[place])
                    }
                }
            }
        }
        return PriorityProbabilities(gains: gains, draws: Self.count, eligible: eligible)
    }
}
