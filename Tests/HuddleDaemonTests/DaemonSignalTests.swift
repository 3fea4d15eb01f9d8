import Domain
import Foundation
import Systemd
import Testing

@testable import HuddleDaemon

/// Signals are for the whole process, so each of these tests has one of its own.
@Suite("What a signal does", .timeLimit(.minutes(5)))
struct DaemonSignalTests {
    @Test("SIGTERM ends the daemon in order", arguments: [SIGTERM, SIGINT])
    func ends(signal: Int32) async throws {
        await #expect(processExitsWith: .success) { [signal] in
            let running = try RunningDaemon(at: Workplace(Workplace.small))
            let world = running.world
            async let ran: Void = running.run()
            try await world.hears { $0 == .notification(.ready) }
            try running.deliver()
            try await world.hears { $0.isTaken("survey.csv") }
            kill(getpid(), signal)
            try await ran
            try #require(world.said.contains(.notification(.stopping)) && world.said.contains(.stopping))
            try #require(world.events.filter { $0 == .stopping }.count == 1)
        }
    }

    @Test("SIGHUP reloads, between RELOADING and READY, and a bad configuration does not end the daemon")
    func reloads() async throws {
        await #expect(processExitsWith: .success) {
            let running = try RunningDaemon(at: Workplace(Workplace.small))
            let (world, place) = (running.world, running.place)
            async let ran: Void = running.run()
            try await world.hears { $0 == .notification(.ready) }
            let good = try String(contentsOf: place.configurationFile, encoding: .utf8)
            for (yaml, kind) in [("brand: [", EventKind.notReloaded), (good, .reloaded)] {
                try place.write(yaml, to: "huddled.yaml")
                kill(getpid(), SIGHUP)
                try await world.hears { said in
                    if case .notification(.reloading) = said { true } else { false }
                }
                try await world.hears { said in
                    if case .event(let event) = said { EventKind(event) == kind } else { false }
                }
                try await world.hears { $0 == .notification(.ready) }
                try running.deliver(as: "\(kind).csv")
                try await world.hears { $0.isTaken("\(kind).csv") }
            }
            kill(getpid(), SIGTERM)
            try await ran
        }
    }
}
