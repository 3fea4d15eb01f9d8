import Domain
import Foundation
import Spool
import Systemd
import Testing

@testable import HuddleDaemon

@Suite("The daemon with all its services", .timeLimit(.minutes(5)))
struct DaemonTests {
    private let place: Workplace
    private var status: String { place.folder.path + "/state/status.json" }

    init() throws { place = try Workplace(Workplace.small) }

    private func reading() throws -> (text: String, isRunning: Bool) {
        guard case .present(let bytes, let isRunning) = try StatusReading.read(status) else { throw NeverSaid() }
        return (String(decoding: bytes, as: UTF8.self), isRunning)
    }

    @Test("it is ready after its first look and not before, takes what comes, plans, and stops in order")
    func life() async throws {
        let running = try RunningDaemon(at: place)
        let world = running.world
        try await running.whileRunning {
            try await world.hears { $0 == .notification(.ready) }
            try running.deliver()
            try await world.hears { $0.isTaken("survey.csv") }
            try await world.hears(\.isPublished)
        }
        let said = world.said
        let ready = try #require(said.firstIndex(of: .notification(.ready)))
        let before = said[..<ready]
        #expect(before.contains(.notification(.watchdog)), "the first look is over")
        #expect(
            before.last
                == .event(.started(brand: "Harbour Coffee", configuration: place.configurationFile.path)))
        #expect(said.filter { $0 == .notification(.ready) }.count == 1)

        // Whoever limits the stop hears of it first: telling the others may take its time.
        let stopping = try #require(said.firstIndex(of: .stopping))
        #expect(Array(said[stopping...].prefix(3)) == [.stopping, .event(.stopping), .notification(.stopping)])
        let after = said[(stopping + 3)...]
        #expect(
            after.allSatisfy { $0.isStatus("Stopping") || $0.isStatus("Ready") || $0 == .notification(.watchdog) },
            "\(after)")
        #expect(after.last?.isStatus("Stopping") == true)
        #expect(try place.files(below: "plans").count == 4)
        #expect(try place.deliveries().count == 1)
    }

    @Test("status.json says how it is, and its lock that it runs; both are right when it has stopped")
    func statusFile() async throws {
        let running = try RunningDaemon(at: place)
        let world = running.world
        let test = self
        try await running.whileRunning {
            try await world.hears { $0 == .notification(.ready) }
            // Each change is published when the pause after the one before is over, and told just before that.
            for name in ["survey.csv", "next.csv"] {
                try running.deliver(HandDriven.good + "A,2026-11-03T10:00:00Z,\(name.count % 5 + 1)\n", as: name)
                try await world.hears { $0.isTaken(name) }
                while !world.said.contains(where: { $0.isStatus("last file \(name)") }) {
                    world.advance(by: .milliseconds(200))
                    await Task.yield()
                }
            }
            let (text, isRunning) = try test.reading()
            #expect(isRunning)
            #expect(text.contains("survey.csv") || text.contains("next.csv"))
            #expect(text.contains(#""state": "running""#) || text.contains(#""state":"running""#), "\(text)")
        }
        let (text, isRunning) = try reading()
        #expect(!isRunning)
        #expect(text.contains("next.csv") && text.contains("stopping"))
        let attributes = try FileManager.default.attributesOfItem(atPath: status)
        #expect(attributes[.posixPermissions] as? Int == 0o644)
    }

    @Test("a second daemon on the same state directory leaves with 75, never ready, and disturbs nothing")
    func second() async throws {
        let first = try RunningDaemon(at: place)
        let second = try RunningDaemon(at: place)
        try await first.whileRunning {
            try await first.world.hears { $0 == .notification(.ready) }
            let error = await #expect(throws: StartError.self) { try await second.run() }
            #expect(error?.exitCode == .tryLater)
            #expect(second.world.said.isEmpty)
            try first.deliver()
            try await first.world.hears { $0.isTaken("survey.csv") }
        }
        // And when the first is gone, there is room.
        let third = try RunningDaemon(at: place)
        try await third.whileRunning { try await third.world.hears { $0 == .notification(.ready) } }
    }

    @Test(
        "what cannot start is never ready, and says with its exit code why",
        arguments: ["brand: [", "nonsense: 1", "brand: Harbour Coffee", ""])
    func badConfiguration(yaml: String) async throws {
        try place.write(yaml, to: "huddled.yaml")
        let running = try RunningDaemon(at: place)
        let error = await #expect(throws: StartError.self) { try await running.run() }
        #expect(error?.exitCode == .configuration)
        #expect(running.world.said.isEmpty)
        #expect(!FileManager.default.fileExists(atPath: place.folder.path + "/state"), "nothing is touched")

        let command = DaemonCommand(configuration: place.configurationFile.path, once: false, now: nil)
        #expect(await command.run() == 78)
    }

    @Test("a configuration that is not there is a bad one; --now is for --once only")
    func usage() async throws {
        #expect(await DaemonCommand(configuration: "/nowhere/huddled.yaml", once: false, now: nil).run() == 78)
        let path = place.configurationFile.path
        #expect(await DaemonCommand(configuration: path, once: false, now: Workplace.now).run() == 64)
        #expect(await DaemonCommand(configuration: path, once: true, now: "yesterday").run() == 64)
    }

    @Test("a database that is damaged meanwhile ends it with the store's error")
    func damaged() async throws {
        try place.run()
        for name in ["huddled.db-wal", "huddled.db-shm"] {
            try? FileManager.default.removeItem(atPath: "\(place.folder.path)/state/\(name)")
        }
        try Data(repeating: 0x55, count: 8_192).write(to: place.folder.appendingPathComponent("state/huddled.db"))
        let running = try RunningDaemon(at: place)
        await #expect(throws: (any Error).self) { try await running.run() }
        #expect(!running.world.said.contains(.notification(.ready)))
        let command = DaemonCommand(configuration: place.configurationFile.path, once: false, now: nil)
        #expect(await command.run() == 65)
    }
}
