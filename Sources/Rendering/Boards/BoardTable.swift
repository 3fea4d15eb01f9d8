import Domain

/// All stores of a board, a row each: why to look, then marks as a heat map, then what is being done.
struct BoardTable {
    let writer: BoardWriter

    private var words: any BoardWords { writer.words }
    private var brand: Brand { writer.brand }

    /// In a region of its own that scrolls both ways, so that the names of stores and of columns stay in sight.
    func open(_ stores: Int, into html: inout Markup) {
        html.openScroll(labelledBy: "stores")
        html.add("<table>\n<caption>")
        html.text(words.caption(stores))
        html.add("</caption>\n<thead><tr>")
        let headings = words.board
        column(headings.store, style: "name", into: &html)
        column(headings.why, style: "words", into: &html)
        column(writer.outcome, into: &html)
        for driver in brand.drivers {
            column(
                writer.clip(driver.label, 40), below: driver.controllable ? nil : headings.headOfficeColumn, into: &html
            )
        }
        column(headings.focus, style: "words", into: &html)
        column(headings.done, into: &html)
        column(headings.calls, into: &html)
        column(headings.answers, below: headings.reliable, into: &html)
        html.add("</tr></thead>\n<tbody>\n")
    }

    private func column(
        _ heading: String, style: StaticString = "", below: String? = nil, into html: inout Markup
    ) {
        html.add("<th scope=\"col\" class=\"")
        html.add(style)
        html.add("\">")
        html.name(heading)
        if let below {
            html.add("<small>")
            html.text(below)
            html.add("</small>")
        }
        html.add("</th>")
    }

    func close(into html: inout Markup) { html.add("</tbody>\n</table>\n</div>\n") }

    // MARK: A row

    /// Up to the path to `boards/`.
    var head: Markup {
        var html = Markup()
        html.add("<tr><th scope=\"row\"><a href=\"")
        return html
    }

    func tail(_ entry: Board.Entry) -> Markup {
        let row = entry.row
        var html = Markup()
        let title = writer.title(row)
        html.text(writer.links.visit(row.id))
        html.add("\">")
        html.name(title)
        html.add("</a>")
        let id = writer.clip(row.id.text, 24)
        if id != title, !id.isEmpty {
            html.add(" <small>")
            html.name(id)
            html.add("</small>")
        }
        html.add("</th>")
        why(entry.reasons, into: &html)
        cell(row.outcome, on: brand.outcome.scale, isOwn: row.isOwn, into: &html)
        for driver in brand.drivers {
            let found = row.mark(of: driver.key)
            cell(found?.mark, on: driver.scale, isOwn: found?.isOwn ?? false, into: &html)
        }
        html.add("<td class=\"words\">")
        if let focus = row.focus {
            html.text(words.focus(writer.label(focus.driver), focus.progress, isOwn: focus.isOwn))
        }
        html.add("</td><td>")
        if row.focus != nil || row.done.of > 0 { html.text(words.done(row.done.done, of: row.done.of)) }
        html.add("</td><td>")
        if entry.calls.waiting > 0 { html.text(words.calls(entry.calls.waiting, overdue: entry.calls.overdue)) }
        html.add("</td><td>")
        html.text(String(row.answers))
        html.add("<small>")
        html.text(words.share(Figures.percent(row.quality.score)))
        html.add("</small>")
        html.add("</td></tr>\n")
        return html
    }

    /// The first reason stands out, the others follow.
    private func why(_ reasons: [BoardReason], into html: inout Markup) {
        html.add("<td class=\"words\">")
        if let first = reasons.first {
            html.add(first.needsSomebody ? "<b dir=\"auto\">" : "<span dir=\"auto\">")
            html.text(writer.advice(first).what)
            html.add(first.needsSomebody ? "</b>" : "</span>")
        }
        for reason in reasons.dropFirst() {
            html.add("<br>")
            html.text(writer.advice(reason).what)
        }
        html.add("</td>")
    }

    /// The number is printed; the colour, and a sign where colours do not show, tell how it compares.
    private func cell(_ mark: BoardRow.Mark?, on scale: Scale, isOwn: Bool, into html: inout Markup) {
        guard let mark else {
            html.add("<td>–</td>")
            return
        }
        if !isOwn {
            html.add("<td class=\"g\">")
        } else {
            html.add("<td class=\"")
            html.add(Self.style(writer.step(mark, on: scale) ?? .like))
            html.add("\">")
        }
        html.text(writer.mark(mark.standing))
        if !isOwn {
            html.add(" <i>")
            html.text(words.board.guess)
            html.add("</i>")
        }
        html.add("</td>")
    }

    static func style(_ step: BoardStep) -> StaticString {
        switch step {
        case .wellBelow: "a"
        case .below: "b"
        case .like: "c"
        case .above: "d"
        case .wellAbove: "e"
        }
    }
}
