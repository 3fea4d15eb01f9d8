import Domain
import LocalTime
import Testing

@testable import HuddleDaemon

@Suite("Each location gets one plan a day when its own clock says so")
struct PlanningTimeTests {
    /// The evenings before clocks change: Berlin and Lord Howe each way, Santiago at midnight each way; and none.
    static let evenings = [
        "2026-03-28T18:00:00Z", "2026-10-24T18:00:00Z", "2026-04-03T12:00:00Z", "2026-10-02T12:00:00Z",
        "2026-09-05T12:00:00Z", "2026-06-10T18:00:00Z",
    ]
    static let times = ["00:00", "02:15", "02:30", "23:30"]

    @Test(
        "in nights in which clocks change: at the first minute that shows the time or a later one, and never again",
        arguments: evenings, times)
    func nights(now: String, at: String) async throws {
        var nights = try PlanningNights(now: now, at: at)
        let expected = try PlanningNights.expected(from: nights.huddled.world.now, minutes: 72 * 60, at: at)
        try await nights.live(hours: 72)
        #expect(nights.published == expected)
        #expect(nights.counted == expected.count, "nothing is published twice")
        #expect(expected.count >= 3 * PlanningNights.zones.count)
    }

    @Test(
        "whoever sleeps for as long as is said wakes for each plan, on the minute, and not more often than one is due",
        arguments: evenings)
    func waits(now: String) async throws {
        let at = "02:30"
        var nights = try PlanningNights(now: now, at: at)
        let start = nights.huddled.world.now
        let expected = try PlanningNights.expected(from: start, minutes: 72 * 60, at: at)
        var looks = 0
        while nights.huddled.world.now < start.advanced(by: .hours(72)) {
            let wait = try await nights.plan()
            looks += 1
            try #require(wait > .zero)
            nights.huddled.world.advance(by: wait)
        }
        #expect(nights.published == expected)
        // Once at the start, once at each instant at which something is due, some of which several share.
        #expect(looks <= 1 + expected.count)
    }

    @Test(
        "somebody sets the clock by hours around the time: still one plan a location and day, none twice, none never",
        arguments: evenings, [7_200, -7_200, 1_800, -1_800])
    func steps(now: String, seconds: Int) async throws {
        var nights = try PlanningNights(now: now, at: "02:30")
        let start = nights.huddled.world.now
        // Two days, long enough for each way to come before, at and after the due time of some location.
        for _ in 0..<16 {
            try await nights.live(hours: 3)
            nights.huddled.world.step(by: .seconds(seconds))
            try await nights.live(hours: 1)
            nights.huddled.world.step(by: .seconds(-seconds))
        }
        #expect(nights.counted == nights.published.count)
        let expected = try PlanningNights.expected(
            from: start, minutes: Int(nights.latest.seconds - start.seconds) / 60 + 1, at: "02:30")
        #expect(Set(nights.published.keys) == Set(expected.keys))
    }

    @Test("asleep over the due time: planned on waking, once, for that day; days slept through are not made up")
    func suspend() async throws {
        var nights = try PlanningNights(now: "2026-06-10T20:00:00Z", at: "05:00")
        try await nights.plan()
        let before = nights.counted
        nights.huddled.world.advance(by: .seconds(86_400))
        try await nights.plan()
        #expect(nights.counted == before + PlanningNights.zones.count)
        nights.huddled.world.advance(by: .seconds(5 * 86_400))
        try await nights.plan()
        try await nights.plan()
        #expect(nights.counted == before + 2 * PlanningNights.zones.count)
        #expect(Set(nights.published.keys).contains("UTC/2026-06-16"))
        #expect(!Set(nights.published.keys).contains("UTC/2026-06-13"))
    }
}
