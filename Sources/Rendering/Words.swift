import Domain

/// Everything that plans say in one language: the only place for words. Arguments are already harmless text.
protocol Words: Sendable {
    /// The language of the words, as `lang` in HTML names it.
    var tag: String { get }
    var decimalSeparator: String { get }
    var headings: Headings { get }

    // Dates and figures
    func weekday(_ day: Weekday) -> String
    /// `21 November`
    func date(_ day: Day) -> String
    /// `Saturday 21 November 2026`
    func longDate(_ day: Day) -> String
    /// `14 November to 12 December`, with the years where they differ
    func period(_ from: Day, _ to: Day) -> String
    /// A wall time seen from a day: `today at 14:00`.
    func time(_ minutes: Int, on day: Day, from today: Day) -> String
    /// The same for whoever reads it on any day: `Saturday 21 November at 14:00`.
    func time(_ minutes: Int, on day: Day) -> String
    /// `3.6 of 5`
    func rating(_ rating: String, top: String) -> String
    /// `3.6 (on a scale from -2 to 2)`
    func rating(_ rating: String, bottom: String, top: String) -> String
    /// `61 %`
    func share(_ percent: Int) -> String
    func quoted(_ text: String) -> String
    func daypart(_ name: String) -> String

    // Huddle
    func topic(_ label: String) -> String
    /// `here` names the scale as well.
    func why(_ here: String, _ marks: PriorityMarks) -> String
    /// Alone: no other store to learn from.
    func whyChain(answers: Int, isAlone: Bool) -> String
    func mostNamed(_ cause: String) -> String
    func whatWeDo(_ title: String) -> String
    /// What the message of the day is put into, where it is not the action's own sentence.
    func oneStep(_ text: String) -> String
    func lookFor(_ text: String) -> String
    func prepare(day: String, part: String, label: String) -> String
    var thanks: String { get }
    var noDataTopic: String { get }
    /// Where there is no one thing, in turn: no day sounds like the one before.
    var noDataSay: [String] { get }
    var noDataTodo: String { get }
    var keepTopic: String { get }
    var keepSay: [String] { get }
    func keepWhy(strengths: String) -> String
    var keepTodo: String { get }
    var quietTopic: String { get }
    var quietSay: [String] { get }
    var quietWhy: String { get }
    var quietTodo: String { get }
    var fewTopic: String { get }
    func fewSay(answers: Int) -> [String]
    func fewWhy(needed: Int) -> String
    var fewTodo: String { get }
    var talkAboutIt: String { get }

    // Focus
    func reason(_ reason: Reason, _ marks: PriorityMarks) -> String
    /// - Parameter isNoticed: customers confirm a behaviour more often, which marks may not show yet.
    func progress(_ progress: Plan.Progress, isNoticed: Bool) -> String
    /// Our own mark, which is what we reckon, not what customers gave.
    func about(_ rating: String) -> String
    func here(_ rating: String, like peers: String?) -> String
    func notKnownHere(answers: Int) -> String
    /// What a dashboard shows, which is the plain mean, beside our own mark.
    func dashboard(_ mark: String, answers: Int, ours: String) -> String
    /// One week of the picture of the last weeks, for who cannot see it.
    func week(_ from: Day, mark: String, answers: Int) -> String
    func weekWithout(_ from: Day) -> String
    func newestLast(_ marks: String) -> String
    /// What the picture of the last weeks shows.
    var weeksKey: String { get }
    func want(_ rating: String, by due: Day?) -> String
    func moreAnswers(needed: Int) -> String
    func named(_ cause: String, mentions: Int, of: Int) -> String
    func effort(owner: String, minutes: Int, cadence: Action.Cadence) -> String
    /// What a tick box is called where it cannot be seen.
    func box(isTicked: Bool) -> String
    func state(_ state: Plan.PlannedAction.State) -> String?
    func doneLately(_ times: Int, days: Int) -> String
    func evidence(_ verdict: EvidenceVerdict) -> String
    /// The same as a sentence that stands alone.
    func evidenceLine(_ verdict: EvidenceVerdict) -> String
    func author(_ name: String) -> String
    func note(_ text: String, from name: String) -> String
    /// - Parameter before: the share before the focus began, and when it began; `here` is then the share since.
    func behaviour(_ label: String, here: String?, before: (share: String, since: Day)?, peers: String?) -> String
    /// - Parameters:
    ///   - practice: the title of what is done there most often, if known.
    ///   - manager: whom to ask, if known.
    func best(_ rating: String, practice: String?, manager: String?) -> String
    /// - Parameter followsBest: the plan gives what the best comparable stores do.
    func firstWeeks(followsBest: Bool) -> String

    // The rest of the page
    func next(_ label: String, _ here: String, _ marks: PriorityMarks) -> String
    func nextChain(_ label: String, isAlone: Bool) -> String
    func strength(_ label: String, _ rating: String) -> String
    func advocates(_ count: Int) -> String
    func weakSpot(day: String, part: String, label: String, here: String, rest: String, answers: Int) -> String
    /// Customers' marks vary more here than elsewhere.
    func uneven(_ label: String) -> String
    /// The focus reached its target.
    func achieved(_ label: String) -> String
    /// At least one call.
    func calls(_ count: Int, next: String?, overdue: Int) -> String
    func done(_ done: Int, of: Int, days: Int) -> String
    /// One day's box.
    func mark(_ mark: Plan.Done.Mark, on day: String) -> String
    /// What the team did instead, in its own words.
    func ownWay(_ text: String, on date: String) -> String
    /// Whether customers surely confirm more of what is worked on than before.
    func notice(_ isNoticed: Bool) -> String
    /// What a happy customer wrote.
    func praise(_ quote: String, on date: String) -> String
    func outcome(_ label: String, here: String, peers: String?) -> String
    func answers(_ count: Int, before: Int, from: Day, to: Day) -> String
    func more(_ count: Int) -> String
    var thisStore: String { get }

    // Alerts
    /// - Parameter cause: empty where none is known.
    func alertTitle(_ cause: String, customers: Int) -> String
    /// Of customers who are not unhappy.
    func mentionTitle(_ word: String, comments: Int) -> String
    /// - Parameter customers: told as one alert.
    func getInTouch(_ customers: Int, by time: String) -> String
    func answerTheReview(by time: String) -> String
    func bringToAnEnd(by time: String) -> String
    /// Nobody can be answered.
    func mendTheCause(by time: String) -> String
    func touchedNote(_ note: String) -> String
    /// - Parameter channel: nil where it is not known.
    func answered(_ time: String, _ channel: String?, number: Int) -> String
    func visited(_ time: String) -> String
    func mentions(_ words: String) -> String
    func reach(_ ways: String) -> String
    var noContact: String { get }
    /// What everybody can read is answered where it stands.
    var answerOnTheListing: String { get }
    var whenDone: String { get }
}

/// The headings of a plan in one language.
struct Headings: Equatable, Sendable {
    var why: String
    var todo: String
    var focus: String
    var here: String
    var peers: String
    var want: String
    var reason: String
    var said: String
    var weeks: String
    var actions: String
    var watch: String
    var best: String
    var next: String
    var well: String
    var weak: String
    var calls: String
    var done: String
}

/// Which words a language tag gets.
enum Language {
    /// German for `de` and its variants, English for everything else.
    static func words(for tag: String) -> any Words {
        let primary = tag.lowercased().prefix { $0 != "-" && $0 != "_" }
        return primary == "de" ? German() : English()
    }
}
