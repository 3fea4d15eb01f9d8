import Domain
import Foundation
import Spool
import SystemPackage
import Testing

@testable import HuddleDaemon

@Suite("What has served its time is removed in time")
struct WorkRetentionTests {
    private static let file = """
        location,submitted,response,overall,contact_email,contact_consent
        A,2026-11-20T10:00:00Z,1,1,yes@example.com,yes

        """

    private func removals(_ events: [Event]) -> [Event] { events.filter { EventKind($0) == .removed } }

    @Test("contacts to the hour, files once a day, nothing a moment early, and then there is nothing more to tell")
    func inTime() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(Self.file)
        try await huddled.look()
        _ = huddled.world.takeEvents()

        var contactsRemoved: [Int] = []
        var filesRemoved: [Int] = []
        for hour in 0..<(33 * 24) {
            #expect(try await huddled.work.removeExpired() == .seconds(3_600))
            for case .removed(let contacts, _, let files) in huddled.world.takeEvents() {
                if contacts > 0 { contactsRemoved.append(hour) }
                if files > 0 { filesRemoved.append(hour) }
            }
            huddled.world.advance(by: .seconds(3_600))
        }
        // 30 days after 06:00, and the first look of the first day on which the file is older than 30 days.
        #expect(contactsRemoved == [30 * 24])
        #expect(filesRemoved == [30 * 24 + 18])
        #expect(try huddled.place.files(below: "archive").isEmpty)
    }

    @Test("files are looked through once a day, however often it is asked")
    func onceADay() async throws {
        let huddled = try HandDriven()
        _ = try await huddled.work.removeExpired()
        huddled.faults.refuse([.list], .ioError)
        huddled.world.advance(by: .seconds(17 * 3_600))
        #expect(try await huddled.work.removeExpired() == .seconds(3_600))
        #expect(huddled.world.takeEvents().isEmpty)
        huddled.world.advance(by: .seconds(3_600))
        #expect(try await huddled.work.removeExpired() == .seconds(5), "midnight UTC")
        #expect(huddled.world.takeEvents().problems.count == 1)
    }

    @Test("what cannot be removed now is tried again soon, and told once")
    func retried() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(Self.file)
        try await huddled.look()
        huddled.world.advance(by: .seconds(40 * 86_400))
        _ = huddled.world.takeEvents()
        huddled.faults.refuse([.list], .ioError)
        for _ in 0..<20 {
            #expect(try await huddled.work.removeExpired() == .seconds(5))
            huddled.world.advance(by: .seconds(5))
        }
        let events = huddled.world.takeEvents()
        #expect(events.problems.count == 1)
        #expect(removals(events) == [.removed(contacts: 1, comments: 0, files: 0)], "the database is not held up")
        huddled.faults.end()
        #expect(try await huddled.work.removeExpired() == .seconds(3_600))
        #expect(removals(huddled.world.events) == [.removed(contacts: 0, comments: 0, files: 1)])
        #expect(huddled.world.events.recoveries == 1)
    }
}
