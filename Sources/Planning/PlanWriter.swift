import Domain
import Library
import LocalTime
import Statistics

/// Puts what was estimated and decided for one location into its plan and its explanation.
struct PlanWriter {
    /// A driver counts as going well where it is this probable that the true level is above the peers' mean.
    private static let surely = 0.9
    /// Half of what is allowed: a path that is looked at every day crosses a bound twice as often as it ends beyond it.
    private static let risenByChance = 0.025
    /// Marks that lie further apart by less are nothing that a manager could see.
    private static let unevenFrom = 1.15
    private static let strengthsShown = 3
    private static let quotesShown = 2
    private static let praiseShown = 1
    private static let practicesShown = 2

    let planner: Planner
    let findings: ChainFindings
    let index: Int
    let ranking: DriverRanking
    let probabilities: DriverProbabilities?
    /// Of the focus that was open until today.
    let progress: Plan.Progress
    let answers: LocationAnswers
    let assigned: Assigned
    /// As `Planner.Decided` has it.
    let proven: Set<String>
    let worths: Worths

    private var decision: FocusDecision { assigned.decision }
    private var brand: Brand { planner.brand }
    private var resting: Set<String> { facts.resting(hold: brand.planning.hold.days) }
    private var facts: LocationEvidence { findings.chain[index] }
    private var estimate: ChainEstimate { findings.estimate }

    var plan: Plan {
        var priorities = priorities
        let frontLine = FrontLine(facts, brand: brand)
        let weakSpots = findings.weakSpots.at(index)
        // Who is new is asked for one thing, also before a weak spot, until it is done.
        if isNew, let actions = priorities.first?.actions, !actions.isEmpty {
            let first = actions.first { $0.state != .done && $0.state != .own } ?? actions[0]
            priorities[0].actions = [first]
        }
        let today = priorities.first.flatMap { todayRule(isNew ? [] : weakSpots).today($0) }
        if let today, let focus = priorities.first?.actions {
            // What is told today is told step by step, whatever it is for.
            let told = focus.filter { $0.action.id == today.action }
            let others = focus.filter { $0.action.id != today.action }
            let fromElsewhere = [planner.library.action(today.action)].compactMap(\.self).map {
                planned($0, for: today.driver)
            }
            priorities[0].actions = Array(((told.isEmpty ? fromElsewhere : told) + others).prefix(Planner.actionsShown))
        }
        let shown = priorities.first?.actions.first
        if let shown { priorities[0].actions[0].note = note(on: shown.action) }
        return Plan(
            location: facts.location,
            timezone: facts.zone.name,
            language: facts.location.language ?? brand.language,
            date: facts.day.date,
            generated: facts.day.due,
            window: window,
            outcome: outcome,
            firstWeeks: newSince.map {
                FirstWeeks(since: $0, followsBest: shown.map { proven.contains($0.action.id) } ?? false)
            },
            basis: priorities.first?.basis ?? overallBasis,
            today: today,
            priorities: priorities,
            achievements: achievements,
            strengths: strengths,
            praise: answers.praise(atMost: Self.praiseShown),
            weakSpots: weakSpots,
            calls: frontLine.calls,
            advocates: frontLine.advocates,
            done: frontLine.done)
    }

    /// The manager's first day, in the first weeks.
    private var newSince: Day? { FirstWeeks.start(at: facts.location, on: facts.day.date) }
    private var isNew: Bool { newSince != nil }

    private func todayRule(_ weakSpots: [Plan.WeakSpot]) -> TodayRule {
        TodayRule(
            date: facts.day.date, told: facts.told, weakSpots: weakSpots, checkOffs: facts.checkOffs,
            actions: { planner.actions(against: $0, facts, worths) },
            label: { brand.driver($0)?.label ?? $0 },
            isWorkable: { brand.driver($0)?.controllable ?? false })
    }

    private var window: Plan.Window {
        Plan.Window(
            from: facts.day.from, to: facts.day.to, responses: facts.sums.responses,
            responsesBefore: facts.sums.responsesBefore)
    }

    private var overallBasis: Plan.Basis {
        guard estimate.responses > 0 else { return .none }
        return facts.sums.responses >= brand.planning.minimumAnswers ? .own : .chain
    }

    private var outcome: Plan.OutcomeStanding {
        guard let standing = estimate.outcomes[index] else { return Plan.OutcomeStanding(key: brand.outcome.key) }
        let interval = standing.interval(on: brand.outcome.scale)
        let spread = findings.consistency.at(index, column: 0)
        let change = standing.mean.flatMap { now in facts.sums.outcomeBefore.map { now - $0 } }
        return Plan.OutcomeStanding(
            key: brand.outcome.key, mean: standing.mean, standing: standing.level, low: interval?.low,
            high: interval?.high, peers: standing.peers, change: change, consistency: spread?.deviation,
            isUneven: isUneven(spread))
    }

    private func isUneven(_ spread: Consistency.Spread?) -> Bool {
        guard let spread, let peers = spread.peers, let abovePeers = spread.abovePeers else { return false }
        return abovePeers >= Self.surely && spread.deviation >= Self.unevenFrom * peers
    }

