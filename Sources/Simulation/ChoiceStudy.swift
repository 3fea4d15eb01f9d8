import Domain
import Library
import Planning
import Statistics

/// What is missed by choosing actions as huddled does, where every trial tells its effect with a known error: without stores
/// and answers, to look at the choosing alone.
package struct ChoiceStudy: Sendable {
    package static let actions = 6
    package static let storesPerCycle = 15
    package static let cycles = 8
    /// Of true effects: their mean, how far actions differ, and one action from store to store.
    private static let effect = 0.1
    private static let between = 0.12
    private static let places = 0.1
    /// Of what is measured in a store.
    private static let error = 0.22

    package struct Findings: Equatable, Sendable {
        /// By driver: points that a store missed on average beside the best action.
        package fileprivate(set) var regret = Tally()
        /// Likewise where all actions are drawn evenly.
        package fileprivate(set) var evenly = Tally()
        /// Drivers of which the action thought best in the end is the best.
        package fileprivate(set) var found = Share()
        /// Or worse by less than would be called help.
        package fileprivate(set) var nearlyFound = Share()

        package init() {}
    }

    package let drivers: Int
    private let seed: UInt64

    package init(drivers: Int, seed: UInt64 = 1) {
        self.drivers = drivers
        self.seed = seed
    }

    package func add(chain number: Int, to findings: inout Findings) {
        var generator = SeededGenerator("choices", seed, UInt64(number))
        let brand = ProgrammeBrand.brand(drivers: drivers)
        let truth = brand.drivers.map { _ in
            (0..<Self.actions).map { _ in Self.effect + Self.between * generator.normal() }
        }
        let library = ProgrammeBrand.library(brand, truth, error: Self.between, &generator)
        var trials: [Trial] = []
        var missed = truth.map { _ in 0.0 }
        for cycle in 0..<Self.cycles {
            let day = Day(number: 20_000 + 28 * cycle)
            let worths = Worths(trials, library: library, brand: brand, on: day)
            for (driver, effects) in truth.enumerated() {
                var candidates = ProgrammeBrand.candidates(worths, brand.drivers[driver].key, count: Self.actions)
                for _ in 0..<Self.storesPerCycle {
                    let probabilities = ActionPolicy.probabilities(candidates)
                    guard let action = ActionPolicy.pick(generator.uniform(), by: probabilities) else { continue }
                    candidates[action].pending += 1
                    missed[driver] += (effects.max() ?? 0) - effects[action]
                    let done = effects[action] + Self.places * generator.normal()
                    trials.append(
                        Trial(
                            location: Identifier("\(trials.count)"), action: candidates[action].action,
                            driver: Identifier(brand.drivers[driver].key),
                            version: library.action(candidates[action].action.text)?.version ?? "",
                            effect: done + Self.error * generator.normal(), variance: Self.error * Self.error,
                            ended: day.advanced(by: 28)))
                }
            }
        }
        let worths = Worths(trials, library: library, brand: brand, on: Day(number: 20_000 + 28 * Self.cycles))
        for (driver, effects) in truth.enumerated() {
            let best = effects.max() ?? 0
            findings.regret.add(missed[driver] / Double(Self.cycles * Self.storesPerCycle))
            findings.evenly.add(best - effects.reduce(0, +) / Double(Self.actions))
            let means = ProgrammeBrand.candidates(worths, brand.drivers[driver].key, count: Self.actions)
                .map(\.worth.belief.mean)
            guard let thought = means.indices.max(by: { means[$0] < means[$1] }) else { continue }
            findings.found.add(effects[thought] == best)
            findings.nearlyFound.add(best - effects[thought] < 0.02)
        }
    }
}

/// The brand and the actions of a simulated programme.
enum ProgrammeBrand {
    static func brand(drivers: Int) -> Brand {
        var parameters = WorldParameters()
        parameters.drivers = drivers
        return SimulatedBrand.brand(parameters, planning: PlanningPolicy())
    }

    /// Actions by driver, with authors who expect what is true but for an error.
    static func library(
        _ brand: Brand, _ truth: [[Double]], error: Double, _ generator: inout SeededGenerator
    ) -> ActionLibrary {
        var actions: [Action] = []
        for (driver, effects) in zip(brand.drivers, truth) {
            for (place, effect) in effects.enumerated() {
                let id = id(driver.key, place)
                actions.append(
                    Action(
                        id: id, title: id, drivers: [driver.key], owner: "shift lead", minutes: 5, cadence: .daily,
                        say: id, steps: [id], watch: id, effort: .low, prior: effect + error * generator.normal()))
            }
        }
        return ActionLibrary(actions: actions)
    }

    static func id(_ driver: String, _ place: Int) -> String { "\(driver)-\(place)" }

    static func candidates(_ worths: Worths, _ driver: String, count: Int) -> [ActionPolicy.Candidate] {
        (0..<count).compactMap { place in
            worths.worth(of: id(driver, place), for: driver).map {
                ActionPolicy.Candidate(action: Identifier(id(driver, place)), worth: $0, pending: 0)
            }
        }
    }
}
