import Domain
import Library
import Statistics

/// What a location works with from one day on.
struct Assigned {
    var decision: FocusDecision
    var change: AssignmentChange
    /// The action that it is given; nil without a focus.
    var action: String?
    /// All that the focus could be worked on with, what it is given first.
    var actions: [Action] = []
    /// Between which actions was chosen on this day, and how likely each was; empty where nothing was.
    var choice: [Explanation.Choice] = []
}

/// Gives locations actions for their focuses, one after the other: what one is given is under way for the next.
struct Assigner {
    /// What counts for an action that customers' own words ask for, and against one for what they do not name: as much as
    /// half of what one action typically does more than another, in points of a five-point scale.
    private static let fitting = 0.05

    /// What counts for an action that managers rate as well as can be, and against one they rate as badly, beside others: no
    /// more than what nobody would notice, in points of a five-point scale.
    private static let rated = 0.02

    private struct Key: Hashable {
        let driver: String
        let action: String
    }

    private struct Neighbourhood: Hashable {
        let region: String
        let driver: String
    }

    private let brand: Brand
    private let library: ActionLibrary
    private let worths: Worths
    private let experience: Experience
    /// What locations were given and cannot be judged by yet.
    private var pending: [Key: Int] = [:]
    /// By region and driver: how many locations work with each action.
    private var nearby: [Neighbourhood: [String: Int]] = [:]

    init(
        _ chain: [LocationEvidence], _ worths: Worths, _ experience: Experience, _ library: ActionLibrary, brand: Brand
    ) {
        self.brand = brand
        self.library = library
        self.worths = worths
        self.experience = experience
        for place in chain {
            for known in experience.assignments[place.location.id] ?? [] where !known.isOwn {
                count(known, at: place.location, on: place.day.date, 1)
            }
        }
    }

    /// - Parameters:
    ///   - offered: for the driver of the decision's focus, what fits best first.
    ///   - proven: ids of what is preferred as far as anything of it is left; empty where nothing is.
    ///   - cause: that most comments name.
    mutating func assign(
        _ decision: FocusDecision, _ facts: LocationEvidence, offered: [OfferedAction], proven: Set<String>,
        cause: String?
    ) -> Assigned {
        let given = experience.given(facts.location.id)
        let ending = given.flatMap { self.ending(of: $0, decision, facts, offered) }
        if let given, let ending {
            count(given, at: facts.location, on: facts.day.date, -1)
            var ended = given
            (ended.ended, ended.ending) = (facts.day.date, ending)
            count(ended, at: facts.location, on: facts.day.date, 1)
        }
        let learned = given.flatMap { given in ending.flatMap { self.learned(from: given, $0, on: facts.day.date) } }
        guard let focus = decision.focus else {
            return Assigned(
                decision: decision, change: AssignmentChange(ending: ending, learned: learned, isFocusOver: true))
        }
        let isNew = focus.began == facts.day.date
        let hasFailed = decision.reason == .notMoving
        var assigned = Assigned(
            decision: decision, change: AssignmentChange(ending: ending, learned: learned, isFocusOver: isNew))
        assigned.action = ending == nil ? given?.action : nil
        if given == nil, !isNew, !hasFailed, let known = offered.first(where: { $0.action.id == focus.action }) {
            // The location was closed meanwhile, or began with it before choices were recorded.
            let begun = assignment(of: known.action, focus, facts, cause, probability: nil)
            assigned.action = begun.action
            count(begun, at: facts.location, on: facts.day.date, 1)
            assigned.change.begun.append(begun)
        } else if isNew || hasFailed || assigned.action == nil {
            let failed = ending == .failed ? given?.action : hasFailed ? decision.former?.action : nil
            let candidates = self.candidates(offered, focus, facts, besides: failed, proven)
            if let begun = choose(candidates, focus, facts, cause, into: &assigned.choice) {
                assigned.action = begun.action
                count(begun, at: facts.location, on: facts.day.date, 1)
                assigned.change.begun.append(begun)
                if decision.isChange { assigned.decision = decision.giving(begun.action) }
            }
        }
        assigned.change.begun += ownChoices(facts, focus, besides: assigned.action)
        assigned.actions = ordered(offered, focus, lead: assigned.action, proven)
        return assigned
    }

