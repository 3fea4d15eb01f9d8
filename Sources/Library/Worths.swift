package import Domain
import Glibc
package import Statistics

/// What an action is worth for a driver, in points of it.
package struct Worth: Equatable, Sendable {
    /// Trials that tell of it.
    package var trials: Int
    /// Locations that these were made in.
    package var stores: Int
    /// By the trials of this action and of the others, and by what its author expects of it beside others.
    package var belief: EffectBelief
    /// The variance that one more trial would have.
    package var trialVariance: Double
    /// How much its effects differ from place to place: a variance.
    package var places: Double
    /// What is less than this nobody would notice, and is not called help.
    package var least: Double

    /// Probability with which it must be above `least` to be said to help.
    private static let surely = 0.95
    /// And below, to be said not to: nothing is lost where something else is tried instead.
    private static let hardly = 0.9
    /// So few do not prove that something is in vain.
    private static let leastTrials = 5

    package init(
        trials: Int, stores: Int, belief: EffectBelief, trialVariance: Double, places: Double, least: Double
    ) {
        self.trials = trials
        self.stores = stores
        self.belief = belief
        self.trialVariance = trialVariance
        self.places = places
        self.least = least
    }

    /// What it does in some place.
    package var inOnePlace: EffectBelief { EffectBelief(mean: belief.mean, variance: belief.variance + places) }

    package var verdict: Plan.Evidence.Verdict {
        guard trials > 0 else { return .new }
        let helps = belief.probability(above: least)
        if helps >= Self.surely { return .helps }
        return trials >= Self.leastTrials && 1 - helps >= Self.hardly ? .doesNotHelp : .unknown
    }
}

/// What the actions of a library are worth, by what became of the locations that were given them.
package struct Worths: Sendable {
    /// Half as much counts what was tried a year ago.
    private static let halfLife = 365.0
    /// What managers choose for themselves counts half.
    private static let own = 0.5
    /// An earlier wording of the action.
    private static let formerVersion = 0.25
    /// In points of a five-point scale. Before there is any evidence a library's actions are thought to do nothing on
    /// the whole, one a tenth more than another, and in one place a tenth more than in another; half of what authors' expectations
    /// differ by is true.
    private static let prior = PooledEffects.Prior(
        library: 0.1, treatments: 0.12, places: 0.1, placesKnown: 10, reliability: 0.5)
    /// Likewise: less than this nobody would notice.
    private static let least = 0.02
    /// Likewise: of one trial, before there is any.
    private static let typicalVariance = 0.22 * 0.22

    private struct Key: Hashable {
        let driver: Identifier
        let action: Identifier
    }

    private let worths: [Key: Worth]
    /// Of actions that nothing is known of, by driver.
    private let unknown: [Identifier: Worth]

    /// - Parameters:
    ///   - trials: of any actions, also of those that the library has no more.
    ///   - day: on which they are looked back on.
    package init(_ trials: [Trial], library: ActionLibrary, brand: Brand, on day: Day) {
        var versions: [Identifier: String] = [:]
        for action in library.actions { versions[Identifier(action.id)] = action.version }
        let keys = brand.drivers.map { driver -> [Key] in
            let served = library.actions.filter { $0.serves(driver.key) }.map { Identifier($0.id) }
            let tried = trials.filter { $0.driver.text == driver.key }.map(\.action)
            return Set(served + tried).sorted().map { Key(driver: Identifier(driver.key), action: $0) }
        }
        let units = Dictionary(
            brand.drivers.map { (Identifier($0.key), Self.unit($0.scale)) }, uniquingKeysWith: { first, _ in first })
        let byKey = Dictionary(grouping: trials) { Key(driver: $0.driver, action: $0.action) }
        let expectations = Self.expectations(of: keys, library, units: units)
        let evidence = keys.map { keys in
            keys.map { key in
                TreatmentEvidence(
                    (byKey[key] ?? []).sorted(by: Self.precedes).map { trial in
                        let unit = units[trial.driver] ?? 1
                        return EffectEstimate(
                            effect: trial.effect / unit, variance: trial.variance / (unit * unit),
                            weight: Self.weight(of: trial, versions[trial.action], on: day))
                    }, expectation: expectations[key])
            }
        }
        let pooled = PooledEffects(evidence, prior: Self.prior)
        let all = evidence.joined().flatMap(\.estimates).map(\.variance).sorted()
        let variance = (all.isEmpty ? Self.typicalVariance : all[all.count / 2]) + pooled.betweenPlaces
        var worths: [Key: Worth] = [:]
        var unknown: [Identifier: Worth] = [:]
        for (place, keys) in keys.enumerated() {
            let driver = brand.drivers[place]
            let unit = Self.unit(driver.scale)
            func worth(_ belief: EffectBelief, _ trials: [Trial]) -> Worth {
                Worth(
                    trials: trials.count, stores: Set(trials.map(\.location)).count,
                    belief: EffectBelief(mean: belief.mean * unit, variance: belief.variance * unit * unit),
                    trialVariance: variance * unit * unit,
                    places: pooled.betweenPlaces * unit * unit, least: Self.least * unit)
            }
            for (number, key) in keys.enumerated() {
                worths[key] = worth(pooled.beliefs[place][number], byKey[key] ?? [])
            }
            unknown[Identifier(driver.key)] = worth(pooled.unknown[place], [])
        }
        self.worths = worths
        self.unknown = unknown
    }

    /// Of an action for a driver; nil where the brand has no such driver.
    package func worth(of action: String, for driver: String) -> Worth? {
        worths[Key(driver: Identifier(driver), action: Identifier(action))] ?? unknown[Identifier(driver)]
    }

    /// Whether it may be given to anybody: it is not known to be in vain. Evidence grows old, so that it may again one day.
    package func mayHelp(_ action: String, for driver: String) -> Bool {
        worth(of: action, for: driver)?.verdict != .doesNotHelp
    }

    private static func unit(_ scale: Scale) -> Double { scale.range / 4 }

    /// In one order whatever the order they come in, so that sums are the same to the last bit.
    private static func precedes(_ one: Trial, _ other: Trial) -> Bool {
        (one.ended, one.effect, one.variance, one.isOwn ? 1 : 0, one.version)
            < (other.ended, other.effect, other.variance, other.isOwn ? 1 : 0, other.version)
    }

    private static func weight(of trial: Trial, _ version: String?, on day: Day) -> Double {
        let age = Double(max(0, day.number - trial.ended.number))
        return exp2(-age / halfLife) * (trial.isOwn ? own : 1) * (version == trial.version ? 1 : formerVersion)
    }

    /// What authors expect, beside others of the same driver: all of them think well of their own.
    private static func expectations(
        of keys: [[Key]], _ library: ActionLibrary, units: [Identifier: Double]
    ) -> [Key: Double] {
        var distances: [Key: Double] = [:]
        var freedom = 0
        for keys in keys {
            let priors = keys.compactMap { key in library.action(key.action.text)?.prior.map { (key, $0) } }
            guard priors.count > 1 else { continue }
            let mean = priors.reduce(0) { $0 + $1.1 } / Double(priors.count)
            for (key, prior) in priors { distances[key] = (prior - mean) / (units[key.driver] ?? 1) }
            freedom += priors.count - 1
        }
        let squares = distances.values.sorted().reduce(0) { $0 + $1 * $1 }
        guard freedom > 0, squares > 0 else { return [:] }
        let deviation = (squares / Double(freedom)).squareRoot()
        return distances.mapValues { $0 / deviation }
    }
}
