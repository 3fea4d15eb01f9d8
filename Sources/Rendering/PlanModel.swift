import Domain

/// What the template may name.
///
/// swift-mustache renders a key that is missing as nothing, so a test holds the template against this model. A thing that
/// may be absent is a flag or a list of its own, since an empty text counts as present.
struct PlanModel: Sendable {
    indirect enum Value: Sendable {
        case text(String)
        case flag(Bool)
        case list([Value])
        case object([String: Value])

        /// As swift-mustache takes it.
        var rendered: Any {
            switch self {
            case .text(let text): text
            case .flag(let flag): flag
            case .list(let values): values.map(\.rendered)
            case .object(let members): members.mapValues(\.rendered)
            }
        }
    }

    let root: Value

    init(_ page: Page) {
        let headings = page.words.headings
        let huddle = page.huddle
        root = .object([
            "lang": .text(page.words.tag), "print_size": .text(JSON.number(PrintSize.of(page)).line),
            "title": .text(page.title),
            "brand": .text(page.brand), "date": .text(page.date), "topic": .text(huddle.topic),
            "say": .flag(!huddle.say.isEmpty), "say_quoted": .text(page.words.quoted(huddle.say)),
            "why": .flag(!huddle.why.isEmpty), "why_heading": .text(headings.why), "why_text": .text(huddle.why),
            "todo_heading": .text(headings.todo), "todo": .text(huddle.todo),
            "focus": page.focus.map { Self.focus($0, page.words) } ?? .flag(false),
            "lists": .list(
                page.rest.enumerated().map { place, list in
                    let boxes = place == page.rest.count - 1 ? page.done.boxes : []
                    return .object([
                        "list_heading": .text(list.heading), "items": .list(list.items.map(Value.text)),
                        "has_boxes": .flag(!boxes.isEmpty),
                        "boxes_label": .text(boxes.map(\.label).joined(separator: "; ")),
                        "boxes_width": .text(String(BoxRow.width(boxes.count))),
                        "boxes": .list(boxes.enumerated().map { Self.box($0.element, place: $0.offset) }),
                    ])
                }), "footer": .list(page.footer.map(Value.text)),
        ])
    }

    private static func focus(_ focus: Page.Focus, _ words: any Words) -> Value {
        let headings = words.headings
        let when = [focus.period, focus.progress].compactMap(\.self).joined(separator: " · ")
        return .object([
            "focus_heading": .text(headings.focus), "label": .text(focus.label), "when": .flag(!when.isEmpty),
            "when_text": .text(when), "first_weeks": .flag(focus.firstWeeks != nil),
            "first_weeks_text": .text(focus.firstWeeks ?? ""), "marks": focus.marks.map(marks) ?? .flag(false),
            "weeks": focus.weeks.map { weeks($0, words) } ?? .flag(false),
            "dashboard": .flag(focus.dashboard != nil), "dashboard_text": .text(focus.dashboard ?? ""),
            "here_heading": .text(headings.here), "here": .text(focus.here), "peers_heading": .text(headings.peers),
            "want_heading": .text(headings.want), "want": .text(focus.want),
            "reason_heading": .text(headings.reason), "reason": .text(focus.reason),
            "ask": .flag(focus.ask != nil), "ask_text": .text(focus.ask ?? ""),
            "said": .flag(!focus.quotes.isEmpty || !focus.causes.isEmpty), "said_heading": .text(headings.said),
            "quotes": .list(
                focus.quotes.map {
                    .object(["quote": .text(words.quoted($0.text)), "quote_date": .text($0.date)])
                }), "causes": .list(focus.causes.map(Value.text)), "has_actions": .flag(!focus.actions.isEmpty),
            "actions_heading": .text(headings.actions),
            "actions": .list(focus.actions.enumerated().map { action($0.element, isFirst: $0.offset == 0, words) }),
            "has_watch": .flag(!focus.watch.isEmpty), "watch_heading": .text(headings.watch),
            "watch": .list(focus.watch.map(Value.text)), "best": .flag(focus.best != nil),
            "best_heading": .text(headings.best), "best_name": .text(focus.best?.name ?? ""),
            "best_text": .text(focus.best?.text ?? ""),
        ])
    }

    private static func marks(_ marks: Page.Marks) -> Value {
        .object([
            "here_text": .text(marks.here.text), "here_position": position(marks.here),
            "peers": .flag(marks.peers != nil), "peers_text": .text(marks.peers?.text ?? ""),
            "peers_position": marks.peers.map(position) ?? .text(""),
            "want_text": .text(marks.want.text), "want_position": position(marks.want),
        ])
    }

    private static func weeks(_ picture: WeeksPicture, _ words: any Words) -> Value {
        let chart = WeeksChart(picture)
        return .object([
            "weeks_heading": .text(words.headings.weeks), "weeks_summary": .text(picture.summary),
            "weeks_key": .text(words.weeksKey),
            "weeks_path": .text(chart.path), "weeks_target": .text(chart.target),
            "weeks_first": .text(picture.ends.from), "weeks_last": .text(picture.ends.to),
            "weeks_last_mark": .text(picture.ends.last), "weeks_last_y": .text(chart.lastLabel),
            "weeks_bars": .list(chart.bars.map { .object(["bar": .text($0)]) }),
            "weeks_dots": .list(chart.dots.map { .object(["dot_x": .text($0.x), "dot_y": .text($0.y)]) }),
        ])
    }

    private static func box(_ box: Page.Done.Box, place: Int) -> Value {
        .object([
            "box_x": .text(String(BoxRow.left(place))), "box_middle": .text(String(BoxRow.middle(place))),
            "box_done": .flag(box.mark == .done), "box_skipped": .flag(box.mark == .skipped),
            "box_day": .text(box.day),
        ])
    }

    /// Whole per cent of the way along the scale.
    private static func position(_ mark: Page.Marks.Mark) -> Value { .text(String(Figures.percent(mark.position))) }

    /// Only the first action is told step by step.
    private static func action(_ action: Page.ActionBox, isFirst: Bool, _ words: any Words) -> Value {
        let steps = isFirst ? action.steps : []
        return .object([
            "action_title": .text(action.title), "ticked": .flag(action.isTicked),
            "box_label": .text(words.box(isTicked: action.isTicked)), "effort": .text(action.effort),
            "state": .flag(action.state != nil), "state_text": .text(action.state ?? ""),
            "has_steps": .flag(!steps.isEmpty), "steps": .list(steps.map(Value.text)),
            "evidence": .text(action.evidence), "author": .flag(isFirst && action.author != nil),
            "author_text": .text(action.author ?? ""), "has_note": .flag(isFirst && action.note != nil),
            "note": .text(action.note ?? ""),
        ])
    }
}
