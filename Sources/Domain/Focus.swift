/// The first priority while it is worked on, in its present term.
///
/// A focus lasts for one term, or for more where it is renewed or its action changes: the driver, `began`, `baseline` and
/// `target` then stay, so that its progress is judged over all of its terms.
package struct Focus: Equatable, Sendable {
    package var location: Identifier
    package var driver: String
    /// The action chosen when the present term began.
    package var action: String
    package var began: Day
    /// The present term: its first day, and the day on which the focus is judged and goes on or gives way.
    package var termBegan: Day
    package var due: Day
    /// Standing of the driver when the focus began, in points, and the posterior deviation of the true level.
    package var baseline: Double
    package var baselineDeviation: Double
    /// Target of the driver when the focus began, in points.
    package var target: Double
    /// It was given one more term with the same action, as happens once.
    package var renewed: Bool
    /// It was given one more term with another action, as happens once.
    package var actionsChanged: Bool

    /// - Parameter termBegan: nil in its first term, which begins with the focus.
    package init(
        location: Identifier, driver: String, action: String, began: Day, termBegan: Day? = nil, due: Day,
        baseline: Double, baselineDeviation: Double, target: Double, renewed: Bool = false,
        actionsChanged: Bool = false
    ) {
        self.location = location
        self.driver = driver
        self.action = action
        self.began = began
        self.termBegan = termBegan ?? began
        self.due = due
        self.baseline = baseline
        self.baselineDeviation = baselineDeviation
        self.target = target
        self.renewed = renewed
        self.actionsChanged = actionsChanged
    }
}

/// What was decided about a location's focus on one day, and why.
package enum FocusDecision: Equatable, Sendable {
    package enum Kind: String, CaseIterable, Sendable { case begin, hold, renew, replace, end, none }

    package enum Reason: String, CaseIterable, Sendable {
        /// There was no focus, and this driver promises most.
        case first
        /// The focus is not due yet, and no other driver promises surely more.
        case notDue = "not_due"
        /// Another driver promises more with a probability of 0.8 or more.
        case challenged
        /// The driver's target is reached.
        case reached
        /// The focus ran its time; what promises most takes over, which may be the same driver with a new baseline.
        case due
        /// On track at its due date: renewed, once.
        case onTrack = "on_track"
        /// Not enough answers at its due date to tell: renewed, once.
        case tooEarly = "too_early"
        /// Not moving at its due date: its action changes, once.
        case notMoving = "not_moving"
        /// Not moving at its due date, and its action was changed before or there is no other. The next driver takes
        /// over and this one rests for as long as a focus is held; where it surely promises more than the next, it begins
        /// anew instead.
        case stuck
        /// The driver cannot be worked on any more: not asked, not controllable, or no action left.
        case noLongerPriority = "no_longer_priority"
        /// Nothing that could be the focus today promises enough.
        case nothingWorthwhile = "nothing_worthwhile"
    }

    case begin(Focus, Reason)
    case hold(Focus, Reason)
    /// The same focus goes on for another term.
    case renew(Focus, by: Focus, Reason)
    case replace(Focus, by: Focus, Reason)
    case end(Focus, Reason)
    case none(Reason)

    package var kind: Kind {
        switch self {
        case .begin: .begin
        case .hold: .hold
        case .renew: .renew
        case .replace: .replace
        case .end: .end
        case .none: .none
        }
    }

    /// The focus up to that day.
    package var former: Focus? {
        switch self {
        case .hold(let focus, _), .renew(let focus, by: _, _), .replace(let focus, by: _, _), .end(let focus, _): focus
        case .begin, .none: nil
        }
    }

    /// The focus from that day on.
    package var focus: Focus? {
        switch self {
        case .begin(let focus, _), .hold(let focus, _), .renew(_, by: let focus, _), .replace(_, by: let focus, _):
            focus
        case .end, .none: nil
        }
    }

    /// Whether anything about the location's focus is different from the day before: its driver, its action or its
    /// term.
    package var isChange: Bool {
        switch self {
        case .begin, .renew, .replace, .end: true
        case .hold, .none: false
        }
    }

    package var reason: Reason {
        switch self {
        case .begin(_, let reason), .hold(_, let reason), .renew(_, by: _, let reason),
            .replace(_, by: _, let reason), .end(_, let reason), .none(let reason):
            reason
        }
    }

    /// The same decision with another action for what begins with it.
    package func giving(_ action: String) -> FocusDecision {
        func giving(_ focus: Focus) -> Focus {
            var focus = focus
            focus.action = action
            return focus
        }
        return switch self {
        case .begin(let focus, let reason): .begin(giving(focus), reason)
        case .renew(let former, by: let focus, let reason): .renew(former, by: giving(focus), reason)
        case .replace(let former, by: let focus, let reason): .replace(former, by: giving(focus), reason)
        case .hold, .end, .none: self
        }
    }
}
