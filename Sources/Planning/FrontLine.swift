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
        calls = Self.calls(facts, policy: brand.alerts, language: facts.inflections(of: brand))
        let since = facts.day.date.advanced(by: -Self.days)
        let lately = since...facts.day.to
        advocates = facts.sums.advocates(since: since)
        let checkOffs = facts.checkOffs.filter { lately.contains($0.date) }
        done = Plan.Done(
            done: checkOffs.count { $0.state == .done || $0.state == .own }, of: checkOffs.count, days: Self.days)
    }

    /// Customers let down so lately that an answer still helps, the most urgent first.
    private static func calls(
        _ facts: LocationEvidence, policy: AlertPolicy, language: Inflections
    ) -> [Plan.Call] {
        let now = facts.day.due
        let phrases = policy.words.map { Phrase($0, in: language) }
        return facts.latest
            .filter { response in
                let submitted = response.version.submitted
                return submitted <= now && submitted.advanced(by: policy.close) > now
                    && (policy.alerts(to: response.outcome) || response.mentions(phrases, in: language))
            }
            .map { response in
                let by = response.version.submitted.advanced(by: policy.firstTouch)
                return Plan.Call(
                    alert: Hexadecimal.lower(response.identity.bytes), by: by, localDay: facts.zone.day(of: by),
                    localMinutes: facts.zone.minuteOfDay(of: by), overdue: by < now)
            }
            .sorted { ($0.by, Identifier($0.alert)) < ($1.by, Identifier($1.alert)) }
    }
}

extension AlertPolicy {
    /// Whether somebody should call because of the outcome.
    fileprivate func alerts(to outcome: Rating?) -> Bool { outcome.map { $0 <= atOrBelow } ?? false }
}

extension Response {
    fileprivate func mentions(_ phrases: [Phrase], in language: Inflections) -> Bool {
        guard let comment else { return false }
        let said = CommentWords(comment, in: language)
        return phrases.contains { said.mention($0) }
    }
}
