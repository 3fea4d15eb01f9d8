package import Domain
package import LocalTime

/// Everything known about one location that its plan may use, with all its responses: for chains that are in memory.
package struct LocationFacts: Sendable {
    package var location: Location
    package var zone: Zone
    package var day: PlanDay
    /// From the first day before the window up to the instant the plan is due, in any order.
    package var responses: [Response]
    /// The open focus, if any.
    package var focus: Focus?
    /// The last days on which the focus changed, the newest first.
    package var history: [Explanation.Switch]
    /// Every word on an action so far.
    package var checkOffs: [CheckOff]
    /// Customers that somebody has to answer, not closed yet.
    package var alerts: [WaitingAlert]
    /// What the last plans said, the newest first.
    package var told: [Plan.Told]

    package init(
        location: Location, zone: Zone, day: PlanDay, responses: [Response], focus: Focus? = nil,
        history: [Explanation.Switch] = [], checkOffs: [CheckOff] = [], alerts: [WaitingAlert] = [],
        told: [Plan.Told] = []
    ) {
        self.location = location
        self.zone = zone
        self.day = day
        self.responses = responses
        self.focus = focus
        self.history = history
        self.checkOffs = checkOffs
        self.alerts = alerts
        self.told = told
    }

    /// The day of the visit in the location's own calendar.
    func day(of response: Response) -> Day { zone.day(of: response.at) }

    /// Whether the plan looks back on the day.
    func isInWindow(_ day: Day) -> Bool { (self.day.from...self.day.to).contains(day) }
}
