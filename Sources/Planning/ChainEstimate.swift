import Domain
import Statistics

/// What the answers of a chain say about one question at one location, in points of the question's scale.
struct Standing: Equatable {
    /// The plain mean of the location's own answers.
    var mean: Double?
    var answers: Int
    /// Posterior mean and standard deviation of the true level.
    var level: Double
    var deviation: Double
    /// Mean of the peers' true levels; nil where no other location has answers.
    var peers: Double?
    /// The upper quartile of the peers' true levels; for a store without peers in anything, half way from its own level
    /// to the top.
    var target: Double
    /// Standard error of the target.
    var targetError: Double

    /// Ends of the 80 % interval, kept on the scale; nil where answers have not varied, so that nothing tells how wide
    /// it is.
    func interval(on scale: Scale) -> (low: Double, high: Double)? {
        guard deviation > 0 else { return nil }
        let half = Normal.quantile(0.9) * deviation
        return (max(scale.low.points, level - half), min(scale.high.points, level + half))
    }

    /// Probability that the true level is under the peers' mean; nil without peers.
    var belowPeers: Double? {
        guard let peers else { return nil }
        if deviation > 0 { return Normal.cdf((peers - level) / deviation) }
        return level < peers ? 1 : level > peers ? 0 : 0.5
    }
}

/// What one point of a driver is worth in the outcome.
struct Slope: Equatable {
    /// Never below zero.
    var value: Double
    var error: Double
    /// The estimate was below zero.
    var clamped: Bool
    /// Share of the outcome's variance within locations; shown, never decided on.
    var importance: Double
}

/// Steps 1 to 5 of the method for a whole chain: slopes, importance, standings and targets from adjusted answers.
struct ChainEstimate {
    /// Of the window.
    let responses: Int
    /// Locations that have any.
    let locations: Int
    let model: ChainModel
    let r2: Double?
    /// One per driver of the brand; nil where nobody answered it or the outcome.
    let slopes: [Slope?]
    /// Per location; nil where nobody answered the outcome anywhere.
    let outcomes: [Standing?]
    /// Per location and driver; nil where nobody answered the driver anywhere.
    let drivers: [[Standing?]]
    let peers: PeerGroups
    /// Indices of the drivers that somebody answered: the columns of `levels` and of the draws.
    let answered: [Int]
    /// Per location; nil where nobody answered any driver.
    let levels: [EmpiricalBayes.Posterior?]
    /// nil where nobody answered the outcome and a driver.
    let draws: PriorityDraws?
    /// Variance of one answer within a location, per driver.
    let variances: [Double]

    /// - Parameter chain: every planned location, in a fixed order, all for the same date.
    init(_ chain: [LocationEvidence], _ adjusted: AdjustedSums, _ model: ChainModel, brand: Brand) {
        self.model = model
        peers = PeerGroups(chain.map(\.location))
        let counts = chain.map(\.sums.responses)
        responses = counts.reduce(0, +)
        locations = counts.count { $0 > 0 }
        guard let within = model.within else {
            r2 = nil
            slopes = brand.drivers.map { _ in nil }
            outcomes = chain.map { _ in nil }
            drivers = chain.map { _ in brand.drivers.map { _ in nil } }
            answered = []
            levels = chain.map { _ in nil }
            draws = nil
            variances = brand.drivers.map { _ in 0 }
            return
        }

        answered = brand.drivers.indices.filter { within.observed[$0 + 1] > 0 }
        variances = Array(within.unbiasedCovariance.diagonal.dropFirst())
        (slopes, r2, draws) = Self.slopes(
            within, answered: answered, brand: brand, groups: locations,
            seed: SeededGenerator.seed(brand, chain.first?.day.date))

        let standings = Self.standings(
            adjusted.summaries, plain: adjusted.plain, within: within, peers: peers,
            scales: [brand.outcome.scale] + brand.drivers.map(\.scale))
        outcomes = standings.map { $0.standings[0] }
        drivers = standings.map { Array($0.standings.dropFirst()) }
        levels = standings.map(\.levels)
    }

    /// How often each driver of the brand is worth most at a location; nil where nothing is known of any.
    ///
    /// - Parameter eligible: per driver of the brand, whether it may be a priority there.
    func probabilities(
        at location: Int, eligible: [Bool], generator: inout SeededGenerator
    ) -> DriverProbabilities? {
        guard let draws, let levels = levels[location] else { return nil }
        let standings = answered.map { drivers[location][$0] }
        return DriverProbabilities(
            answered: answered,
            draws.probabilities(
                levels: levels, targets: standings.map { $0?.target ?? 0 },
                targetErrors: standings.map { $0?.targetError ?? 0 }, eligible: answered.map { eligible[$0] },
                generator: &generator))
    }

