import Domain
import Library
import Planning
import Statistics

/// Whether the library learns what its actions are worth: a chain whose stores work, cycle after cycle, on the driver that
/// they seem lowest on, with an action that the policy gives them, in a world where it is known what each action does.
package struct ProgrammeStudy: Sendable {
    package struct World: Equatable, Sendable {
        package var stores: Int
        package var drivers: Int
        package var actionsPerDriver = 6
        package var cycles = 8
        /// To each driver, in a store and cycle.
        package var answers: Int
        package var seed: UInt64
        /// Of true effects: their mean, how far actions differ, and one action from store to store.
        package var effect = 0.1
        package var between = 0.12
        package var places = 0.1
        /// The share of managers who choose for themselves where their store seems to rise.
        package var choosers = 0.0

        /// - Parameter answers: 1 or more.
        package init(stores: Int, drivers: Int, answers: Int, seed: UInt64 = 1) {
            (self.stores, self.drivers, self.answers, self.seed) = (stores, drivers, max(1, answers), seed)
        }

        /// The same where nothing that anybody does has any effect.
        package var idle: World {
            var world = self
            (world.effect, world.between, world.places) = (0, 0, 0)
            return world
        }

        /// The same with managers who choose for themselves.
        package func chosen(by share: Double) -> World {
            var world = self
            world.choosers = share
            return world
        }
    }

    package struct Findings: Equatable, Sendable {
        /// By chain: of all actions, what was found less what is true.
        package fileprivate(set) var bias = Tally()
        /// The same of the mean rise after an action was given, without any of the method.
        package fileprivate(set) var naiveBias = Tally()
        /// Intervals that hold the true effect.
        package fileprivate(set) var covered = Share()
        /// Actions that are said to help, of those that help and of those that do not.
        package fileprivate(set) var helpful = Share()
        package fileprivate(set) var useless = Share()
        /// Actions whose stores rose on average by more than would be called help.
        package fileprivate(set) var naiveUseless = Share()
        /// By chain: points that stores missed, for each action given, beside the best action of its driver.
        package fileprivate(set) var regret = Tally()
        /// Drivers of which the action thought best in the end is the best.
        package fileprivate(set) var found = Share()

        package init() {}
    }

    /// Cycles before the first action, and days that plans look back on.
    private static let before = 3
    private static let window = 84
    private static let cycle = 28
    private static let within = 1.0
    private static let authorsError = 0.12
    private static let start = Day(number: 20_000)

    package let world: World

    package init(_ world: World) {
        self.world = world
    }

    package func add(chain number: Int, to findings: inout Findings) {
        var programme = Programme(world, seed: UInt64(number))
        for cycle in 0..<world.cycles { programme.run(cycle) }
        programme.judge(into: &findings)
    }

    private static func first(_ cycle: Int) -> Day { start.advanced(by: cycle * Self.cycle) }

    /// One chain.
    private struct Programme {
        let world: World
        var generator: SeededGenerator
        let brand: Brand
        let library: ActionLibrary
        /// By driver and action.
        let truth: [[Double]]
        /// By store and driver.
        var levels: [[Double]]
        var answers: [DailyAnswers]
        var works: [[DriverWork]]
        /// What each store was given last.
        var last: [(driver: Int, action: Int)?]
        var trials: [Trial] = []
        var rises: [Identifier: [Double]] = [:]
        var missed = 0.0
        var given = 0

        init(_ world: World, seed: UInt64) {
            self.world = world
            var generator = SeededGenerator("programme", world.seed, seed)
            let brand = ProgrammeBrand.brand(drivers: world.drivers)
            let truth = brand.drivers.map { _ in
                (0..<world.actionsPerDriver).map { _ in world.effect + world.between * generator.normal() }
            }
            library = ProgrammeBrand.library(brand, truth, error: ProgrammeStudy.authorsError, &generator)
            levels = (0..<world.stores).map { _ in (0..<world.drivers).map { _ in 3.9 + 0.25 * generator.normal() } }
            answers = levels.map { _ in DailyAnswers(units: brand.drivers.map { _ in 1 }) }
            works = levels.map { _ in [] }
            last = levels.map { _ in nil }
            self.brand = brand
            self.truth = truth
            self.generator = generator
            for cycle in -ProgrammeStudy.before..<0 { live(cycle) }
        }

        /// What stores are answered in a cycle; all levels move a little, together and each by itself.
        private mutating func live(_ cycle: Int) {
            for driver in 0..<world.drivers {
                let common = 0.03 * generator.normal()
                for store in levels.indices { levels[store][driver] += common + 0.02 * generator.normal() }
            }
            for store in levels.indices {
                let count = Double(world.answers)
                answers[store].add(
                    ProgrammeStudy.first(cycle),
                    levels[store].map { level in
                        let mean = level + ProgrammeStudy.within * generator.normal() / count.squareRoot()
                        let squares = count * mean * mean + (count - 1) * ProgrammeStudy.within * ProgrammeStudy.within
                        return DailyAnswers.Sum(
                            count: Int64(world.answers), total: Int64((mean * count * 1_000).rounded()),
                            squares: Int64((squares * 1e6).rounded()))
                    })
            }
        }

        mutating func run(_ cycle: Int) {
            let (began, ended) = (ProgrammeStudy.first(cycle), ProgrammeStudy.first(cycle + 1))
            let worths = Worths(trials, library: library, brand: brand, on: began)
            for store in works.indices {
                guard let last = last[store] else { continue }
                let worth = worths.worth(of: id(last.driver, last.action), for: brand.drivers[last.driver].key)
                works[store][works[store].count - 1].learned = worth?.inOnePlace
            }
            var pending: [Identifier: Int] = [:]
            var chosen: [(store: Int, driver: Int, action: Int, isOwn: Bool)] = []
            for store in levels.indices {
                let means = (0..<world.drivers).map {
                    mean(store, $0, began.advanced(by: -ProgrammeStudy.window), began)
                }
                let driver = means.indices.min { means[$0] < means[$1] } ?? 0
                var candidates = ProgrammeBrand.candidates(
                    worths, brand.drivers[driver].key, count: world.actionsPerDriver)
                for place in candidates.indices { candidates[place].pending = pending[candidates[place].action] ?? 0 }
                guard
                    var action = ActionPolicy.pick(
                        generator.uniform(), by: ActionPolicy.probabilities(candidates))
                else { continue }
                pending[candidates[action].action, default: 0] += 1
                missed += (truth[driver].max() ?? 0) - truth[driver][action]
                given += 1
                let now = mean(store, driver, began.advanced(by: -28), began)
                let seemsToRise = now > mean(store, driver, began.advanced(by: -56), began.advanced(by: -28))
                let isOwn = seemsToRise && generator.uniform() < 2 * world.choosers
                if isOwn { action = generator.integer(below: world.actionsPerDriver) }
                chosen.append((store, driver, action, isOwn))
                let worth = worths.worth(of: id(driver, action), for: brand.drivers[driver].key)
                works[store].append(
                    DriverWork(
                        driver: driver, began: began, ended: ended,
                        expected: worth?.inOnePlace ?? EffectBelief(mean: 0, variance: 0)))
                last[store] = (driver, action)
                levels[store][driver] += truth[driver][action] + world.places * generator.normal()
            }
            live(cycle)
            let observed = zip(answers, works).map { ObservedLocation(answers: $0, works: $1) }
            var judge = TrialJudge(
                compared: observed, window: ProgrammeStudy.window)
            for (store, driver, action, isOwn) in chosen {
                rises[Identifier(id(driver, action)), default: []].append(
                    mean(store, driver, began, ended)
                        - mean(store, driver, began.advanced(by: -ProgrammeStudy.window), began))
                guard
                    let effect = judge.effect(
                        of: observed[store], column: driver, driver: driver, from: began, before: ended)
                else {
                    continue
                }
                trials.append(
                    Trial(
                        location: Identifier("\(store)"), action: Identifier(id(driver, action)),
                        driver: Identifier(brand.drivers[driver].key),
                        version: library.action(id(driver, action))?.version ?? "", effect: effect.change,
                        variance: effect.error * effect.error, ended: ended, isOwn: isOwn))
            }
        }

        private func mean(_ store: Int, _ driver: Int, _ first: Day, _ end: Day) -> Double {
            answers[store].mean(driver, from: first, before: end)
        }

        private func id(_ driver: Int, _ action: Int) -> String {
            ProgrammeBrand.id(brand.drivers[driver].key, action)
        }

        func judge(into findings: inout Findings) {
            let worths = Worths(trials, library: library, brand: brand, on: ProgrammeStudy.first(world.cycles))
            var (bias, naive) = (0.0, [Double]())
            for (driver, truths) in truth.enumerated() {
                var means: [Double] = []
                for (action, effect) in truths.enumerated() {
                    guard let worth = worths.worth(of: id(driver, action), for: brand.drivers[driver].key) else {
                        continue
                    }
                    means.append(worth.belief.mean)
                    bias += worth.belief.mean - effect
                    findings.covered.add((worth.belief.interval.low...worth.belief.interval.high).contains(effect))
                    let isHelp = effect > worth.least
                    if isHelp { findings.helpful.add(worth.verdict == .helps) }
                    if !isHelp { findings.useless.add(worth.verdict == .helps) }
                    guard let rises = rises[Identifier(id(driver, action))], !rises.isEmpty else { continue }
                    let rise = rises.reduce(0, +) / Double(rises.count)
                    naive.append(rise - effect)
                    if !isHelp { findings.naiveUseless.add(rise > worth.least) }
                }
                let thought = means.indices.max { means[$0] < means[$1] }
                let best = truths.indices.max { truths[$0] < truths[$1] }
                if world.between > 0 { findings.found.add(thought == best) }
            }
            findings.bias.add(bias / Double(max(1, library.actions.count)))
            findings.naiveBias.add(naive.reduce(0, +) / Double(max(1, naive.count)))
            findings.regret.add(missed / Double(max(1, given)))
        }
    }
}
