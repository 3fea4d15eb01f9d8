import Domain

/// The first block of a plan: the one thing, why, and what to do, in the words that thirty seconds hold.
struct HuddleWriter {
    let writer: PageWriter
    private var words: any Words { writer.words }
    private var plan: Plan { writer.plan }

    /// Words that can be read aloud in thirty seconds.
    static let mostWords = 75

    init(writer: PageWriter) { self.writer = writer }

    /// `besides` stands above the block: where there is room for it, too, the reason says what customers mention.
    func huddle(besides: [String]) -> Page.Huddle {
        var huddle = unbounded
        func left() -> Int {
            let why = huddle.why.isEmpty ? [] : [words.headings.why, huddle.why]
            let all = besides + why + [huddle.topic, huddle.say, words.headings.todo, huddle.todo]
            return Self.mostWords - all.reduce(0) { $0 + Self.count($1) }
        }
        // What is to be said comes before thanks, and thanks before why, which stands with the focus, too.
        if left() < 0, !huddle.why.isEmpty { huddle.why = "" }
        if left() < 0, var today = plan.today {
            today.thanks = false
            huddle.say = said(today)
        }
        if let named = mostNamed, !huddle.why.isEmpty, Self.count(named) <= left() { huddle.why += " \(named)" }
        if left() < 0 { huddle.say = Self.cut(huddle.say, to: max(0, Self.count(huddle.say) + left())) }
        return huddle
    }

    private func said(_ today: Plan.Today) -> String { writer.clip(words.said(today), 420) }

    private var unbounded: Page.Huddle {
        guard let focus = plan.priorities.first else { return withoutFocus }
        // Tomorrow may be harder in something else than the focus.
        let label = plan.today.flatMap { writer.brand.driver($0.driver)?.label } ?? focus.label
        return Page.Huddle(
            topic: words.topic(phrase(label, words: 6, columns: 40)),
            say: plan.today.map(said) ?? "", why: whyToday ?? why(focus),
            todo: plan.today.map { words.whatWeDo(phrase($0.title, words: 14, columns: 90)) } ?? words.talkAboutIt)
    }

    /// On the day before a weak spot, the weak spot is why.
    private var whyToday: String? {
        guard case .prepare(let day, let part, _) = plan.today?.message,
            let spot = plan.weakSpots.first(where: {
                $0.day == day && $0.part == part && $0.driver == plan.today?.driver
            })
        else { return nil }
        return Phrase.sentence(writer.weakSpot(spot))
    }

    private func why(_ focus: Plan.Priority) -> String {
        guard focus.basis == .own else { return words.whyChain(answers: focus.answers, isAlone: focus.isAlone) }
        let marks = PriorityMarks(focus, in: words)
        return words.why(writer.rating(marks.here, of: focus.driver), marks)
    }

    private var mostNamed: String? {
        // Two mentions could be one family at one table.
        guard let focus = plan.priorities.first, focus.driver == plan.today?.driver, let cause = focus.causes.first,
            cause.isTheme
        else { return nil }
        return words.mostNamed(phrase(FocusWriter.name(ofCause: cause.cause), words: 3, columns: 24))
    }

    private var withoutFocus: Page.Huddle {
        switch plan.basis {
        case .none: Page.Huddle(topic: words.noDataTopic, say: inTurn(words.noDataSay), why: "", todo: words.noDataTodo)
        case .chain:
            Page.Huddle(
                topic: words.fewTopic, say: inTurn(words.fewSay(answers: plan.window.responses)),
                why: words.fewWhy(needed: writer.brand.planning.minimumAnswers), todo: words.fewTodo)
        case .own where doesWell:
            Page.Huddle(
                topic: words.keepTopic, say: inTurn(words.keepSay),
                why: strengths.isEmpty ? "" : words.keepWhy(strengths: strengths), todo: words.keepTodo)
        case .own:
            Page.Huddle(
                topic: words.quietTopic, say: inTurn(words.quietSay), why: words.quietWhy, todo: words.quietTodo)
        }
    }

    private func inTurn(_ sentences: [String]) -> String {
        sentences.isEmpty ? "" : sentences[abs(plan.date.number) % sentences.count]
    }

    /// Nothing to work on is no praise by itself: a low store may have no action left that helps.
    private var doesWell: Bool {
        guard plan.strengths.isEmpty else { return true }
        guard let low = plan.outcome.low, let peers = plan.outcome.peers else { return false }
        return low >= peers
    }

    private var strengths: String {
        plan.strengths.prefix(2).map { writer.clip($0.label, 40) }.joined(separator: ", ")
    }

    private func phrase(_ text: String, words: Int, columns: Int) -> String {
        Self.cut(writer.clip(text, columns), to: words)
    }

    static func count(_ text: String) -> Int { text.split(separator: " ").count }

    /// At most that many words: whole sentences where they hold at least half of them, else cut with an ellipsis.
    static func cut(_ text: String, to most: Int) -> String {
        let all = text.split(separator: " ")
        guard all.count > most else { return text }
        let kept = all.prefix(most)
        if let end = kept.lastIndex(where: { ".!?".contains($0.last ?? " ") }), end + 1 >= most / 2 {
            return kept[...end].joined(separator: " ")
        }
        var joined = kept.joined(separator: " ")
        while let last = joined.last, " ,;:–-.".contains(last) { joined.removeLast() }
        return joined.isEmpty ? "" : joined + "…"
    }
}
