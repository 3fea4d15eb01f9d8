import Domain

/// The focus in full.
struct FocusWriter {
    let writer: PageWriter
    let priority: Plan.Priority
    private var words: any Words { writer.words }
    private var isOwn: Bool { priority.basis == .own }

    init(writer: PageWriter, priority: Plan.Priority) {
        self.writer = writer
        self.priority = priority
    }

    func focus() -> Page.Focus {
        let marks = PriorityMarks(priority, in: words)
        let here = writer.rating(marks.here, of: priority.driver)
        let want = words.want(writer.rating(marks.target, of: priority.driver), by: priority.due)
        var period: String?
        if let since = priority.since, let due = priority.due { period = words.period(since, due) }
        return Page.Focus(
            label: writer.clip(priority.label, 40), dashboard: dashboard(marks), weeks: weeks, period: period,
            firstWeeks: writer.plan.firstWeeks.map { words.firstWeeks(followsBest: $0.followsBest) },
            progress: isOwn && priority.since != nil ? words.progress(priority.progress, isNoticed: isNoticed) : nil,
            marks: isOwn ? picture(here, marks) : nil,
            here: isOwn ? words.here(here, like: marks.peers) : words.notKnownHere(answers: priority.answers),
            want: want, reason: words.reason(Reason(priority, on: writer.plan.date), marks),
            ask: isOwn ? nil : words.moreAnswers(needed: writer.brand.planning.minimumAnswers), quotes: quotes,
            causes: causes, actions: priority.actions.prefix(3).map(box), watch: watch, best: best)
    }

    private func picture(_ here: String, _ marks: PriorityMarks) -> Page.Marks {
        let scale = writer.scale(of: priority.driver)
        func mark(_ text: String, _ value: Double) -> Page.Marks.Mark {
            let share = (value - scale.low.points) / scale.range
            return Page.Marks.Mark(text: text, position: share.isFinite ? min(max(share, 0), 1) : 0)
        }
        return Page.Marks(
            here: mark(words.about(here), priority.standing),
            peers: marks.peers.flatMap { text in priority.peers.map { mark(text, $0) } },
            want: mark(words.want(marks.target, by: priority.due), priority.target))
    }

    private var quotes: [Page.Quote] {
        priority.quotes.prefix(3).map { Page.Quote(text: writer.quoted($0.text), date: words.date($0.submitted)) }
            .filter { !$0.text.isEmpty }
    }

    private func dashboard(_ marks: PriorityMarks) -> String? {
        guard isOwn, let mean = priority.mean else { return nil }
        return words.dashboard(
            Figures.rating(mean, in: words), answers: priority.answers,
            ours: Figures.rating(priority.standing, in: words))
    }

    private var weeks: WeeksPicture? {
        guard isOwn else { return nil }
        return WeeksPicture(
            priority.weeks, target: priority.target, scale: writer.scale(of: priority.driver), words: words)
    }

    private var causes: [String] {
        priority.causes.prefix(2).filter(\.isCommon).map {
            words.named(writer.clip(Self.name(ofCause: $0.cause), 32), mentions: $0.mentions, of: $0.of)
        }
    }

    /// Causes have keys only; in print a key reads like words.
    static func name(ofCause key: String) -> String {
        String(key.map { $0 == "_" || $0 == "-" ? " " : $0 })
    }

    private func box(_ planned: Plan.PlannedAction) -> Page.ActionBox {
        let action = planned.action
        return Page.ActionBox(
            title: writer.clip(action.title, 100), isTicked: planned.state == .done || planned.state == .own,
            state: words.state(planned.state)
                ?? (planned.doneLately > 0 ? words.doneLately(planned.doneLately, days: writer.plan.done.days) : nil),
            effort: words.effort(
                owner: writer.clip(action.owner, 30), minutes: action.minutes, cadence: action.cadence),
            steps: action.steps.prefix(6).map { writer.clip($0, 140) }.filter { !$0.isEmpty },
            evidence: words.evidenceLine(EvidenceVerdict(planned.evidence, isAlone: priority.isAlone)),
            author: action.author.map { words.author(writer.clip($0, 40)) },
            note: planned.note.map { words.note(writer.quoted($0.text, columns: 110), from: writer.clip($0.name, 40)) })
    }

    private var behaviours: ArraySlice<Plan.BehaviourRate> { priority.behaviours.prefix(2) }

    private var watch: [String] {
        let seen = (priority.actions.first?.action.watch).map { writer.clip($0, 220) } ?? ""
        let confirmed = behaviours.map { behaviour in
            let movement = isOwn ? behaviour.movement : nil
            return words.behaviour(
                writer.clip(behaviour.label, 60), here: isOwn ? (movement?.since ?? behaviour.rate).map(share) : nil,
                before: movement.flatMap { moved in priority.since.map { (share(moved.before), $0) } },
                peers: behaviour.peers.map(share))
        }
        return (seen.isEmpty ? [] : [seen]) + confirmed
    }

    private func share(_ rate: Double) -> String { words.share(Figures.percent(rate)) }

    private var isNoticed: Bool { behaviours.contains { $0.movement?.hasRisen ?? false } }

    private var best: Page.Best? {
        priority.exemplar.map { exemplar in
            let name = writer.clip(exemplar.name, 40)
            let id = writer.clip(exemplar.location.text, 24)
            return Page.Best(
                name: name.isEmpty || name == id ? id : "\(name) (\(id))",
                text: words.best(
                    writer.rating(Figures.rating(exemplar.standing, in: words), of: priority.driver),
                    practice: exemplar.practices.first.map { writer.clip($0.title, 60) },
                    manager: exemplar.manager.map { writer.clip($0, 40) }))
        }
    }
}
