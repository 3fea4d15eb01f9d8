package import Domain
package import LocalTime

/// Everything known about one location that its plan may use, its answers summed up.
package struct LocationEvidence: Sendable {
    package var location: Location
    package var zone: Zone
    package var day: PlanDay
    package var sums: LocationSums
    /// Responses with a comment, visited in the window.
    package var comments: [Response]
    /// Customers that somebody has to answer, not closed yet.
    package var alerts: [WaitingAlert]
    /// The open focus, if any.
    package var focus: Focus?
    /// The last days on which the focus changed, the newest first: all of the last hold, and as many as are shown.
    package var history: [Explanation.Switch]
    /// Every word on an action so far.
    package var checkOffs: [CheckOff]
    /// What the last plans said, the newest first.
    package var told: [Plan.Told]

    /// How many plans are looked back on, so that no day sounds like the one before.
    package static var plansRemembered: Int { TodayRule.remembered }

    package init(
        location: Location, zone: Zone, day: PlanDay, sums: LocationSums, comments: [Response], alerts: [WaitingAlert],
        focus: Focus?, history: [Explanation.Switch], checkOffs: [CheckOff], told: [Plan.Told]
    ) {
        self.location = location
        self.zone = zone
        self.day = day
        self.sums = sums
        self.comments = comments
        self.alerts = alerts
        self.focus = focus
        self.history = history
        self.checkOffs = checkOffs
        self.told = told
    }

    /// The same from responses that are all at hand.
    init(_ facts: LocationFacts, _ table: AnswerTable, brand: Brand) {
        self.init(
            location: facts.location, zone: facts.zone, day: facts.day,
            sums: LocationSums.moved(
                nil, to: facts.day, focus: facts.focus, keepsHistory: true, AnswerCounter(brand, zone: facts.zone)
            ) { _, _ in table }.canonical,
            comments: facts.responses.filter { $0.comment != nil && facts.isInWindow(facts.day(of: $0)) },
            alerts: facts.alerts, focus: facts.focus, history: facts.history, checkOffs: facts.checkOffs,
            told: facts.told)
    }

    /// Drivers whose focus here got stuck or reached its target less than a hold ago: they rest, else they would be back
    /// the next morning.
    func resting(hold: Int) -> Set<String> {
        let since = day.date.advanced(by: -hold)
        return Set(
            history.filter { $0.date > since && ($0.reason == .stuck || $0.reason == .reached) }
                .compactMap(\.before))
    }
}
