import Domain

/// What whoever visits a store takes along: why to go, what to ask, what to check.
struct VisitPage {
    private static let causesShown = 3
    private static let spotsShown = 2

    let writer: BoardWriter
    let entry: Board.Entry
    /// The board's.
    let date: Day

    private var words: any BoardWords { writer.words }
    private var headings: BoardHeadings { words.board }
    private var row: BoardRow { entry.row }

    var html: [UInt8] {
        var html = Markup()
        let title = writer.title(row)
        PageFrame.open(
            words, title: "\(words.visit(title)) · \(words.longDate(date))", isSheet: true, into: &html)
        html.add("<header>\n<h1>")
        html.name(words.visit(title))
        html.add("</h1>\n<p>")
        let id = writer.clip(row.id.text, 24)
        if !id.isEmpty, id != title {
            html.name(id)
            html.text(" · ")
        }
        html.text("\(words.longDate(date)) · ")
        let home = row.region.map { Board.Scope.region(Identifier($0)) } ?? .brand
        html.link("../\(writer.links.board(home))", writer.title(home))
        html.add("</p>\n</header>\n")
        for (heading, items, hasBoxes) in sections where !items.isEmpty {
            html.add(hasBoxes ? "<section class=\"boxes\">\n" : "<section>\n")
            html.heading(heading)
            html.list(items)
            html.add("</section>\n")
        }
        PageFrame.close(into: &html)
        return html.bytes
    }

    private var sections: [(heading: String, items: [String], hasBoxes: Bool)] {
        [
            (headings.reason, reasons, false), (headings.focus, focus, false), (headings.ask, questions, true),
            (headings.check, checks, true), (headings.come, hours, false), (headings.learnHere, exemplars, false),
            (headings.marks, marks, false),
        ]
    }

    private var reasons: [String] {
        let reasons = entry.reasons.map { reason in
            let advice = writer.advice(reason)
            return "\(advice.what). \(advice.todo)"
        }
        return reasons.isEmpty && row.focus == nil ? [headings.keepDoing] : reasons
    }

    private var focus: [String] {
        guard let focus = row.focus else { return [] }
        let progress = focus.isOwn ? words.progress(focus.progress, isNoticed: false) : headings.guess
        let title = writer.clip(focus.title, 100)
        return [words.focusSince(writer.label(focus.driver), progress, since: focus.since, until: focus.due)]
            + (title.isEmpty ? [] : [words.action(title)])
    }

    private var questions: [String] {
        var questions: [String] = []
        if entry.calls.waiting > 0 {
            questions.append(words.askCalls(entry.calls.waiting, overdue: entry.calls.overdue))
        }
        if let focus = row.focus {
            let label = writer.label(focus.driver)
            questions.append(focus.since < row.date ? words.askAbout(label, since: focus.since) : words.askBegin(label))
            let causes = focus.causes.prefix(Self.causesShown).map {
                "\(writer.clip(FocusWriter.name(ofCause: $0.cause), 32)) (\(words.done($0.mentions, of: $0.of)))"
            }
            if !causes.isEmpty { questions.append(words.askCauses(causes.joined(separator: ", "))) }
            // In its first week there was nothing to be checked off.
            let isNew = focus.since > row.date.advanced(by: -row.done.days)
            if row.done.done < row.done.of || (row.done.of == 0 && !isNew) {
                questions.append(words.askDone(row.done.done, of: row.done.of, days: row.done.days))
            }
        }
        let findings = writer.findings(row.quality.findings.filter { $0 != .tooFew })
        if !findings.isEmpty || !row.isOwn { questions.append(words.askAnswers(row.answers, findings)) }
        let strengths = row.strengths.map(writer.label)
        if !strengths.isEmpty { questions.append(words.askStrengths(strengths.joined(separator: ", "))) }
        if !entry.causes.isEmpty {
            questions.append(
                words.alertsFrom(entry.causes.prefix(Self.causesShown).map(writer.cause).joined(separator: ", ")))
        }
        return questions
    }

    private var checks: [String] {
        guard let focus = row.focus else { return [] }
        let watch = writer.clip(focus.watch, 220)
        return (watch.isEmpty ? [] : [watch]) + focus.behaviours.map { words.check(writer.clip($0, 60)) }
    }

    private var hours: [String] {
        row.weakSpots.prefix(Self.spotsShown).map { spot in
            let marks = Figures.ratings([spot.standing, spot.rest], in: words)
            return words.comeWhen(
                words.weekday(spot.day), writer.clip(words.daypart(spot.part), 20), writer.label(spot.driver),
                here: marks[0], rest: marks[1])
        }
    }

    private var exemplars: [String] {
        guard let focus = row.focus, let best = focus.exemplar else { return [] }
        return [
            words.learnFrom(
                writer.title(best.location, best.name), writer.label(focus.driver), writer.mark(best.standing),
                practices: best.practices.map { writer.clip($0.title, 60) },
                manager: best.manager.map { writer.clip($0, 40) })
        ]
    }

    private var marks: [String] {
        let overall = row.outcome.map {
            line(writer.outcome, $0, target: nil, isOwn: row.isOwn)
        }
        return [overall].compactMap(\.self)
            + writer.brand.drivers.compactMap { driver in
                guard let found = row.mark(of: driver.key), let mark = found.mark else { return nil }
                return line(
                    writer.label(driver.key), mark, target: driver.controllable ? found.target : nil, isOwn: found.isOwn
                )
            }
    }

    private func line(
        _ label: String, _ mark: BoardRow.Mark, target: Double?, isOwn: Bool
    ) -> String {
        words.mark(
            label, writer.mark(mark.standing), peers: mark.peers.map(writer.mark),
            target: target.flatMap { mark.standing < $0 ? writer.mark($0) : nil }, isGuess: !isOwn)
    }
}
