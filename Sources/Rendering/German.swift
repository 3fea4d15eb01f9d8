import Domain

struct German: Words {
    let tag = "de"
    let decimalSeparator = ","
    let headings = Headings(
        why: "Warum", todo: "Also", focus: "Unser Schwerpunkt",
        here: "Wo wir stehen", peers: "Filialen wie unsere", want: "Wo wir hinwollen",
        reason: "Warum gerade das", said: "Was Kunden sagten", weeks: "Die letzten Wochen", actions: "Was zu tun ist",
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
        default: time(minutes, on: day)
        }
    }
    func time(_ minutes: Int, on day: Day) -> String {
        "\(weekday(day.weekday)), \(date(day)), \(Phrase.clock(minutes)) Uhr"
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
    func why(_ here: String, _ marks: PriorityMarks) -> String { "Wir liegen bei \(compared(here, marks))." }
    func whyChain(answers: Int, isAlone: Bool) -> String {
        isAlone
            ? "\(few(answers)) dazu bisher. Mehr Antworten zeigen mehr."
            : "\(few(answers)) dazu von hier: Das gilt vor allem für die ganze Kette. Mehr Antworten zeigen mehr."
    }
    func mostNamed(_ cause: String) -> String { "Am häufigsten genannt: \(cause)." }
    func whatWeDo(_ title: String) -> String { Phrase.sentence(title) }
    func oneStep(_ text: String) -> String { "Ein Schritt, der heute sitzen soll: \(Phrase.sentence(text))" }
    func lookFor(_ text: String) -> String { "Heute schauen wir, ob es geschieht: \(Phrase.sentence(text))" }
    func prepare(day: String, part: String, label: String) -> String {
        "Morgen ist \(day), und \(part) ist es mit \(label) bei uns schwerer als sonst. Bereiten wir uns heute darauf vor."
    }
    let thanks = "Seit dem letzten Mal geschafft: danke!"
    let noDataTopic = "Noch keine Antworten von Kunden"
    let noDataSay = [
        "Noch hat uns niemand gesagt, wie der Besuch war. Darum gibt es heute nichts auszuwählen.",
        "Wir wissen noch nicht, wie es unseren Kunden bei uns gefällt. Finden wir es heute heraus.",
    ]
    let noDataTodo = "Alle Kunden bitten, uns zu sagen, wie es war: an der Kasse und auf dem Bon."
    let keepTopic = "Weiter so"
    let keepSay = [
        "Heute sticht nichts heraus, was unsere Kunden spürbar zufriedener machen würde. Danke euch allen!",
        "Unsere Kunden sind zufrieden mit uns. Machen wir es heute so wie gestern. Danke!",
    ]
    func keepWhy(strengths: String) -> String { "Wir liegen vor Filialen wie unserer bei: \(strengths)." }
    let keepTodo = "Weitermachen und neuen Kollegen zeigen, wie es geht."
    let quietTopic = "Heute sticht nichts heraus"
    let quietSay = [
        "Von dem, wofür wir Rat haben, sticht heute nichts heraus. "
            + "Hören wir ihnen zu: Was hätte ihren Besuch besser gemacht?",
        "Nichts sticht einzeln heraus. Fragen wir heute jeder einen Kunden, was wir besser machen können.",
    ]
    let quietWhy = "Von dem, was wir ändern können, verspricht nichts deutlich mehr als das andere."
    let quietTodo = "Ein paar Kunden fragen, was ihren Besuch besser gemacht hätte, und es einander weitersagen."
    let fewTopic = "Noch zu wenige Antworten"
    func fewSay(answers: Int) -> [String] {
        [
            "\(few(answers)) von Kunden bisher, darum können wir noch nichts auswählen. "
                + "Fragen wir heute alle, wie ihr Besuch war.",
            "\(few(answers)) von Kunden bisher. Jede weitere hilft: Wer von uns fragt heute die meisten?",
        ]
    }
    func fewWhy(needed: Int) -> String { "Mit \(needed) Antworten können wir sagen, wie es hier läuft." }
    let fewTodo = "Kunden bitten, uns zu sagen, wie es war: So erfahren wir, wie es hier läuft."
    let talkAboutIt = "Besprechen, was jeder von uns heute dafür tun kann."

    // Focus

    func reason(_ reason: Reason, _ marks: PriorityMarks) -> String {
        let standing =
            switch reason.position {
            case .chain(let answers, isAlone: true): "\(few(answers)) dazu bisher"
            case .chain(let answers, isAlone: false):
                "\(few(answers)) dazu von hier, darum gilt das vor allem für die ganze Kette"
            case .below: "Wir liegen bei etwa \(marks.here); Filialen wie unsere bei \(marks.peers ?? "")"
            case .level where !marks.isAtTarget:
                "Wir liegen bei etwa \(marks.here) und damit gleichauf mit Filialen wie unserer; die guten bei \(marks.target)"
            case .level, .alone: "Wir liegen bei \(compared(marks.here, marks))"
            case .above: "Wir liegen bei etwa \(marks.here) und damit besser als die meisten Filialen wie unsere"
            }
        let uneven = "; aber es schwankt von Besuch zu Besuch mehr als anderswo"
        let position = standing + (reason.isUneven ? uneven : "")
        switch (reason.claim, reason.position) {
        case (.first, .chain(_, isAlone: true)):
            return position + "; soweit wir wissen, würde nichts anderes, was wir ändern können, Kunden mehr freuen."
        case (.first, .chain): return position + "; dort verspricht es am meisten."
        case (.first, _): return position + ". Von dem, was wir jetzt angehen können, verspricht es am meisten."
        case (.held(let since, let due), _):
            return position + ". Seit dem \(date(since)) dabei; wir bleiben dran bis zum \(date(due))."
        case (.next, _): return position + "."
        }
    }

    func progress(_ progress: Plan.Progress, isNoticed: Bool) -> String {
        switch progress {
        case .tooEarly where isNoticed: "für die Noten noch zu früh, aber Kunden bemerken mehr davon"
        case .notMoving where isNoticed: "die Noten bewegen sich noch nicht, aber Kunden bemerken mehr davon"
        case .tooEarly: "noch zu früh für ein Urteil"
        case .onTrack: "auf gutem Weg"
        case .notMoving: "bewegt sich noch nicht"
        case .reached: "geschafft: sehr gut"
        }
    }
    func about(_ rating: String) -> String { "etwa \(rating)" }
    func here(_ rating: String, like peers: String?) -> String {
        about(rating) + (peers.map { "; Filialen wie unsere: \($0)" } ?? "")
    }
    func notKnownHere(answers: Int) -> String {
        switch answers {
        case ...0: "Noch nicht bekannt: keine Antworten von hier"
        case 1: "Noch nicht bekannt: nur 1 Antwort von hier"
        default: "Noch nicht bekannt: nur \(answers) Antworten von hier"
        }
    }
    func dashboard(_ mark: String, answers: Int, ours: String) -> String {
        let count = answers == 1 ? "1 Antwort" : "\(answers) Antworten"
        return mark == ours
            ? "Auswertungen zeigen dasselbe: \(mark) (\(count), jede gleich gezählt)."
            : "Auswertungen zeigen \(mark) (\(count), jede gleich gezählt); "
                + "unsere Zahl beachtet auch, wie viele es sind, wie neu und wie gegeben."
    }
    func week(_ from: Day, mark: String, answers: Int) -> String {
        "Woche vom \(date(from)): \(mark) (\(answers == 1 ? "1 Antwort" : "\(answers) Antworten"))"
    }
    func weekWithout(_ from: Day) -> String { "Woche vom \(date(from)): keine Antworten" }
    func newestLast(_ marks: String) -> String { "\(marks) (bis jetzt)" }
    let weeksKey = "Balken: wie weit eine Woche danebenliegen kann. Striche: wo wir hinwollen."
    func want(_ rating: String, by due: Day?) -> String { due.map { "\(rating) bis zum \(date($0))" } ?? rating }
    func moreAnswers(needed: Int) -> String {
        "Mit \(needed) Antworten können wir sagen, wie es hier läuft: Kunden bitten, uns zu sagen, wie es war."
    }
    func named(_ cause: String, mentions: Int, of: Int) -> String {
        of == 1
            ? "Der eine Kommentar mit niedriger Bewertung dafür nennt: \(cause)"
            : "\(mentions) von \(of) Kommentaren mit niedriger Bewertung dafür nennen: \(cause)"
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

    func doneLately(_ times: Int, days: Int) -> String {
        "in \(days) Tagen \(times == 1 ? "einmal" : "\(times)-mal") erledigt: danke"
    }

    func evidence(_ verdict: EvidenceVerdict) -> String {
        switch verdict {
        case .new: "neu: Sie gehören zu den Ersten"
        case .unknown(let given): (given.map { "bisher \(dative($0)) gegeben: " } ?? "") + "noch nicht bekannt"
        case .helps(let amount, let sure, let tried):
            (tried.map { "in \(dative($0)) versucht: " } ?? "")
                + "\(helps(amount)), \(sure ? "recht sicher" : "ziemlich sicher")"
        case .doesNotHelp(let tried):
            "hat " + (tried.map { "in \(dative($0)) " } ?? "") + "nicht geholfen"
                + (tried == nil ? "" : ": zurückgezogen")
        }
    }
    /// After »in« and as the one to whom something is given.
    private func dative(_ stores: Int) -> String { stores == 1 ? "einer Filiale" : "\(stores) Filialen" }
    func evidenceLine(_ verdict: EvidenceVerdict) -> String {
        (verdict.speaksOfStores ? "" : "Hilft es? ") + Phrase.sentence(evidence(verdict))
    }
    func author(_ name: String) -> String { "Idee: \(name)" }
    func note(_ text: String, from name: String) -> String { "\(name) sagt: \(quoted(text))" }
    func behaviour(_ label: String, here: String?, before: (share: String, since: Day)?, peers: String?) -> String {
        let before = before.map { ", vor dem \(date($0.since)) \($0.share)" } ?? ""
        return switch (here, peers) {
        case (let here?, let peers?): "\(label): \(here) der Kunden sagen ja\(before); Filialen wie unsere: \(peers)"
        case (let here?, nil): "\(label): \(here) der Kunden sagen ja\(before)"
        case (nil, let peers?): "\(label): hier noch nicht bekannt; Filialen wie unsere: \(peers)"
        case (nil, nil): "\(label): Kunden werden es sagen"
        }
    }
    func best(_ rating: String, practice: String?, manager: String?) -> String {
        let question =
            switch (practice, manager) {
            case (let practice?, let manager?): "Fragt \(manager) nach \(quoted(practice))"
            case (let practice?, nil): "Fragt dort nach \(quoted(practice))"
            case (nil, let manager?): "Fragt \(manager), wie sie es machen"
            case (nil, nil): "Fragt nach, wie sie es machen"
            }
        return "\(about(rating)). \(question)."
    }
    func firstWeeks(followsBest: Bool) -> String {
        "Die ersten Wochen hier: eins nach dem anderen."
            + (followsBest ? " Die besten Filialen wie unsere machen es so." : "")
    }

    // The rest of the page

    func next(_ label: String, _ here: String, _ marks: PriorityMarks) -> String {
        "\(label): \(compared(here, marks))"
    }
    func nextChain(_ label: String, isAlone: Bool) -> String {
        isAlone ? "\(label): noch zu wenige Antworten" : "\(label): gilt bisher vor allem für die ganze Kette"
    }
    func strength(_ label: String, _ rating: String) -> String { "\(label): \(about(rating))" }
    func advocates(_ count: Int) -> String {
        count == 1 ? "1 Kunde war begeistert von uns" : "\(count) Kunden waren begeistert von uns"
    }
    func weakSpot(day: String, part: String, label: String, here: String, rest: String, answers: Int) -> String {
        "\(day) \(part): \(label) \(here), sonst \(rest) (\(answers) Antworten)"
    }
    func uneven(_ label: String) -> String {
        "\(label): Gute und schlechte Besuche liegen weit auseinander"
    }
    func achieved(_ label: String) -> String { "\(label): Wir sind da, wo wir hinwollten. Gut gemacht!" }
    func calls(_ count: Int, next: String?, overdue: Int) -> String {
        let waiting = count == 1 ? "1 Kunde wartet auf Antwort von uns" : "\(count) Kunden warten auf Antwort von uns"
        let late = overdue == 0 ? "" : ", \(overdue == count ? "" : "\(overdue) davon ")überfällig: bitte jetzt melden"
        guard let next else { return waiting + late + "." }
        if overdue > 0 { return waiting + late + "; der nächste bis \(next)." }
        return waiting + (count == 1 ? " bis \(next)." : ", der erste bis \(next).")
    }
    func done(_ done: Int, of: Int, days: Int) -> String {
        let period = days == 1 ? "Gestern" : "In den letzten \(days) Tagen"
        return of == 0 ? "\(period) wurde nichts abgehakt." : "\(period) \(done) von \(of) als erledigt abgehakt."
    }
    func mark(_ mark: Plan.Done.Mark, on day: String) -> String {
        switch mark {
        case .done: "\(day): erledigt"
        case .skipped: "\(day): nicht erledigt"
        case .nothing: "\(day): nichts abgehakt"
        }
    }
    func ownWay(_ text: String, on date: String) -> String { "Auf unsere Art am \(date): \(quoted(text))" }
    func notice(_ isNoticed: Bool) -> String {
        isNoticed ? "Kunden bemerken mehr davon." : "Kunden bemerken noch nicht sicher mehr davon."
    }
    func praise(_ quote: String, on date: String) -> String { "Dank ans Team: \(quoted(quote)) (\(date))" }
    func outcome(_ label: String, here: String, peers: String?) -> String {
        "\(label): \(about(here))" + (peers.map { "; Filialen wie unsere: \($0)" } ?? "")
    }
    func answers(_ count: Int, before: Int, from: Day, to: Day) -> String {
        "Aus \(count == 1 ? "1 Antwort" : "\(count) Antworten") von Kunden, \(period(from, to)) (davor: \(before))"
    }
    func more(_ count: Int) -> String { "und \(count) weitere" }
    let thisStore = "Diese Filiale"

    // Alerts

    func alertTitle(_ cause: String, customers: Int) -> String {
        let who = customers == 1 ? "Ein Kunde wurde enttäuscht" : "\(customers) Kunden wurden enttäuscht"
        return cause.isEmpty ? who : "\(who): \(cause)"
    }
    func mentionTitle(_ word: String, comments: Int) -> String {
        comments == 1 ? "Ein Kommentar nennt: \(word)" : "\(comments) Kommentare nennen: \(word)"
    }
    func getInTouch(_ customers: Int, by time: String) -> String {
        customers == 1
            ? "Bitte meldet euch bei der Kundin oder dem Kunden bis \(time)."
            : "Bitte meldet euch bei allen, die erreichbar sind, bis \(time)."
    }
    func answerTheReview(by time: String) -> String {
        "Bitte antwortet auf die Bewertung dort, wo sie steht, bis \(time)."
    }
    func bringToAnEnd(by time: String) -> String {
        "Jemand von uns hat sich gemeldet. Bitte bringt es zu Ende bis \(time)."
    }
    func mendTheCause(by time: String) -> String {
        "Niemand ist zu erreichen. Bitte klärt bis \(time), was schiefging, und stellt es ab."
    }
    func touchedNote(_ note: String) -> String { "Notiert: \(note)" }
    func answered(_ time: String, _ channel: String?, number: Int) -> String {
        "\(number). Rückmeldung vom \(time)" + (channel.map { " (\($0))" } ?? "")
    }
    func visited(_ time: String) -> String { "War hier: \(time)" }
    func mentions(_ words: String) -> String { "Der Kommentar nennt: \(words)" }
    func reach(_ ways: String) -> String { "Zu erreichen: \(ways)" }
    let noContact = "Hat keinen Weg hinterlassen, um erreicht zu werden."
    let answerOnTheListing = "Eine öffentliche Bewertung: dort antworten, wo sie steht."
    let whenDone = "Sobald sich jemand von uns gemeldet hat, und sobald es erledigt ist:"

    /// Our mark against what it is held to.
    private func compared(_ here: String, _ marks: PriorityMarks) -> String {
        switch (marks.isAtTarget, marks.peers) {
        case (true, nil): "\(about(here)), nah an unserem Ziel"
        case (true, _): "\(about(here)), nah an den guten Filialen"
        case (false, nil): "\(about(here)); unser Ziel ist \(marks.target)"
        case (false, _): "\(about(here)); gute Filialen bei \(marks.target)"
        }
    }

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
