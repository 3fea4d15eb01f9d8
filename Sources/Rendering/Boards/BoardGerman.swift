import Domain

extension German: BoardWords {
    var board: BoardHeadings {
        BoardHeadings(
            needs: "Wer Sie heute braucht", nobody: "Heute braucht Sie keine Filiale.",
            parts: "Tafeln innerhalb dieser", allStores: "Alle Filialen", store: "Filiale", why: "Warum hinsehen",
            focus: "Schwerpunkt", done: "Erledigt", calls: "Anrufe", answers: "Antworten", reliable: "verlässlich",
            headOfficeColumn: "Zentrale", guess: "geschätzt", key: "Gegenüber ähnlichen Filialen",
            changes: "Was sich seit letzter Woche geändert hat", noChange: "Nichts, was heraussticht.",
            learn: "Von wem sich lernen lässt", alike: "Wie gleichmäßig Besuche sind",
            between: "Von Filiale zu Filiale", within: "Von Besuch zu Besuch in einer Filiale",
            notKnown: "Noch nicht bekannt.", causes: "Woran es lag: Beschwerden, die in 90 Tagen erledigt wurden",
            headOffice: "Für die Zentrale: was keine Filiale ändern kann",
            gaps: "Wofür die Bibliothek keinen Rat hat", meaning: "Was die Zahlen bedeuten",
            noCheckOffs: "In den letzten sieben Tagen hat keine Filiale etwas abgehakt.", back: "Alle Filialen von",
            reason: "Warum hingehen", ask: "Was Sie fragen", check: "Worauf Sie achten", come: "Wann Sie kommen",
            learnHere: "Wer es gut macht", marks: "Wo die Filiale steht",
            keepDoing: "Hier muss sich nichts ändern: danken Sie, und fragen Sie, wie es gelingt.")
    }

    func kind(_ scope: Board.Scope) -> String {
        switch scope {
        case .brand: "Marke"
        case .division: "Sparte"
        case .region: "Region"
        case .district: "Bezirk"
        }
    }
    func needing(_ count: Int, of stores: Int) -> String {
        switch count {
        case 0: "Keine von \(self.stores(stores)) braucht heute Ihre Hilfe."
        case 1: "1 von \(self.stores(stores)) braucht heute Ihre Hilfe."
        default: "\(count) von \(self.stores(stores)) brauchen heute Ihre Hilfe."
        }
    }
    func stores(_ count: Int) -> String { count == 1 ? "1 Filiale" : "\(count) Filialen" }

    // Reasons

    func callsOverdue(_ customers: Int) -> BoardAdvice {
        BoardAdvice(
            what: customers == 1
                ? "1 Kunde wartet auf einen überfälligen Anruf" : "\(customers) Kunden warten auf überfällige Anrufe",
            todo: "Dafür sorgen, dass heute jemand anruft.")
    }
    func stuck(_ label: String) -> BoardAdvice {
        BoardAdvice(
            what: "\(label) bewegt sich auch im zweiten Anlauf nicht",
            todo: "Hinfahren: Die Filiale braucht dabei Hilfe von außen.")
    }
    func fallen(_ label: String, from: String, to: String) -> BoardAdvice {
        BoardAdvice(
            what: "\(label) fiel in einer Woche von \(from) auf \(to)",
            todo: "Fragen, was seit letzter Woche anders ist.")
    }
    func wellBelow(_ label: String, here: String, peers: String) -> BoardAdvice {
        BoardAdvice(
            what: "\(label) liegt deutlich unter ähnlichen Filialen: \(here), andere \(peers)",
            todo: "Hinfahren und den Schwerpunkt gemeinsam ansehen.")
    }
    func notMoving(_ label: String) -> BoardAdvice {
        BoardAdvice(what: "\(label) bewegt sich noch nicht", todo: "Fragen, was dem Vorgehen im Weg steht.")
    }
    func nothingDone(days: Int) -> BoardAdvice {
        BoardAdvice(
            what: "Seit \(days) Tagen nichts abgehakt", todo: "Fragen, ob es getan wird und was im Weg steht.")
    }
    func unreliable(_ findings: String) -> BoardAdvice {
        BoardAdvice(
            what: "Die Antworten sind ungewöhnlich: \(findings)", todo: "Fragen, wie Kunden um Antwort gebeten werden.")
    }
    func fewAnswers(_ answers: Int) -> BoardAdvice {
        BoardAdvice(
            what: answers <= 0 ? "Keine Antworten" : answers == 1 ? "Nur 1 Antwort" : "Nur \(answers) Antworten",
            todo: "Fragen, wie Kunden um Antwort gebeten werden.")
    }
    func noPlan(since: String) -> BoardAdvice {
        BoardAdvice(
            what: "Kein Plan seit dem \(since)", todo: "Klären, ob die Filiale offen ist und noch auf der Liste steht.")
    }
    func onTrack(_ label: String) -> BoardAdvice {
        BoardAdvice(what: "\(label) ist auf gutem Weg", todo: "Sagen Sie es ihnen.")
    }
    func reached(_ label: String) -> BoardAdvice {
        BoardAdvice(what: "\(label) ist da, wo es hin sollte", todo: "Das Team loben.")
    }
    func finding(_ kind: DataQuality.Finding.Kind) -> String {
        switch kind {
        case .dryingUp: "viel weniger als zuvor"
        case .quietSource: "ein Weg zu antworten ist verstummt"
        case .straightLining: "viele geben allem dieselbe Note"
        case .burst: "sehr viele in wenigen Minuten"
        case .allTopDay: "Tage mit nichts als Bestnoten"
        case .repeated: "immer wieder dieselben Noten"
        case .tooFew: "zu wenige"
        }
    }

