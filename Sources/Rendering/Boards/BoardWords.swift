import Domain

/// Everything that boards and visit sheets say in one language. Arguments are already harmless text.
protocol BoardWords: Words {
    var board: BoardHeadings { get }
    var library: LibraryHeadings { get }

    func kind(_ scope: Board.Scope) -> String
    func needing(_ count: Int, of stores: Int) -> String
    func stores(_ count: Int) -> String

    // Reasons
    func callsOverdue(_ customers: Int) -> BoardAdvice
    func stuck(_ label: String) -> BoardAdvice
    func fallen(_ label: String, from: String, to: String) -> BoardAdvice
    func wellBelow(_ label: String, here: String, peers: String) -> BoardAdvice
    func notMoving(_ label: String) -> BoardAdvice
    func nothingDone(days: Int) -> BoardAdvice
    func unreliable(_ findings: String) -> BoardAdvice
    func fewAnswers(_ answers: Int) -> BoardAdvice
    func noPlan(since: String) -> BoardAdvice
    func onTrack(_ label: String) -> BoardAdvice
    func reached(_ label: String) -> BoardAdvice
    func finding(_ kind: DataQuality.Finding.Kind) -> String

    // Cells
    func step(_ step: BoardStep) -> String
    func focus(_ label: String, _ progress: Plan.Progress, isOwn: Bool) -> String
    func done(_ done: Int, of: Int) -> String
    func calls(_ waiting: Int, overdue: Int) -> String
    /// `on this board of 40 stores`
    func caption(_ stores: Int) -> String

    // The rest of a board
    func change(_ kind: Board.Change.Kind, _ label: String, _ names: String) -> String
    func elsewhere(_ names: String) -> String
    func between(_ value: String, noticedFrom: String, isNoticed: Bool) -> String
    func within(_ value: String) -> String
    /// A line in words.
    func course(from: String, on: Day, to: String, on: Day) -> String
    func headOffice(_ mark: String, worth: String?, outcome: String, below: Int, stores: Int) -> String
    func gap(_ label: String, _ stores: Int, _ examples: String) -> String
    func cause(_ cause: String?, alerts: Int) -> String
    func explanation(_ explained: BoardExplanation) -> [String]

    // Visits
    func visit(_ name: String) -> String
    func focusSince(_ label: String, _ progress: String, since: Day, until: Day) -> String
    func action(_ title: String) -> String
    func askBegin(_ label: String) -> String
    func askAbout(_ label: String, since: Day) -> String
    func askCauses(_ causes: String) -> String
    func askDone(_ done: Int, of: Int, days: Int) -> String
    func askCalls(_ waiting: Int, overdue: Int) -> String
    func askAnswers(_ answers: Int, _ findings: String) -> String
    func askStrengths(_ labels: String) -> String
    func check(_ behaviour: String) -> String
    func comeWhen(_ day: String, _ part: String, _ label: String, here: String, rest: String) -> String
    func learnFrom(_ name: String, _ label: String, _ mark: String, practices: [String], manager: String?) -> String
    func mark(_ label: String, _ mark: String, peers: String?, target: String?, isGuess: Bool) -> String
    func alertsFrom(_ causes: String) -> String

    // The library
    func given(_ times: Int, open: Int, own: Int) -> String
    func checkOffs(done: Int, skipped: Int, declined: Int) -> String
    func rating(_ mark: String, managers: Int) -> String
    func noticed(_ share: String) -> String
    func tryNext(_ title: String) -> String
}

/// Why, and what to do about it.
struct BoardAdvice: Equatable, Sendable {
    var what: String
    var todo: String
}

/// What the foot of a board explains.
struct BoardExplanation: Equatable, Sendable {
    var windowDays: Int
    var minimumAnswers: Int
    /// When it was written, in the brand's own time.
    var written: String
    /// From how many points on a mark is below or above, and well below or well above.
    var slight: String
    var clear: String
}

struct BoardHeadings: Equatable, Sendable {
    var needs: String
    var nobody: String
    var parts: String
    var allStores: String
    var store: String
    var why: String
    var focus: String
    var done: String
    var calls: String
    var answers: String
    /// Below it: the share of answers that can be relied on.
    var reliable: String
    var headOfficeColumn: String
    var guess: String
    var key: String
    var changes: String
    var noChange: String
    var learn: String
    var alike: String
    var between: String
    var within: String
    var notKnown: String
    var causes: String
    var headOffice: String
    var gaps: String
    var meaning: String
    var noCheckOffs: String
    var back: String
    // Visits
    var reason: String
    var ask: String
    var check: String
    var come: String
    var learnHere: String
    var marks: String
    var keepDoing: String
}

extension Language {
    /// German for `de` and its variants, English for everything else.
    static func boardWords(for tag: String) -> any BoardWords {
        words(for: tag) is German ? German() : English()
    }
}
