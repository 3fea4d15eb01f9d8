import Domain

struct English: Words {
    let tag = "en"
    let decimalSeparator = "."
    let headings = Headings(
        why: "Why", todo: "Do", focus: "Our focus",
        here: "Where we stand", peers: "Stores like ours", want: "Where we want to be",
        reason: "Why this one", said: "What customers said", weeks: "The last weeks", actions: "What to do",
        watch: "How to see that it happens", best: "Who does it best", next: "Next", well: "Going well",
        weak: "When it is hardest", calls: "Calls", done: "Done so far")

    private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    private static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    func weekday(_ day: Weekday) -> String { Self.weekdays[day.rawValue - 1] }
    func date(_ day: Day) -> String { "\(day.day) \(Self.months[day.month - 1])" }
    func period(_ from: Day, _ to: Day) -> String {
        from.year == to.year
            ? "\(date(from)) to \(date(to))" : "\(date(from)) \(from.year) to \(date(to)) \(to.year)"
    }
    func longDate(_ day: Day) -> String { "\(weekday(day.weekday)) \(date(day)) \(day.year)" }

    func time(_ minutes: Int, on day: Day, from today: Day) -> String {
        let clock = Phrase.clock(minutes)
        return switch day.number - today.number {
        case 0: "today at \(clock)"
        case 1: "tomorrow at \(clock)"
        case -1: "yesterday at \(clock)"
        default: time(minutes, on: day)
        }
    }
    func time(_ minutes: Int, on day: Day) -> String {
        "\(weekday(day.weekday)) \(date(day)) at \(Phrase.clock(minutes))"
    }

    func rating(_ rating: String, top: String) -> String { "\(rating) of \(top)" }
    func rating(_ rating: String, bottom: String, top: String) -> String {
        "\(rating) (on a scale from \(bottom) to \(top))"
    }
    func share(_ percent: Int) -> String { "\(percent)%" }
    func quoted(_ text: String) -> String { "“\(text)”" }
    func daypart(_ name: String) -> String { name }

    // Huddle

    func topic(_ label: String) -> String { "Today's one thing: \(label)" }
    func why(_ here: String, _ marks: PriorityMarks) -> String { "We stand at \(compared(here, marks))." }
    func whyChain(answers: Int, isAlone: Bool) -> String {
        isAlone
            ? "\(few(answers)) about it so far. More answers will tell."
            : "\(few(answers)) about it here: this is mostly what holds for the whole chain. More answers will tell."
    }
    func mostNamed(_ cause: String) -> String { "Complaints mention most: \(cause)." }
    func whatWeDo(_ title: String) -> String { Phrase.sentence(title) }
    func oneStep(_ text: String) -> String { "One step to get right today: \(Phrase.sentence(text))" }
    func lookFor(_ text: String) -> String { "Today we look whether it happens: \(Phrase.sentence(text))" }
    func prepare(day: String, part: String, label: String) -> String {
        "Tomorrow is \(day), and \(part) is when \(label) is harder for us than at other times. "
            + "Let us get ready for it today."
    }
    let thanks = "Done since the last huddle: thank you!"
    let noDataTopic = "No customer answers yet"
    let noDataSay = [
        "Nobody has told us yet how their visit was, so there is nothing to work on today.",
        "We still do not know how our customers' visits are. Let us find out today.",
    ]
    let noDataTodo = "Ask every customer to tell us how it was: at the till, and on the receipt."
    let keepTopic = "Keep doing what we do"
    let keepSay = [
        "Nothing stands out today that would make our customers noticeably happier. Thank you, all of you!",
        "Our customers are happy with us. Let us do today what we did yesterday. Thank you!",
    ]
    func keepWhy(strengths: String) -> String { "We are ahead of stores like ours in: \(strengths)." }
    let keepTodo = "Keep doing it, and tell new colleagues how."
    let quietTopic = "Nothing stands out today"
    let quietSay = [
        "Of what we have a practice for, nothing stands out today. "
            + "So let us listen to them: what would have made their visit better?",
        "No single thing stands out. Let each of us ask one customer today what we could do better.",
    ]
    let quietWhy = "None of the things we can change promises clearly more than the others."
    let quietTodo = "Ask a few customers what would have made their visit better, and tell each other."
    let fewTopic = "Too few answers so far"
    func fewSay(answers: Int) -> [String] {
        [
            "\(few(answers)) from customers so far, so we cannot pick one thing yet. "
                + "Let us ask everybody today how their visit was.",
            "\(few(answers)) from customers so far. Every one more helps: who of us asks most today?",
        ]
    }
    func fewWhy(needed: Int) -> String { "With \(needed) answers we can say how we do here." }
    let fewTodo = "Ask customers to tell us how it was, so that we learn how we do here."
    let talkAboutIt = "Talk about what each of us can do for it today."

