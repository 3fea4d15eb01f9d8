import Domain
import Foundation
import Spool
import SystemPackage
import Systemd
import Testing

@testable import HuddleDaemon

@Suite("Told to stop, the work stops where it is and loses nothing")
struct WorkStopTests {
    private static let rows = 5_000

    private static var long: String {
        "location,submitted,response,overall\n"
            + (0..<rows).map { "A,2026-11-01T10:00:00Z,\($0),5\n" }.joined()
    }

    @Test("in the middle of a file: nothing of it is stored, it stays in work, and the next start takes it whole")
    func midFile() async throws {
        let place = try Workplace(Workplace.small)
        do {
            // Stops when the file has just been claimed.
            let huddled = try HandDriven(
                at: place,
                adjust: { world, stop in
                    let claim = world.makeClaim
                    world.makeClaim = {
                        stop.raise()
                        return claim()
                    }
                })
            _ = await huddled.work.look()
            try huddled.deliver(Self.long)
            _ = await huddled.work.look()
            #expect(try await !huddled.work.takeNext())
            #expect(huddled.world.events.isEmpty)
            #expect(try place.files(below: "inbox").isEmpty)
            #expect(try place.files(below: "work").filter { $0.hasSuffix("/survey.csv") }.count == 1)
            #expect(try place.deliveries().isEmpty && place.responses().isEmpty)
            #expect(await huddled.status.doing == nil)
        }

        let next = try await HandDriven.afterAnother(at: place)
        try await next.look()
        #expect(next.world.events.deliveries.map(\.rows) == [Delivery.Rows(accepted: Self.rows)])
        #expect(try place.files(below: "work").isEmpty)
        #expect(try place.responses().count == Self.rows)
    }

    @Test("nothing new is begun: no file, no plan, no removal, no event")
    func nothingNew() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver()
        huddled.stop.raise()
        try await huddled.look()
        _ = try await huddled.work.planDue()
        _ = try await huddled.work.removeExpired()
        #expect(huddled.world.events.isEmpty)
        #expect(try huddled.place.files(below: "inbox") == ["survey.csv"])
    }

    @Test("in the middle of planning: what was not decided is decided after the next start")
    func midPlanning() async throws {
        let place = try Workplace(Workplace.small)
        do {
            let huddled = try HandDriven(at: place)
            try await huddled.look()
            try huddled.deliver()
            try await huddled.look()
            huddled.faults.refuse([.create], .noSpace)
            // Decided and committed, but not published.
            _ = try await huddled.work.planDue()
            #expect(huddled.world.events.published == 0)
        }
        let next = try await HandDriven.afterAnother(at: place)
        try await next.look()
        _ = try await next.work.planDue()
        #expect(next.world.events.published == 1)
        #expect(try place.files(below: "plans").count == 4)
    }

    @Test("long work shows that it goes on, but not more often than anybody wants to know")
    func beats() async throws {
        let huddled = try HandDriven()
        func beats() -> Int { huddled.world.said.filter { $0 == .notification(.watchdog) }.count }
        for _ in 0..<10 { try await huddled.look() }
        #expect(beats() == 1)
        huddled.world.advance(by: .seconds(1))
        try huddled.deliver(Self.long)
        try await huddled.look()
        #expect(beats() == 2)
    }

    @Test("the wait between two looks is never longer than the service manager's patience")
    func watchdog() async throws {
        let huddled = try HandDriven(watchdog: .seconds(7))
        #expect(try await huddled.look() == .seconds(7))
        let eager = try HandDriven(watchdog: .seconds(100))
        #expect(try await eager.look() == .seconds(30))
    }
}

extension HandDriven {
    /// A start after another whose last steps may not be over yet.
    static func afterAnother(at place: Workplace, now: String = Workplace.now) async throws -> HandDriven {
        for _ in 0..<10_000 {
            do {
                return try HandDriven(at: place, now: now)
            } catch StartError.alreadyRunning {
                await Task.yield()
            }
        }
        return try HandDriven(at: place, now: now)
    }
}
