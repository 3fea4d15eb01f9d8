/// Why a plan says what it says: `huddled.explain/1`, published beside it for analysts.
package struct Explanation: Equatable, Sendable {
    /// What became of a driver on that day.
    package enum Verdict: String, Sendable {
        case focus
        case next
        /// Ranked, but behind the plan's number of priorities.
        case behind
        /// Its expected gain is below `worthwhile` of the outcome's range.
        case notWorthwhile = "not_worthwhile"
        case notControllable = "not_controllable"
        /// The library has no action that applies here.
        case noAction = "no_action"
        /// Nobody answered it anywhere in the window.
        case noAnswers = "no_answers"
        /// Nobody answered the outcome in the window, so that nothing tells what the driver is worth.
        case noOutcome = "no_outcome"
        /// Its focus got stuck or reached its target less than a hold ago.
        case resting
    }

    package struct DriverStanding: Equatable, Sendable {
        package var driver: String
        package var label: String
        package var mean: Double?
        package var answers: Int
        package var standing: Double?
        package var low: Double?
        package var high: Double?
        package var peers: Double?
        package var target: Double?
        package var importance: Double?
        package var slope: Double?
        package var slopeError: Double?
        /// The estimate was below zero and is treated as zero.
        package var slopeClamped: Bool
        package var expectedGain: Double?
        package var probabilityTop: Double?
        package var belowPeers: Double?
        package var verdict: Verdict

        package init(
            driver: String, label: String, mean: Double? = nil, answers: Int = 0, standing: Double? = nil,
            low: Double? = nil, high: Double? = nil, peers: Double? = nil, target: Double? = nil,
            importance: Double? = nil, slope: Double? = nil, slopeError: Double? = nil, slopeClamped: Bool = false,
            expectedGain: Double? = nil, probabilityTop: Double? = nil, belowPeers: Double? = nil,
            verdict: Verdict
        ) {
            self.driver = driver
            self.label = label
            self.mean = mean
            self.answers = answers
            self.standing = standing
            self.low = low
            self.high = high
            self.peers = peers
            self.target = target
            self.importance = importance
            self.slope = slope
            self.slopeError = slopeError
            self.slopeClamped = slopeClamped
            self.expectedGain = expectedGain
            self.probabilityTop = probabilityTop
            self.belowPeers = belowPeers
            self.verdict = verdict
        }
    }

    /// A day on which something about the location's focus changed.
    package struct Switch: Equatable, Sendable {
        package var date: Day
        package var kind: FocusDecision.Kind
        package var reason: FocusDecision.Reason
        /// The driver in focus up to that day; nil where there was no focus.
        package var before: String?
        /// The driver in focus from that day on: the same as before in a new term and in a focus that begins anew.
        package var after: String?

        /// nil where the decision changed nothing.
        package init?(on date: Day, _ decision: FocusDecision) {
            guard decision.isChange else { return nil }
            self.date = date
            kind = decision.kind
            reason = decision.reason
            before = decision.former?.driver
            after = decision.focus?.driver
        }
    }

    /// An action that could be given to the location when one was chosen.
    package struct Choice: Equatable, Sendable {
        package var action: String
        package var trials: Int
        /// What it is believed to change, in points of the driver, with the bounds of a 95 % interval.
        package var effect: Double
        package var low: Double
        package var high: Double
        /// With which it was drawn.
        package var probability: Double

        package init(
            action: String, trials: Int, effect: Double, low: Double, high: Double, probability: Double
        ) {
            self.action = action
            self.trials = trials
            self.effect = effect
            self.low = low
            self.high = high
            self.probability = probability
        }
    }

    /// Switches that an explanation tells of at most.
    package static let switchesShown = 20

    /// Whom the location is compared with.
    package enum Peers: Equatable, Sendable {
        case format(String, locations: Int)
        case region(String, locations: Int)
        case brand(locations: Int)
    }

    /// How far one customer's mark of the outcome typically lies from the next one's, in points.
    package struct Spread: Equatable, Sendable {
        package var here: Double
        /// nil where no other location's answers tell.
        package var peers: Double?
        /// Probability that marks truly vary more here than is common; nil without peers.
        package var abovePeers: Double?

        package init(here: Double, peers: Double? = nil, abovePeers: Double? = nil) {
            self.here = here
            self.peers = peers
            self.abovePeers = abovePeers
        }
    }

    package var location: Location
    package var date: Day
    package var generated: Instant
    package var window: Plan.Window
    package var peers: Peers
    /// Responses and locations that the slopes were learned from.
    package var chainResponses: Int
    package var chainLocations: Int
    /// Share of the outcome's variance within locations that the drivers explain.
    package var r2: Double?
    /// nil where no two answers of a location tell, neither here nor among its peers.
    package var spread: Spread?
    /// In the order of the configuration.
    package var drivers: [DriverStanding]
    package var decision: FocusDecision
    /// The action that the location works with; nil without a focus.
    package var action: String?
    /// Between which actions was chosen on that day; empty where the action stayed.
    package var choice: [Choice]
    /// The last switches up to this decision's, the newest first; at most `switchesShown`.
    package var history: [Switch]
    /// nil where the manager is not new.
    package var firstWeeks: FirstWeeks?
    package var quality: DataQuality

    package init(
        location: Location, date: Day, generated: Instant, window: Plan.Window, peers: Peers, chainResponses: Int,
        chainLocations: Int, r2: Double?, spread: Spread? = nil, drivers: [DriverStanding], decision: FocusDecision,
        action: String? = nil, choice: [Choice] = [], history: [Switch],
        firstWeeks: FirstWeeks? = nil, quality: DataQuality = DataQuality()
    ) {
        self.location = location
        self.date = date
        self.generated = generated
        self.window = window
        self.peers = peers
        self.chainResponses = chainResponses
        self.chainLocations = chainLocations
        self.r2 = r2
        self.spread = spread
        self.drivers = drivers
        self.decision = decision
        self.action = action
        self.choice = choice
        self.history = history
        self.firstWeeks = firstWeeks
        self.quality = quality
    }
}
