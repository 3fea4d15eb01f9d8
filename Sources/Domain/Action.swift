/// One best practice of the library.
package struct Action: Equatable, Sendable {
    /// Only `once` leaves the plan when it is checked off.
    package enum Cadence: String, CaseIterable, Sendable { case once, daily, weekly }
    package enum Effort: String, CaseIterable, Sendable { case low, medium, high }

    package enum State: String, CaseIterable, Sendable {
        /// Being written: nobody is given it yet.
        case draft
        case active
        /// Nobody is given it any more; what was learned of it stays.
        case retired
    }

    /// Where it applies; an empty list applies everywhere.
    package struct Applicability: Equatable, Sendable {
        package var formats: [String]
        package var regions: [String]
        package var dayparts: [String]

        package init(formats: [String] = [], regions: [String] = [], dayparts: [String] = []) {
            self.formats = formats
            self.regions = regions
            self.dayparts = dayparts
        }
    }

    /// `[a-z0-9-]{1,64}`.
    package var id: String
    package var title: String
    /// Keys of the drivers it serves.
    package var drivers: [String]
    /// Keys of the causes it answers; preferred where comments name them.
    package var causes: [String]
    /// The key of the behaviour that shows it happens.
    package var behaviour: String?
    package var owner: String
    package var minutes: Int
    package var cadence: Cadence
    /// One or two sentences to read aloud in the huddle.
    package var say: String
    package var steps: [String]
    /// How the shift lead sees that it happens.
    package var watch: String
    package var applicability: Applicability
    package var effort: Effort
    /// The author's belief, in points of the driver.
    package var prior: Double?
    package var author: String?
    package var state: State
    /// Why it is in that state.
    package var reason: String?

    package init(
        id: String, title: String, drivers: [String], causes: [String] = [], behaviour: String? = nil, owner: String,
        minutes: Int, cadence: Cadence, say: String, steps: [String], watch: String,
        applicability: Applicability = Applicability(), effort: Effort, prior: Double? = nil, author: String? = nil,
        state: State = .active, reason: String? = nil
    ) {
        self.id = id
        self.title = title
        self.drivers = drivers
        self.causes = causes
        self.behaviour = behaviour
        self.owner = owner
        self.minutes = minutes
        self.cadence = cadence
        self.say = say
        self.steps = steps
        self.watch = watch
        self.applicability = applicability
        self.effort = effort
        self.prior = prior
        self.author = author
        self.state = state
        self.reason = reason
    }

    /// Whether it is for that driver, byte for byte.
    package func serves(_ driver: String) -> Bool { drivers.contains { Identifier($0) == Identifier(driver) } }
}