    /// How what the location was given comes to its end on this day; nil where it goes on.
    private func ending(
        of given: Assignment, _ decision: FocusDecision, _ facts: LocationEvidence, _ offered: [OfferedAction]
    ) -> Assignment.Ending? {
        switch decision.reason {
        case .notMoving, .stuck: return .failed
        default: break
        }
        guard let focus = decision.focus, focus.began < facts.day.date, focus.driver == given.driver else {
            return decision.reason == .noLongerPriority ? .withdrawn : .over
        }
        if offered.contains(where: { $0.action.id == given.action }) { return nil }
        let words = facts.checkOffs.filter { $0.action == given.action && $0.state != .own && $0.date < facts.day.date }
        if words.max(by: { $0.date < $1.date })?.state == .declined { return .declined }
        // What was to be done once and is done goes on to have its effect.
        let isDone = library.action(given.action)?.cadence == .once && words.contains { $0.state == .done }
        return isDone ? nil : .withdrawn
    }

    /// What may be given, with what speaks against the others set aside as far as anything is left.
    private func candidates(
        _ offered: [OfferedAction], _ focus: Focus, _ facts: LocationEvidence, besides failed: String?,
        _ proven: Set<String>
    ) -> [OfferedAction] {
        let since = facts.day.date.advanced(by: -Experience.remembered)
        let failedHere = Set(
            (experience.assignments[facts.location.id] ?? []).filter {
                $0.driver == focus.driver && $0.ending == .failed && ($0.ended.map { $0 >= since } ?? false)
            }.map(\.action))
        let others = offered.filter { $0.action.id != failed }
        let promising = others.filter { !failedHere.contains($0.action.id) }
        let fresh = promising.filter { !$0.isJustTried }
        let left = [fresh, promising, others].first { !$0.isEmpty } ?? []
        let preferred = left.filter { proven.contains($0.action.id) }
        return preferred.isEmpty ? left : preferred
    }

    private func choose(
        _ offered: [OfferedAction], _ focus: Focus, _ facts: LocationEvidence, _ cause: String?,
        into choice: inout [Explanation.Choice]
    ) -> Assignment? {
        let candidates = offered.compactMap { offered in
            worths.worth(of: offered.action.id, for: focus.driver).map { worth in
                ActionPolicy.Candidate(
                    action: Identifier(offered.action.id), worth: worth,
                    pending: pending[Key(driver: focus.driver, action: offered.action.id)] ?? 0,
                    advantage: advantage(of: offered, focus.driver))
            }
        }
        guard candidates.count == offered.count else { return nil }
        let probabilities = ActionPolicy.probabilities(
            candidates, triedNearby: untestedNearby(facts.location, focus.driver))
        var generator = SeededGenerator(
            seed: "\(brand.name)\n\(facts.location.id.text)\n\(facts.day.date.number)\naction".utf8)
        guard let place = ActionPolicy.pick(generator.uniform(), by: probabilities) else { return nil }
        choice = zip(candidates, probabilities).map { candidate, probability in
            Explanation.Choice(
                action: candidate.action.text, trials: candidate.worth.trials, effect: candidate.worth.belief.mean,
                low: candidate.worth.belief.interval.low, high: candidate.worth.belief.interval.high,
                probability: probability)
        }
        return assignment(of: offered[place].action, focus, facts, cause, probability: probabilities[place])
    }

    private func assignment(
        of action: Action, _ focus: Focus, _ facts: LocationEvidence, _ cause: String?, probability: Double?
    ) -> Assignment {
        Assignment(
            location: facts.location.id, driver: focus.driver, cause: cause, action: action.id, version: action.version,
            began: facts.day.date, probability: probability,
            expected: belief(of: action.id, for: focus.driver) ?? Assignment.Belief(mean: 0, variance: 0))
    }