    /// Regression of the outcome on all drivers within locations, in points of the outcome per point of the driver.
    private static func slopes(
        _ within: Moments, answered: [Int], brand: Brand, groups: Int, seed: UInt64
    ) -> ([Slope?], r2: Double?, PriorityDraws?) {
        let predictors = answered.map { $0 + 1 }
        guard within.observed[0] > 0, !predictors.isEmpty else { return (brand.drivers.map { _ in nil }, nil, nil) }
        let regression = Regression.fit(within, outcome: 0, predictors: predictors)
        let shrunken = regression.shrunken(groups: groups)
        let importance = Importance.importance(within.covariance, outcome: 0, predictors: predictors)
        var slopes: [Slope?] = brand.drivers.map { _ in nil }
        for (place, column) in predictors.enumerated() {
            let slope = shrunken.slopes[place]
            slopes[column - 1] = Slope(
                value: max(0, slope), error: shrunken.standardErrors[place], clamped: slope < 0,
                importance: importance[place])
        }
        let draws = PriorityDraws(slopes: shrunken.slopes, covariance: shrunken.covariance, seed: seed)
        return (slopes, regression.r2, draws)
    }

    /// Posterior levels per location and column; nil in columns that nobody answers; and those of all drivers together.
    /// The outcome is pooled by itself: how much locations differ in it says little about how much they differ in a
    /// driver.
    private static func standings(
        _ summaries: [GroupSummary], plain: [GroupSummary], within: Moments, peers: PeerGroups, scales: [Scale]
    ) -> [(standings: [Standing?], levels: EmpiricalBayes.Posterior?)] {
        var standings = summaries.map { _ in [Standing?](repeating: nil, count: within.columns) }
        var levels = summaries.map { _ in EmpiricalBayes.Posterior?.none }
        let answered = (0..<within.columns).filter { within.observed[$0] > 0 }
        let blocks = [answered.filter { $0 == 0 }, answered.filter { $0 > 0 }].filter { !$0.isEmpty }
        let covariance = within.unbiasedCovariance
        for (place, group) in peers.groups.enumerated() {
            let compared = group.members.filter { peers.ofLocation[$0] == place }
            for block in blocks where !compared.isEmpty {
                let bayes = EmpiricalBayes(
                    groups: group.members.map { summaries[$0].block(block) },
                    within: covariance.block(block, block))
                let informed = block.map { column in group.members.count { summaries[$0].counts[column] > 0 } }
                for member in compared {
                    let posterior = bayes.posterior(of: summaries[member].block(block))
                    if block.first != 0 { levels[member] = posterior }
                    let peerless = block.indices.map { place in
                        informed[place] == (plain[member].counts[block[place]] > 0 ? 1 : 0)
                    }
                    let isAlone = peerless.allSatisfy(\.self)
                    for (place, column) in block.enumerated() {
                        let answers = plain[member].counts[column]
                        standings[member][column] = Standing(
                            mean: answers > 0 ? plain[member].means[column] : nil, answers: answers,
                            level: posterior.mean[place], deviation: posterior.deviations[place],
                            peers: peerless[place] ? nil : bayes.mean[place],
                            target: isAlone
                                ? (posterior.mean[place] + scales[column].high.points) / 2
                                : ExpectedShortfall.upperQuartile(
                                    mean: bayes.mean[place], deviation: bayes.deviations[place]),
                            targetError: isAlone
                                ? 0
                                : ExpectedShortfall.upperQuartileError(
                                    deviation: bayes.deviations[place], groups: informed[place]))
                    }
                }
            }
        }
        return zip(standings, levels).map { ($0, $1) }
    }
}

extension SeededGenerator {
    /// The seed that belongs to a brand and a date.
    fileprivate static func seed(_ brand: Brand, _ date: Day?) -> UInt64 {
        var generator = SeededGenerator(seed: Array("\(brand.name) \(date?.number ?? 0)".utf8))
        return generator.next()
    }
}

extension GroupSummary {
    /// The same group, some columns only.
    fileprivate func block(_ columns: [Int]) -> GroupSummary {
        GroupSummary(
            counts: columns.map { counts[$0] }, means: columns.map { means[$0] },
            coCounts: coCounts.block(columns, columns))
    }
}
