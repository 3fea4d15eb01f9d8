import Domain
import Foundation
import Store
import Testing

@testable import HuddleDaemon

@Suite("A database in trouble")
struct WorkDatabaseTests {
    private static let parts = ["huddled.db", "huddled.db-wal", "huddled.db-shm"]

    private func move(_ place: Workplace, from: String, to: String) throws {
        let folder = place.folder
        try FileManager.default.createDirectory(
            at: folder.appendingPathComponent(to), withIntermediateDirectories: true)
        for name in Self.parts where FileManager.default.fileExists(atPath: "\(folder.path)/\(from)/\(name)") {
            try FileManager.default.moveItem(
                at: folder.appendingPathComponent("\(from)/\(name)"), to: folder.appendingPathComponent("\(to)/\(name)")
            )
        }
    }

    @Test("one that vanished is never replaced by an empty one; it is told of once, and used when it is back")
    func vanished() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try await huddled.work.failed(.failed(path: "x", reason: "as after an error"))
        _ = huddled.world.takeEvents()
        try move(huddled.place, from: "state", to: "away")
        try huddled.deliver()
        for _ in 0..<30 {
            #expect(try await huddled.look() == .seconds(5))
            #expect(try await huddled.work.planDue() == .seconds(5))
            #expect(try await huddled.work.removeExpired() == .seconds(5))
            huddled.world.advance(by: .seconds(5))
        }
        #expect(!FileManager.default.fileExists(atPath: huddled.place.folder.path + "/state/huddled.db"))
        let events = huddled.world.takeEvents()
        #expect(events.problems.count == 1 && events.recoveries == 0, "\(events)")
        #expect(events.problems.first?.contains("huddled.db") == true)
        #expect(await huddled.status.state == .degraded)
        #expect(try huddled.place.files(below: "inbox") == ["survey.csv"], "it is not claimed without need")

        try move(huddled.place, from: "away", to: "state")
        try await huddled.look()
        _ = try await huddled.work.planDue()
        try await huddled.look()
        let after = huddled.world.takeEvents()
        #expect(after.deliveries.count == 1 && after.published == 1)
        #expect(after.recoveries == 1 && after.problems.isEmpty, "\(after)")
        #expect(await huddled.status.state == .running)
    }

    @Test("one that vanishes while it is open is missed before anything more is written to what nobody will find")
    func vanishedWhileOpen() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        for name in Self.parts {
            try? FileManager.default.removeItem(at: huddled.place.folder.appendingPathComponent("state/\(name)"))
        }
        try huddled.deliver()
        try await huddled.look()
        let waiting = try huddled.place.files(below: "inbox")
        let events = huddled.world.takeEvents()
        #expect(events.deliveries.isEmpty, "\(events)")
        #expect(events.problems.count == 1)
        #expect(waiting == ["survey.csv"])
    }

    @Test("trouble that is over is over soon, also where nothing more comes that would be written")
    func recoversIdle() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        _ = try await huddled.work.planDue()
        try await huddled.work.failed(.full(path: "huddled.db"))
        #expect(huddled.world.takeEvents().problems.count == 1)
        try await huddled.look()
        #expect(huddled.world.takeEvents().recoveries == 1)
        #expect(try await huddled.look() == .seconds(30))
        #expect(await huddled.status.problems.isEmpty)
    }

    @Test("one that turns out to be damaged ends the service, for no retry mends it")
    func damaged() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try await huddled.work.failed(.failed(path: "x", reason: "as after an error"))
        try move(huddled.place, from: "state", to: "away")
        try Data(repeating: 0x55, count: 8_192).write(
            to: huddled.place.folder.appendingPathComponent("state/huddled.db"))
        try huddled.deliver()
        _ = await huddled.work.look()
        let error = await #expect(throws: StoreError.self) { try await huddled.work.takeNext() }
        guard case .corrupt = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        await #expect(throws: StoreError.self) { try await huddled.work.planDue() }
        await #expect(throws: StoreError.self) { try await huddled.work.removeExpired() }
        #expect(try huddled.place.files(below: "inbox") == ["survey.csv"])
    }

    @Test(
        "what a retry can mend does not end the service, what it cannot does",
        arguments: [
            (StoreError.absent(path: "p"), false), (.cannotOpen(path: "p", reason: "r"), false),
            (.full(path: "p"), false), (.readOnly(path: "p"), false), (.locked(path: "p"), false),
            (.failed(path: "p", reason: "r"), false), (.corrupt(path: "p", reason: "r"), true),
            (.foreign(path: "p"), true), (.newer(path: "p", version: 9, known: 1), true),
            (.older(path: "p", version: 0, known: 1), true),
        ])
    func kinds(error: StoreError, ends: Bool) async throws {
        let huddled = try HandDriven()
        if ends {
            await #expect(throws: error) { try await huddled.work.failed(error) }
        } else {
            try await huddled.work.failed(error)
        }
        #expect(huddled.world.events.problems == [error.description])
    }
}
