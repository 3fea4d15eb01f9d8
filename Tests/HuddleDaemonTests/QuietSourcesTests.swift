import Configuration
import Domain
import Testing

@testable import HuddleDaemon

@Suite("A source that falls silent is noticed")
struct QuietSourcesTests {
    private static let start = Instant(seconds: 1_795_240_800)

    private func source(_ name: String, expect: Span?) throws -> Source {
        Source(name: Identifier(name), files: try #require(ShellPattern("*")), expect: expect)
    }

    @Test(
        "longer than expected, and not a moment sooner",
        arguments: [(86_399, false), (86_400, false), (86_401, true), (400 * 86_400, true)])
    func boundary(seconds: Int64, isQuiet: Bool) throws {
        let sources = [try source("till", expect: .days(1))]
        let now = Self.start.advanced(by: Span(seconds: seconds))
        let heard = sources.quiet(last: ["till": Self.start], since: now, now: now)
        let silent = Status.QuietSource(source: "till", last: Self.start, expected: .days(1))
        #expect(heard == (isQuiet ? [silent] : []))

        let never = sources.quiet(last: [:], since: Self.start, now: now)
        #expect(never == (isQuiet ? [Status.QuietSource(source: "till", last: nil, expected: .days(1))] : []))
    }

    @Test("what nothing is expected of is never quiet; others' files are not its own")
    func others() throws {
        let sources = [
            try source("lounges", expect: .hours(1)), try source("reviews", expect: nil),
            try source("kiosk", expect: .hours(1)),
        ]
        let now = Self.start.advanced(by: .days(10))
        let quiet = sources.quiet(last: ["canonical": now, "kiosk": now], since: Self.start, now: now)
        #expect(quiet.map(\.source) == ["lounges"])
    }

    @Test("they come in the order of the configuration")
    func order() throws {
        let names = ["zebra", "apple", "mango"]
        let sources = try names.map { try source($0, expect: .hours(1)) }
        let quiet = sources.quiet(last: [:], since: Self.start, now: Self.start.advanced(by: .days(1)))
        #expect(quiet.map(\.source.text) == names)
    }

    @Test("a clock that was set back makes nobody quiet")
    func back() throws {
        let sources = [try source("till", expect: .hours(1))]
        let earlier = Self.start.advanced(by: -.days(30))
        #expect(sources.quiet(last: ["till": Self.start], since: Self.start, now: earlier).isEmpty)
    }
}
