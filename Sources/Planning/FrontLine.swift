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
        done = Plan.Done(
            done: checkOffs.count { $0.state == .done || $0.state == .own }, of: checkOffs.count, days: Self.days)
    }

    /// Of customers who can be reached, the most urgent first. A plan that is made for an earlier morning knows nothing of customers who came later.
    private static func calls(_ facts: LocationEvidence, _ brand: Brand) -> [Plan.Call] {
        let now = facts.day.due
        return facts.alerts.compactMap { alert in
            let customers = alert.customers.count { $0.isReachable && $0.response.version.submitted <= now }
            if customers == 0 { return nil }
            let by = alert.due(brand.alerts)
            return Plan.Call(
                alert: alert.id, customers: customers, by: by, localDay: facts.zone.day(of: by),
                localMinutes: facts.zone.minuteOfDay(of: by), overdue: by < now)
        }
        .sorted { ($0.by, $0.alert) < ($1.by, $1.alert) }
    }
}