    // Focus

    func reason(_ reason: Reason, _ marks: PriorityMarks) -> String {
        let standing =
            switch reason.position {
            case .chain(let answers, isAlone: true): "\(few(answers)) about it so far"
            case .chain(let answers, isAlone: false):
                "\(few(answers)) about it here, so this is mostly what holds for the whole chain"
            case .below: "We stand at about \(marks.here), stores like ours at \(marks.peers ?? "")"
            case .level where !marks.isAtTarget:
                "We stand at about \(marks.here), much like stores like ours; the good ones at \(marks.target)"
            case .level, .alone: "We stand at \(compared(marks.here, marks))"
            case .above: "We stand at about \(marks.here), better than most stores like ours"
            }
        let uneven = "; but it varies more from one visit to the next than elsewhere"
        let position = standing + (reason.isUneven ? uneven : "")
        switch (reason.claim, reason.position) {
        case (.first, .chain(_, isAlone: true)):
            return position + "; as far as we can tell, it promises most of what we can work on now."
        case (.first, .chain): return position + "; there, it promises most of what can be worked on."
        case (.first, _): return position + ". Of what we can work on now, it promises most."
        case (.held(let since, let due), _):
            return position + ". We picked it on \(date(since)) and stay with it until \(date(due))."
        case (.next, _): return position + "."
        }
    }

    func progress(_ progress: Plan.Progress, isNoticed: Bool) -> String {
        switch progress {
        case .tooEarly where isNoticed: "too early to tell from the marks, but customers notice more of it"
        case .notMoving where isNoticed: "the marks are not moving yet, but customers notice more of it"
        case .tooEarly: "too early to tell"
        case .onTrack: "moving the right way"
        case .notMoving: "not moving yet"
        case .reached: "reached: well done"
        }
    }
    func about(_ rating: String) -> String { "about \(rating)" }
    func here(_ rating: String, like peers: String?) -> String {
        about(rating) + (peers.map { "; stores like ours: \($0)" } ?? "")
    }
    func notKnownHere(answers: Int) -> String { "Not known yet: \(few(answers).lowercased()) here" }
    func dashboard(_ mark: String, answers: Int, ours: String) -> String {
        let count = answers == 1 ? "1 answer" : "\(answers) answers"
        return mark == ours
            ? "Dashboards show the same: \(mark) (\(count), each counted the same)."
            : "Dashboards show \(mark) (\(count), each counted the same); "
                + "ours also weighs how many there are, how new, and how they were given."
    }
    func week(_ from: Day, mark: String, answers: Int) -> String {
        "week of \(date(from)): \(mark) (\(answers == 1 ? "1 answer" : "\(answers) answers"))"
    }
    func weekWithout(_ from: Day) -> String { "week of \(date(from)): no answers" }
    func newestLast(_ marks: String) -> String { "\(marks) (the newest last)" }
    let weeksKey = "Bars: how far off a week may be. Dashes: where we want to be."
    func want(_ rating: String, by due: Day?) -> String { due.map { "\(rating) by \(date($0))" } ?? rating }
    func moreAnswers(needed: Int) -> String {
        "With \(needed) answers we can say how we do here: ask customers to tell us how it was."
    }
    func named(_ cause: String, mentions: Int, of: Int) -> String {
        of == 1
            ? "The one comment with a low mark for it mentions: \(cause)"
            : "\(mentions) of \(of) comments with a low mark for it mention: \(cause)"
    }
    func effort(owner: String, minutes: Int, cadence: Action.Cadence) -> String {
        let often =
            switch cadence {
            case .once: "once"
            case .daily: "every day"
            case .weekly: "every week"
            }
        return [owner, minutes == 1 ? "1 minute" : "\(minutes) minutes", often].filter { !$0.isEmpty }
            .joined(separator: " · ")
    }
    func box(isTicked: Bool) -> String { isTicked ? "done" : "to do" }
    func state(_ state: Plan.PlannedAction.State) -> String? {
        switch state {
        case .open: nil
        case .done: "done"
        case .skipped: "skipped last time"
        case .declined: "not for us"
        case .own: "done our own way"
        }
    }