    // MARK: Priorities

    /// The focus first, whatever ranks above it by now; then the others by expected gain.
    private var priorities: [Plan.Priority] {
        guard let focus = decision.focus else { return [] }
        let first = ranking.workable.filter { brand.drivers[$0.driver].key == focus.driver }
        let others = ranking.candidates.filter { candidate in
            let key = brand.drivers[candidate.driver].key
            return key != focus.driver && !resting.contains(key)
        }
        guard !first.isEmpty else { return [] }
        let shown = (first + others).prefix(isNew ? 1 : brand.planning.priorities)
        return shown.enumerated().map { place, candidate in
            priority(candidate, rank: place + 1, focus: place == 0 ? focus : nil)
        }
    }

    private func priority(_ candidate: DriverRanking.Candidate, rank: Int, focus: Focus?) -> Plan.Priority {
        let driver = brand.drivers[candidate.driver]
        let standing = candidate.standing
        let interval = standing.interval(on: driver.scale)
        let causes = answers.causes(of: candidate.driver)
        let spread = findings.consistency.at(index, column: candidate.driver + 1)
        let isOwn = standing.answers >= brand.planning.minimumAnswers
        return Plan.Priority(
            rank: rank, driver: driver.key, label: driver.label, basis: isOwn ? .own : .chain, mean: standing.mean,
            answers: standing.answers, standing: standing.level, low: interval?.low ?? standing.level,
            high: interval?.high ?? standing.level, peers: standing.peers, target: focus?.target ?? standing.target,
            importance: candidate.slope.importance,
            slope: candidate.slope.value, expectedGain: candidate.gain,
            probabilityTop: probabilities?.top(candidate.driver), belowPeers: standing.belowPeers,
            since: focus?.began, due: focus?.due, progress: focus.map(progress(of:)) ?? .tooEarly, causes: causes,
            quotes: focus == nil
                ? [] : answers.quotes(on: candidate.driver, causes: causes, atMost: Self.quotesShown),
            exemplar: exemplar(for: candidate.driver),
            behaviours: behaviours(for: driver.key, focus),
            consistency: spread?.deviation, isUneven: isUneven(spread),
            weeks: focus == nil
                ? []
                : facts.sums.weeks(
                    column: candidate.driver + 1, deviation: spread?.deviation, on: driver.scale),
            actions: focus == nil
                ? [] : assigned.actions.prefix(Planner.actionsShown).map { planned($0, for: driver.key) })
    }

    private func progress(of focus: Focus) -> Plan.Progress { isOngoing(focus) ? progress : .tooEarly }

    /// A focus that began today has no past to be judged from.
    private func isOngoing(_ focus: Focus) -> Bool {
        focus.began == facts.focus?.began && focus.driver == facts.focus?.driver
    }

    private func planned(_ action: Action, for driver: String) -> Plan.PlannedAction {
        Plan.PlannedAction(
            action: action, evidence: evidence(on: action, for: driver),
            state: state(of: action), doneLately: lately(action).count { $0.state == .done })
    }

    /// The newest of another location's. Of one that does not trade today, nobody knows whose names to mask.
    private func note(on action: Action) -> Plan.Note? {
        (planner.experience.reactions.notes[action.id] ?? []).lazy
            .filter { $0.location != facts.location.id }
            .compactMap { note in
                guard let place = findings.places[note.location] else { return nil }
                let author = findings.chain[place].location
                return Masking.quote(note.text, staff: facts.location.people + author.people, keepingStaff: false).map {
                    Plan.Note(location: note.location, name: author.title, text: $0)
                }
            }.first
    }

    private func evidence(on action: Action, for driver: String) -> Plan.Evidence {
        var evidence = Plan.Evidence(assigned: planner.experience.given[action.id] ?? 0)
        guard let worth = worths.worth(of: action.id, for: driver), worth.trials > 0 else { return evidence }
        evidence.stores = worth.stores
        evidence.effect = worth.belief.mean
        (evidence.low, evidence.high) = worth.belief.interval
        evidence.verdict = worth.verdict
        return evidence
    }

    private func lately(_ action: Action) -> [CheckOff] {
        let since = facts.day.date.advanced(by: -FrontLine.days)
        return facts.checkOffs.filter { $0.action == action.id && $0.date >= since && $0.date < facts.day.date }
    }

    /// A weekly action rests once it was done in the last seven days; a daily one is open again every morning.
    private func state(of action: Action) -> Plan.PlannedAction.State {
        guard action.cadence == .weekly, let last = lately(action).max(by: { $0.date < $1.date }) else { return .open }
        return switch last.state {
        case .done: .done
        case .skipped: .skipped
        case .declined: .declined
        case .own: .own
        }
    }

