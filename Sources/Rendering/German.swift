import Domain

struct German: Words {
    let tag = "de"
    let decimalSeparator = ","
    let headings = Headings(
        why: "Darum", todo: "Also", focus: "Unser Schwerpunkt",
        here: "Wo Kunden uns sehen", peers: "Filialen wie unsere", want: "Wo wir hinwollen",
        reason: "Warum gerade das", said: "Was Kunden sagten", actions: "Was zu tun ist",
        watch: "Woran man es sieht", best: "Wer es am besten macht", next: "Danach", well: "Läuft gut",
        weak: "Wann es am schwersten ist", calls: "Anrufe", done: "Bisher geschafft")

    private static let weekdays = [
        "Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag",
    ]
    private static let months = [
        "Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November",
        "Dezember",
    ]

    func weekday(_ day: Weekday) -> String { Self.weekdays[day.rawValue - 1] }
    func date(_ day: Day) -> String { "\(day.day). \(Self.months[day.month - 1])" }
    func period(_ from: Day, _ to: Day) -> String {
        from.year == to.year
            ? "\(date(from)) bis \(date(to))" : "\(date(from)) \(from.year) bis \(date(to)) \(to.year)"
    }
    func longDate(_ day: Day) -> String { "\(weekday(day.weekday)), \(date(day)) \(day.year)" }

    func time(_ minutes: Int, on day: Day, from today: Day) -> String {
        let clock = "\(Phrase.clock(minutes)) Uhr"
        return switch day.number - today.number {
        case 0: "heute, \(clock)"
        case 1: "morgen, \(clock)"
        case -1: "gestern, \(clock)"
        default: "\(weekday(day.weekday)), \(date(day)), \(clock)"
        }
    }

    func rating(_ rating: String, top: String) -> String { "\(rating) von \(top)" }
    func rating(_ rating: String, bottom: String, top: String) -> String {
        "\(rating) (auf einer Skala von \(bottom) bis \(top))"
    }
    func share(_ percent: Int) -> String { "\(percent)\u{A0}%" }
    func quoted(_ text: String) -> String { "„\(text)“" }
    func daypart(_ name: String) -> String {
        switch name {
        case "morning": "früh"
        case "midday": "mittags"
        case "afternoon": "nachmittags"
        case "evening": "abends"
        case "night": "nachts"
        default: name
        }
    }

    // Huddle

    func topic(_ label: String) -> String { "Heute geht es um: \(label)" }
    func why(here: String, good: String) -> String {
        "Kunden geben dafür \(here), gute Filialen bekommen \(good)."
    }
    func whyChain(answers: Int) -> String {
        "\(few(answers)) dazu von hier: Das gilt vor allem für die ganze Kette. Mehr Antworten zeigen mehr."
    }
    func mostNamed(_ cause: String) -> String { "Am häufigsten genannt: \(cause)." }
    func whatWeDo(_ title: String) -> String { Phrase.sentence(title) }
    let noDataTopic = "Noch keine Antworten von Kunden"
    let noDataSay = "Noch hat uns niemand gesagt, wie der Besuch war. Darum gibt es heute nichts auszuwählen."
    let noDataTodo = "Alle Kunden bitten, uns zu sagen, wie es war: an der Kasse und auf dem Bon."
    let keepTopic = "Weiter so"
    let keepSay = "Heute sticht nichts heraus, was unsere Kunden spürbar zufriedener machen würde. Danke euch allen!"
    func keepWhy(strengths: String) -> String { "Kunden gefällt am besten: \(strengths)." }
    let keepTodo = "Weitermachen und neuen Kollegen zeigen, wie es geht."
    let askForAnswers = "Kunden bitten, uns zu sagen, wie es war: So erfahren wir, wie es hier läuft."
    let talkAboutIt = "Besprechen, was jeder von uns heute dafür tun kann."

    // Focus

    func reason(_ reason: Reason) -> String {
        let marks = Figures.ratings([reason.standing, reason.peers, reason.target], in: self)
        let position =
            switch reason.position {
            case .chain(let answers):
                "\(few(answers)) dazu von hier, darum gilt das vor allem für die ganze Kette"
            case .below: "Kunden geben dafür hier \(marks[0]) und in Filialen wie unserer \(marks[1])"
            case .level: "Kunden geben dafür \(marks[0]), etwa wie in Filialen wie unserer; gute bekommen \(marks[2])"
            case .above:
                "Kunden geben dafür \(marks[0]), mehr als in Filialen wie unserer; die besten bekommen noch mehr"
            }
        switch (reason.claim, reason.position) {
        case (.first, .chain): return position + "; dort freut Kunden nichts anderes mehr."
        case (.first, _): return position + ". Nichts anderes, was wir ändern können, würde sie mehr freuen."
        case (.held(let since, let due), _):
            return position + ". Seit dem \(date(since)) dabei; wir bleiben dran bis zum \(date(due))."
        case (.next, _): return position + "."
        }
    }