    // Cells

    func step(_ step: BoardStep) -> String {
        switch step {
        case .wellBelow: "deutlich darunter"
        case .below: "darunter"
        case .like: "etwa gleich"
        case .above: "darüber"
        case .wellAbove: "deutlich darüber"
        }
    }
    func focus(_ label: String, _ progress: Plan.Progress, isOwn: Bool) -> String {
        isOwn ? "\(label): \(self.progress(progress, isNoticed: false))" : "\(label): bisher geschätzt"
    }
    func done(_ done: Int, of: Int) -> String { of == 0 ? "–" : "\(done) von \(of)" }
    func calls(_ waiting: Int, overdue: Int) -> String {
        overdue == 0
            ? "\(waiting)" : overdue == waiting ? "\(waiting) überfällig" : "\(waiting), \(overdue) überfällig"
    }
    func caption(_ stores: Int) -> String {
        "\(self.stores(stores)), wer Sie am meisten braucht zuerst. Der Name führt zum Blatt für Ihren Besuch."
    }

    // The rest of a board

    func change(_ kind: Board.Change.Kind, _ label: String, _ names: String) -> String {
        switch kind {
        case .reached: "\(label) ist da, wo es hin sollte: \(names)"
        case .stuck: "\(label) vorerst aufgegeben, weil es sich wieder nicht bewegte: \(names)"
        case .began: "\(label) ist der neue Schwerpunkt: \(names)"
        case .risen: "\(label) gestiegen: \(names)"
        case .fallen: "\(label) gefallen: \(names)"
        case .new: "Neu auf dieser Tafel: \(names)"
        }
    }
    func elsewhere(_ names: String) -> String { "\(names) (andere Regionen)" }
    func between(_ value: String, noticedFrom: String, isNoticed: Bool) -> String {
        "Filialen liegen meist \(value) von ihrer Mitte entfernt. Wer mehrere kennt, merkt es ab etwa \(noticedFrom): "
            + (isNoticed ? "man merkt es." : "man merkt es kaum.")
    }
    func within(_ value: String) -> String {
        "In einer Filiale liegt ein Besuch meist \(value) von dem entfernt, was dort üblich ist. Je weniger, desto mehr können sich Kunden darauf verlassen."
    }
    func course(from: String, on first: Day, to: String, on last: Day) -> String {
        "Von \(from) am \(date(first)) auf \(to) am \(date(last))"
    }
    func headOffice(_ mark: String, worth: String?, outcome: String, below: Int, stores: Int) -> String {
        let worth = worth.map { "; mit einem Punkt mehr geht \($0) mehr bei \(outcome) einher" } ?? ""
        let low = below == 0 ? "" : "; \(below) von \(self.stores(stores)) liegen tiefer als andere"
        return "\(mark) über alle\(worth)\(low)"
    }
    func gap(_ label: String, _ stores: Int, _ examples: String) -> String {
        "\(label): nichts für \(self.stores(stores)) (\(examples))"
    }
    func cause(_ cause: String?, alerts: Int) -> String { "\(cause ?? "anderes"): \(alerts)" }
    func explanation(_ explained: BoardExplanation) -> [String] {
        [
            "Eine Note sagt, wo eine Filiale steht, soweit es die Antworten der letzten \(explained.windowDays) Tage zeigen. "
                + "Je weniger Antworten, desto mehr stützt sie sich auf ähnliche Filialen.",
            "Farben vergleichen mit ähnlichen Filialen: darunter oder darüber ab \(explained.slight) Punkten, deutlich ab "
                + "\(explained.clear). Eine gestrichelte Zelle ist geschätzt: weniger als \(explained.minimumAnswers) "
                + "Antworten von dort.",
            "Unter der Zahl der Antworten: welcher Teil der erhofften kam und gewöhnlich aussieht.",
            "Anrufe und Fristen nach dem Stand, als diese Seite geschrieben wurde: \(explained.written).",
        ]
    }

