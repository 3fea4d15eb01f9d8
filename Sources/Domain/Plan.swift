/// One location, one day: everything that a plan file says, before it is put into words.
///
/// The fields are those of `huddled.plan/1` in the contract; what is unknown is nil.
package struct Plan: Equatable, Sendable {
    /// What a claim leans on: the location's own answers, or mostly those of the whole chain.
    package enum Basis: String, Sendable { case own, chain, none }

    package enum Progress: String, Sendable {
        case tooEarly = "too_early"
        case onTrack = "on_track"
        case notMoving = "not_moving"
        case reached
    }

    package struct Window: Equatable, Sendable {
        package var from: Day
        /// The last day, included.
        package var to: Day
        package var responses: Int
        /// In the window of the same length just before.
        package var responsesBefore: Int

        package init(from: Day, to: Day, responses: Int, responsesBefore: Int) {
            self.from = from
            self.to = to
            self.responses = responses
            self.responsesBefore = responsesBefore
        }
    }

    package struct OutcomeStanding: Equatable, Sendable {
        package var key: String
        /// The plain mean, as dashboards show it.
        package var mean: Double?
        package var standing: Double?
        package var low: Double?
        package var high: Double?
        package var peers: Double?
        /// Plain mean now minus plain mean in the window before.
        package var change: Double?
        /// How far one customer's mark typically lies from the next one's here, in points: small is steady.
        package var consistency: Double?
        /// Marks vary more here than in comparable stores, with a probability of 0.9 or more.
        package var isUneven: Bool

        package init(
            key: String, mean: Double? = nil, standing: Double? = nil, low: Double? = nil, high: Double? = nil,
            peers: Double? = nil, change: Double? = nil, consistency: Double? = nil, isUneven: Bool = false
        ) {
            self.key = key
            self.mean = mean
            self.standing = standing
            self.low = low
            self.high = high
            self.peers = peers
            self.change = change
            self.consistency = consistency
            self.isUneven = isUneven
        }
    }

    package struct Priority: Equatable, Sendable {
        package var rank: Int
        package var driver: String
        package var label: String
        /// `own` or `chain`.
        package var basis: Basis
        package var mean: Double?
        package var answers: Int
        /// The last weeks, oldest first; empty for what is next.
        package var weeks: [Week]
        package var standing: Double
        package var low: Double
        package var high: Double
        /// Mean of the peers' true levels; nil where there is no other location to compare with.
        package var peers: Double?
        package var target: Double
        package var importance: Double?
        package var slope: Double
        package var expectedGain: Double
        package var probabilityTop: Double?
        /// nil without peers.
        package var belowPeers: Double?
        /// The focus's dates; nil for what is next.
        package var since: Day?
        package var due: Day?
        package var progress: Progress
        package var causes: [CauseCount]
        package var quotes: [Quote]
        package var exemplar: Exemplar?
        package var behaviours: [BehaviourRate]
        /// How far marks of the driver lie apart within the location, in points; nil where nothing tells.
        package var consistency: Double?
        /// It is surely more than at the peers, and not a little.
        package var isUneven: Bool
        /// Empty for what is next.
        package var actions: [PlannedAction]

        package init(
            rank: Int, driver: String, label: String, basis: Basis, mean: Double?, answers: Int, standing: Double,
            low: Double, high: Double, peers: Double?, target: Double, importance: Double?, slope: Double,
            expectedGain: Double, probabilityTop: Double? = nil, belowPeers: Double?, since: Day? = nil,
            due: Day? = nil, progress: Progress = .tooEarly, causes: [CauseCount] = [], quotes: [Quote] = [],
            exemplar: Exemplar? = nil, behaviours: [BehaviourRate] = [], consistency: Double? = nil,
            isUneven: Bool = false, weeks: [Week] = [], actions: [PlannedAction] = []
        ) {
            self.weeks = weeks
            self.rank = rank
            self.driver = driver
            self.label = label
            self.basis = basis
            self.mean = mean
            self.answers = answers
            self.standing = standing
            self.low = low
            self.high = high
            self.peers = peers
            self.target = target
            self.importance = importance
            self.slope = slope
            self.expectedGain = expectedGain
            self.probabilityTop = probabilityTop
            self.belowPeers = belowPeers
            self.since = since
            self.due = due
            self.progress = progress
            self.causes = causes
            self.quotes = quotes
            self.exemplar = exemplar
            self.behaviours = behaviours
            self.consistency = consistency
            self.isUneven = isUneven
            self.actions = actions
        }
    }

    /// How many of the comments on low scores of the driver name the cause.
    package struct CauseCount: Equatable, Sendable {
        package var cause: String
        package var mentions: Int
        package var of: Int

        /// Whether it may be shown: what fewer than one in ten mention is chance.
        package var isCommon: Bool { mentions > 0 && mentions >= of / 10 + (of % 10 == 0 ? 0 : 1) }

        /// Whether it may decide what is done first and be told in the huddle: at least three comments name it, as two
        /// could be one family at one table.
        package var isTheme: Bool { isCommon && mentions >= 3 }

        package init(cause: String, mentions: Int, of: Int) {
            self.cause = cause
            self.mentions = mentions
            self.of = of
        }
    }

    /// What a customer wrote, masked and trimmed.
    package struct Quote: Equatable, Sendable {
        package var submitted: Day
        package var text: String
        /// Whose words they are, so that they are not quoted again the next day.
        package var response: ResponseIdentity

        package init(submitted: Day, text: String, response: ResponseIdentity) {
            self.submitted = submitted
            self.text = text
            self.response = response
        }
    }

    /// The best on the driver of the peers that are surely in the top quartile.
    package struct Exemplar: Equatable, Sendable {
        /// An action for the driver that it checked off as done.
        package struct Practice: Equatable, Sendable {
            package var action: String
            package var title: String
            /// On which it did so, of the last 90.
            package var days: Int

            package init(action: String, title: String, days: Int) {
                self.action = action
                self.title = title
                self.days = days
            }
        }

        package var location: Identifier
        package var name: String
        package var standing: Double
        /// Whom to ask; nil where nobody is named, or who is has just begun there.
        package var manager: String?
        /// What was done most often first.
        package var practices: [Practice]

        package init(
            location: Identifier, name: String, standing: Double, manager: String? = nil, practices: [Practice] = []
        ) {
            self.location = location
            self.name = name
            self.standing = standing
            self.manager = manager
            self.practices = practices
        }
    }

    package struct BehaviourRate: Equatable, Sendable {
        package var behaviour: String
        package var label: String
        package var rate: Double?
        package var peers: Double?
        package var answers: Int
        /// nil where there is no focus, or not `minimum_answers` both before and since.
        package var movement: BehaviourMovement?

        package init(
            behaviour: String, label: String, rate: Double?, peers: Double?, answers: Int,
            movement: BehaviourMovement? = nil
        ) {
            self.behaviour = behaviour
            self.label = label
            self.rate = rate
            self.peers = peers
            self.answers = answers
            self.movement = movement
        }
    }

    /// How often customers confirm a behaviour since the focus began, beside the time before: plain shares.
    package struct BehaviourMovement: Equatable, Sendable {
        package var before: Double
        package var since: Double
        /// Answers since.
        package var answers: Int
        /// It surely happens more often than before.
        package var hasRisen: Bool

        package init(before: Double, since: Double, answers: Int, hasRisen: Bool) {
            self.before = before
            self.since = since
            self.answers = answers
            self.hasRisen = hasRisen
        }
    }

    package struct PlannedAction: Equatable, Sendable {
        package enum State: String, Sendable { case open, done, skipped, declined, own }

        package var action: Action
        package var evidence: Evidence
        package var state: State
        /// How often it was done in the last days.
        package var doneLately: Int
        /// What the manager of another location said of it, masked; of the first action of a focus only.
        package var note: Note?

        package init(action: Action, evidence: Evidence, state: State, doneLately: Int = 0, note: Note? = nil) {
            self.action = action
            self.evidence = evidence
            self.state = state
            self.doneLately = doneLately
            self.note = note
        }
    }

    package struct Note: Equatable, Sendable {
        package var location: Identifier
        package var name: String
        package var text: String

        package init(location: Identifier, name: String, text: String) {
            self.location = location
            self.name = name
            self.text = text
        }
    }

    /// What an action was worth where it was tried.
    package struct Evidence: Equatable, Sendable {
        package enum Verdict: Equatable, Sendable {
            /// Nobody was judged by it yet.
            case new
            /// It may help, or not.
            case unknown
            case helps
            case doesNotHelp
        }

        /// Focuses that were given the action, here and elsewhere.
        package var assigned: Int
        /// Locations of which is known what became of them with it.
        package var stores: Int
        package var verdict: Verdict
        /// In points of the driver, with the bounds of its 95 % interval; nil before any trial.
        package var effect: Double?
        package var low: Double?
        package var high: Double?

        package init(
            assigned: Int, stores: Int = 0, verdict: Verdict = .new, effect: Double? = nil, low: Double? = nil,
            high: Double? = nil
        ) {
            self.assigned = assigned
            self.stores = stores
            self.verdict = verdict
            self.effect = effect
            self.low = low
            self.high = high
        }
    }

    package struct Strength: Equatable, Sendable {
        package var driver: String
        package var label: String
        package var standing: Double
        /// Probability that the true level is above the peers' mean.
        package var abovePeers: Double

        package init(driver: String, label: String, standing: Double, abovePeers: Double) {
            self.driver = driver
            self.label = label
            self.standing = standing
            self.abovePeers = abovePeers
        }
    }

    /// A focus that reached its target lately.
    package struct Achievement: Equatable, Sendable {
        package var driver: String
        package var label: String

        package init(driver: String, label: String) {
            self.driver = driver
            self.label = label
        }
    }

    package struct WeakSpot: Equatable, Sendable {
        package var day: Weekday
        package var part: String
        package var driver: String
        package var standing: Double
        package var rest: Double
        package var answers: Int

        package init(
            day: Weekday, part: String, driver: String, standing: Double, rest: Double, answers: Int
        ) {
            self.day = day
            self.part = part
            self.driver = driver
            self.standing = standing
            self.rest = rest
            self.answers = answers
        }
    }

    package struct Call: Equatable, Sendable {
        package var alert: String
        package var customers: Int
        package var by: Instant
        /// `by` on the location's own calendar, and minutes after midnight on its clock.
        package var localDay: Day
        package var localMinutes: Int
        package var overdue: Bool

        package init(alert: String, customers: Int = 1, by: Instant, localDay: Day, localMinutes: Int, overdue: Bool) {
            self.alert = alert
            self.customers = customers
            self.by = by
            self.localDay = localDay
            self.localMinutes = localMinutes
            self.overdue = overdue
        }
    }

    package var location: Location
    /// The location's own zone, or the brand's.
    package var timezone: String
    /// The location's own language, or the brand's.
    package var language: String
    package var date: Day
    /// The instant the plan was due.
    package var generated: Instant
    package var window: Window
    package var outcome: OutcomeStanding
    /// nil where the manager is not new.
    package var firstWeeks: FirstWeeks?
    package var basis: Basis
    package var today: Today?
    package var priorities: [Priority]
    package var achievements: [Achievement]
    package var strengths: [Strength]
    /// What happy customers wrote lately.
    package var praise: [Quote]
    package var weakSpots: [WeakSpot]
    package var calls: [Call]
    package var advocates: Int
    package var done: Done

    package init(
        location: Location, timezone: String, language: String, date: Day, generated: Instant, window: Window,
        outcome: OutcomeStanding, firstWeeks: FirstWeeks? = nil, basis: Basis, today: Today?, priorities: [Priority],
        achievements: [Achievement] = [], strengths: [Strength], praise: [Quote] = [],
        weakSpots: [WeakSpot], calls: [Call], advocates: Int, done: Done
    ) {
        self.location = location
        self.timezone = timezone
        self.language = language
        self.date = date
        self.generated = generated
        self.window = window
        self.outcome = outcome
        self.firstWeeks = firstWeeks
        self.basis = basis
        self.today = today
        self.priorities = priorities
        self.achievements = achievements
        self.strengths = strengths
        self.praise = praise
        self.weakSpots = weakSpots
        self.calls = calls
        self.advocates = advocates
        self.done = done
    }
}
