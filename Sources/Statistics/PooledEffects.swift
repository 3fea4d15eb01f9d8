import Glibc

/// What a treatment did in one place, and the variance of that.
package struct EffectEstimate: Equatable, Sendable {
    package var effect: Double
    package var variance: Double
    /// How much it counts beside others, from 0 to 1: as if its variance were so many times larger.
    package var weight: Double

    package init(effect: Double, variance: Double, weight: Double = 1) {
        self.effect = effect
        self.variance = variance
        self.weight = weight
    }
}

/// What is known of one treatment.
package struct TreatmentEvidence: Equatable, Sendable {
    package var estimates: [EffectEstimate]
    /// What somebody who knows it expects of it beside others of its group, in deviations of such expectations; nil where
    /// nobody said.
    package var expectation: Double?

    package init(_ estimates: [EffectEstimate], expectation: Double? = nil) {
        self.estimates = estimates
        self.expectation = expectation
    }
}

/// What is believed of a treatment's mean effect: a normal distribution.
package struct EffectBelief: Equatable, Sendable {
    package var mean: Double
    package var variance: Double

    package var deviation: Double { max(0, variance).squareRoot() }

    package init(mean: Double, variance: Double) {
        self.mean = mean
        self.variance = variance
    }

    /// Nineteen in twenty of such intervals hold the effect.
    package var interval: (low: Double, high: Double) {
        let reach = Normal.quantile(0.975) * deviation
        return (mean - reach, mean + reach)
    }

    /// Probability that the effect is above a bound.
    package func probability(above bound: Double) -> Double {
        if deviation > 0 { return Normal.cdf((mean - bound) / deviation) }
        return mean > bound ? 1 : 0
    }
}

/// The mean effects of several treatments in several groups, each drawn toward its group's and all groups' by how little is
/// known of it.
///
/// The model: an estimate of treatment a in group g is N(θₐ, (v + ω²)/w), θₐ is N(δ_g, τ²), δ_g is N(λ, (τ/2)²), λ is
/// N(0, `library`²). Where z is expected of a treatment, θₐ is N(δ_g + √r·τ·z, (1 − r)·τ²), r being the expectations'
/// reliability: who tries what is expected to help has to know so, or takes the treatments that were left alone for as
/// good as those that were not; and where treatments do not differ, expectations say nothing. ω, how far one treatment's effects differ from place to place, is DerSimonian and Laird's (1986)
/// over all treatments at once, held toward `Prior.places` while there are few; τ is integrated over a grid with a half-normal
/// prior of scale `Prior.treatments`, as for Rubin's eight schools (Gelman 2006), since an estimate of it collapses to 0
/// where there are few treatments. Everything else is in closed form.
package struct PooledEffects: Sendable {
    /// What is believed before there is any evidence, in the unit of the effects.
    package struct Prior: Equatable, Sendable {
        /// Standard deviation of all groups' mean effect about 0.
        package var library: Double
        /// Scale of τ.
        package var treatments: Double
        /// ω, and how many degrees of freedom that counts for.
        package var places: Double
        package var placesKnown: Double
        /// r: the squared correlation of expectations with what is true.
        package var reliability: Double

        package init(
            library: Double, treatments: Double, places: Double, placesKnown: Double, reliability: Double
        ) {
            self.reliability = reliability
            self.library = library
            self.treatments = treatments
            self.places = places
            self.placesKnown = placesKnown
        }
    }

    /// By group and treatment, as they were given.
    package let beliefs: [[EffectBelief]]
    /// By group: of a treatment that there is no evidence on, and of which nothing else is known.
    package let unknown: [EffectBelief]
    /// Means of ω² and τ².
    package let betweenPlaces: Double
    package let betweenTreatments: Double

    /// Parts of the grid for τ, which ends at four times its scale: beyond it the prior leaves nothing.
    private static let gridPoints = 60

    /// - Parameter groups: by group and treatment; any list may be empty.
    package init(_ groups: [[TreatmentEvidence]], prior: Prior) {
        let places = Self.places(groups.joined().map(\.estimates), prior)
        let told = groups.map { $0.map { Told($0, places: places, reliability: prior.reliability) } }
        var (total, between) = (0.0, 0.0)
        var sums = told.map { $0.map { _ in MixedBelief() } }
        var bare = told.map { _ in MixedBelief() }
        let steps = (0..<Self.gridPoints).map {
            (Double($0) + 0.5) / Double(Self.gridPoints) * 4 * prior.treatments
        }
        let fits = steps.map { PooledStep(told, deviation: $0, library: prior.library * prior.library) }
        let logs = zip(fits, steps).map { $0.logLikelihood - $1 * $1 / (2 * prior.treatments * prior.treatments) }
        let highest = logs.max() ?? 0
        for (place, fit) in fits.enumerated() {
            let weight = exp(logs[place] - highest)
            total += weight
            between += weight * steps[place] * steps[place]
            for group in told.indices {
                for (treatment, told) in told[group].enumerated() {
                    sums[group][treatment].add(fit.belief(of: told, in: group), weight)
                }
                bare[group].add(fit.belief(of: .nothing, in: group), weight)
            }
        }
        beliefs = sums.map { $0.map { $0.belief(of: total) } }
        unknown = bare.map { $0.belief(of: total) }
        betweenPlaces = places
        betweenTreatments = between / total
    }

    /// ω²: how far estimates of the same treatment lie apart beyond their variances.
    private static func places(_ treatments: [[EffectEstimate]], _ prior: Prior) -> Double {
        var (heterogeneity, freedom, scale) = (0.0, 0.0, 0.0)
        for estimates in treatments where estimates.count > 1 {
            let weights = estimates.map { $0.weight / max(Told.leastVariance, $0.variance) }
            let sum = weights.reduce(0, +)
            guard sum > 0 else { continue }
            let mean = zip(weights, estimates).reduce(0) { $0 + $1.0 * $1.1.effect } / sum
            heterogeneity += zip(weights, estimates).reduce(0) {
                $0 + $1.0 * ($1.1.effect - mean) * ($1.1.effect - mean)
            }
            freedom += zip(weights, estimates).reduce(0) { $0 + $1.1.weight * (1 - $1.0 / sum) }
            scale += sum - weights.reduce(0) { $0 + $1 * $1 } / sum
        }
        let estimate = scale > 0 ? max(0, (heterogeneity - freedom) / scale) : 0
        return (freedom * estimate + prior.placesKnown * prior.places * prior.places)
            / max(Told.leastVariance, freedom + prior.placesKnown)
    }
}

