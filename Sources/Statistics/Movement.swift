/// The mean of some answers.
package struct SampleMean: Equatable, Sendable {
    package var count: Int
    package var mean: Double

    package init(count: Int, mean: Double) {
        self.count = count
        self.mean = mean
    }

    /// Of both together.
    package static func + (one: SampleMean, other: SampleMean) -> SampleMean {
        let count = one.count + other.count
        guard count > 0 else { return SampleMean(count: 0, mean: 0) }
        let total = one.mean * Double(one.count) + other.mean * Double(other.count)
        return SampleMean(count: count, mean: total / Double(count))
    }

    package static func += (one: inout SampleMean, other: SampleMean) { one = one + other }
}

/// A location's answers before and after the day that movement is judged from.
package struct BeforeAndAfter: Equatable, Sendable {
    package var before: SampleMean
    package var after: SampleMean
    /// Whether it tells what happens where nothing is done: false for locations that work on the same thing.
    package var isCompared: Bool

    package init(before: SampleMean, after: SampleMean, isCompared: Bool) {
        self.before = before
        self.after = after
        self.isCompared = isCompared
    }
}

/// How far the locations moved together that did nothing about it: a holiday, a new menu, nobody's merit.
///
/// Who works on a driver is mostly low on it, so that those who do not were luckier before and would fall back: they too
/// are measured from their shrunken levels before, with the mean and spread (Paule & Mandel 1982) of all locations. That
/// each truly moves a little by itself is estimated from how far the movements lie apart, and makes their weighted mean
/// less certain. (Daw & Hatfield 2018; the random-effects mean of DerSimonian & Laird 1986.)
package struct CommonMovement: Equatable, Sendable {
    package let change: Double
    package let error: Double
    /// Of true levels before; nil where nobody is compared.
    private let levels: Levels?

    private struct Levels: Equatable {
        let mean: Double
        let meanError: Double
        let variance: Double
    }

    /// Somebody tells of it.
    package var isKnown: Bool { levels != nil }

    /// Nobody to compare with: no movement is taken off.
    package static let none = CommonMovement(change: 0, error: 0, levels: nil)

    /// With so many the error is small beside that of any single location.
    private static let locationsUsed = 500
    /// Stands for the variance of answers that never vary, so that weights stay finite.
    private static let leastVariance = 1e-12

    private init(change: Double, error: Double, levels: Levels?) {
        self.change = change
        self.error = error
        self.levels = levels
    }

    /// - Parameters:
    ///   - locations: whether they work on the driver or not; those without answers in one of the periods say nothing.
    ///     Where all work on it, they are compared with each other: what they have in common is no merit of one.
    ///   - variance: of one answer within a location.
    package init(_ locations: [BeforeAndAfter], variance: Double) {
        let usable = locations.filter { $0.before.count > 0 && $0.after.count > 0 }
        let others = usable.filter(\.isCompared)
        let told = Self.spaced(others) + Self.spaced(usable.filter { !$0.isCompared })
        guard told.count > 1 else {
            self = .none
            return
        }
        let variance = max(variance, Self.leastVariance)
        let means = told.map(\.before.mean)
        let sampling = told.map { variance / Double($0.before.count) }
        let spread = BetweenVariance.pauleMandel(estimates: means, variances: sampling)
        let levels = Shrinkage(estimates: means, variances: sampling, between: spread)
        let compared = told.indices.filter { told[$0].isCompared || others.isEmpty }
        let changes = compared.map { told[$0].after.mean - levels.values[$0] }
        let variances = compared.map {
            max(Self.leastVariance, levels.errors[$0] * levels.errors[$0]) + variance / Double(told[$0].after.count)
        }
        let between = BetweenVariance.pauleMandel(estimates: changes, variances: variances)
        let pooled = Shrinkage(estimates: changes, variances: variances, between: between)
        self.init(
            change: pooled.mean, error: pooled.meanError,
            levels: Levels(mean: levels.mean, meanError: levels.meanError, variance: spread))
    }

    /// Where a location truly was before, by its answers and by where all were; nil where neither tells.
    ///
    /// - Parameter variance: of one answer within a location.
    package func level(of before: SampleMean, variance: Double) -> (mean: Double, deviation: Double)? {
        guard before.count > 0 else {
            return levels.map { ($0.mean, ($0.variance + $0.meanError * $0.meanError).squareRoot()) }
        }
        let sampling = max(variance, Self.leastVariance) / Double(before.count)
        guard let levels else { return (before.mean, sampling.squareRoot()) }
        let toMean = sampling / (levels.variance + sampling)
        let error = toMean * levels.meanError
        return (
            before.mean + toMean * (levels.mean - before.mean),
            ((1 - toMean) * sampling + error * error).squareRoot()
        )
    }

    private static func spaced(_ locations: [BeforeAndAfter]) -> [BeforeAndAfter] {
        locations.count <= locationsUsed
            ? locations : (0..<locationsUsed).map { locations[$0 * locations.count / locationsUsed] }
    }
}

/// How far a location moved by itself, beyond what all moved.
///
/// Measured from its shrunken level, not from its mean: a location that was picked for a low mean rises without anybody's
/// doing (Barnett, van der Pols & Dobson 2005). The change is (mean after − shrunken baseline) − the others' change, its
/// variance the baseline's posterior variance + that of the mean after + that of the others' change (Daw & Hatfield
/// 2018).
package struct Movement: Equatable, Sendable {
    package let change: Double
    package let error: Double
    /// Where the location would be now if nothing but itself had moved; the baseline has no part in how sure that is.
    package let level: Double
    package let levelError: Double

    /// - Parameters:
    ///   - baseline: posterior mean and deviation of the level before.
    ///   - variance: of one answer within the location.
    /// - Returns: nil without an answer after.
    package init?(
        baseline: Double, baselineDeviation: Double, after: SampleMean, variance: Double, common: CommonMovement
    ) {
        guard after.count > 0 else { return nil }
        level = after.mean - common.change
        change = level - baseline
        let sampling = max(0, variance) / Double(after.count) + common.error * common.error
        levelError = sampling.squareRoot()
        error = (sampling + baselineDeviation * baselineDeviation).squareRoot()
    }

    /// Probability that the location rose by itself.
    package var probabilityOfRise: Double { Self.probability(that: change, withError: error, isAbove: 0) }

    /// Probability that it stands at `target` or above by its own doing.
    package func probability(ofReaching target: Double) -> Double {
        Self.probability(that: level, withError: levelError, isAbove: target)
    }

    /// Probability that a gain so large would be told from no change by `probabilityOfRise` of at least `certainty`.
    package func power(for gain: Double, certainty: Double) -> Double {
        guard error > 0 else { return gain > 0 ? 1 : 0 }
        return Normal.cdf(gain / error - Normal.quantile(certainty))
    }

    private static func probability(that value: Double, withError error: Double, isAbove bound: Double) -> Double {
        if error > 0 { return Normal.cdf((value - bound) / error) }
        return value > bound ? 1 : value < bound ? 0 : 0.5
    }
}
