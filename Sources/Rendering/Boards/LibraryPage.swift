import Domain

/// The board of the library: each practice with its use, and what it changed as a forest plot.
struct LibraryPage {
    private static let longestTitle = 90
    /// The plot reaches so far at least, as a share of a scale's range: small differences look small.
    private static let leastReach = 0.05

    let writer: BoardWriter
    let board: LibraryBoard

    private var words: any BoardWords { writer.words }
    private var headings: LibraryHeadings { words.library }

    var html: [UInt8] {
        var html = Markup()
        let title = headings.title
        PageFrame.open(words, title: "\(title) · \(words.longDate(board.date))", into: &html)
        html.add("<header>\n<h1>")
        html.text(title)
        html.add("</h1>\n<p>")
        html.text("\(words.longDate(board.date)) · \(words.board.back) ")
        html.link(writer.links.board(.brand), writer.title(.brand))
        html.add("</p>\n</header>\n")
        for (number, driver) in board.drivers.enumerated() { section(driver, number, into: &html) }
        html.add("<footer>\n")
        html.heading(words.board.meaning)
        for sentence in headings.explanation { html.paragraph(sentence) }
        html.add("</footer>\n")
        PageFrame.close(into: &html)
        return html.bytes
    }

    private func section(_ driver: LibraryBoard.DriverRows, _ number: Int, into html: inout Markup) {
        html.add("<section>\n<h2 id=\"driver-")
        html.text(String(number + 1))
        html.add("\">")
        html.name(writer.label(driver.driver))
        html.add("</h2>\n")
        if driver.isUnanswered { html.paragraph(headings.noAnswer) }
        if let next = driver.rows.first(where: { $0.action.id == driver.next }) {
            html.paragraph(words.tryNext(title(next.action)))
        }
        if !driver.rows.isEmpty { table(driver, number, into: &html) }
        html.add("</section>\n")
    }

    private func table(_ driver: LibraryBoard.DriverRows, _ number: Int, into html: inout Markup) {
        html.openScroll(labelledBy: "driver-\(number + 1)")
        html.add("<table class=\"library\">\n<thead><tr>")
        for heading in [headings.practice, headings.given, headings.checkOffs, headings.says] {
            html.add("<th scope=\"col\" class=\"words\">")
            html.text(heading)
            html.add("</th>")
        }
        html.add("<th scope=\"col\" class=\"forest\">")
        html.text(headings.effect)
        html.add("<small><span>← ")
        html.text(headings.worse)
        html.add("</span> <span>")
        html.text(headings.better)
        html.add(" →</span></small></th></tr></thead>\n<tbody>\n")
        let reach = reach(driver)
        for row in driver.rows { self.row(row, reach: reach, into: &html) }
        html.add("</tbody>\n</table>\n</div>\n")
    }

    /// How far the plots of a driver go to each side, in points.
    private func reach(_ driver: LibraryBoard.DriverRows) -> Double {
        let least = Self.leastReach * writer.scale(driver.driver).range
        return driver.rows.filter { $0.stores > 0 }.map { max(abs($0.effect.low), abs($0.effect.high)) }
            .reduce(least, max)
    }

    private func row(_ row: LibraryBoard.Row, reach: Double, into html: inout Markup) {
        html.add("<tr><th scope=\"row\">")
        html.name(title(row.action))
        if let author = row.action.author {
            html.add("<small dir=\"auto\">")
            html.text(words.author(writer.clip(author, 60)))
            html.add("</small>")
        }
        html.add("</th><td class=\"words\">")
        html.text(words.given(row.given, open: row.open, own: row.own))
        html.add("</td><td class=\"words\">")
        html.text(words.checkOffs(done: row.done, skipped: row.skipped, declined: row.declined))
        if let rating = row.rating {
            html.add("<small>")
            html.text(words.rating(writer.mark(rating), managers: row.ratings))
            html.add("</small>")
        }
        html.add("</td><td class=\"words\">")
        html.text(Phrase.sentence(writer.standing(row)))
        if let noticed = row.noticed {
            html.add("<small>")
            html.text(words.noticed(share(noticed.mean)))
            html.add("</small>")
        }
        html.add("</td><td class=\"forest\">")
        if row.stores > 0 {
            ForestPlot.draw(row.effect, reach: reach, isKnown: row.verdict == .helps, into: &html)
            html.text("\(signed(row.effect.mean)) (\(signed(row.effect.low)) … \(signed(row.effect.high)))")
        }
        html.add("</td></tr>\n")
    }

    private func title(_ action: Action) -> String { writer.clip(action.title, Self.longestTitle) }

    private func signed(_ value: Double) -> String {
        let text = writer.fine(abs(value))
        let isZero = text.allSatisfy { "0.,".contains($0) }
        return isZero ? text : (value < 0 ? "−" : "+") + text
    }

    /// In points of a hundred.
    private func share(_ change: Double) -> String {
        let points = (abs(change) * 100).rounded()
        return (points == 0 ? "±" : change < 0 ? "−" : "+") + Figures.fixed(points, places: 0, words.decimalSeparator)
            + " %"
    }
}

/// A dot on a line about a middle that stands for no change.
enum ForestPlot {
    private static let (width, height, margin) = (220.0, 16.0, 6.0)

    static func draw(_ effect: LibraryBoard.Effect, reach: Double, isKnown: Bool, into html: inout Markup) {
        func x(_ value: Double) -> String {
            let share = reach > 0 ? max(-1, min(1, value / reach)) : 0
            return JSON.number(((width / 2 + share * (width / 2 - margin)) * 10).rounded() / 10).line
        }
        html.add("<svg class=\"plot\" viewBox=\"0 0 220 16\" aria-hidden=\"true\">")
        html.add("<path class=\"zero\" d=\"M110 0V16\"/><path class=\"range\" d=\"M")
        html.text("\(x(effect.low)) 8H\(x(effect.high))")
        html.add("\"/><circle cx=\"")
        html.text(x(effect.mean))
        if isKnown {
            html.add("\" cy=\"8\" r=\"5\"/></svg>")
        } else {
            html.add("\" cy=\"8\" r=\"4\" class=\"open\"/></svg>")
        }
    }
}

extension LibraryBoard.Row {
    /// The same as plans say of it.
    var evidence: Plan.Evidence {
        Plan.Evidence(
            assigned: given, stores: stores, verdict: verdict, effect: stores > 0 ? effect.mean : nil,
            low: stores > 0 ? effect.low : nil, high: stores > 0 ? effect.high : nil)
    }
}

extension BoardWriter {
    private static let longestReason = 120

    /// What there is to say of a practice: whether it is given, and else what it is worth.
    func standing(_ row: LibraryBoard.Row) -> String {
        switch row.action.state {
        case .active: words.evidence(EvidenceVerdict(row.evidence, isAlone: false))
        case .draft: words.library.draft
        case .retired: words.library.retired + (row.action.reason.map { ": \(clip($0, Self.longestReason))" } ?? "")
        }
    }
}
