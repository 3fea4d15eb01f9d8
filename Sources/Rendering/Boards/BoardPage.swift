import Domain

/// A board as a page: who needs somebody today, then all stores, then what to learn.
struct BoardPage {
    /// What somebody with two minutes can read before the table.
    private static let needsShown = 7
    private static let namesShown = 5
    /// Days of a line of the past.
    private static let daysDrawn = 90

    let writer: BoardWriter
    let board: Board
    let rows: BoardDocument.Rows

    private var words: any BoardWords { writer.words }
    private var headings: BoardHeadings { words.board }
    private var isBrand: Bool { board.scope == .brand }

    var html: [UInt8] {
        var html = Markup()
        let title = writer.title(board.scope)
        let date = words.longDate(board.date)
        PageFrame.open(words, title: "\(title) · \(date)", into: &html)
        header(title, date, into: &html)
        needs(into: &html)
        parts(into: &html)
        stores(into: &html)
        html.add("<div class=\"rest\">\n")
        section(headings.changes, changes.isEmpty ? [headings.noChange] : changes, into: &html)
        section(headings.learn, lessons, into: &html)
        alike(into: &html)
        section(headings.causes, board.causes.map(writer.cause), into: &html)
        section(headings.headOffice, headOffice, into: &html)
        section(headings.gaps, gaps, into: &html)
        html.add("</div>\n")
        footer(into: &html)
        PageFrame.close(into: &html)
        return html.bytes
    }

    private func header(_ title: String, _ date: String, into html: inout Markup) {
        html.add("<header>\n<h1>")
        html.name(title)
        html.add("</h1>\n<p>")
        if isBrand {
            html.text("\(date) · ")
            html.link(writer.links.library, words.library.title)
        } else {
            html.text("\(words.kind(board.scope)) · \(date) · \(headings.back) ")
            link(writer.links.board(.brand), writer.title(.brand), into: &html)
        }
        html.add("</p>\n</header>\n")
    }

    // MARK: Who needs somebody

    private func needs(into html: inout Markup) {
        html.add("<section class=\"needs\">\n")
        html.heading(headings.needs)
        let count = board.needing
        html.paragraph(count == 0 ? headings.nobody : words.needing(count, of: board.entries.count))
        if !board.hasCheckOffs { html.paragraph(headings.noCheckOffs) }
        let first = board.entries.prefix(min(count, Self.needsShown))
        if !first.isEmpty { html.add("<ol>\n") }
        for entry in first {
            guard let reason = entry.reasons.first else { continue }
            let advice = writer.advice(reason)
            html.add("<li>")
            link(writer.links.visit(entry.row.id), writer.title(entry.row), into: &html)
            html.add(": <b dir=\"auto\">")
            html.text(advice.what)
            html.add(".</b> ")
            html.text(advice.todo)
            html.add("</li>\n")
        }
        if !first.isEmpty { html.add("</ol>\n") }
        html.add("</section>\n")
    }

    private func parts(into html: inout Markup) {
        if board.parts.isEmpty { return }
        html.add("<section>\n")
        html.heading(headings.parts)
        html.add("<ul class=\"parts\">\n")
        for part in board.parts {
            html.add("<li>")
            link(writer.links.board(part.scope), writer.title(part.scope), into: &html)
            html.text(" (\(words.kind(part.scope))): \(words.needing(part.needing, of: part.stores))")
            if let mean = part.mean { html.text(" \(writer.outcome) \(writer.mark(mean)).") }
            html.add("</li>\n")
        }
        html.add("</ul>\n</section>\n")
    }

    // MARK: All stores

    private func stores(into html: inout Markup) {
        let table = BoardTable(writer: writer)
        html.add("<section>\n<h2 id=\"stores\">")
        html.text(headings.allStores)
        html.add("</h2>\n<p class=\"key\">")
        html.text("\(headings.key): ")
        for step in BoardStep.allCases {
            html.add("<span class=\"")
            html.add(BoardTable.style(step))
            html.add("\">")
            html.text(words.step(step))
            html.add("</span> ")
        }
        html.add("<span class=\"g\">")
        html.text(headings.guess)
        html.add("</span></p>\n")
        table.open(board.entries.count, into: &html)
        for entry in board.entries {
            guard let row = rows.of[entry.row.id] else { continue }
            html.add(row.head)
            if !isBrand { html.add("../") }
            html.add(row.tail)
        }
        table.close(into: &html)
        html.add("</section>\n")
    }

    // MARK: What to learn

    /// Nothing where there is nothing to say.
    private func section(_ heading: String, _ items: [String], into html: inout Markup) {
        if items.isEmpty { return }
        html.add("<section>\n")
        html.heading(heading)
        html.list(items)
        html.add("</section>\n")
    }

