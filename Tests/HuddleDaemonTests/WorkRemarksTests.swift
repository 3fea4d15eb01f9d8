import Domain
import Foundation
import Testing

@testable import HuddleDaemon

@Suite("What a person should do something about is told once")
struct WorkRemarksTests {
    @Test("what cannot be taken is told once, and again when it comes back")
    func left() async throws {
        let huddled = try HandDriven()
        let link = huddled.place.inbox.appendingPathComponent("link.csv")
        func create() throws {
            try FileManager.default.createSymbolicLink(
                at: link, withDestinationURL: URL(fileURLWithPath: "/etc/passwd"))
        }
        try create()
        try await huddled.look(every: .seconds(5), for: .seconds(60))
        #expect(huddled.world.takeEvents().left == ["link.csv"])
        let status = await huddled.status
        #expect(status.left.count == 1 && status.state == .running, "something to mend, but nothing is in the way")
        #expect(status.left.remedies.first?.contains("rm -- ") == true)

        try FileManager.default.removeItem(at: link)
        try await huddled.look()
        #expect(await huddled.status.left.count == 0)
        try create()
        try await huddled.look(every: .seconds(5), for: .seconds(60))
        #expect(huddled.world.takeEvents().left == ["link.csv"])
    }

    @Test("a source that falls silent is told once, and once more after it spoke")
    func quiet() async throws {
        let huddled = try HandDriven(
            Workplace.small + "\nsources: [{ name: till, files: \"till*\", expect: 1d }]\n")
        func quiet() -> [Instant?] {
            huddled.world.takeEvents().compactMap { event in
                if case .quiet("till", let last) = event { last } else { nil }
            }
        }
        try await huddled.look(every: .seconds(3_600), for: .seconds(86_400))
        #expect(quiet().isEmpty)
        try await huddled.look(every: .seconds(30), for: .seconds(3_600))
        #expect(quiet() == [nil])
        #expect(await huddled.status.quiet.map(\.source) == ["till"])
        try huddled.deliver(as: "till-1.csv")
        try await huddled.look()
        let received = huddled.world.now
        try await huddled.look()
        #expect(await huddled.status.quiet.isEmpty)
        try await huddled.look(every: .seconds(3_600), for: .seconds(90_000))
        #expect(quiet() == [received])
    }
}
