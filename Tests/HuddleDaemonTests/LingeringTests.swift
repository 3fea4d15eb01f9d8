import SystemPackage
import Testing

@testable import HuddleDaemon
@testable import Spool

@Suite("What stays in the inbox is told from what passes")
struct LingeringTests {
    private func entry(_ name: String, _ why: LeftEntry.Reason = .unreadable(.permissionDenied)) throws -> LeftEntry {
        LeftEntry(name: try #require(FileName(name)), why: why, remedy: "\(name): \(why)")
    }

    @Test("an entry lasts when it has been the same for five seconds")
    func lasts() throws {
        var lingering = Lingering()
        let closed = try entry("closed.csv")
        var look = lingering.look(at: [closed], now: .seconds(100))
        #expect(look.lasting.isEmpty && look.again == .seconds(105))
        look = lingering.look(at: [closed], now: .milliseconds(104_999))
        #expect(look.lasting.isEmpty && look.again == .seconds(105))
        look = lingering.look(at: [closed], now: .seconds(105))
        #expect(look.lasting == [closed] && look.again == nil)
    }

    @Test("one that goes, and one that becomes something else, begins anew")
    func passes() throws {
        var lingering = Lingering()
        let closed = try entry("a.csv")
        _ = lingering.look(at: [closed], now: .seconds(0))
        #expect(lingering.look(at: [], now: .seconds(4)).again == nil)
        #expect(lingering.look(at: [closed], now: .seconds(6)).lasting.isEmpty)
        let link = try entry("a.csv", .symbolicLink)
        let look = lingering.look(at: [link], now: .seconds(11))
        #expect(look.lasting.isEmpty && look.again == .seconds(16))
    }
}
