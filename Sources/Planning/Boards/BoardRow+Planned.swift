package import Domain

extension BoardRow {
    /// What the boards tell of a location that was just planned.
    package init(_ planned: PlannedLocation, brand: Brand) {
        let (plan, explanation) = (planned.plan, planned.explanation)
        let minimum = brand.planning.minimumAnswers
        let since = plan.date.advanced(by: -FrontLine.days)
        self.init(
            id: plan.location.id, name: plan.location.name, district: plan.location.district,
            region: plan.location.region, division: plan.location.division, format: plan.location.format,
            date: plan.date,
            outcome: plan.outcome.standing.map {
                Mark(standing: $0, low: plan.outcome.low, high: plan.outcome.high, peers: plan.outcome.peers)
            }, answers: plan.window.responses, isOwn: plan.window.responses >= minimum,
            spread: explanation.spread?.here,
            drivers: explanation.drivers.map { DriverMark($0, minimum: minimum) },
            focus: plan.priorities.first.flatMap(Focus.init),
            switches: explanation.history.filter { $0.date > since && $0.date <= plan.date }.map {
                Switch(date: $0.date, reason: $0.reason, before: $0.before, after: $0.after)
            }, strengths: plan.strengths.map(\.driver), weakSpots: plan.weakSpots, done: plan.done,
            quality: Quality(
                score: explanation.quality.score, findings: explanation.quality.findings.map(\.kind)))
    }
}

extension BoardRow.DriverMark {
    fileprivate init(_ standing: Explanation.DriverStanding, minimum: Int) {
        self.init(
            driver: standing.driver,
            mark: standing.standing.map {
                BoardRow.Mark(standing: $0, low: standing.low, high: standing.high, peers: standing.peers)
            }, target: standing.target, answers: standing.answers, isOwn: standing.answers >= minimum,
            lacksAction: standing.verdict == .noAction, slope: standing.slope)
    }
}

extension BoardRow.Focus {
    /// nil where the plan has nothing to do for it.
    fileprivate init?(_ priority: Plan.Priority) {
        guard let since = priority.since, let due = priority.due, let action = priority.actions.first?.action
        else { return nil }
        self.init(
            driver: priority.driver, progress: priority.progress, isOwn: priority.basis == .own, since: since,
            due: due, action: action.id, title: action.title, watch: action.watch,
            causes: priority.causes.filter(\.isCommon), behaviours: priority.behaviours.map(\.label),
            exemplar: priority.exemplar)
    }
}
