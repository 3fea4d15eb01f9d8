/// The first priority while it is worked on.
package struct Focus: Equatable, Sendable {
    package var location: Identifier
    package var driver: String
    /// The action chosen when it began.
    package var action: String
    package var began: Day
    package var due: Day
    /// Standing and target of the driver when it began, in points.
    package var baseline: Double
    package var target: Double

    package init(
        location: Identifier, driver: String, action: String, began: Day, due: Day, baseline: Double, target: Double
    ) {
        self.location = location
        self.driver = driver
        self.action = action
        self.began = began
        self.due = due
        self.baseline = baseline
        self.target = target
    }
}

/// What was decided about a location's focus on one day, and why.
package enum FocusDecision: Equatable, Sendable {
    package enum Reason: String, CaseIterable, Sendable {
        /// There was no focus, and this driver promises most.
        case first
        /// The focus is not due yet.
        case notDue = "not_due"
        /// The focus ran its time, and another driver promises more by now.
        case due
        /// The focus ran its time and still promises most: it begins anew.
        case renewed
        /// The driver is no longer a priority: excellent by now, no action left, or no longer asked.
        case noLongerPriority = "no_longer_priority"
        /// Nothing here is worth a focus.
        case nothingWorthwhile = "nothing_worthwhile"
    }

    case begin(Focus, Reason)
    case hold(Focus, Reason)
    case replace(Focus, by: Focus, Reason)
    case end(Focus, Reason)
    case none(Reason)

    /// The focus from here on.
    package var focus: Focus? {
        switch self {
        case .begin(let focus, _), .hold(let focus, _), .replace(_, by: let focus, _): focus
        case .end, .none: nil
        }
    }

    /// Whether the location's focus is another one than the day before.
    package var isChange: Bool {
        switch self {
        case .begin, .replace, .end: true
        case .hold, .none: false
        }
    }

    package var reason: Reason {
        switch self {
        case .begin(_, let reason), .hold(_, let reason), .replace(_, by: _, let reason), .end(_, let reason),
            .none(let reason):
            reason
        }
    }
}
