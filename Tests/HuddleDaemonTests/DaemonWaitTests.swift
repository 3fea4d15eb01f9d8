import Domain
import Foundation
import Systemd
import Testing

@testable import HuddleDaemon

@Suite("What the daemon waits for", .timeLimit(.minutes(5)))
struct DaemonWaitTests {
    private let place: Workplace

    init() throws { place = try Workplace(Workplace.small + "\nlocations: locations.csv\n") }

    /// Lets time pass in pieces until `isSo`, each when everybody waits for it: intake, planning and retention.
    private static func pass(in world: TestWorld, until isSo: (TestWorld) -> Bool) async throws {
        while !isSo(world) {
            await world.clock.sleeping(3)
            try Task.checkCancellation()
            world.advance(by: .milliseconds(500))
        }
    }

    @Test("the beat goes on while nothing happens, and nothing is said")
    func idle() async throws {
        try place.write("id\nA\n", to: "locations.csv")
        let running = try RunningDaemon(at: place, now: "2026-11-21T04:00:00Z")
        let world = running.world
        try await running.whileRunning {
            try await world.hears { $0 == .notification(.ready) }
            try await Self.pass(in: world) { world in
                world.said.filter { $0 == .notification(.watchdog) }.count >= 20
            }
        }
        #expect(
            world.events
                == [.started(brand: "Harbour Coffee", configuration: place.configurationFile.path), .stopping])
    }

    @Test("when a location's morning comes its plan is published, without anything else happening")
    func morning() async throws {
        try place.write("id\nA\n", to: "locations.csv")
        let running = try RunningDaemon(at: place, now: "2026-11-21T04:59:00Z")
        let world = running.world
        try await running.whileRunning {
            try await world.hears { $0 == .notification(.ready) }
            try await Self.pass(in: world) { $0.said.contains(where: \.isPublished) }
        }
        #expect(world.events.published == 1)
        #expect(try place.files(below: "plans").contains("A/2026-11-21.txt"))
    }

    @Test("a file that nobody closes is taken when it has settled, by the clock alone")
    func settled() async throws {
        try place.write("id\nA\n", to: "locations.csv")
        try place.drop(HandDriven.good, as: "survey.csv")
        let running = try RunningDaemon(at: place)
        let world = running.world
        try await running.whileRunning {
            try await world.hears { $0 == .notification(.ready) }
            try await Self.pass(in: world) { $0.said.contains { $0.isTaken("survey.csv") } }
        }
        #expect(world.events.deliveries.count == 1)
    }

    @Test("a daemon whose task is cancelled ends, says that it stops, and leaves the state directory free")
    func cancelled() async throws {
        try place.write("id\nA\n", to: "locations.csv")
        let running = try RunningDaemon(at: place)
        let task = Task { try await running.run() }
        try await running.world.hears { $0 == .notification(.ready) }
        task.cancel()
        _ = await task.result
        #expect(running.world.said.last?.isStatus("Stopping") == true)
        _ = try await HandDriven.afterAnother(at: place)
    }
}
