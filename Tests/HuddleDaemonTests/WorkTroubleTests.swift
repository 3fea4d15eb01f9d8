import Domain
import Foundation
import Spool
import SystemPackage
import Testing

@testable import HuddleDaemon

@Suite("What fails is told once, tried again, and over when it is over")
struct WorkTroubleTests {
    private static let refusals: [(Set<SpoolError.Operation>, Errno)] = [
        ([.create], .noSpace),
        ([.create, .write, .rename, .remove, .link], .readOnlyFileSystem), ([.rename], .ioError),
        ([.makeDurable], .ioError), ([.write], .diskQuotaExceeded), ([.list], .permissionDenied),
        ([.measure], .ioError), ([.open], .tooManyOpenFiles),
    ]

    @Test("an inbox that is moved away is missed, not made anew; moved back, its files are taken")
    func inboxMoved() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        let (inbox, away) = (huddled.place.inbox, huddled.place.folder.appendingPathComponent("away"))
        try FileManager.default.moveItem(at: inbox, to: away)
        try Data(HandDriven.good.utf8).write(to: away.appendingPathComponent("survey.csv"))
        #expect(try await huddled.look() == .seconds(5), "tried again soon")
        try await huddled.look(every: .seconds(5), for: .seconds(300))
        #expect(!FileManager.default.fileExists(atPath: inbox.path))
        let problems = huddled.world.takeEvents().problems
        #expect(problems.count == 1)
        #expect(problems.first?.contains("spool/inbox") == true)
        #expect(problems.first?.contains("start huddled") == true || problems.first?.contains("correct") == true)
        let status = await huddled.status
        #expect(status.state == .degraded && status.problems.map(\.what) == problems)

        try FileManager.default.moveItem(at: away, to: inbox)
        try await huddled.look(every: .seconds(5), for: .seconds(10))
        let events = huddled.world.takeEvents()
        #expect(events.recoveries == 1 && events.problems.isEmpty)
        #expect(events.deliveries.count == 1)
        #expect(await huddled.status.state == .running)
        #expect(try await huddled.look() == .seconds(30))

        // It is watched again where it is.
        try huddled.deliver(as: "next.csv")
        try await huddled.look()
        #expect(huddled.world.takeEvents().deliveries.map(\.name) == ["next.csv"])
    }

    @Test("an inbox that is replaced by another is watched as it is now")
    func inboxReplaced() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        for round in 1...3 {
            try FileManager.default.removeItem(at: huddled.place.inbox)
            try await huddled.look()
            try FileManager.default.createDirectory(at: huddled.place.inbox, withIntermediateDirectories: false)
            try await huddled.look()
            try huddled.deliver(as: "survey-\(round).csv")
            try await huddled.look()
            #expect(huddled.world.takeEvents().deliveries.map(\.name) == ["survey-\(round).csv"])
        }
    }

    @Test(
        "a spool that refuses to take a file in keeps it, is told of once however long it lasts, and resumes by itself",
        arguments: refusals)
    func spoolRefuses(operations: Set<SpoolError.Operation>, reason: Errno) async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver()
        huddled.faults.refuse(operations, reason)
        #expect(try await huddled.look() == .seconds(5), "tried again soon")
        try await huddled.look(every: .seconds(5), for: .seconds(300))
        let events = huddled.world.takeEvents()
        let failures = events.filter { EventKind($0) == .failed }.count
        #expect(events.problems.count + failures == 1, "\(events.prefix(3))")
        #expect(events.recoveries == 0 && events.deliveries.isEmpty)
        #expect(await huddled.status.state == .degraded)

        huddled.faults.end()
        try await huddled.look(every: .seconds(5), for: .seconds(10))
        let after = huddled.world.takeEvents()
        #expect(after.deliveries.map(\.rows.accepted) == [2])
        #expect(after.recoveries == 1 && after.problems.isEmpty)
        #expect(try huddled.place.files(below: "archive").count == 1)
        #expect(try huddled.place.files(below: "work").isEmpty)
        #expect(try huddled.place.deliveries().count == 1)
    }

    @Test("what waits for space is not over because the inbox cannot be seen")
    func blindness() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver()
        huddled.faults.refuse([.write], .noSpace)
        try await huddled.look()
        huddled.faults.refuse([.write, .list], .ioError)
        for _ in 0..<10 { try await huddled.look() }
        #expect(huddled.world.takeEvents().recoveries == 0)
    }

    @Test("the first start that cannot prepare its spool fails, and says why")
    func cannotStart() throws {
        let place = try Workplace(Workplace.small)
        let spool = place.folder.appendingPathComponent("spool")
        try FileManager.default.removeItem(at: spool)
        try Data().write(to: spool)
        #expect(throws: SpoolError.self) { try HandDriven(at: place) }
    }
}
