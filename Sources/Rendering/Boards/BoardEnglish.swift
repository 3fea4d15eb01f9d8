import Domain

extension English: BoardWords {
    var board: BoardHeadings {
        BoardHeadings(
            needs: "Who needs you today", nobody: "No store needs you today.", parts: "Boards within this one",
            allStores: "All stores", store: "Store", why: "Why look", focus: "Focus", done: "Done", calls: "Calls",
            answers: "Answers", reliable: "to rely on", headOfficeColumn: "head office", guess: "guess",
            key: "Against stores like it",
            changes: "What changed since last week", noChange: "Nothing that stands out.", learn: "Who to learn from",
            alike: "How alike visits are", between: "From store to store", within: "From visit to visit in a store",
            notKnown: "Not known yet.", causes: "What closed alerts came from, in 90 days",
            headOffice: "For head office: what no store can change",
            gaps: "Where the library has no practice yet", meaning: "What the numbers mean",
            noCheckOffs: "No store checked anything off in the last seven days.", back: "All stores of",
            reason: "Why go there", ask: "What to ask", check: "What to check", come: "When to come",
            learnHere: "Who does it well", marks: "Where it stands",
            keepDoing: "Nothing needs to change here: say thank you, and ask how they do it.")
    }

    func kind(_ scope: Board.Scope) -> String {
        switch scope {
        case .brand: "Brand"
        case .division: "Division"
        case .region: "Region"
        case .district: "District"
        }
    }
    func needing(_ count: Int, of stores: Int) -> String {
        switch count {
        case 0: "None of \(self.stores(stores)) needs you today."
        case 1: "1 of \(self.stores(stores)) needs you today."
        default: "\(count) of \(self.stores(stores)) need you today."
        }
    }
    func stores(_ count: Int) -> String { count == 1 ? "1 store" : "\(count) stores" }

    // Reasons

    func callsOverdue(_ customers: Int) -> BoardAdvice {
        BoardAdvice(
            what: customers == 1
                ? "1 customer waits for an overdue call" : "\(customers) customers wait for overdue calls",
            todo: "Make sure that somebody calls today.")
    }
    func stuck(_ label: String) -> BoardAdvice {
        BoardAdvice(
            what: "\(label) has not moved in two tries",
            todo: "Go there: the store needs help from outside with it.")
    }
    func fallen(_ label: String, from: String, to: String) -> BoardAdvice {
        BoardAdvice(
            what: "\(label) fell within a week, from \(from) to \(to)", todo: "Ask what is different since last week.")
    }
    func wellBelow(_ label: String, here: String, peers: String) -> BoardAdvice {
        BoardAdvice(
            what: "\(label) is well below stores like it: \(here), others \(peers)",
            todo: "Visit, and look at the focus together.")
    }
    func notMoving(_ label: String) -> BoardAdvice {
        BoardAdvice(what: "\(label) is not moving yet", todo: "Ask what keeps the practice from happening.")
    }
    func nothingDone(days: Int) -> BoardAdvice {
        BoardAdvice(
            what: "Nothing checked off in \(days) days", todo: "Ask whether it is done, and what is in the way.")
    }
    func unreliable(_ findings: String) -> BoardAdvice {
        BoardAdvice(what: "The answers are unusual: \(findings)", todo: "Ask how customers are invited to answer.")
    }
    func fewAnswers(_ answers: Int) -> BoardAdvice {
        BoardAdvice(what: few(answers), todo: "Ask how customers are invited to answer.")
    }
    func noPlan(since: String) -> BoardAdvice {
        BoardAdvice(what: "No plan since \(since)", todo: "Find out whether the store is open and still on the list.")
    }
    func onTrack(_ label: String) -> BoardAdvice {
        BoardAdvice(what: "\(label) moves the right way", todo: "Tell them so.")
    }
    func reached(_ label: String) -> BoardAdvice {
        BoardAdvice(what: "\(label) is where it was to be", todo: "Praise the team.")
    }
    func finding(_ kind: DataQuality.Finding.Kind) -> String {
        switch kind {
        case .dryingUp: "far fewer than before"
        case .quietSource: "one of the ways to answer went quiet"
        case .straightLining: "many give everything the same mark"
        case .burst: "very many within minutes"
        case .allTopDay: "days with nothing but top marks"
        case .repeated: "the same marks again and again"
        case .tooFew: "too few"
        }
    }

    // Cells

    func step(_ step: BoardStep) -> String {
        switch step {
        case .wellBelow: "well below"
        case .below: "below"
        case .like: "much the same"
        case .above: "above"
        case .wellAbove: "well above"
        }
    }
    func focus(_ label: String, _ progress: Plan.Progress, isOwn: Bool) -> String {
        isOwn ? "\(label): \(self.progress(progress, isNoticed: false))" : "\(label): a guess so far"
    }
    func done(_ done: Int, of: Int) -> String { of == 0 ? "–" : "\(done) of \(of)" }
    func calls(_ waiting: Int, overdue: Int) -> String {
        overdue == 0 ? "\(waiting)" : overdue == waiting ? "\(waiting) overdue" : "\(waiting), \(overdue) overdue"
    }
    func caption(_ stores: Int) -> String {
        "\(self.stores(stores)), who needs you most first. A store's name leads to the sheet for your visit."
    }

