/// A region, or all of a brand, at a glance.
package struct Board: Equatable, Sendable {
    /// How long causes of closed alerts are counted for.
    package static let causesCounted = Span.days(90)

    package enum Scope: Hashable, Sendable {
        case brand
        case division(Identifier)
        case region(Identifier)
        case district(Identifier)
    }

    /// One location on the board.
    package struct Entry: Equatable, Sendable {
        package var row: BoardRow
        /// Why somebody should look at it today, the worst first; empty where nobody needs to.
        package var reasons: [BoardReason]
        /// Customers who wait for a call, and those of them for whom it is too late.
        package var calls: Calls
        /// What closed alerts came from, most frequent first.
        package var causes: [Cause]

        package init(row: BoardRow, reasons: [BoardReason], calls: Calls = Calls(), causes: [Cause] = []) {
            self.row = row
            self.reasons = reasons
            self.calls = calls
            self.causes = causes
        }
    }

    package struct Calls: Equatable, Sendable {
        package var waiting: Int
        package var overdue: Int

        package init(waiting: Int = 0, overdue: Int = 0) {
            self.waiting = waiting
            self.overdue = overdue
        }
    }

    package struct Cause: Equatable, Sendable {
        /// A key of the configuration; nil: what it does not know.
        package var cause: String?
        package var alerts: Int

        package init(cause: String?, alerts: Int) {
            self.cause = cause
            self.alerts = alerts
        }
    }

    /// Locations that are surely better at a driver than their peers.
    package struct Lesson: Equatable, Sendable {
        package struct Teacher: Equatable, Sendable {
            package var location: Identifier
            package var name: String?
            package var region: String?
            package var standing: Double

            package init(location: Identifier, name: String?, region: String?, standing: Double) {
                self.location = location
                self.name = name
                self.region = region
                self.standing = standing
            }
        }

        package var driver: String
        /// The best first.
        package var teachers: [Teacher]
        /// They are the brand's, as the board has none of its own.
        package var isElsewhere: Bool

        package init(driver: String, teachers: [Teacher], isElsewhere: Bool) {
            self.driver = driver
            self.teachers = teachers
            self.isElsewhere = isElsewhere
        }
    }

    /// A driver for which the library has nothing to do in some locations.
    package struct Gap: Equatable, Sendable {
        package var driver: String
        /// By name.
        package var locations: [Identifier]

        package init(driver: String, locations: [Identifier]) {
            self.driver = driver
            self.locations = locations
        }
    }

    /// What became different within a week.
    package struct Change: Equatable, Sendable {
        package enum Kind: Equatable, Sendable {
            case reached(driver: String)
            case stuck(driver: String)
            case began(driver: String)
            case risen(from: Double, to: Double)
            case fallen(from: Double, to: Double)
            /// Not on the board a week ago.
            case new
        }

        package var location: Identifier
        package var name: String?
        package var kind: Kind

        package init(location: Identifier, name: String?, kind: Kind) {
            self.location = location
            self.name = name
            self.kind = kind
        }
    }

    /// How alike visits are, in points of the outcome: 0 is all alike. nil where too little is known.
    package struct Consistency: Equatable, Sendable {
        /// How far the true levels of two stores typically lie apart.
        package var between: Double?
        /// How far the marks of two customers of one store typically lie apart.
        package var within: Double?

        package init(between: Double? = nil, within: Double? = nil) {
            self.between = between
            self.within = within
        }
    }

    package struct PastConsistency: Equatable, Sendable {
        package var date: Day
        package var consistency: Consistency

        package init(date: Day, consistency: Consistency) {
            self.date = date
            self.consistency = consistency
        }
    }

    /// A driver that no store can do anything about.
    package struct HeadOfficeDriver: Equatable, Sendable {
        package var driver: String
        /// Mean of the stores' standings.
        package var mean: Double
        /// What one point of it is worth in the outcome.
        package var slope: Double?
        /// Stores that are surely below their peers, among how many.
        package var below: Int
        package var stores: Int

        package init(driver: String, mean: Double, slope: Double?, below: Int, stores: Int) {
            self.driver = driver
            self.mean = mean
            self.slope = slope
            self.below = below
            self.stores = stores
        }
    }

    /// A smaller board that this one has the locations of.
    package struct Part: Equatable, Sendable {
        package var scope: Scope
        package var stores: Int
        /// Stores with a reason to look at them that is no praise.
        package var needing: Int
        /// Mean of their standings in the outcome.
        package var mean: Double?

        package init(scope: Scope, stores: Int, needing: Int, mean: Double?) {
            self.scope = scope
            self.stores = stores
            self.needing = needing
            self.mean = mean
        }
    }

    package var scope: Scope
    /// The newest day that a location of the brand was planned for.
    package var date: Day
    /// Those who need somebody most first.
    package var entries: [Entry]
    package var parts: [Part]
    package var lessons: [Lesson]
    package var gaps: [Gap]
    /// By kind, then name.
    package var changes: [Change]
    package var consistency: Consistency
    /// Oldest first, the board's own day last.
    package var history: [PastConsistency]
    package var headOffice: [HeadOfficeDriver]
    package var causes: [Cause]
    /// Somebody in the brand checks off what was done: only then it says something if a store does not.
    package var hasCheckOffs: Bool

    package init(
        scope: Scope, date: Day, entries: [Entry], parts: [Part] = [], lessons: [Lesson] = [], gaps: [Gap] = [],
        changes: [Change] = [], consistency: Consistency = Consistency(), history: [PastConsistency] = [],
        headOffice: [HeadOfficeDriver] = [], causes: [Cause] = [], hasCheckOffs: Bool = true
    ) {
        self.scope = scope
        self.date = date
        self.entries = entries
        self.parts = parts
        self.lessons = lessons
        self.gaps = gaps
        self.changes = changes
        self.consistency = consistency
        self.history = history
        self.headOffice = headOffice
        self.causes = causes
        self.hasCheckOffs = hasCheckOffs
    }

    /// Locations that somebody should look at today.
    package var needing: Int { entries.count { $0.reasons.first?.needsSomebody ?? false } }
}

extension Board.Scope {
    /// The kind and the name, as the database and the JSON board call them; the brand's name is empty.
    package var kind: String {
        switch self {
        case .brand: "brand"
        case .division: "division"
        case .region: "region"
        case .district: "district"
        }
    }

    package var name: Identifier {
        switch self {
        case .brand: ""
        case .division(let name), .region(let name), .district(let name): name
        }
    }
}
