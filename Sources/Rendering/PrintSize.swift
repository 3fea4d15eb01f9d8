/// How large the print may be so that the page stays one page: a browser cannot shrink text to fit, so the height is
/// reckoned beforehand, in ems, for the widest of the usual fonts. `PlanStyle` has the same measures.
struct PrintSize {
    /// In points, the largest first.
    private static let sizes = Array(stride(from: 12, through: 8, by: -0.5))

    private let page: Page
    /// The sheet's width in ems: A4 between its margins is narrower than Letter.
    private let width: Double

    /// The largest size at which the page fits on A4 and on Letter, else the smallest.
    static func of(_ page: Page) -> Double {
        let millimetresPerPoint = 0.3528
        // Letter between its margins is 261 mm high. What is reckoned comes out a little too high for DejaVu, the widest
        // of the usual fonts, and more so for others.
        let (width, height) = (186.0, 264.0)
        return sizes.first { size in
            let em = size * millimetresPerPoint
            return PrintSize(page: page, width: width / em).height <= height / em
        } ?? 8
    }

    private var half: Double { (width - 2.4) / 2 }
    private let line = 1.36
    private let heading = 2.5

    private var height: Double {
        head + huddle + focus + rest + page.footer.reduce(1.8) { $0 + text($1, width, size: 0.85) }
    }

    private var head: Double {
        let title = Double(DisplayWidth.of(page.title)) * 1.5 + Double(DisplayWidth.of(page.brand + page.date)) + 6
        return title * 0.53 > width ? 1.8 + line : 1.8
    }

    private var huddle: Double {
        let inner = width - 2.8
        let said = page.huddle.say.isEmpty ? 0 : 1.5 + text(page.huddle.say, inner, size: 1.6) * 0.96
        let rows = [page.huddle.why, page.huddle.todo].reduce(0.0) { $0 + text($1, inner - 4, size: 1.1) + 0.2 }
        return 3.6 + text(page.huddle.topic, inner, size: 1.15) + said + rows
    }

    private var focus: Double {
        guard let focus = page.focus else { return 0 }
        return 1.6 + text(focus.firstWeeks ?? "", width) + max(left(focus), right(focus))
    }

    private func left(_ focus: Page.Focus) -> Double {
        let marks =
            focus.marks.map { $0.peers == nil ? 6 : 8.8 }
            ?? text(focus.here, half / 2) + text(focus.want, half / 2) + 1.6
        let weeks = focus.weeks == nil ? 0 : heading + 1.6 + 6.8
        let dashboard = text(focus.dashboard ?? "", half, size: 0.9)
        let reason = heading + text(focus.reason, half) + text(focus.ask ?? "", half)
        let quotes = focus.quotes.reduce(0.0) { $0 + text($1.text, half - 1) + 2.1 }
        let causes = focus.causes.reduce(0.0) { $0 + text($1, half, size: 0.9) }
        return marks + weeks + dashboard + reason + (quotes + causes > 0 ? heading : 0) + quotes + causes
    }

    private func right(_ focus: Page.Focus) -> Double {
        var height = focus.actions.isEmpty ? 0 : heading
        for (index, action) in focus.actions.enumerated() {
            height += text(action.title, half - 2.3) + 1.3
            height += text(action.effort + (action.state ?? ""), half - 2.3, size: 0.9)
            height += text(action.evidence + (index == 0 ? action.author ?? "" : ""), half - 2.3, size: 0.9)
            if index == 0, let note = action.note { height += text(note, half - 2.3, size: 0.9) }
            if index == 0 { height += action.steps.reduce(0.5) { $0 + text($1, half - 3.6) + 0.15 } }
        }
        if !focus.watch.isEmpty { height += focus.watch.reduce(heading) { $0 + text($1, half) } }
        if let best = focus.best { height += heading + text("\(best.name): \(best.text)", half) }
        return height
    }

    /// Three columns of lists, row by row.
    private var rest: Double {
        let column = (width - 4) / 3
        var heights = page.rest.map { list in
            list.items.reduce(1.4) { $0 + text($1, column) + 0.15 }
        }
        if !page.done.boxes.isEmpty { heights[heights.count - 1] += 3.3 }
        let rows = stride(from: 0, to: heights.count, by: 3).map { heights[$0...].prefix(3).max() ?? 0 }
        return rows.reduce(2.5) { $0 + $1 + 1 }
    }

    /// The height of wrapped text: a column of `DisplayWidth` takes about half an em, in DejaVu a little more, and so do
    /// broken lines.
    private func text(_ text: String, _ width: Double, size: Double = 1) -> Double {
        let ems = Double(DisplayWidth.of(text)) * 0.53 * size
        let lines = ems <= width ? 1 : (ems * 1.04 / max(width, 1)).rounded(.up)
        return text.isEmpty ? 0 : lines * line * size
    }
}
