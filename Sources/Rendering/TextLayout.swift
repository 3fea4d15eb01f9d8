/// Lays a page out as text: at most 60 lines of at most 79 columns.
struct TextLayout {
    static let columns = 79
    static let lines = 60

    /// How much of the longer parts is shown.
    private struct Room {
        var quotes: Int
        var steps: Int
        var stepLines: Int
        var actions: Int
        var blankLines: Bool
        var listLines = 1
        /// The last weeks, what dashboards show, and a line of its own for whose idea the action was.
        var hasFigures = true
        /// What another manager says of the action.
        var hasNote = true
    }

    private static let rooms = [
        Room(quotes: 3, steps: 6, stepLines: 2, actions: 3, blankLines: true, listLines: 2),
        Room(quotes: 2, steps: 6, stepLines: 2, actions: 3, blankLines: true, listLines: 2),
        Room(quotes: 2, steps: 5, stepLines: 2, actions: 2, blankLines: true),
        Room(quotes: 2, steps: 5, stepLines: 1, actions: 2, blankLines: false),
        Room(quotes: 2, steps: 5, stepLines: 1, actions: 2, blankLines: false, hasNote: false),
        Room(quotes: 1, steps: 4, stepLines: 1, actions: 2, blankLines: false, hasFigures: false, hasNote: false),
        Room(quotes: 1, steps: 3, stepLines: 1, actions: 1, blankLines: false, hasFigures: false, hasNote: false),
        Room(quotes: 0, steps: 1, stepLines: 1, actions: 1, blankLines: false, hasFigures: false, hasNote: false),
    ]

    let page: Page
    private var headings: Headings { page.words.headings }

    init(_ page: Page) { self.page = page }

    /// The roomiest layout that fits.
    func text() -> String {
        var lines: [String] = []
        for room in Self.rooms {
            lines = layout(room)
            if lines.count <= Self.lines { break }
        }
        return lines.prefix(Self.lines).joined(separator: "\n") + "\n"
    }

    private func layout(_ room: Room) -> [String] {
        var lines = huddle()
        if let focus = page.focus { lines += self.focus(focus, room) }
        if page.focus != nil { lines.append(rule("-")) }
        for list in page.lists {
            lines += ["\(list.heading):"] + list.items.flatMap { hung($0, on: "  - ", most: room.listLines) }
        }
        lines += page.sentences.flatMap { sentence($0.heading, $0.texts) }
        lines.append(rule("-"))
        return lines + page.footer.flatMap { DisplayWidth.wrap($0, Self.columns, most: 1) }
    }

    // MARK: Huddle

    private func huddle() -> [String] {
        let gap = Self.columns - DisplayWidth.of(page.title) - DisplayWidth.of(page.date)
        let head =
            gap > 1
            ? [page.title + String(repeating: " ", count: gap) + page.date]
            : [DisplayWidth.clip(page.title, Self.columns), page.date]
        let huddle = page.huddle
        var lines = head + [rule("=")]
        lines += indented(huddle.topic.uppercased(), 0, most: 2)
        if !huddle.say.isEmpty { lines += indented(page.words.quoted(huddle.say), 2, most: 6) }
        if !huddle.why.isEmpty { lines += labelled(headings.why, huddle.why, most: 4) }
        return lines + labelled(headings.todo, huddle.todo, most: 2) + [rule("=")]
    }

    // MARK: Focus