    /// A line for each kind and driver.
    private var changes: [String] {
        var lines: [(kind: Board.Change.Kind, label: String, names: [String])] = []
        for change in board.changes {
            let name = writer.title(change.location, change.name)
            let (kind, label, detail) = line(change.kind)
            if let last = lines.last, Self.isSame(last.kind, kind) {
                lines[lines.count - 1].names.append(name + detail)
            } else {
                lines.append((kind, label, [name + detail]))
            }
        }
        return lines.map { words.change($0.kind, $0.label, writer.names($0.names, most: Self.namesShown)) }
    }

    private func line(_ kind: Board.Change.Kind) -> (Board.Change.Kind, label: String, detail: String) {
        switch kind {
        case .reached(let driver), .stuck(let driver), .began(let driver): return (kind, writer.label(driver), "")
        case .risen(let from, let to), .fallen(let from, let to):
            let marks = Figures.ratings([from, to], in: words)
            return (kind, writer.outcome, " (\(marks[0]) → \(marks[1]))")
        case .new: return (kind, "", "")
        }
    }

    private static func isSame(_ one: Board.Change.Kind, _ other: Board.Change.Kind) -> Bool {
        switch (one, other) {
        case (.risen, .risen), (.fallen, .fallen): true
        default: one == other
        }
    }

    private var lessons: [String] {
        board.lessons.map { lesson in
            let names = lesson.teachers.map { "\(writer.title($0.location, $0.name)) \(writer.mark($0.standing))" }
                .joined(separator: ", ")
            return "\(writer.label(lesson.driver)): \(lesson.isElsewhere ? words.elsewhere(names) : names)"
        }
    }

    private func alike(into html: inout Markup) {
        html.add("<section>\n")
        html.heading(headings.alike)
        let scale = writer.brand.outcome.scale
        alike(headings.between, \.between, into: &html) { value in
            let noticed = BoardStep.clear * scale.range
            return words.between(
                writer.fine(value), noticedFrom: writer.fine(noticed), isNoticed: value >= noticed)
        }
        alike(headings.within, \.within, into: &html) { words.within(writer.fine($0)) }
        html.add("</section>\n")
    }

    private func alike(
        _ heading: String, _ value: KeyPath<Board.Consistency, Double?>, into html: inout Markup,
        _ sentence: (Double) -> String
    ) {
        html.add("<h3>")
        html.text(heading)
        if let now = board.consistency[keyPath: value] {
            html.text(": \(writer.fine(now))")
            html.add("</h3>\n")
            html.paragraph(sentence(now))
        } else {
            html.add("</h3>\n")
            html.paragraph(headings.notKnown)
        }
        let from = board.date.advanced(by: -Self.daysDrawn)
        let past = board.history.filter { $0.date > from }.compactMap { past in
            past.consistency[keyPath: value].map { (date: past.date, value: $0) }
        }
        guard let first = past.first, let last = past.last, first.date < last.date else { return }
        let course = words.course(
            from: writer.fine(first.value), on: first.date, to: writer.fine(last.value), on: last.date)
        html.add("<p>")
        Sparkline.draw(past, least: BoardStep.slight * writer.brand.outcome.scale.range, into: &html)
        html.text(course)
        html.add("</p>\n")
    }

    private var headOffice: [String] {
        board.headOffice.map { found in
            let text = words.headOffice(
                writer.mark(found.mean), worth: found.slope.map(writer.fine), outcome: writer.outcome,
                below: found.below, stores: found.stores)
            return "\(writer.label(found.driver)): \(text)"
        }
    }

    private var gaps: [String] {
        let names = Dictionary(
            board.entries.map { ($0.row.id, writer.title($0.row)) }, uniquingKeysWith: { first, _ in first })
        return board.gaps.map { gap in
            words.gap(
                writer.label(gap.driver), gap.locations.count,
                writer.names(gap.locations.compactMap { names[$0] }, most: Self.namesShown))
        }
    }

    private func footer(into html: inout Markup) {
        html.add("<footer>\n")
        html.heading(headings.meaning)
        let range = writer.brand.outcome.scale.range
        let explained = BoardExplanation(
            windowDays: writer.brand.planning.window.days, minimumAnswers: writer.brand.planning.minimumAnswers,
            written: words.time(writer.moment.minutes, on: writer.moment.day),
            slight: writer.fine(BoardStep.slight * range), clear: writer.fine(BoardStep.clear * range))
        for sentence in words.explanation(explained) { html.paragraph(sentence) }
        html.add("</footer>\n")
    }

    private func link(_ path: String, _ text: String, into html: inout Markup) {
        html.link(isBrand ? path : "../\(path)", text)
    }
}