    /// What ends today is believed to have changed.
    private func learned(
        from given: Assignment, _ ending: Assignment.Ending, on date: Day
    ) -> Assignment.Belief? {
        let isTooShort = ending != .over && date.number - given.began.number < Assignment.leastDays
        return isTooShort
            ? Assignment.Belief(mean: 0, variance: 0) : belief(of: given.action, for: given.driver)
    }

    private func belief(of action: String, for driver: String) -> Assignment.Belief? {
        worths.worth(of: action, for: driver).map {
            Assignment.Belief(mean: $0.inOnePlace.mean, variance: $0.inOnePlace.variance)
        }
    }

    private func advantage(of offered: OfferedAction, _ driver: String) -> Double {
        let unit = (brand.driver(driver)?.scale.range ?? 4) / 4
        let fitting =
            switch offered.fit {
            case .named: Self.fitting
            case .any: 0.0
            case .unnamed: -Self.fitting
            }
        return unit * (fitting + Self.rated * experience.reactions.standing(of: offered.action.id))
    }

    /// What managers did for the focus of their own accord, by the library's book; each once in a focus.
    private func ownChoices(_ facts: LocationEvidence, _ focus: Focus, besides lead: String?) -> [Assignment] {
        let known = Set(
            (experience.assignments[facts.location.id] ?? []).filter {
                $0.driver == focus.driver && ($0.began >= focus.began || $0.ended == nil)
            }.map(\.action))
        var own: [Assignment] = []
        let done = facts.checkOffs.filter {
            $0.state == .done && $0.date >= focus.began && $0.date < facts.day.date && $0.action != lead
                && !known.contains($0.action)
        }
        for checkOff in done.sorted(by: { ($0.date, $0.action) < ($1.date, $1.action) })
        where !own.contains(where: { $0.action == checkOff.action }) {
            guard let action = library.action(checkOff.action), action.serves(focus.driver),
                let belief = belief(of: action.id, for: focus.driver)
            else { continue }
            own.append(
                Assignment(
                    location: facts.location.id, driver: focus.driver, action: action.id, version: action.version,
                    began: checkOff.date, isOwn: true, expected: belief))
        }
        return own
    }

    /// What is given first, then what promises most; what was just tried comes last, and what is preferred before all else.
    private func ordered(
        _ offered: [OfferedAction], _ focus: Focus, lead: String?, _ proven: Set<String>
    ) -> [Action] {
        func rank(_ place: Int) -> (Int, Int, Int, Double, Int) {
            let action = offered[place]
            let worth = worths.worth(of: action.action.id, for: focus.driver)
            return (
                action.action.id == lead ? 0 : 1, proven.contains(action.action.id) ? 0 : 1,
                action.isJustTried ? 1 : 0,
                -(worth?.belief.mean ?? 0) - advantage(of: action, focus.driver), place
            )
        }
        return offered.indices.sorted { rank($0) < rank($1) }.map { offered[$0].action }
    }

    // MARK: - What others work with

    private mutating func count(_ assignment: Assignment, at location: Location, on date: Day, _ number: Int) {
        if assignment.isUnderWay(on: date, hold: brand.planning.hold.days) {
            pending[Key(driver: assignment.driver, action: assignment.action), default: 0] += number
        }
        guard assignment.ended == nil, let region = location.region else { return }
        nearby[Neighbourhood(region: region, driver: assignment.driver), default: [:]][
            assignment.action, default: 0] += number
    }

    private func untestedNearby(_ location: Location, _ driver: String) -> Set<Identifier> {
        guard let region = location.region else { return [] }
        let actions = nearby[Neighbourhood(region: region, driver: driver)] ?? [:]
        return Set(
            actions.filter { action, locations in
                locations > 0 && worths.worth(of: action, for: driver)?.trials == 0
            }.map { Identifier($0.key) })
    }
}
