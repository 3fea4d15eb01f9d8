import Domain
import Statistics
import Testing

@testable import Simulation

@Suite("A simulated world is the reference's")
struct WorldTests {
    static func parameters(_ seed: UInt64 = 1, locations: Int = 100, drivers: Int = 8) -> WorldParameters {
        var parameters = WorldParameters()
        parameters.seed = seed
        parameters.locations = locations
        parameters.drivers = drivers
        return parameters
    }

    @Test("gamma deviates have the mean and the variance of their shape", arguments: [0.5, 1, 1.5, 4])
    func gamma(_ shape: Double) {
        var generator = SeededGenerator(seed: 7)
        let values = (0..<20_000).map { _ in generator.gamma(shape: shape) }
        let mean = values.reduce(0, +) / 20_000
        let variance = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        #expect(abs(mean - shape) < 0.05 * shape)
        #expect(abs(variance - shape) < 0.1 * shape)
        #expect(values.allSatisfy { $0 > 0 && $0.isFinite })
    }

    @Test("what drivers are worth adds up to 2", arguments: [1, 8, 63])
    func worths(_ drivers: Int) {
        let world = World(Self.parameters(drivers: drivers))
        #expect(world.worths.count == drivers)
        #expect(world.worths.allSatisfy { $0 >= 0 })
        #expect(abs(world.worths.reduce(0, +) - 2) < 1e-12)
    }

    @Test("levels lie around their means, and a quarter of them above the target")
    func levels() {
        let world = World(Self.parameters(locations: 2_000))
        for driver in world.worths.indices {
            let levels = world.levels.map { $0[driver] }
            let mean = levels.reduce(0, +) / 2_000
            let variance = levels.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 2_000
            let expected = world.spreads[driver] * world.spreads[driver] + 0.12 * 0.12
            #expect((3.6...4.4).contains(world.means[driver]))
            #expect((0.12...0.30).contains(world.spreads[driver]))
            #expect(abs(mean - world.means[driver]) < 0.03)
            #expect(abs(variance / expected - 1) < 0.15)
            #expect(abs(levels.count { $0 > world.targets[driver] } - 500) <= 1)
        }
    }

    @Test("the seed alone decides")
    func seed() {
        #expect(World(Self.parameters(5)) == World(Self.parameters(5)))
        #expect(World(Self.parameters(5)) != World(Self.parameters(6)))
    }

    @Test("a gain is what the driver is worth times the way to its target, and never below zero")
    func gains() {
        let world = World(Self.parameters())
        for location in world.levels.indices {
            for (driver, gain) in world.gains(of: location, on: SimulatedCalendar.plan).enumerated() {
                let way = world.targets[driver] - world.levels[location][driver]
                #expect(gain == world.worths[driver] * max(0, way))
            }
        }
    }

    @Test("a change counts from its day on, at its location and driver alone")
    func change() {
        var world = World(Self.parameters())
        let before = world
        let day = SimulatedCalendar.plan
        world.change(World.Change(location: 3, driver: 2, points: -0.6, from: day))
        #expect(world.level(3, 2, on: day.advanced(by: -1)) == before.levels[3][2])
        #expect(world.level(3, 2, on: day) == before.levels[3][2] - 0.6)
        #expect(world.level(3, 1, on: day) == before.levels[3][1])
        #expect(world.level(4, 2, on: day) == before.levels[4][2])
        #expect(world.targets == before.targets)
    }

    @Test(
        "a world without locations, with one, or with one driver is a world",
        arguments: [(0, 8), (1, 8), (1, 1), (3, 0)])
    func small(_ locations: Int, _ drivers: Int) {
        let world = World(Self.parameters(locations: locations, drivers: drivers))
        #expect(world.targets.allSatisfy { $0.isFinite })
        #expect(world.levels.count == locations)
    }

    @Test("mixed sizes go from 2 to 400, half of them under 25; listed ones come in turn")
    func sizes() {
        let counts = AnswerCounts.mixed.counts(Self.parameters(locations: 4_000))
        #expect(counts.allSatisfy { (2...400).contains($0) })
        #expect(abs(counts.count { $0 < 25 } - 2_000) < 150)
        #expect(AnswerCounts.listed([5, 20]).counts(Self.parameters(locations: 3)) == [5, 20, 5])
    }
}
