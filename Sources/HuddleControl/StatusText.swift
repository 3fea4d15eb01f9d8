import Domain

/// The status of the service in about ten lines.
struct StatusText {
    let status: Status
    let isRunning: Bool
    let now: Instant
    /// The path of the inbox, for whoever has not delivered anything yet.
    let inbox: String

    private struct Entry {
        var label: String
        var lines: [String]
    }

    var text: String {
        let entries = entries
        let width = entries.map(\.label.count).max() ?? 0
        return entries.flatMap { entry in
            entry.lines.enumerated().map { index, line in
                let label = index == 0 ? entry.label : ""
                return label + String(repeating: " ", count: width - label.count + 2) + Inert.sentence(line) + "\n"
            }
        }.joined()
    }

    private var entries: [Entry] {
        var entries = [
            Entry(label: "brand", lines: [status.brand]), Entry(label: "state", lines: [state]),
            Entry(label: "doing", lines: [doing]), Entry(label: "last file", lines: lastFile),
            Entry(label: "last plans", lines: [lastPlans]), Entry(label: "next plans", lines: [nextPlans]),
            Entry(label: "waiting", lines: [waiting]),
        ]
        if status.left.count > 0 { entries.append(Entry(label: "left", lines: left)) }
        if status.proposed > 0 {
            entries.append(
                Entry(
                    label: "proposed", lines: ["\(count(status.proposed, "practice")): see huddlectl library proposed"])
            )
        }
        if !status.problems.isEmpty {
            entries.append(
                Entry(label: "wrong", lines: status.problems.map { "\($0.what); since \(time($0.since))" }))
        }
        if !status.quiet.isEmpty { entries.append(Entry(label: "quiet", lines: status.quiet.map(quiet))) }
        return entries
    }

    private var state: String {
        guard isRunning else { return "not running; the rest is as of \(time(status.updated))" }
        return "\(status.state.rawValue); started \(time(status.started))"
    }

    private var doing: String {
        guard isRunning else { return status.doing.map { "was \($0)" } ?? "nothing" }
        return status.doing ?? "nothing, until there is something to do"
    }

    private var lastFile: [String] {
        guard let file = status.lastFile else { return ["none yet; drop feedback into \(inbox)"] }
        let lines = ["\(file.name), \(count(file.rows, "row")), \(file.state.rawValue), \(time(file.received))"]
        return file.warnings == 0 ? lines : lines + ["with \(count(file.warnings, "warning")): see huddlectl files"]
    }

    private var lastPlans: String {
        guard let plans = status.lastPlans else { return "none yet" }
        return "\(count(plans.plans, "plan")) of \(plans.date.iso), the last \(time(plans.published))"
    }

    private var nextPlans: String {
        guard let plans = status.nextPlans else { return "not known" }
        return "\(time(plans.due)), on the clock of \(plans.timezone)"
    }

    private var waiting: String {
        let waiting = status.waiting
        guard waiting.inbox != 0 || waiting.work != 0 else { return "nothing" }
        return "\(count(waiting.inbox, "file")) in the inbox, \(waiting.work) in work"
    }

    private var left: [String] {
        let hidden = status.left.count - status.left.remedies.count
        return status.left.remedies + (hidden > 0 ? ["… and \(hidden) more of \(status.left.count)"] : [])
    }

    private func quiet(_ quiet: Status.QuietSource) -> String {
        let expected = "expected every \(Self.exactly(quiet.expected))"
        guard let last = quiet.last else { return "\(quiet.source): never sent anything, \(expected)" }
        return "\(quiet.source): last \(time(last)), \(expected)"
    }

    private func count(_ number: Int, _ noun: String) -> String { "\(number) \(number == 1 ? noun : noun + "s")" }

    /// `2026-11-21T05:48:00Z (12 min ago)`
    private func time(_ instant: Instant) -> String {
        let (left, right) = (instant.seconds, now.seconds)
        let distance = left < right ? right - left : left - right
        let words = Self.words(seconds: distance)
        return "\(instant.rfc3339) (\(left <= right ? "\(words) ago" : "in \(words)"))"
    }

    private static let units: [(name: String, seconds: Int64)] = [("d", 86_400), ("h", 3_600), ("min", 60), ("s", 1)]

    /// In the largest unit of which there are two or more.
    private static func words(seconds: Int64) -> String {
        let unit = units.first { seconds >= 2 * $0.seconds } ?? ("s", 1)
        return "\(seconds / unit.seconds) \(unit.name)"
    }

    /// In the largest unit that leaves no rest, as the configuration has it.
    private static func exactly(_ span: Span) -> String {
        let unit = units.first { span.seconds % $0.seconds == 0 } ?? ("s", 1)
        return "\(span.seconds / unit.seconds) \(unit.name)"
    }
}
