import Glibc
import Statistics

/// What a simulated chain is like, before chance fills in the rest. The defaults are the reference world's.
package struct WorldParameters: Equatable, Sendable {
    package var locations = 100
    /// 1 to 63.
    package var drivers = 8
    /// How much of one customer's mood is in all of their marks, in points; the outcome has 8/7 of it.
    package var halo = 0.7
    /// Share of the drivers' answers that are left out on average, 0 to 0.5; each driver has its own, from a fifth of it
    /// to nine fifths.
    package var skipping = 0.25
    /// Regions and formats that locations belong to, in turn; 0: none. They say nothing about levels.
    package var regions = 0
    package var formats = 0
    package var seed: UInt64 = 1

    package init() {}

    /// The same kind of world drawn anew.
    func chain(_ number: Int) -> WorldParameters {
        var other = self
        other.seed = seed &* 0x9e37_79b9_7f4a_7c15 &+ UInt64(truncatingIfNeeded: number)
        return other
    }
}

/// How many answers each location gets.
package enum AnswerCounts: Equatable, Sendable {
    /// These, in turn.
    case listed([Int])
    /// As uneven as chains are: half have fewer than 25, some hundreds. exp N(ln 25, 1.2²), from 2 to 400.
    case mixed

    /// By location; the same for the same world.
    package func counts(_ parameters: WorldParameters) -> [Int] {
        switch self {
        case .listed(let counts):
            return (0..<parameters.locations).map { counts.isEmpty ? 0 : counts[$0 % counts.count] }
        case .mixed:
            var generator = SeededGenerator("sizes", parameters.seed)
            return (0..<parameters.locations).map { _ in
                Int(min(400, max(2, (25 * exp(1.2 * generator.normal())).rounded())))
            }
        }
    }
}
