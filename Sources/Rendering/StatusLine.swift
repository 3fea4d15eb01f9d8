package import Domain

/// How the service is doing on one line, for `systemctl status`: the worst first, else what it does, else what it did
/// and will do.
package enum StatusLine {
    /// Columns that a terminal shows of it without wrapping more than once.
    private static let columns = 200

    /// - Parameters:
    ///   - configuration: the path of the configuration, for the advice that is all there is before the first file.
    ///   - inbox: the path of the inbox, for the same.
    package static func text(_ status: Status, configuration: String, inbox: String) -> String {
        let (words, end) = words(on: status, configuration, inbox)
        let notes = notes(on: status)
        let sentence = Inert.text(words)
        if notes.isEmpty, DisplayWidth.of(sentence) + DisplayWidth.of(end) <= columns { return sentence + end }
        // What is cut is the long sentence in front, which `huddlectl status` prints whole.
        let tail = end + notes.map { "; \($0)" }.joined() + ", see huddlectl status"
        return DisplayWidth.clip(sentence, max(40, columns - DisplayWidth.of(tail))) + tail
    }

    /// What may be cut, and what has to be said behind it.
    private static func words(
        on status: Status, _ configuration: String, _ inbox: String
    ) -> (words: String, end: String) {
        let doing = status.doing.map { ": \($0)" } ?? ""
        if status.state == .stopping { return ("Stopping\(doing)", "") }
        if let worst = status.problems.first {
            return ("Degraded: \(worst.what)", "; since \(worst.since.rfc3339)")
        }
        if let doing = status.doing { return (doing.prefix(1).uppercased() + doing.dropFirst(), queue(status.waiting)) }
        if let waiting = waiting(status.waiting) { return ("Waiting: \(waiting)", "") }
        guard let file = status.lastFile else {
            return (
                "Ready for the first file: set brand, outcome and drivers in \(configuration) "
                    + "(huddlectl check-config), then drop feedback into \(inbox)", ""
            )
        }
        return (
            "Ready: last file \(file.name)",
            ", \(file.rows.counted("row")), \(file.state.rawValue), \(file.received.rfc3339)" + plans(of: status)
        )
    }

    private static func queue(_ waiting: Status.Waiting) -> String {
        waiting.inbox > 0 ? "; \(waiting.inbox.counted("file")) in the inbox" : ""
    }

    private static func waiting(_ waiting: Status.Waiting) -> String? {
        var words: [String] = []
        if waiting.inbox > 0 { words.append("\(waiting.inbox.counted("file")) in the inbox still being written") }
        if waiting.work > 0 { words.append("\(waiting.work.counted("file")) to be tried again") }
        return words.isEmpty ? nil : words.joined(separator: ", ")
    }

    private static func plans(of status: Status) -> String {
        let last = status.lastPlans.map { "; \($0.plans.counted("plan")) of \($0.date.iso)" } ?? ""
        let next = status.nextPlans.map { "; next plans \($0.due.rfc3339) (\(Inert.text($0.timezone)))" } ?? ""
        return last + next
    }

    /// What else a person should look at.
    private static func notes(on status: Status) -> [String] {
        var notes: [String] = []
        if status.problems.count > 1 { notes.append((status.problems.count - 1).counted("other problem")) }
        if status.left.count > 0 {
            notes.append("\(status.left.count.counted("entry", "entries")) in the inbox cannot be taken")
        }
        switch status.quiet.count {
        case 0: break
        case 1: notes.append("nothing from \(DisplayWidth.clip(Inert.text(status.quiet[0].source.text), 30)) lately")
        case let silent: notes.append("nothing from \(silent.grouped) sources lately")
        }
        return notes
    }
}
