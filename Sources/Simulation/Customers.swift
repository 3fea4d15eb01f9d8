package import Domain
import Statistics

/// What one customer answered.
package struct Answer: Equatable, Sendable {
    package var at: Instant
    /// 0 to 10.
    package var outcome: Int
    /// 1 to 5 by driver; nil where it was left out.
    package var marks: [Int?]
}

/// The customers of one location, who answer from what is true of it.
///
/// An experience is θ + the weekday's effect + .3 v + sd e; the mark is round(experience + .7 h) on 1 to 5, h a mood that
/// is in all of a customer's marks; the outcome is round(7.5 + Σ w (experience − μ) + .8 h + e) on 0 to 10. Each draws
/// the same number of times whatever is true, so that worlds which differ in one thing have the same customers.
package struct Customers {
    let world: World
    let location: Int
    private var generator: SeededGenerator

    /// How much of leaving answers out is the person's own tendency: the correlation of a normal deviate that decides
    /// for each driver.
    private static let tendency = 0.17

    init(_ world: World, location: Int) {
        self.world = world
        self.location = location
        generator = SeededGenerator("customers", world.parameters.seed, UInt64(location))
    }

    /// The customers of one day, whichever days are asked for: a chain too large for memory is made day by day.
    package init(_ world: World, location: Int, day: Day) {
        self.world = world
        self.location = location
        generator = SeededGenerator(
            "customers of a day", world.parameters.seed, UInt64(location), UInt64(bitPattern: Int64(day.number)))
    }

    /// So many answers on random days of the period, in the order of time.
    package mutating func answers(_ count: Int, from first: Day, days: Int) -> [Answer] {
        let offsets = (0..<count).map { _ in generator.integer(below: days) }.sorted()
        return offsets.map { answer(on: first.advanced(by: $0)) }.sorted { $0.at < $1.at }
    }

    private mutating func answer(on day: Day) -> Answer {
        let effects = world.dayEffects[day.weekday.rawValue - 1]
        let shared = World.shared * generator.normal()
        let mood = generator.normal()
        let tendency = generator.normal()
        let halo = world.parameters.halo
        var outcome = 7.5 + 8 / 7 * halo * mood + generator.normal()
        var marks: [Int?] = []
        for driver in world.worths.indices {
            let experience =
                world.level(location, driver, on: day) + effects[driver] + shared
                + world.noises[driver] * generator.normal()
            outcome += world.worths[driver] * (experience - world.means[driver])
            let will = Self.tendency.squareRoot() * tendency + (1 - Self.tendency).squareRoot() * generator.normal()
            let isSkipped = Normal.cdf(will) < world.skips[driver]
            marks.append(isSkipped ? nil : Self.mark(experience + halo * mood, 1...5))
        }
        // From seven to nine, to the second.
        let second = 7 * 3_600 + generator.integer(below: 14 * 3_600)
        return Answer(
            at: Instant(seconds: Int64(day.number) * 86_400 + Int64(second)), outcome: Self.mark(outcome, 0...10),
            marks: marks)
    }

    private static func mark(_ felt: Double, _ scale: ClosedRange<Double>) -> Int {
        Int(min(scale.upperBound, max(scale.lowerBound, felt.rounded())))
    }
}
