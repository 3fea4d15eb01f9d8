/// What a brand asks its customers and how it wants its plans: the configuration as planning and rendering see it.
package struct Brand: Equatable, Sendable {
    package var name: String
    /// IANA name; for locations without their own.
    package var timezone: String
    /// Language tag; for locations without their own.
    package var language: String
    package var outcome: Outcome
    package var drivers: [Driver]
    package var behaviours: [Behaviour]
    /// In the order of the configuration.
    package var dayparts: [DayPart]
    package var planning: PlanningPolicy
    package var alerts: AlertPolicy
    package var advocates: AdvocatePolicy
    package var quotes: QuotePolicy

    package init(
        name: String, timezone: String, language: String, outcome: Outcome, drivers: [Driver],
        behaviours: [Behaviour], dayparts: [DayPart], planning: PlanningPolicy, alerts: AlertPolicy,
        advocates: AdvocatePolicy, quotes: QuotePolicy
    ) {
        self.name = name
        self.timezone = timezone
        self.language = language
        self.outcome = outcome
        self.drivers = drivers
        self.behaviours = behaviours
        self.dayparts = dayparts
        self.planning = planning
        self.alerts = alerts
        self.advocates = advocates
        self.quotes = quotes
    }

    package func driver(_ key: String) -> Driver? { drivers.first { $0.key == key } }

    package func index(ofDriver key: String) -> Int? { drivers.firstIndex { $0.key == key } }
}

/// The overall measure that the brand cares about.
package struct Outcome: Hashable, Sendable {
    /// `[A-Za-z0-9_.-]{1,64}`, like every key of outcome, drivers and behaviours; unique among them.
    package var key: String
    package var label: String
    package var scale: Scale

    package init(key: String, label: String, scale: Scale) {
        self.key = key
        self.label = label
        self.scale = scale
    }
}

/// An aspect of the experience that moves the outcome.
package struct Driver: Hashable, Sendable {
    package var key: String
    package var label: String
    package var scale: Scale
    /// Whether a store can do something about it; price and parking are not.
    package var controllable: Bool
    /// In the order of the configuration.
    package var causes: [Cause]

    package init(key: String, label: String, scale: Scale, controllable: Bool = true, causes: [Cause] = []) {
        self.key = key
        self.label = label
        self.scale = scale
        self.controllable = controllable
        self.causes = causes
    }
}

/// A theme in comments on a driver and the words that give it away.
package struct Cause: Hashable, Sendable {
    package var key: String
    package var words: [String]

    package init(key: String, words: [String]) {
        self.key = key
        self.words = words
    }
}

/// Something staff do or not, which customers confirm.
package struct Behaviour: Hashable, Sendable {
    package var key: String
    package var label: String
    /// The key of the driver that it serves.
    package var driver: String?

    package init(key: String, label: String, driver: String? = nil) {
        self.key = key
        self.label = label
        self.driver = driver
    }
}

package struct PlanningPolicy: Hashable, Sendable {
    /// Minutes after midnight on the location's own clock.
    package var at: Int
    /// One to three.
    package var priorities: Int
    package var window: Span
    package var hold: Span
    package var minimumAnswers: Int
    /// Share of the outcome's range below which an expected gain is not worth anybody's morning.
    package var worthwhile: Double

    package init(
        at: Int = 300, priorities: Int = 3, window: Span = .days(90), hold: Span = .days(28),
        minimumAnswers: Int = 20, worthwhile: Double = 0.005
    ) {
        self.at = at
        self.priorities = priorities
        self.window = window
        self.hold = hold
        self.minimumAnswers = minimumAnswers
        self.worthwhile = worthwhile
    }
}

package struct AlertPolicy: Hashable, Sendable {
    /// On the outcome's scale.
    package var atOrBelow: Rating
    package var words: [String]
    package var firstTouch: Span
    package var close: Span
    package var maxAge: Span

    package init(atOrBelow: Rating, words: [String], firstTouch: Span, close: Span, maxAge: Span) {
        self.atOrBelow = atOrBelow
        self.words = words
        self.firstTouch = firstTouch
        self.close = close
        self.maxAge = maxAge
    }
}

package struct AdvocatePolicy: Hashable, Sendable {
    /// On the outcome's scale.
    package var atOrAbove: Rating

    package init(atOrAbove: Rating) { self.atOrAbove = atOrAbove }
}

package struct QuotePolicy: Hashable, Sendable {
    package var staffNamesInPraise: Bool

    package init(staffNamesInPraise: Bool = false) { self.staffNamesInPraise = staffNamesInPraise }
}
