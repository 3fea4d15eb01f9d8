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
    package var alerts: [Alert]
    /// The open focus, if any.
    package var focus: Focus?
    /// The last days on which the focus changed, the newest first: all of the last hold, and as many as are shown.
    package var history: [Explanation.Switch]
    /// Every word on an action so far.
    package var checkOffs: [CheckOff]

    package init(
        location: Location, zone: Zone, day: PlanDay, sums: LocationSums, comments: [Response], alerts: [Alert],
        focus: Focus?, history: [Explanation.Switch], checkOffs: [CheckOff]
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
    }

    /// The same from responses that are all at hand.
    init(_ facts: LocationFacts, _ table: AnswerTable, brand: Brand) {
        self.init(
            location: facts.location, zone: facts.zone, day: facts.day,
            sums: LocationSums.moved(
                nil, to: facts.day, focus: facts.focus, keepsHistory: true, AnswerCounter(brand, zone: facts.zone)
            ) { _, _ in table }.canonical,
            comments: facts.responses.filter { $0.comment != nil && facts.isInWindow(facts.day(of: $0)) },
            alerts: facts.alerts, focus: facts.focus, history: facts.history, checkOffs: facts.checkOffs)
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