    func progress(_ progress: Plan.Progress) -> String {
        switch progress {
        case .tooEarly: "noch zu früh zu sagen"
        case .onTrack: "auf gutem Weg"
        case .notMoving: "bewegt sich noch nicht"
        case .reached: "geschafft: sehr gut"
        }
    }
    func here(_ rating: String, like peers: String) -> String { "\(rating); Filialen wie unsere: \(peers)" }
    func notKnownHere(answers: Int) -> String {
        switch answers {
        case ...0: "Noch nicht bekannt: keine Antworten von hier"
        case 1: "Noch nicht bekannt: nur 1 Antwort von hier"
        default: "Noch nicht bekannt: nur \(answers) Antworten von hier"
        }
    }
    func want(_ rating: String, by due: Day?) -> String { due.map { "\(rating) bis zum \(date($0))" } ?? rating }
    func moreAnswers(needed: Int) -> String {
        "Mit \(needed) Antworten können wir sagen, wie es hier läuft: Kunden bitten, uns zu sagen, wie es war."
    }
    func named(_ cause: String, mentions: Int, of: Int) -> String {
        of == 1 ? "Der eine Kommentar dazu nennt: \(cause)" : "\(mentions) von \(of) Kommentaren dazu nennen: \(cause)"
    }
    func effort(owner: String, minutes: Int, cadence: Action.Cadence) -> String {
        let often =
            switch cadence {
            case .once: "einmal"
            case .daily: "jeden Tag"
            case .weekly: "jede Woche"
            }
        return [owner, minutes == 1 ? "1 Minute" : "\(minutes) Minuten", often].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }
    func box(isTicked: Bool) -> String { isTicked ? "erledigt" : "zu tun" }
    func state(_ state: Plan.PlannedAction.State) -> String? {
        switch state {
        case .open: nil
        case .done: "erledigt"
        case .skipped: "zuletzt ausgelassen"
        case .declined: "nichts für uns"
        case .own: "auf unsere Art erledigt"
        }
    }

    func evidence(_ verdict: EvidenceVerdict) -> String {
        switch verdict {
        case .new: "neu hier: noch nicht bekannt"
        case .unknown(let tried): "\(tried == 1 ? "einmal" : "\(tried)-mal") versucht: noch nicht bekannt"
        case .helps(let amount, let sure): "\(helps(amount)), \(sure ? "recht sicher" : "ziemlich sicher")"
        case .noDifference: "ändert bisher kaum etwas"
        case .doesNotHelp: "hat bisher nicht geholfen"
        }
    }
    func evidenceLine(_ verdict: String) -> String { "Hilft es? \(Phrase.sentence(verdict))" }
    func author(_ name: String) -> String { "Idee: \(name)" }
    func behaviour(_ label: String, here: String?, peers: String?) -> String {
        switch (here, peers) {
        case (let here?, let peers?): "\(label): \(here) der Kunden sagen ja; Filialen wie unsere: \(peers)"
        case (let here?, nil): "\(label): \(here) der Kunden sagen ja"
        case (nil, let peers?): "\(label): hier noch nicht bekannt; Filialen wie unsere: \(peers)"
        case (nil, nil): "\(label): Kunden werden es sagen"
        }
    }
    func best(_ rating: String) -> String { "\(rating). Fragt nach, wie sie es machen." }

    // The rest of the page

    func next(_ label: String, here: String, good: String) -> String {
        "\(label): \(here); gute Filialen bekommen \(good)"
    }
    func nextChain(_ label: String) -> String { "\(label): gilt bisher vor allem für die ganze Kette" }
    func strength(_ label: String, _ rating: String) -> String { "\(label) \(rating)" }
    func advocates(_ count: Int) -> String {
        count == 1 ? "1 Kunde war begeistert von uns" : "\(count) Kunden waren begeistert von uns"
    }
    func weakSpot(day: String, part: String, label: String, here: String, rest: String) -> String {
        "\(day) \(part): \(label) \(here), sonst \(rest)"
    }
    func calls(_ count: Int, next: String?, overdue: Int) -> String {
        if count == 0 { return "Niemand wartet auf einen Anruf." }
        let waiting = count == 1 ? "1 Kunde wartet auf einen Anruf" : "\(count) Kunden warten auf einen Anruf"
        let late = overdue == 0 ? "" : ", \(overdue == count ? "" : "\(overdue) davon ")überfällig: bitte jetzt anrufen"
        guard let next else { return waiting + late + "." }
        if overdue > 0 { return waiting + late + "; der nächste bis \(next)." }
        return waiting + (count == 1 ? " bis \(next)." : ", der erste bis \(next).")
    }
    func done(_ done: Int, of: Int, days: Int) -> String {
        let period = days == 1 ? "gestern" : "in den letzten \(days) Tagen"
        return of == 0 ? "Nichts stand an \(period)." : "\(done) von \(of) erledigt \(period)."
    }
    func outcome(_ label: String, here: String, peers: String?) -> String {
        "\(label): \(here)" + (peers.map { "; Filialen wie unsere: \($0)" } ?? "")
    }
    func answers(_ count: Int, before: Int, from: Day, to: Day) -> String {
        "Aus \(count == 1 ? "1 Antwort" : "\(count) Antworten") von Kunden, \(period(from, to)) (davor: \(before))"
    }
    func more(_ count: Int) -> String { "und \(count) mehr" }
    let thisStore = "Diese Filiale"

    private func few(_ answers: Int) -> String {
        switch answers {
        case ...0: "Keine Antworten"
        case 1: "Nur 1 Antwort"
        default: "Nur \(answers) Antworten"
        }
    }

    private func helps(_ amount: EvidenceVerdict.Amount) -> String {
        switch amount {
        case .little: "hilft ein wenig"
        case .some: "hilft"
        case .much: "hilft sehr"
        }
    }
}
