import Domain

/// Puts what boards tell into words: what pages and JSON have in common.
struct BoardWriter: Sendable {
    let brand: Brand
    let words: any BoardWords
    let written: Instant
    let moment: BoardDocument.Moment
    let links: BoardDocument.Links

    init(brand: Brand, written: Instant, moment: BoardDocument.Moment, links: BoardDocument.Links) {
        self.brand = brand
        self.written = written
        self.moment = moment
        self.links = links
        words = Language.boardWords(for: brand.language)
    }

    // MARK: Names

    /// Harmless and at most that many columns wide.
    func clip(_ text: String, _ columns: Int) -> String { DisplayWidth.clip(Inert.text(text), columns) }

    func label(_ driver: String) -> String { clip(brand.driver(driver)?.label ?? driver, 40) }

    var outcome: String { clip(brand.outcome.label, 40) }

    /// What a location is called; where a name says nothing, its id.
    func title(_ id: Identifier, _ name: String?) -> String {
        let name = clip(name ?? "", 40)
        if !name.isEmpty { return name }
        let id = clip(id.text, 40)
        return id.isEmpty ? words.thisStore : id
    }

    func title(_ row: BoardRow) -> String { title(row.id, row.name) }

    func title(_ scope: Board.Scope) -> String {
        let name = clip(scope == .brand ? brand.name : scope.name.text, 40)
        return name.isEmpty ? words.kind(scope) : name
    }

    /// Some of the names, and how many more there are.
    func names(_ names: [String], most: Int) -> String {
        let more = names.count - most
        if more <= 1 { return names.joined(separator: ", ") }
        return (names.prefix(most) + [words.more(more)]).joined(separator: ", ")
    }

    // MARK: Figures

    func mark(_ value: Double) -> String { Figures.rating(value, in: words) }

    func fine(_ value: Double) -> String { Figures.fixed(value, places: 2, words.decimalSeparator) }

    /// nil without anybody to compare with.
    func step(_ mark: BoardRow.Mark, on scale: Scale) -> BoardStep? {
        mark.peers.map { BoardStep(difference: mark.standing - $0, range: scale.range) }
    }

    func scale(_ driver: String) -> Scale { brand.driver(driver)?.scale ?? brand.outcome.scale }

    // MARK: Reasons

    func advice(_ reason: BoardReason) -> BoardAdvice {
        switch reason {
        case .callsOverdue(let customers): return words.callsOverdue(customers)
        case .stuck(let driver): return words.stuck(label(driver))
        case .fallen(let from, let to):
            let marks = Figures.ratings([from, to], in: words)
            return words.fallen(outcome, from: marks[0], to: marks[1])
        case .wellBelow(let driver, let here, let peers):
            let marks = Figures.ratings([here, peers], in: words)
            return words.wellBelow(driver.map(label) ?? outcome, here: marks[0], peers: marks[1])
        case .notMoving(let driver): return words.notMoving(label(driver))
        case .nothingDone(let days): return words.nothingDone(days: days)
        case .unreliable(let findings): return words.unreliable(self.findings(findings))
        case .fewAnswers(let answers): return words.fewAnswers(answers)
        case .noPlan(let since): return words.noPlan(since: words.date(since))
        case .onTrack(let driver): return words.onTrack(label(driver))
        case .reached(let driver): return words.reached(label(driver))
        }
    }

    func findings(_ findings: [DataQuality.Finding.Kind]) -> String {
        findings.map(words.finding).joined(separator: "; ")
    }

    func cause(_ cause: Board.Cause) -> String {
        words.cause(cause.cause.map { clip(FocusWriter.name(ofCause: $0), 32) }, alerts: cause.alerts)
    }
}

extension BoardReason {
    /// The driver that it is about.
    var driver: String? {
        switch self {
        case .stuck(let driver), .notMoving(let driver), .onTrack(let driver), .reached(let driver): driver
        case .wellBelow(let driver, _, _): driver
        case .callsOverdue, .fallen, .nothingDone, .unreliable, .fewAnswers, .noPlan: nil
        }
    }
}
