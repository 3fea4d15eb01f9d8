package import Domain
package import LocalTime

/// When a location's plan is due, and which days it looks back on.
package struct PlanDay: Equatable, Sendable {
    package let date: Day
    /// The location's own clock has just passed `plan.at`.
    package let due: Instant
    /// First day of the window.
    package let from: Day
    /// Last day of the window, the day before the plan's.
    package let to: Day
    /// First day of the window of the same length just before.
    package let beforeFrom: Day

    package init(date: Day, zone: Zone, policy: PlanningPolicy) {
        let days = max(1, policy.window.days)
        self.date = date
        due = zone.instant(of: date, minute: policy.at)
        from = date.advanced(by: -days)
        to = date.advanced(by: -1)
        beforeFrom = from.advanced(by: -days)
    }

    /// The day whose plan is due at `now`, written or not: today's, once the location's own clock has passed
    /// `plan.at`. Days missed while nobody ran are not made up.
    package static func due(at now: Instant, zone: Zone, policy: PlanningPolicy) -> PlanDay? {
        let today = PlanDay(date: zone.day(of: now), zone: zone, policy: policy)
        return now >= today.due ? today : nil
    }

    /// The first instant after `now` at which a plan is due on that zone's clock.
    package static func nextDue(after now: Instant, zone: Zone, policy: PlanningPolicy) -> Instant {
        let today = PlanDay(date: zone.day(of: now), zone: zone, policy: policy)
        if today.due > now { return today.due }
        return PlanDay(date: today.date.advanced(by: 1), zone: zone, policy: policy).due
    }
}