    // Visits

    func visit(_ name: String) -> String { "Ihr Besuch: \(name)" }
    func focusSince(_ label: String, _ progress: String, since: Day, until: Day) -> String {
        "\(label), \(period(since, until)): \(progress)."
    }
    func action(_ title: String) -> String { "Das Vorgehen: \(Phrase.sentence(title))" }
    func askBegin(_ label: String) -> String {
        "\(label) beginnt heute: Was macht es hier schwer, was würde helfen?"
    }
    func askAbout(_ label: String, since: Day) -> String {
        "\(label): Was habt ihr seit dem \(date(since)) versucht, was hat geholfen, was steht im Weg?"
    }
    func askCauses(_ causes: String) -> String { "Kunden nennen am häufigsten: \(causes). Woher kommt das?" }
    func askDone(_ done: Int, of: Int, days: Int) -> String {
        of == 0
            ? "In \(days) Tagen wurde nichts abgehakt: getan und nicht notiert, oder passt es nicht?"
            : "In \(days) Tagen wurden \(done) von \(of) als erledigt abgehakt: Was war mit den anderen?"
    }
    func askCalls(_ waiting: Int, overdue: Int) -> String {
        let wait = waiting == 1 ? "1 Kunde wartet auf einen Anruf" : "\(waiting) Kunden warten auf einen Anruf"
        return overdue == 0 ? "\(wait): Wer ruft an, und wann?" : "\(wait), \(overdue) überfällig: Wer ruft heute an?"
    }
    func askAnswers(_ answers: Int, _ findings: String) -> String {
        "\(answers == 1 ? "1 Antwort" : "\(answers) Antworten") im Zeitraum\(findings.isEmpty ? "" : ": \(findings)"). "
            + "Wie werden Kunden um Antwort gebeten?"
    }
    func askStrengths(_ labels: String) -> String { "Vor ähnlichen Filialen bei \(labels): Wie gelingt das?" }
    func check(_ behaviour: String) -> String { "Bei zehn Kunden zählen: \(behaviour)" }
    func comeWhen(_ day: String, _ part: String, _ label: String, here: String, rest: String) -> String {
        "\(day) \(part): \(label) liegt dann bei \(here), sonst bei \(rest)"
    }
    func learnFrom(_ name: String, _ label: String, _ mark: String, practices: [String], manager: String?) -> String {
        "\(name): \(label) bei etwa \(mark)"
            + (practices.isEmpty ? "" : ", mit \(practices.map(quoted).joined(separator: ", "))")
            + (manager.map { "; \($0) weiß, wie" } ?? "")
    }
    func mark(_ label: String, _ mark: String, peers: String?, target: String?, isGuess: Bool) -> String {
        let others = [peers.map { "ähnliche Filialen \($0)" }, target.map { "gute \($0)" }].compactMap(\.self)
        return "\(label): \(mark)" + (isGuess ? ", geschätzt" : "")
            + (others.isEmpty ? "" : " (\(others.joined(separator: ", ")))")
    }
    func alertsFrom(_ causes: String) -> String {
        "In 90 Tagen erledigte Beschwerden kamen von: \(causes). Was wird dagegen getan?"
    }
}
