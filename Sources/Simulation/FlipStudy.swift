import Domain
import Planning

/// How often plans change their mind while nothing changes: eight holds planned day by day, beside picking anew each day.
package struct FlipStudy: Sendable {
    package static let holds = 8

    /// What came of one rule.
    package struct RuleFindings: Equatable, Sendable {
        /// Stores whose driver at the end of a hold is another than at its beginning.
        package fileprivate(set) var moved = Share()
        /// Stores whose driver is another than the day before.
        package fileprivate(set) var changed = Share()
        /// Won of what could be won, the mean of all days, a chain at a time.
        package fileprivate(set) var captured = Tally()
    }

    package struct Findings: Equatable, Sendable {
        /// Foci that ended or were replaced before their due date, and the days that there was a focus.
        package fileprivate(set) var early = 0
        package fileprivate(set) var focusDays = 0
        /// Of foci that came to their due date: handed over to another driver.
        package fileprivate(set) var handedOver = Share()
        /// The foci, and what the same answers say to those who pick anew every day.
        package fileprivate(set) var held = RuleFindings()
        package fileprivate(set) var repicked = RuleFindings()
        package fileprivate(set) var lowestMean = RuleFindings()
        /// Why foci changed their driver, by reason.
        package fileprivate(set) var reasons: [String: Int] = [:]

        package init() {}
    }

    package let daily: DailyChains

    package init(_ daily: DailyChains) {
        self.daily = daily
    }

    /// How often in a hold what happened so many times in so many days; nil for no day.
    package func perHold(_ count: Int, of days: Int) -> Double? {
        days == 0 ? nil : Double(count * daily.hold) / Double(days)
    }

    package func add(chain number: Int, to findings: inout Findings) {
        let chain = daily.chain(in: daily.world(number), holds: Self.holds)
        let gains = chain.locations.indices.map { chain.world.gains(of: $0, on: SimulatedCalendar.plan) }
        var course = Course(chain)
        var (held, repicked, lowestMean) = (RuleCourse(), RuleCourse(), RuleCourse())
        for date in SimulatedCalendar.days(0...Self.holds * daily.hold) {
            let before = course.focuses
            let planned = course.plan(on: date)
            for (former, planned) in zip(before, planned) { findings.count(former, planned.decision, on: date) }
            held.add(course.picks, gains)
            repicked.add(planned.map(\.explanation.mostPromising), gains)
            lowestMean.add(planned.map(\.explanation.lowestMean), gains)
        }
        held.end(&findings.held, hold: daily.hold)
        repicked.end(&findings.repicked, hold: daily.hold)
        lowestMean.end(&findings.lowestMean, hold: daily.hold)
    }
}

extension FlipStudy.Findings {
    /// One location, one day.
    fileprivate mutating func count(_ former: Focus?, _ decision: FocusDecision, on date: Day) {
        guard let former else { return }
        focusDays += 1
        let isAnother = decision.focus?.driver != former.driver
        if isAnother { reasons[decision.reason.rawValue, default: 0] += 1 }
        if date < former.due {
            if isAnother { early += 1 }
        } else {
            handedOver.add(isAnother)
        }
    }
}

/// What one rule gave each location, day after day.
private struct RuleCourse {
    private var days: [[Int?]] = []
    private var captured = Tally()

    mutating func add(_ picks: [Int?], _ gains: [[Double]]) {
        days.append(picks)
        captured.add(PickStudy.captured(picks, gains))
    }

    func end(_ findings: inout FlipStudy.RuleFindings, hold: Int) {
        findings.captured.add(captured.mean ?? .nan)
        for (start, end) in zip(days, days.dropFirst(hold)).enumerated().filter({ $0.offset % hold == 0 }).map(
            \.element)
        {
            for (before, after) in zip(start, end) { findings.moved.add(before != after) }
        }
        for (yesterday, today) in zip(days, days.dropFirst()) {
            for (before, after) in zip(yesterday, today) { findings.changed.add(before != after) }
        }
    }
}