    // The rest of a board

    func change(_ kind: Board.Change.Kind, _ label: String, _ names: String) -> String {
        switch kind {
        case .reached: "\(label) is where it was to be: \(names)"
        case .stuck: "\(label) put aside for now, as it had not moved in two tries: \(names)"
        case .began: "\(label) is the new focus: \(names)"
        case .risen: "\(label) rose: \(names)"
        case .fallen: "\(label) fell: \(names)"
        case .new: "New on this board: \(names)"
        }
    }
    func elsewhere(_ names: String) -> String { "\(names) (other regions)" }
    func between(_ value: String, noticedFrom: String, isNoticed: Bool) -> String {
        "A typical store lies \(value) above or below the middle of all. A customer who knows several would notice from about "
            + "\(noticedFrom): \(isNoticed ? "they do notice" : "hard to notice")."
    }
    func within(_ value: String) -> String {
        "In one store, one visit typically lies \(value) from what is usual there. The smaller, the more customers can rely on it."
    }
    func course(from: String, on first: Day, to: String, on last: Day) -> String {
        "From \(from) on \(date(first)) to \(to) on \(date(last))"
    }
    func headOffice(_ mark: String, worth: String?, outcome: String, below: Int, stores: Int) -> String {
        let worth = worth.map { "; one point more goes with \($0) more in \(outcome)" } ?? ""
        let low = below == 0 ? "" : "; \(below) of \(self.stores(stores)) lower than others"
        return "\(mark) over all\(worth)\(low)"
    }
    func gap(_ label: String, _ stores: Int, _ examples: String) -> String {
        "\(label): nothing for \(self.stores(stores)) (\(examples))"
    }
    func cause(_ cause: String?, alerts: Int) -> String { "\(cause ?? "something else"): \(alerts)" }
    func explanation(_ explained: BoardExplanation) -> [String] {
        [
            "A mark is where a store stands as far as the answers of the last \(explained.windowDays) days tell. The fewer "
                + "answers there are, the more it leans on stores like it.",
            "Colours compare it with stores like it: below or above from \(explained.slight) points on, well below or well "
                + "above from \(explained.clear) on. A dashed cell is a guess: fewer than \(explained.minimumAnswers) "
                + "answers from there.",
            "Below the number of answers: how far they can be relied on. It is less than 100% where few came, or where many look unusual.",
            "Calls and their deadlines are as of \(explained.written), when this page was written.",
        ]
    }

    // Visits

    func visit(_ name: String) -> String { "Your visit: \(name)" }
    func focusSince(_ label: String, _ progress: String, since: Day, until: Day) -> String {
        "\(label), from \(period(since, until)): \(progress)."
    }
    func action(_ title: String) -> String { "The practice: \(Phrase.sentence(title))" }
    func askBegin(_ label: String) -> String {
        "\(label) begins today: what makes it hard here, and what would help?"
    }
    func askAbout(_ label: String, since: Day) -> String {
        "\(label): what did you try since \(date(since)), what worked, and what is in the way?"
    }
    func askCauses(_ causes: String) -> String { "Customers name most: \(causes). Where does it come from?" }
    func askDone(_ done: Int, of: Int, days: Int) -> String {
        of == 0
            ? "Nothing was checked off in \(days) days: is it done and not noted, or does it not fit?"
            : "\(done) of \(of) were checked off as done in \(days) days: what happened with the others?"
    }
    func askCalls(_ waiting: Int, overdue: Int) -> String {
        let wait = waiting == 1 ? "1 customer waits for a call" : "\(waiting) customers wait for a call"
        return overdue == 0 ? "\(wait): who calls, and when?" : "\(wait), \(overdue) overdue: who calls today?"
    }
    func askAnswers(_ answers: Int, _ findings: String) -> String {
        "\(answers == 1 ? "1 answer" : "\(answers) answers") in the window\(findings.isEmpty ? "" : ": \(findings)"). "
            + "How are customers invited to answer?"
    }
    func askStrengths(_ labels: String) -> String { "It is ahead of stores like it in \(labels): how do they do it?" }
    func check(_ behaviour: String) -> String { "Watch ten customers and count: \(behaviour)" }
    func comeWhen(_ day: String, _ part: String, _ label: String, here: String, rest: String) -> String {
        "\(day) \(part): \(label) is \(here) then, otherwise \(rest)"
    }
    func learnFrom(_ name: String, _ label: String, _ mark: String, practices: [String], manager: String?) -> String {
        "\(name): \(label) at about \(mark)"
            + (practices.isEmpty ? "" : ", with \(practices.map(quoted).joined(separator: ", "))")
            + (manager.map { "; ask \($0)" } ?? "")
    }
    func mark(_ label: String, _ mark: String, peers: String?, target: String?, isGuess: Bool) -> String {
        let others = [peers.map { "stores like it \($0)" }, target.map { "good ones \($0)" }].compactMap(\.self)
        return "\(label): \(mark)" + (isGuess ? ", a guess" : "")
            + (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))")
    }
    func alertsFrom(_ causes: String) -> String {
        "Closed alerts of 90 days came from: \(causes). What is being done about it?"
    }

    private func few(_ answers: Int) -> String {
        answers <= 0 ? "No answers" : answers == 1 ? "Only 1 answer" : "Only \(answers) answers"
    }
}
