import Domain
import Foundation
import LocalTime
import Testing

@testable import HuddleDaemon

@Suite("The clock is set, and plans stay right")
struct PlanningClockTests {
    private func stepped(_ events: [Event]) -> [Int64] {
        events.compactMap { event in
            if case .clockStepped(let seconds) = event { seconds } else { nil }
        }
    }

    /// Locations that are all on UTC.
    private func place(now: String) async throws -> HandDriven {
        let huddled = try HandDriven(now: now)
        try await huddled.look()
        try huddled.deliver()
        try await huddled.look()
        _ = huddled.world.takeEvents()
        return huddled
    }

    @Test("Berlin: 02:30 that does not exist is 01:00 UTC; 02:30 that exists twice is 00:30 UTC, once")
    func berlin() async throws {
        for (now, due, after) in [
            ("2026-03-29T00:00:00Z", "2026-03-29T01:00:00Z", "2026-03-30T00:30:00Z"),
            ("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"),
        ] {
            let huddled = try HandDriven(
                Workplace.small + "\ntimezone: Europe/Berlin\nlocations: locations.csv\nplan: { at: \"02:30\" }\n",
                now: now, prepare: { try $0.write("id\nA\n", to: "locations.csv") })
            #expect(try await huddled.work.planDue() > .zero)
            #expect(huddled.world.events.published == 0)
            for expected in [due, after] {
                let instant = try #require(Instant(rfc3339: expected))
                let next = await huddled.status.nextPlans
                #expect(next == Status.NextPlans(due: instant, timezone: "Europe/Berlin"))
                huddled.world.advance(by: try await huddled.work.planDue())
                #expect(huddled.world.now == instant)
                _ = try await huddled.work.planDue()
                #expect(huddled.world.takeEvents().published == 1)
            }
        }
    }

    @Test("a step is told, and what became due by it is planned at once and not again when its time really comes")
    func forward() async throws {
        let huddled = try await place(now: "2026-11-21T04:00:00Z")
        _ = try await huddled.work.planDue()
        #expect(huddled.world.takeEvents().isEmpty)
        huddled.world.step(by: .seconds(7_200))
        _ = try await huddled.work.planDue()
        let events = huddled.world.takeEvents()
        #expect(stepped(events) == [7_200] && events.published == 1)

        huddled.world.step(by: .seconds(-7_200))
        for _ in 0..<300 {
            _ = try await huddled.work.planDue()
            huddled.world.advance(by: .seconds(60))
        }
        let after = huddled.world.takeEvents()
        #expect(stepped(after) == [-7_200] && after.published == 0)
        #expect(after.count == 1, "\(after)")
    }

    @Test("a clock that ran a day ahead: its plan stays, nothing is planned again, and who is left out is told once")
    func ahead() async throws {
        let huddled = try await place(now: "2026-11-21T04:00:00Z")
        _ = try await huddled.work.planDue()
        huddled.world.step(by: .seconds(86_400 + 7_200))
        _ = try await huddled.work.planDue()
        let ahead = huddled.world.takeEvents()
        #expect(ahead.published == 1)
        let plans = try huddled.place.files(below: "plans")
        #expect(plans.contains("A/2026-11-22.txt"))

        huddled.world.step(by: .seconds(-86_400 - 7_200))
        for _ in 0..<(24 * 60) {
            _ = try await huddled.work.planDue()
            huddled.world.advance(by: .seconds(60))
        }
        let back = huddled.world.takeEvents()
        #expect(back.published == 0)
        #expect(back.filter { EventKind($0) == .plannedAhead }.count == 1, "\(back)")
        #expect(try huddled.place.files(below: "plans") == plans)

        huddled.world.advance(by: .seconds(86_400 + 3_600))
        _ = try await huddled.work.planDue()
        #expect(huddled.world.takeEvents().published == 1)
    }

    @Test("a start that takes long is no step of the clock")
    func slowStart() async throws {
        let world = try TestWorld()
        let place = try Workplace(Workplace.small)
        let start = try Start(configurationPath: place.configurationFile.path, world: world.world())
        // Bringing a database up to date took an hour.
        world.advance(by: .seconds(3_600))
        let work = Work(start, watcher: InboxWatcher(Bell()), stop: Flag())
        _ = try await work.planDue()
        #expect(stepped(world.events).isEmpty)
    }

    @Test("a plan is not made again because files came in after it; a location that is new gets its own")
    func newLocation() async throws {
        let huddled = try await place(now: "2026-11-21T06:00:00Z")
        _ = try await huddled.work.planDue()
        #expect(huddled.world.takeEvents().published == 1)
        try huddled.deliver("location,submitted,overall\nA,2026-11-05T10:00:00Z,1\n", as: "more.csv")
        try await huddled.look()
        _ = try await huddled.work.planDue()
        #expect(huddled.world.takeEvents().published == 0)
        try huddled.deliver("location,submitted,overall\nB,2026-11-05T10:00:00Z,1\n", as: "other.csv")
        try await huddled.look()
        _ = try await huddled.work.planDue()
        #expect(huddled.world.takeEvents().published == 1)
        #expect(try huddled.place.files(below: "plans").filter { $0.hasSuffix(".txt") }.count == 2)
    }
}