    func doneLately(_ times: Int, days: Int) -> String {
        "done \(times == 1 ? "once" : "\(times) times") in \(days) days: thank you"
    }

    func evidence(_ verdict: EvidenceVerdict) -> String {
        switch verdict {
        case .new: "new: you are among the first"
        case .unknown(let given): (given.map { "given to \(stores($0)) so far: " } ?? "") + "not known yet"
        case .helps(let amount, let sure, let tried):
            (tried.map { "tried in \(stores($0)): " } ?? "")
                + "\(helps(amount)), \(sure ? "quite sure" : "fairly sure")"
        case .doesNotHelp(let tried): "did not help" + (tried.map { " in \(stores($0)): retired" } ?? "")
        }
    }
    func evidenceLine(_ verdict: EvidenceVerdict) -> String {
        (verdict.speaksOfStores ? "" : "Does it help? ") + Phrase.sentence(evidence(verdict))
    }
    func author(_ name: String) -> String { "Idea: \(name)" }
    func note(_ text: String, from name: String) -> String { "\(name) says: \(quoted(text))" }
    func behaviour(_ label: String, here: String?, before: (share: String, since: Day)?, peers: String?) -> String {
        let before = before.map { ", before \(date($0.since)) \($0.share)" } ?? ""
        return switch (here, peers) {
        case (let here?, let peers?): "\(label): \(here) of customers say yes\(before); stores like ours: \(peers)"
        case (let here?, nil): "\(label): \(here) of customers say yes\(before)"
        case (nil, let peers?): "\(label): not known here yet; stores like ours: \(peers)"
        case (nil, nil): "\(label): customers will tell"
        }
    }
    func best(_ rating: String, practice: String?, manager: String?) -> String {
        "\(about(rating)). Ask \(manager ?? "them") \(practice.map { "about \(quoted($0))" } ?? "how they do it")."
    }
    func firstWeeks(followsBest: Bool) -> String {
        "Your first weeks here: one thing at a time." + (followsBest ? " The best stores like ours do it." : "")
    }

    // The rest of the page