    private func exemplar(for driver: Int) -> Plan.Exemplar? {
        let own = estimate.drivers[index][driver]?.level ?? -.infinity
        return findings.exemplars.exemplar(for: index, driver: driver, above: own).map { best in
            let there = findings.chain[best.location]
            return Plan.Exemplar(
                location: there.location.id, name: there.location.title, standing: best.level,
                // Who has just begun cannot tell how it came to be so.
                manager: FirstWeeks.areOver(at: there.location, on: facts.day.date)
                    ? there.location.manager.flatMap { Masking.hasContacts($0) ? nil : $0 } : nil,
                practices: best.practices.prefix(Self.practicesShown).map {
                    Plan.Exemplar.Practice(action: $0.action.id, title: $0.action.title, days: $0.days)
                })
        }
    }

    private func behaviours(for driver: String, _ focus: Focus?) -> [Plan.BehaviourRate] {
        let asked = brand.behaviours.enumerated().filter { $0.element.driver == driver }
        return asked.map { place, behaviour in
            let rate = findings.behaviours.at(index, behaviour: place)
            return Plan.BehaviourRate(
                behaviour: behaviour.key, label: behaviour.label,
                rate: (rate?.answers ?? 0) > 0 ? rate?.rate : nil, peers: rate?.peers, answers: rate?.answers ?? 0,
                movement: focus.flatMap { focus in
                    rate?.movement.flatMap { movement($0, of: focus, among: asked.count) }
                })
        }
    }

    /// With no change at all, one of `behaviours` is said to have risen in fewer than one focus in twenty.
    private func movement(
        _ moved: RateMovement, of focus: Focus, among behaviours: Int
    ) -> Plan.BehaviourMovement? {
        // The answers of a few days are of visits on which nothing can have changed yet.
        guard isOngoing(focus), min(moved.before.answers, moved.since.answers) >= brand.planning.minimumAnswers
        else { return nil }
        let certainty = Plan.Progress.certainty(
            focus.elapsed(on: facts.day.date), atLast: 1 - Self.risenByChance / Double(behaviours))
        return Plan.BehaviourMovement(
            before: moved.before.share, since: moved.since.share, answers: moved.since.answers,
            hasRisen: moved.probabilityOfRise >= certainty)
    }

    // MARK: What goes well, and why it all came out so

    /// Focuses that reached their target in the last days: a manager may not have read that day's plan.
    private var achievements: [Plan.Achievement] {
        let since = facts.day.date.advanced(by: -FrontLine.days)
        let drivers = history.filter { $0.reason == .reached && $0.date > since }.compactMap(\.before)
        return drivers.compactMap(brand.driver).map { Plan.Achievement(driver: $0.key, label: $0.label) }
    }

    private var history: [Explanation.Switch] {
        let today = Explanation.Switch(on: facts.day.date, decision)
        return Array(((today.map { [$0] } ?? []) + facts.history).prefix(Explanation.switchesShown))
    }

    private var strengths: [Plan.Strength] {
        zip(brand.drivers, estimate.drivers[index])
            .compactMap { driver, standing in
                guard let standing, standing.answers >= brand.planning.minimumAnswers,
                    let abovePeers = standing.belowPeers.map({ 1 - $0 }), abovePeers >= Self.surely
                else { return nil }
                return Plan.Strength(
                    driver: driver.key, label: driver.label, standing: standing.level, abovePeers: abovePeers)
            }
            .sorted { $0.abovePeers > $1.abovePeers }
            .prefix(Self.strengthsShown)
            .map(\.self)
    }

    /// Why the plan came out as it did.
    func explanation(of plan: Plan) -> Explanation {
        let shown = plan.priorities.map(\.driver)
        return Explanation(
            location: facts.location, date: facts.day.date, generated: facts.day.due, window: window,
            peers: estimate.peers[index].kind, chainResponses: estimate.responses,
            chainLocations: estimate.locations, r2: estimate.r2,
            spread: findings.consistency.at(index, column: 0).map {
                Explanation.Spread(here: $0.deviation, peers: $0.peers, abovePeers: $0.abovePeers)
            },
            drivers: brand.drivers.indices.map { standing(of: $0, shown: shown) }, decision: decision,
            action: assigned.action, choice: assigned.choice, history: history, firstWeeks: plan.firstWeeks,
            quality: findings.quality[index])
    }

    private func verdict(on driver: String, among shown: [String]) -> Explanation.Verdict {
        if shown.contains(driver) { return .next }
        return resting.contains(driver) ? .resting : .behind
    }

    private func standing(of place: Int, shown: [String]) -> Explanation.DriverStanding {
        let driver = brand.drivers[place]
        let standing = estimate.drivers[index][place]
        let slope = estimate.slopes[place]
        let interval = standing?.interval(on: driver.scale)
        return Explanation.DriverStanding(
            driver: driver.key, label: driver.label, mean: standing?.mean, answers: standing?.answers ?? 0,
            standing: standing?.level, low: interval?.low, high: interval?.high, peers: standing?.peers,
            target: standing?.target, importance: slope?.importance, slope: slope?.value, slopeError: slope?.error,
            slopeClamped: slope?.clamped ?? false, expectedGain: ranking.gains[place],
            probabilityTop: ranking.isWorkable[place] ? probabilities?.top(place) : nil,
            belowPeers: standing?.belowPeers,
            verdict: shown.first == driver.key
                ? .focus : ranking.excluded[place] ?? verdict(on: driver.key, among: shown))
    }
}
