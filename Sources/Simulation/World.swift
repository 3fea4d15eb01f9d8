package import Domain
import Statistics

/// A chain whose truth is known: what drivers are worth, and where every location stands on each.
///
/// Drivers have marks from 1 to 5, the outcome from 0 to 10. What customers answer is drawn from it by `Customers`;
/// a truth that changes is a `Change`.
package struct World: Equatable, Sendable {
    /// A level that moves on some day and stays.
    package struct Change: Equatable, Sendable {
        package var location: Int
        package var driver: Int
        /// Points of the driver; below zero for a drop.
        package var points: Double
        package var from: Day

        package init(location: Int, driver: Int, points: Double, from: Day) {
            self.location = location
            self.driver = driver
            self.points = points
            self.from = from
        }
    }

    package let parameters: WorldParameters
    /// w: outcome points per point of each driver; together 2.
    package let worths: [Double]
    /// μ and τ: mean of the levels by driver, and how far locations differ beyond what they have in common.
    package let means: [Double]
    package let spreads: [Double]
    /// Standard deviation of one customer's experience beyond what they share, by driver.
    let noises: [Double]
    /// Share of answers left out, by driver.
    package let skips: [Double]
    /// By weekday, Monday first, and driver.
    let dayEffects: [[Double]]
    /// θ by location and driver, before any change.
    package let levels: [[Double]]
    /// T: the upper quartile of the levels by driver, before any change.
    package let targets: [Double]
    /// By location.
    private(set) var changes: [Int: [Change]] = [:]

    /// What all of a location's levels have in common.
    static let common = 0.12
    /// What all of one customer's experiences have in common, halo aside.
    static let shared = 0.3
    static let dayDeviation = 0.15

    /// w = 2·Dirichlet(1.5); μ ~ U(3.6, 4.4); τ ~ U(.12, .30); θ = μ + .12 g + τ u with g one for the location.
    package init(_ parameters: WorldParameters) {
        let drivers = 0..<parameters.drivers
        var generator = SeededGenerator("world", parameters.seed)
        worths = generator.dirichlet(1.5, count: parameters.drivers).map { 2 * $0 }
        means = drivers.map { _ in generator.uniform(in: 3.6...4.4) }
        spreads = drivers.map { _ in generator.uniform(in: 0.12...0.30) }
        noises = drivers.map { _ in generator.uniform(in: 0.7...1) }
        let least = 0.2 * parameters.skipping
        skips = drivers.map { _ in generator.uniform(in: least...9 * least) }
        dayEffects = Weekday.allCases.map { _ in drivers.map { _ in Self.dayDeviation * generator.normal() } }
        let (means, spreads) = (means, spreads)
        let levels = (0..<parameters.locations).map { _ in
            let common = Self.common * generator.normal()
            return drivers.map { means[$0] + common + spreads[$0] * generator.normal() }
        }
        self.levels = levels
        targets = drivers.map { driver in Self.upperQuartile(levels.map { $0[driver] }) }
        self.parameters = parameters
    }

    package mutating func change(_ change: Change) { changes[change.location, default: []].append(change) }

    /// θ on a day.
    package func level(_ location: Int, _ driver: Int, on day: Day) -> Double {
        let moved = changes[location]?.filter { $0.driver == driver && $0.from <= day } ?? []
        return moved.reduce(levels[location][driver]) { $0 + $1.points }
    }

    /// w·max(0, T − θ) by driver: what bringing it up to the target is worth in the outcome.
    package func gains(of location: Int, on day: Day) -> [Double] {
        worths.indices.map { worths[$0] * max(0, targets[$0] - level(location, $0, on: day)) }
    }

    /// Between the values around three quarters of the way, in proportion; 0 for none.
    private static func upperQuartile(_ values: [Double]) -> Double {
        let sorted = values.sorted()
        guard let last = sorted.last else { return 0 }
        let place = 0.75 * Double(sorted.count - 1)
        let below = Int(place)
        return below + 1 < sorted.count
            ? sorted[below] + (place - Double(below)) * (sorted[below + 1] - sorted[below]) : last
    }
}
