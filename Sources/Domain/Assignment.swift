/// An action that a location was given for a focus, or took up itself.
package struct Assignment: Equatable, Sendable {
    package enum Ending: String, CaseIterable, Sendable {
        /// Its focus ended, or was given another action, without a word against it.
        case over
        /// Its focus did not move.
        case failed
        /// The manager did not want it.
        case declined
        /// The library does not offer it here any more, or what the manager took up is now given.
        case withdrawn
    }

    /// What an action is believed to change, in points of the driver.
    package struct Belief: Equatable, Sendable {
        package var mean: Double
        package var variance: Double

        package init(mean: Double, variance: Double) {
            self.mean = mean
            self.variance = variance
        }
    }

    package var location: Identifier
    package var driver: String
    /// The cause that most comments named when it was chosen; nil where none did.
    package var cause: String?
    package var action: String
    /// Tells one wording of the action from another (`Action.version`).
    package var version: String
    package var began: Day
    /// The manager chose it, and not huddled.
    package var isOwn: Bool
    /// With which it was drawn from what could have been given; nil where the manager chose it, or from the time before
    /// choices were recorded.
    package var probability: Double?
    /// What was believed, when it began, that it would change here.
    package var expected: Belief
    /// The first day on which it counts no more.
    package var ended: Day?
    package var ending: Ending?
    /// What was believed, when it ended, that it had changed here; nil where nothing new was.
    package var learned: Belief?

    package init(
        location: Identifier, driver: String, cause: String? = nil, action: String, version: String, began: Day,
        isOwn: Bool = false, probability: Double? = nil, expected: Belief = Belief(mean: 0, variance: 0),
        ended: Day? = nil, ending: Ending? = nil, learned: Belief? = nil
    ) {
        self.location = location
        self.driver = driver
        self.cause = cause
        self.action = action
        self.version = version
        self.began = began
        self.isOwn = isOwn
        self.probability = probability
        self.expected = expected
        self.ended = ended
        self.ending = ending
        self.learned = learned
    }

    /// What lasted for less tells nothing, and is thought to have changed nothing.
    package static let leastDays = 7

    /// The first day whose answers tell no more of it.
    ///
    /// As many days as a focus is held, and a week at least, whether it goes on after them or came to its end in good order
    /// before: else what seems to help, by luck or not, would be judged by other days, and sooner or later, than the rest.
    /// What failed, was declined or withdrawn is judged by the days up to then.
    package func judgedBefore(hold: Int) -> Day {
        let whole = began.advanced(by: max(hold, Self.leastDays))
        guard let ended, ending != .over else { return whole }
        return min(ended, whole)
    }

    /// Whether its days go on, so that nothing is known of it yet.
    package func isUnderWay(on date: Day, hold: Int) -> Bool { judgedBefore(hold: hold) > date }

    /// Whether on that day its days are over, and were enough.
    package func isToBeJudged(on date: Day, hold: Int) -> Bool {
        !isUnderWay(on: date, hold: hold) && judgedBefore(hold: hold).number - began.number >= Self.leastDays
    }
}

/// What becomes of a location's assignments on one day.
package struct AssignmentChange: Equatable, Sendable {
    /// How what huddled gave ends; nil: it goes on, or there was nothing.
    package var ending: Assignment.Ending?
    /// What is believed that what ends has changed here.
    package var learned: Assignment.Belief?
    /// The focus is over, and with it what the manager chose for it.
    package var isFocusOver: Bool
    package var begun: [Assignment]

    package init(
        ending: Assignment.Ending? = nil, learned: Assignment.Belief? = nil, isFocusOver: Bool = false,
        begun: [Assignment] = []
    ) {
        self.ending = ending
        self.learned = learned
        self.isFocusOver = isFocusOver
        self.begun = begun
    }
}

/// An assignment as it is kept, and what is known to have become of it.
package struct AssignmentRecord: Equatable, Sendable {
    package let id: Int64
    package let assignment: Assignment
    package var outcome: TrialOutcome?

    package init(id: Int64, assignment: Assignment, outcome: TrialOutcome?) {
        self.id = id
        self.assignment = assignment
        self.outcome = outcome
    }
}

/// What became of a location that worked on a driver with an action.
package struct TrialOutcome: Equatable, Sendable {
    /// A change, and the variance of what is said about it.
    package struct Change: Equatable, Sendable {
        package var effect: Double
        package var variance: Double

        package init(effect: Double, variance: Double) {
            self.effect = effect
            self.variance = variance
        }
    }

    /// Of the driver, in points; nil where too few answered.
    package var driver: Change?
    /// Of the share of customers who noticed the action's behaviour; nil likewise, and where it has none.
    package var noticed: Change?

    package init(driver: Change?, noticed: Change?) {
        self.driver = driver
        self.noticed = noticed
    }
}
