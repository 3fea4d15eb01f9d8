import Domain
import Foundation
import Logging
import ServiceLifecycle
import Systemd
import Testing

@testable import HuddleDaemon

/// A daemon with all of its services, in a test's world.
struct RunningDaemon: Service {
    let place: Workplace
    let world: TestWorld
    private let daemon: Daemon

    init(at place: Workplace, now: String = Workplace.now) throws {
        self.place = place
        world = try TestWorld(now: now)
        daemon = Daemon(configurationPath: place.configurationFile.path, world: world.world())
    }

    func run() async throws {
        defer { world.end() }
        try await daemon.run()
    }

    /// Runs it while `body` runs, then has it shut down as a signal would.
    func whileRunning(_ body: @Sendable @escaping () async throws -> Void) async throws {
        let group = ServiceGroup(
            services: [self], logger: Logger(label: "test", factory: { _ in SwiftLogNoOpLogHandler() }))
        try await withThrowingTaskGroup(of: Void.self) { tasks in
            tasks.addTask { try await group.run() }
            tasks.addTask {
                try await body()
                await group.triggerGracefulShutdown()
            }
            try await tasks.waitForAll()
        }
    }

    /// Moves a whole file into the inbox.
    func deliver(_ content: String = HandDriven.good, as name: String = "survey.csv") throws {
        let whole = place.folder.appendingPathComponent("whole-\(UUID().uuidString)")
        try Data(content.utf8).write(to: whole)
        try FileManager.default.moveItem(at: whole, to: place.inbox.appendingPathComponent(name))
    }
}

extension TestWorld.Said {
    func isTaken(_ name: String) -> Bool {
        if case .event(.taken(let delivery)) = self { delivery.name == name } else { false }
    }

    /// Whether it is a status line with these words.
    func isStatus(_ words: String) -> Bool {
        if case .notification(.status(let line)) = self { line.contains(words) } else { false }
    }

    var isPublished: Bool {
        if case .event(.published) = self { true } else { false }
    }
}
