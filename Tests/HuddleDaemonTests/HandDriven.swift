import Domain
import Foundation
import Spool
import Testing

@testable import HuddleDaemon

/// A daemon without services: it does what its test says, when it says so.
struct HandDriven {
    let place: Workplace
    let world: TestWorld
    let faults = Faults()
    /// Rings when something happened in the inbox.
    let bell = Bell()
    let stop = Flag()
    let work: Work

    init(
        _ configuration: String = Workplace.small, at place: Workplace? = nil, now: String = Workplace.now,
        watchdog: Duration? = nil, prepare: (Workplace) throws -> Void = { _ in },
        adjust: (inout World, Flag) -> Void = { _, _ in }
    ) throws {
        self.place = try place ?? Workplace(configuration)
        self.world = try TestWorld(now: now)
        try prepare(self.place)
        var seen = world.world(watchdog: watchdog)
        adjust(&seen, stop)
        let start = try Start(
            configurationPath: self.place.configurationFile.path, world: seen, fileSystem: faults)
        work = Work(start, watcher: InboxWatcher(bell), stop: stop)
    }

    /// A look and everything that it finds to be taken. How long to wait at most.
    @discardableResult
    func look() async throws -> Duration {
        let again = await work.look()
        while try await work.takeNext() {}
        return min(again, await work.patience)
    }

    /// Looks every so often, for as long.
    func look(every pause: Duration, for time: Duration) async throws {
        for _ in 0..<Int(time / pause) {
            world.advance(by: pause)
            try await look()
        }
    }

    var status: Status {
        get async { await work.board.current }
    }

    /// Moves a whole file into the inbox.
    func deliver(_ content: String = HandDriven.good, as name: String = "survey.csv") throws {
        let whole = place.folder.appendingPathComponent("whole-\(UUID().uuidString)")
        try Data(content.utf8).write(to: whole)
        try FileManager.default.moveItem(at: whole, to: place.inbox.appendingPathComponent(name))
    }

    static let good = "location,submitted,overall\nA,2026-11-01T10:00:00Z,5\nA,2026-11-02T10:00:00Z,4\n"
}

extension [Event] {
    var problems: [String] {
        compactMap { event in
            if case .degraded(let problem) = event { problem.what } else { nil }
        }
    }

    var recoveries: Int {
        count(where: { event in
            if case .recovered = event { true } else { false }
        })
    }

    var left: [String] {
        compactMap { event in
            if case .left(let file, _) = event { file } else { nil }
        }
    }
}
