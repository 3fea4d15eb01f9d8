import Domain
import LocalTime

/// What a plan takes straight from the location's latest responses and check-offs.
struct FrontLine {
    /// Days that "lately" means on a plan.
    static let days = 7

    let calls: [Plan.Call]
    let advocates: Int
    let done: Plan.Done

    init(_ facts: LocationEvidence, brand: Brand) {
        calls = Self.calls(facts, brand)
        let since = facts.day.date.advanced(by: -Self.days)
        let lately = since...facts.day.to
        advocates = facts.sums.advocates(since: since)
        let checkOffs = facts.checkOffs.filter { lately.contains($0.date) }
        let wasDone = { (checkOff: CheckOff) in checkOff.state == .done || checkOff.state == .own }
        done = Plan.Done(
            done: checkOffs.count(where: wasDone), of: checkOffs.count, days: Self.days,
            marks: (0..<Self.days).map { place in
                let given = checkOffs.filter { $0.date == since.advanced(by: place) }
                return given.contains(where: wasDone) ? .done : given.isEmpty ? .nothing : .skipped
            },
            own: checkOffs.filter { $0.state == .own && !Accusation.isMade(in: $0.action) }.reversed().compactMap {
                own in
                Masking.quote(own.action, staff: facts.location.staff, keepingStaff: false).map {
                    Plan.Done.OwnWay(date: own.date, text: $0)
                }
            })
    }

    /// Of customers who can be reached, the most urgent first. A plan that is made for an earlier morning knows nothing of customers who came later.
    private static func calls(_ facts: LocationEvidence, _ brand: Brand) -> [Plan.Call] {
        let now = facts.day.due
        return facts.alerts.compactMap { alert in
            let customers = alert.customers.count { $0.isReachable && $0.submitted <= now }
            if customers == 0 { return nil }
            let by = alert.due(brand.alerts)
            return Plan.Call(
                alert: alert.id, customers: customers, by: by, localDay: facts.zone.day(of: by),
                localMinutes: facts.zone.minuteOfDay(of: by), overdue: by < now)
        }
        .sorted { ($0.by, $0.alert) < ($1.by, $1.alert) }
    }
}
