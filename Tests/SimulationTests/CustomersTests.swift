import Domain
import Statistics
import Testing

@testable import Simulation

@Suite("Simulated customers answer as the world says")
struct CustomersTests {
    private let first = SimulatedCalendar.plan.advanced(by: -90)

    private func answers(_ world: World, _ count: Int, location: Int = 0) -> [Answer] {
        var customers = Customers(world, location: location)
        return customers.answers(count, from: first, days: 90)
    }

    @Test("marks are on their scales, days in the period, and in order")
    func scales() {
        let answers = answers(World(WorldTests.parameters()), 3_000)
        #expect(answers.count == 3_000)
        #expect(answers.allSatisfy { (0...10).contains($0.outcome) && $0.marks.count == 8 })
        #expect(answers.allSatisfy { $0.marks.allSatisfy { $0 == nil || (1...5).contains($0 ?? 0) } })
        #expect(zip(answers, answers.dropFirst()).allSatisfy { $0.at <= $1.at })
        let days = answers.map { Int($0.at.seconds / 86_400) }
        #expect(days.min() == first.number)
        #expect(days.max() == SimulatedCalendar.plan.number - 1)
    }

    @Test("each driver is left out as often as it should be, and by some people more than by others")
    func skipping() {
        let world = World(WorldTests.parameters())
        let answers = answers(world, 20_000)
        var independent = 0.0
        for driver in world.skips.indices {
            let share = Double(answers.count { $0.marks[driver] == nil }) / 20_000
            #expect((0.05...0.45).contains(world.skips[driver]))
            #expect(abs(share - world.skips[driver]) < 0.015)
            independent += share * (1 - share)
        }
        let skipped = answers.map { answer in Double(answer.marks.count { $0 == nil }) }
        let mean = skipped.reduce(0, +) / 20_000
        let variance = skipped.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 20_000
        #expect((1.4...1.9).contains(variance / independent))
    }

    @Test("nothing is left out where nothing should be")
    func complete() {
        var parameters = WorldTests.parameters()
        parameters.skipping = 0
        #expect(answers(World(parameters), 200).allSatisfy { !$0.marks.contains(nil) })
    }

    @Test("a mood colours all of one customer's marks", arguments: [(0.0, 0.02...0.15), (0.7, 0.25...0.5)])
    func halo(_ halo: Double, _ expected: ClosedRange<Double>) {
        var parameters = WorldTests.parameters()
        parameters.halo = halo
        parameters.skipping = 0
        let pairs = answers(World(parameters), 10_000).map { (Double($0.marks[0] ?? 0), Double($0.marks[1] ?? 0)) }
        let means = (pairs.reduce(0) { $0 + $1.0 } / 10_000, pairs.reduce(0) { $0 + $1.1 } / 10_000)
        let covariance = pairs.reduce(0) { $0 + ($1.0 - means.0) * ($1.1 - means.1) } / 10_000
        #expect(expected.contains(covariance))
    }

    @Test("a change of truth leaves every other answer as it was")
    func change() {
        let world = World(WorldTests.parameters())
        var changed = world
        let day = first.advanced(by: 45)
        changed.change(World.Change(location: 0, driver: 2, points: -0.6, from: day))
        let (before, after) = (answers(world, 2_000), answers(changed, 2_000))
        var fell = 0
        for (old, new) in zip(before, after) {
            let isLater = old.at.seconds / 86_400 >= day.number
            #expect(old.at == new.at)
            #expect(old.marks.map { $0 == nil } == new.marks.map { $0 == nil })
            if !isLater { #expect(old == new) }
            for driver in old.marks.indices where driver != 2 { #expect(old.marks[driver] == new.marks[driver]) }
            if (new.marks[2] ?? 0) < (old.marks[2] ?? 0) { fell += 1 }
        }
        #expect(fell > 200)
        #expect(answers(world, 50, location: 1) == answers(changed, 50, location: 1))
    }
}
