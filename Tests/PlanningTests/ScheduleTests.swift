import Domain
import LocalTime
import Testing

@testable import Planning

@Suite("A plan is due when the location's own clock has passed the hour")
struct ScheduleTests {
    private func zone(_ name: String) throws -> Zone { try #require(Zone(named: name)) }
    private func instant(_ text: String) throws -> Instant { try #require(Instant(rfc3339: text)) }

    @Test(
        "each location has its own morning",
        arguments: [
            ("Europe/London", "2026-11-21T04:59:59Z", nil as String?),
            ("Europe/London", "2026-11-21T05:00:00Z", "2026-11-21"),
            ("Europe/Berlin", "2026-11-21T04:00:00Z", "2026-11-21"),
            ("America/New_York", "2026-11-21T06:00:00Z", nil),
            ("Pacific/Auckland", "2026-11-20T16:00:00Z", "2026-11-21"),
        ])
    func morning(name: String, now: String, date: String?) throws {
        let day = try PlanDay.due(at: instant(now), zone: zone(name), policy: PlanningPolicy())
        #expect(day?.date.iso == date)
    }

    @Test("the window is the days before the plan's, in the location's calendar")
    func window() throws {
        let date = try #require(Day(iso: "2026-11-21"))
        let day = try PlanDay(date: date, zone: zone("Europe/London"), policy: PlanningPolicy())
        #expect([day.beforeFrom.iso, day.from.iso, day.to.iso] == ["2026-05-25", "2026-08-23", "2026-11-20"])
        let due = try instant("2026-11-21T05:00:00Z")
        #expect(day.due == due)
    }

    @Test("a wall time that clocks skip is due just after the gap, one that they show twice the first time")
    func clockChanges() throws {
        let berlin = try zone("Europe/Berlin")
        let policy = PlanningPolicy(at: 150)
        let spring = try #require(Day(iso: "2026-03-29"))
        let autumn = try #require(Day(iso: "2026-10-25"))
        #expect(PlanDay(date: spring, zone: berlin, policy: policy).due.rfc3339 == "2026-03-29T01:00:00Z")
        #expect(PlanDay(date: autumn, zone: berlin, policy: policy).due.rfc3339 == "2026-10-25T00:30:00Z")
    }
}