    private func focus(_ focus: Page.Focus, _ room: Room) -> [String] {
        let blank = room.blankLines ? [""] : []
        let period = focus.period.map { " · \($0)" } ?? ""
        let progress = focus.progress.map { " · \($0)" } ?? ""
        var lines = indented("\(headings.focus.uppercased()): \(focus.label)\(period)\(progress)", 0, most: 2)
        if let firstWeeks = focus.firstWeeks { lines += indented(firstWeeks, 0, most: 2) }
        lines += aligned([(headings.here, focus.here), (headings.want, focus.want)])
        if room.hasFigures {
            let weeks = focus.weeks.map { page.words.newestLast($0.marks) }
            if let weeks { lines += labelled(headings.weeks, weeks, most: 1) }
            if let dashboard = focus.dashboard { lines += indented(dashboard, 2, most: 2) }
        }
        lines += labelled(headings.reason, focus.reason, most: 3)
        if let ask = focus.ask { lines += indented(ask, 2, most: 2) }
        if !focus.quotes.isEmpty || !focus.causes.isEmpty {
            lines += blank + ["\(headings.said):"]
            for quote in focus.quotes.prefix(room.quotes) {
                lines += indented("\(page.words.quoted(quote.text)) (\(quote.date))", 2, most: 3)
            }
            for cause in focus.causes { lines += indented(cause, 2, most: 1) }
        }
        if !focus.actions.isEmpty { lines += blank + ["\(headings.actions):"] }
        for (index, action) in focus.actions.prefix(room.actions).enumerated() {
            lines += self.action(action, room, isFirst: index == 0)
        }
        if !focus.watch.isEmpty {
            lines += blank + ["\(headings.watch):"]
            for (index, line) in focus.watch.enumerated() { lines += indented(line, 2, most: index == 0 ? 3 : 2) }
        }
        if let best = focus.best {
            lines += blank + labelled(headings.best, "\(best.name): \(best.text)", most: 2)
        }
        return lines
    }

    /// Only the first action is told step by step.
    private func action(_ action: Page.ActionBox, _ room: Room, isFirst: Bool) -> [String] {
        let state = action.state.map { " (\($0))" } ?? ""
        var lines = hung(action.title + state, on: "  [\(action.isTicked ? "x" : " ")] ", most: 2)
        lines += indented(action.effort, 6, most: 1)
        guard isFirst else { return lines }
        for (index, step) in action.steps.prefix(room.steps).enumerated() {
            lines += hung(step, on: "      \(index + 1). ", most: room.stepLines)
        }
        let author = action.author.map { [$0] } ?? []
        let evidence =
            room.hasFigures ? [action.evidence] + author : [([action.evidence] + author).joined(separator: " ")]
        lines += evidence.flatMap { indented($0, 6, most: 1) }
        return lines + (room.hasNote ? action.note.map { indented($0, 6, most: 2) } ?? [] : [])
    }

    private func sentence(_ heading: String, _ texts: [String]) -> [String] {
        labelled(heading, texts.first ?? "", most: 2) + texts.dropFirst().flatMap { indented($0, 2, most: 2) }
    }

    // MARK: Parts

    private func rule(_ character: Character) -> String { String(repeating: character, count: Self.columns) }

    private func labelled(_ label: String, _ text: String, most: Int) -> [String] {
        let lines = DisplayWidth.wrap("\(label): \(text)", Self.columns - 2, taken: -2, most: most)
        return lines.enumerated().map { ($0.offset == 0 ? "" : "  ") + $0.element }
    }

    /// The text to the right of a mark or a label, all its lines beginning in the same column.
    private func hung(_ text: String, on mark: String, most: Int) -> [String] {
        let width = DisplayWidth.of(mark)
        let margin = String(repeating: " ", count: width)
        let lines = DisplayWidth.wrap(text, Self.columns - width, most: most)
        return lines.enumerated().map { ($0.offset == 0 ? mark : margin) + $0.element }
    }

    private func aligned(_ rows: [(label: String, text: String)]) -> [String] {
        let width = rows.map { DisplayWidth.of($0.label) }.max() ?? 0
        return rows.flatMap { row in
            let gap = String(repeating: " ", count: width - DisplayWidth.of(row.label))
            return hung(row.text, on: "\(row.label):\(gap) ", most: 2)
        }
    }

    private func indented(_ text: String, _ indent: Int, most: Int) -> [String] {
        hung(text, on: String(repeating: " ", count: indent), most: most)
    }
}