/// The evidence on one treatment, summed up.
private struct Told {
    static let leastVariance = 1e-12

    /// Its weighted mean; nil without any.
    let estimate: EffectBelief?
    /// By how many τ it is expected to be better than its group, and which share of τ² that leaves open.
    let shift: Double
    let open: Double

    /// Of a treatment that nothing is known of.
    static let nothing = Told(TreatmentEvidence([]), places: 0, reliability: 0)

    init(_ evidence: TreatmentEvidence, places: Double, reliability: Double) {
        let known = evidence.estimates.filter { $0.weight > 0 }
        estimate =
            known.isEmpty
            ? nil
            : EffectBelief(
                weighing: known.map { ($0.effect, max(Self.leastVariance, $0.variance + places) / $0.weight) })
        shift = (evidence.expectation ?? 0) * reliability.squareRoot()
        open = evidence.expectation == nil ? 1 : 1 - reliability
    }
}

/// A belief that depends on something which is not known either.
private struct MixedBelief {
    private var mean = 0.0
    private var square = 0.0

    mutating func add(_ belief: EffectBelief, _ weight: Double) {
        mean += weight * belief.mean
        square += weight * (belief.variance + belief.mean * belief.mean)
    }

    func belief(of total: Double) -> EffectBelief {
        EffectBelief(mean: mean / total, variance: max(0, square / total - mean / total * (mean / total)))
    }
}

/// The model's answers for one value of τ.
private struct PooledStep {
    private let deviation: Double
    /// By group: the posterior of δ.
    private let groups: [EffectBelief]
    let logLikelihood: Double

    init(_ told: [[Told]], deviation: Double, library: Double) {
        self.deviation = deviation
        let between = deviation * deviation / 4
        var log = 0.0
        // Each group's own estimate of δ; nil without any evidence.
        let own = told.map { told -> EffectBelief? in
            let known = told.compactMap { told in
                told.estimate.map {
                    (mean: $0.mean - told.shift * deviation, variance: $0.variance + told.open * deviation * deviation)
                }
            }
            return known.isEmpty ? nil : Self.weighed(known, &log)
        }
        let known = own.compactMap(\.self).map { (mean: $0.mean, variance: $0.variance + between) }
        var level = EffectBelief(mean: 0, variance: library)
        if !known.isEmpty {
            let mean = Self.weighed(known, &log)
            log += Self.density(mean.mean, mean.variance + library)
            level = EffectBelief(weighing: [(mean.mean, mean.variance), (0, library)])
        }
        groups = own.map { $0.map { Self.shrunken($0, toward: level, between: between) } ?? level.widened(by: between) }
        logLikelihood = log
    }

    func belief(of told: Told, in group: Int) -> EffectBelief {
        let expected = EffectBelief(
            mean: groups[group].mean + told.shift * deviation, variance: groups[group].variance)
        let between = told.open * deviation * deviation
        return told.estimate.map { Self.shrunken($0, toward: expected, between: between) }
            ?? expected.widened(by: between)
    }

    /// What the estimate told of the mean it is drawn toward is not counted twice: the mean is that of all of the evidence,
    /// and what is drawn is conditional on it (Gelman et al. 2013, section 5.4).
    private static func shrunken(
        _ estimate: EffectBelief, toward mean: EffectBelief, between: Double
    ) -> EffectBelief {
        let toMean = estimate.variance / (estimate.variance + between)
        return EffectBelief(
            mean: estimate.mean + toMean * (mean.mean - estimate.mean),
            variance: toMean * between + toMean * toMean * mean.variance)
    }

    /// The mean of estimates with a common mean, and what they add to the likelihood where that may be anything.
    private static func weighed(_ known: [(mean: Double, variance: Double)], _ log: inout Double) -> EffectBelief {
        let mean = EffectBelief(weighing: known)
        for estimate in known { log += density(estimate.mean - mean.mean, estimate.variance) }
        log += Glibc.log(mean.variance) / 2
        return mean
    }

    private static func density(_ distance: Double, _ variance: Double) -> Double {
        -(distance * distance / variance + log(variance)) / 2
    }
}

extension EffectBelief {
    /// The mean of several independent estimates of one value, weighed by their precision.
    fileprivate init(weighing estimates: [(mean: Double, variance: Double)]) {
        let sum = estimates.reduce(0) { $0 + 1 / $1.variance }
        self.init(mean: estimates.reduce(0) { $0 + $1.mean / $1.variance } / sum, variance: 1 / sum)
    }

    fileprivate func widened(by variance: Double) -> EffectBelief {
        EffectBelief(mean: mean, variance: self.variance + variance)
    }
}
