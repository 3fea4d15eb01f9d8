import Domain

/// Step 8 of the method: what becomes of a location's focus on one day, so that a plan does not change its mind daily
/// and no focus goes on for ever.
struct FocusRule {
    /// With this probability a driver has to promise more than the focus, to take its place before it is due.
    static let surely = 0.8
    /// With this probability or less, it hardly does: 1 − `surely`.
    private static let hardly = 0.2

    let date: Day
    /// Days that a term lasts.
    let hold: Int
    /// Keys of the drivers worth a focus, best first.
    let candidates: [String]
    /// Keys of the drivers that can be worked on at all, whatever they promise.
    let eligible: Set<String>
    /// Keys of the drivers that got stuck or reached their target here less than one hold ago.
    let resting: Set<String>
    /// Of the open focus; means nothing where there is none.
    let progress: Plan.Progress
    /// The probability that a driver promises more than the open focus's.
    let beats: (String) -> Double
    /// The focus on a driver that would begin today; nil where it cannot.
    let begin: (String) -> Focus?
    /// What could be done for the focus instead of its action; nil where there is nothing else.
    let otherAction: (Focus) -> String?

    /// The first that applies, of an open focus:
    ///
    /// 1. its driver cannot be worked on any more: it gives way;
    /// 2. its target is reached: it gives way;
    /// 3. the best other driver promises more, with a probability of 0.8 or more: it takes over;
    /// 4. it is due: `atDue`;
    /// 5. it is held, even where its driver is no candidate today.
    func decide(_ current: Focus?) -> FocusDecision {
        guard let current else { return best().map { .begin($0, .first) } ?? .none(.nothingWorthwhile) }
        guard eligible.contains(current.driver) else { return giveWay(current, .noLongerPriority) }
        if progress == .reached { return giveWay(current, .reached) }
        if let challenger = best(besides: current.driver), beats(challenger.driver) >= Self.surely {
            return .replace(current, by: challenger, .challenged)
        }
        return date >= current.due ? atDue(current) : .hold(current, .notDue)
    }

    /// Renewed once where that may help, given another action once where it does not move; then its time is over.
    private func atDue(_ current: Focus) -> FocusDecision {
        switch progress {
        case .onTrack where !current.renewed: return .renew(current, by: renewed(current), .onTrack)
        case .tooEarly where !current.renewed: return .renew(current, by: renewed(current), .tooEarly)
        case .notMoving:
            guard !current.actionsChanged, let action = otherAction(current), action != current.action else {
                return stuck(current)
            }
            return .renew(current, by: changed(current, to: action), .notMoving)
        case .onTrack, .tooEarly, .reached:
            return best().map { .replace(current, by: $0, .due) } ?? .end(current, .due)
        }
    }

    /// Help has to come from elsewhere. Meanwhile the next driver takes over, unless this one surely promises more: then
    /// it begins anew, because on something small no store gets better.
    private func stuck(_ current: Focus) -> FocusDecision {
        if let next = best(besides: current.driver), beats(next.driver) > Self.hardly {
            return .replace(current, by: next, .stuck)
        }
        guard candidates.contains(current.driver), let anew = begin(current.driver) else {
            return giveWay(current, .stuck)
        }
        return .replace(current, by: anew, .stuck)
    }

    /// The best other driver's turn.
    private func giveWay(_ current: Focus, _ reason: FocusDecision.Reason) -> FocusDecision {
        best(besides: current.driver).map { .replace(current, by: $0, reason) } ?? .end(current, reason)
    }

    private func best(besides driver: String? = nil) -> Focus? {
        candidates.lazy.filter { $0 != driver && !resting.contains($0) }.compactMap(begin).first
    }

    private func renewed(_ focus: Focus) -> Focus {
        var next = term(after: focus)
        next.renewed = true
        return next
    }

    private func changed(_ focus: Focus, to action: String) -> Focus {
        var next = term(after: focus)
        next.action = action
        next.actionsChanged = true
        return next
    }

    private func term(after focus: Focus) -> Focus {
        var next = focus
        next.termBegan = date
        next.due = date.advanced(by: hold)
        return next
    }
}
