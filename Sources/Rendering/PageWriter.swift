import Domain

/// Puts a plan into words.
struct PageWriter {
    let plan: Plan
    let brand: Brand
    let words: any Words

    init(_ plan: Plan, brand: Brand) {
        self.plan = plan
        self.brand = brand
        words = Language.words(for: plan.language)
    }

    func page() -> Page {
        let date = words.longDate(plan.date)
        return Page(
            words: words, brand: clip(brand.name, 40), title: title, date: date,
            huddle: HuddleWriter(writer: self).huddle(besides: [title, date]),
            focus: plan.priorities.first.map { FocusWriter(writer: self, priority: $0).focus() },
            next: next, well: well, weak: weak, calls: calls,
            done: done, footer: footer)
    }

    /// `Queen Street (0042)`
    private var title: String {
        let id = clip(plan.location.id.text, 24)
        guard let name = plan.location.name.map({ clip($0, 40) }), !name.isEmpty else {
            return id.isEmpty ? words.thisStore : id
        }
        return id.isEmpty || id == name ? name : "\(name) (\(id))"
    }

    private var next: [String] {
        listed(plan.priorities.dropFirst()) { priority in
            let label = clip(priority.label, 40)
            guard priority.basis == .own else { return words.nextChain(label, isAlone: priority.isAlone) }
            let marks = PriorityMarks(priority, in: words)
            return words.next(label, rating(marks.here, of: priority.driver), marks)
        }
    }

    private var well: [String] {
        let achievements = listed(plan.achievements) { words.achieved(clip($0.label, 40)) }
        let strengths = listed(plan.strengths, strength)
        let praise = plan.praise.prefix(1).map { words.praise(quoted($0.text), on: words.date($0.submitted)) }
        return achievements + strengths + (plan.advocates > 0 ? [words.advocates(plan.advocates)] : []) + praise
    }

    /// Planning masks; what leaves the house is masked again.
    func quoted(_ text: String, columns: Int = 176) -> String {
        clip(Masking.quote(text, staff: [], keepingStaff: true) ?? "", columns)
    }

    private var done: Page.Done {
        let own = plan.done.own.first.map { words.ownWay(clip($0.text, 90), on: words.date($0.date)) }
        let movements = plan.priorities.first?.behaviours.compactMap(\.movement) ?? []
        let noticed =
            plan.done.done == 0 || movements.isEmpty ? [] : [words.notice(movements.contains(where: \.hasRisen))]
        let sentences = [words.done(plan.done.done, of: plan.done.of, days: plan.done.days)] + noticed
        let first = plan.date.advanced(by: -plan.done.marks.count)
        return Page.Done(
            text: sentences.joined(separator: " "), own: own,
            boxes: plan.done.of == 0
                ? []
                : plan.done.marks.enumerated().map { place, mark in
                    let day = words.weekday(first.advanced(by: place).weekday)
                    return Page.Done.Box(mark: mark, day: String(day.prefix(2)), label: words.mark(mark, on: day))
                })
    }

    private func strength(_ strength: Plan.Strength) -> String {
        words.strength(
            clip(strength.label, 40), rating(Figures.rating(strength.standing, in: words), of: strength.driver))
    }

    private var weak: [String] {
        // Who is new has one thing to do.
        let spots = plan.firstWeeks == nil ? listed(plan.weakSpots, weakSpot) : []
        return spots + (plan.outcome.isUneven ? [words.uneven(clip(brand.outcome.label, 40))] : [])
    }

    func weakSpot(_ spot: Plan.WeakSpot) -> String {
        let marks = Figures.ratings([spot.standing, spot.rest], in: words)
        return words.weakSpot(
            day: words.weekday(spot.day), part: clip(words.daypart(spot.part), 20),
            label: clip(brand.driver(spot.driver)?.label ?? spot.driver, 40), here: marks[0], rest: marks[1],
            answers: spot.answers)
    }

    /// How many wait and until when; who they are stands with the alerts, for those who may read them.
    private var calls: String? {
        if plan.calls.isEmpty { return nil }
        let next = plan.calls.filter { !$0.overdue }.min { $0.by < $1.by }
        let time = next.map { words.time($0.localMinutes, on: $0.localDay, from: plan.date) }
        let customers = { (calls: [Plan.Call]) in calls.reduce(0) { $0 + $1.customers } }
        return words.calls(customers(plan.calls), next: time, overdue: customers(plan.calls.filter(\.overdue)))
    }

    private var footer: [String] {
        var lines: [String] = []
        if plan.basis == .own, let here = plan.outcome.standing {
            let marks = Figures.ratings([here] + (plan.outcome.peers.map { [$0] } ?? []), in: words)
            lines.append(
                words.outcome(
                    clip(brand.outcome.label, 40), here: rating(marks[0], on: brand.outcome.scale),
                    peers: marks.count > 1 ? marks[1] : nil))
        }
        let window = plan.window
        lines.append(
            words.answers(window.responses, before: window.responsesBefore, from: window.from, to: window.to))
        return lines
    }

    // MARK: Shared

    /// Harmless and at most that many columns wide.
    func clip(_ text: String, _ columns: Int) -> String { DisplayWidth.clip(Inert.text(text), columns) }

    /// The first three, and how many more there are.
    func listed<Elements: Collection>(_ elements: Elements, _ line: (Elements.Element) -> String) -> [String] {
        let shown = elements.count > 3 ? 2 : 3
        let rest = elements.count - shown
        return elements.prefix(shown).map(line) + (rest > 0 ? [words.more(rest)] : [])
    }

    func scale(of driver: String) -> Scale { brand.driver(driver)?.scale ?? brand.outcome.scale }

    func rating(_ mark: String, of driver: String) -> String { rating(mark, on: scale(of: driver)) }

    func rating(_ mark: String, on scale: Scale) -> String { words.rating(mark, on: scale) }
}

extension Words {
    /// `3.6 of 5`; scales that do not begin at 0 or 1 name both ends.
    func rating(_ mark: String, on scale: Scale) -> String {
        let top = self.mark(scale.high)
        return [0, 1].contains(scale.low.points)
            ? rating(mark, top: top) : rating(mark, bottom: self.mark(scale.low), top: top)
    }

    /// A mark as it was given: without decimals where it has none.
    func mark(_ rating: Rating) -> String {
        let points = rating.points
        return Figures.fixed(points, places: points == points.rounded() ? 0 : 2, decimalSeparator)
    }
}
