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
        let fixed = [huddle.topic, huddle.why, huddle.todo, words.headings.why, words.headings.todo].reduce(0) {
            $0 + Self.count($1)
        }
        let said = Self.count(huddle.say)
        let named = mostNamed ?? ""
        if fixed + said + Self.count(named) + besides.reduce(0, { $0 + Self.count($1) }) <= Self.mostWords {
            huddle.why = [huddle.why, named].filter { !$0.isEmpty }.joined(separator: " ")
        }
        huddle.say = Self.cut(huddle.say, to: max(0, Self.mostWords - fixed))
        return huddle
    }

    private var unbounded: Page.Huddle {
        guard let focus = plan.priorities.first else { return withoutFocus }
        // Tomorrow may be harder in something else than the focus.
        let label = plan.today.flatMap { writer.brand.driver($0.driver)?.label } ?? focus.label
        return Page.Huddle(
            topic: words.topic(phrase(label, words: 6, columns: 40)),
            say: writer.clip(plan.today.map(words.said) ?? "", 420), why: whyToday ?? why(focus),
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
        case .none: Page.Huddle(topic: words.noDataTopic, say: words.noDataSay, why: "", todo: words.noDataTodo)
        case .chain:
            Page.Huddle(
                topic: words.fewTopic, say: words.fewSay(answers: plan.window.responses),
                why: words.fewWhy(needed: writer.brand.planning.minimumAnswers), todo: words.fewTodo)
        case .own where doesWell:
            Page.Huddle(
                topic: words.keepTopic, say: words.keepSay,
                why: strengths.isEmpty ? "" : words.keepWhy(strengths: strengths), todo: words.keepTodo)
        case .own:
            Page.Huddle(topic: words.quietTopic, say: words.quietSay, why: words.quietWhy, todo: words.quietTodo)
        }
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
