/// What the boards tell of one location, as its last plan left it: no persons, no contacts, no words of customers.
package struct BoardRow: Equatable, Sendable {
    /// Where a level is, and how well that is known.
    package struct Mark: Equatable, Sendable {
        package var standing: Double
        /// Ends of the 80 % interval; nil where answers have not varied.
        package var low: Double?
        package var high: Double?
        /// Mean of the peers' true levels; nil where there is no other location to compare with.
        package var peers: Double?

        package init(standing: Double, low: Double? = nil, high: Double? = nil, peers: Double? = nil) {
            self.standing = standing
            self.low = low
            self.high = high
            self.peers = peers
        }
    }

    package struct DriverMark: Equatable, Sendable {
        package var driver: String
        /// nil where nobody answered it anywhere.
        package var mark: Mark?
        package var target: Double?
        package var answers: Int
        /// It leans on the location's own answers; else it is a guess from what holds for the chain.
        package var isOwn: Bool
        /// The library has nothing that could be done for it here.
        package var lacksAction: Bool
        /// What one point of it is worth in the outcome, in the whole chain.
        package var slope: Double?

        package init(
            driver: String, mark: Mark? = nil, target: Double? = nil, answers: Int = 0, isOwn: Bool = false,
            lacksAction: Bool = false, slope: Double? = nil
        ) {
            self.driver = driver
            self.mark = mark
            self.target = target
            self.answers = answers
            self.isOwn = isOwn
            self.lacksAction = lacksAction
            self.slope = slope
        }
    }

    package struct Focus: Equatable, Sendable {
        package var driver: String
        package var progress: Plan.Progress
        package var isOwn: Bool
        package var since: Day
        package var due: Day
        package var action: String
        package var title: String
        /// How one sees that the action happens.
        package var watch: String
        package var causes: [Plan.CauseCount]
        /// What customers are asked about it.
        package var behaviours: [String]
        package var exemplar: Plan.Exemplar?

        package init(
            driver: String, progress: Plan.Progress, isOwn: Bool = true, since: Day, due: Day, action: String,
            title: String, watch: String, causes: [Plan.CauseCount] = [], behaviours: [String] = [],
            exemplar: Plan.Exemplar? = nil
        ) {
            self.driver = driver
            self.progress = progress
            self.isOwn = isOwn
            self.since = since
            self.due = due
            self.action = action
            self.title = title
            self.watch = watch
            self.causes = causes
            self.behaviours = behaviours
            self.exemplar = exemplar
        }
    }

    /// A day on which the focus changed.
    package struct Switch: Equatable, Sendable {
        package var date: Day
        package var reason: FocusDecision.Reason
        package var before: String?
        package var after: String?

        package init(date: Day, reason: FocusDecision.Reason, before: String? = nil, after: String? = nil) {
            self.date = date
            self.reason = reason
            self.before = before
            self.after = after
        }
    }

    /// How far the answers can be relied on; the figures behind it stand in the location's explanation.
    package struct Quality: Equatable, Sendable {
        package var score: Double
        package var findings: [DataQuality.Finding.Kind]

        package init(score: Double = 1, findings: [DataQuality.Finding.Kind] = []) {
            self.score = score
            self.findings = findings
        }
    }

    package var id: Identifier
    package var name: String?
    package var district: String?
    package var region: String?
    package var division: String?
    package var format: String?
    package var date: Day
    /// nil where nobody answered it anywhere.
    package var outcome: Mark?
    /// Answers in the window, and whether they are enough to speak of the location itself.
    package var answers: Int
    package var isOwn: Bool
    /// How far one customer's mark typically lies from the next one's here.
    package var spread: Double?
    /// In the order of the configuration.
    package var drivers: [DriverMark]
    package var focus: Focus?
    /// Of the last seven days, the newest first.
    package var switches: [Switch]
    /// Drivers that go well.
    package var strengths: [String]
    package var weakSpots: [Plan.WeakSpot]
    package var done: Plan.Done
    package var quality: Quality

    package init(
        id: Identifier, name: String? = nil, district: String? = nil, region: String? = nil, division: String? = nil,
        format: String? = nil, date: Day, outcome: Mark? = nil, answers: Int = 0, isOwn: Bool = false,
        spread: Double? = nil, drivers: [DriverMark] = [], focus: Focus? = nil, switches: [Switch] = [],
        strengths: [String] = [], weakSpots: [Plan.WeakSpot] = [], done: Plan.Done = Plan.Done(done: 0, of: 0, days: 7),
        quality: Quality = Quality()
    ) {
        self.id = id
        self.name = name
        self.district = district
        self.region = region
        self.division = division
        self.format = format
        self.date = date
        self.outcome = outcome
        self.answers = answers
        self.isOwn = isOwn
        self.spread = spread
        self.drivers = drivers
        self.focus = focus
        self.switches = switches
        self.strengths = strengths
        self.weakSpots = weakSpots
        self.done = done
        self.quality = quality
    }

    /// What people call it: its name, else its id.
    package var title: String { name ?? id.text }

    package func mark(of driver: String) -> DriverMark? { drivers.first { $0.driver == driver } }
}

extension BoardRow.Mark {
    /// Of a normal deviate whose 80 % interval ends there.
    private static let intervalEnd = 1.2815515655446004

    /// How far the true level typically lies from `standing`. Intervals are cut at the ends of the scale, so the longer
    /// half tells.
    package var deviation: Double {
        guard let low, let high else { return 0 }
        return max(high - standing, standing - low, 0) / Self.intervalEnd
    }
}