    func next(_ label: String, _ here: String, _ marks: PriorityMarks) -> String {
        "\(label): \(compared(here, marks))"
    }
    func nextChain(_ label: String, isAlone: Bool) -> String {
        isAlone ? "\(label): too few answers so far" : "\(label): so far mostly what holds for the whole chain"
    }
    func strength(_ label: String, _ rating: String) -> String { "\(label): \(about(rating))" }
    func advocates(_ count: Int) -> String {
        count == 1 ? "1 customer was delighted with us" : "\(count) customers were delighted with us"
    }
    func weakSpot(day: String, part: String, label: String, here: String, rest: String, answers: Int) -> String {
        "\(day) \(part): \(label) \(here), otherwise \(rest) (\(answers) answers)"
    }
    func uneven(_ label: String) -> String {
        "\(label): good and bad visits lie unusually far apart"
    }
    func achieved(_ label: String) -> String { "\(label): we are where we wanted to be. Well done, everybody!" }
    func calls(_ count: Int, next: String?, overdue: Int) -> String {
        let waiting = count == 1 ? "1 customer waits to hear from us" : "\(count) customers wait to hear from us"
        let late = overdue == 0 ? "" : ", \(overdue == count ? "" : "\(overdue) of them ")overdue: please do it now"
        guard let next else { return waiting + late + "." }
        if overdue > 0 { return waiting + late + "; the next by \(next)." }
        return waiting + (count == 1 ? ", by \(next)." : ", the first by \(next).")
    }
    func done(_ done: Int, of: Int, days: Int) -> String {
        let period = days == 1 ? "yesterday" : "in the last \(days) days"
        return of == 0 ? "Nothing was checked off \(period)." : "\(done) of \(of) checked off as done \(period)."
    }
    func mark(_ mark: Plan.Done.Mark, on day: String) -> String {
        switch mark {
        case .done: "\(day): done"
        case .skipped: "\(day): not done"
        case .nothing: "\(day): nothing checked off"
        }
    }
    func ownWay(_ text: String, on date: String) -> String { "Our own way on \(date): \(quoted(text))" }
    func notice(_ isNoticed: Bool) -> String {
        isNoticed ? "Customers notice more of it." : "Customers do not surely notice more of it yet."
    }
    func praise(_ quote: String, on date: String) -> String { "Thank the team: \(quoted(quote)) (\(date))" }
    func outcome(_ label: String, here: String, peers: String?) -> String {
        "\(label): \(about(here))" + (peers.map { "; stores like ours: \($0)" } ?? "")
    }
    func answers(_ count: Int, before: Int, from: Day, to: Day) -> String {
        "From \(count == 1 ? "1 customer answer" : "\(count) customer answers"), \(period(from, to)) "
            + "(\(before) in the time before)"
    }
    func more(_ count: Int) -> String { "and \(count) more" }
    let thisStore = "This store"

    // Alerts

    func alertTitle(_ cause: String, customers: Int) -> String {
        let who = customers == 1 ? "A customer was let down" : "\(customers) customers were let down"
        return cause.isEmpty ? who : "\(who): \(cause)"
    }
    func mentionTitle(_ word: String, comments: Int) -> String {
        comments == 1 ? "A comment mentions: \(word)" : "\(comments) comments mention: \(word)"
    }
    func getInTouch(_ customers: Int, by time: String) -> String {
        customers == 1
            ? "Please get in touch with the customer by \(time)."
            : "Please get in touch with all who can be reached by \(time)."
    }
    func answerTheReview(by time: String) -> String { "Please answer the review where it stands by \(time)." }
    func bringToAnEnd(by time: String) -> String { "One of us got in touch. Please bring it to an end by \(time)." }
    func mendTheCause(by time: String) -> String {
        "There is nobody to call. Please find out what went wrong, and mend it, by \(time)."
    }
    func touchedNote(_ note: String) -> String { "Noted: \(note)" }
    func answered(_ time: String, _ channel: String?, number: Int) -> String {
        "\(number). Told us on \(time)" + (channel.map { " (\($0))" } ?? "")
    }
    func visited(_ time: String) -> String { "Was here on \(time)" }
    func mentions(_ words: String) -> String { "The comment mentions: \(words)" }
    func reach(_ ways: String) -> String { "May be reached: \(ways)" }
    let noContact = "Left no way to be reached."
    let answerOnTheListing = "A public review: answer it where it stands."
    let whenDone = "Once one of us got in touch, and once it is settled:"

    /// Our mark against what it is held to.
    private func compared(_ here: String, _ marks: PriorityMarks) -> String {
        switch (marks.isAtTarget, marks.peers) {
        case (true, nil): "\(about(here)), close to our aim"
        case (true, _): "\(about(here)), close to the good stores"
        case (false, nil): "\(about(here)); our aim is \(marks.target)"
        case (false, _): "\(about(here)); good stores at \(marks.target)"
        }
    }

    private func few(_ answers: Int) -> String {
        switch answers {
        case ...0: "No answers"
        case 1: "Only 1 answer"
        default: "Only \(answers) answers"
        }
    }

    private func helps(_ amount: EvidenceVerdict.Amount) -> String {
        switch amount {
        case .little: "helps a little"
        case .some: "helps"
        case .much: "helps a lot"
        }
    }
}
