package import Domain
import StrictYAML

/// An action as a file of the library.
package enum ActionDocument {
    /// Reading it gives the same action. Every text is quoted, so that none of them can be taken for something else.
    package static func yaml(_ action: Action) -> String {
        var lines = ["id: \(text(action.id))", "title: \(text(action.title))", "drivers: \(list(action.drivers))"]
        if !action.causes.isEmpty { lines.append("causes: \(list(action.causes))") }
        if let behaviour = action.behaviour { lines.append("behaviour: \(text(behaviour))") }
        lines += [
            "owner: \(text(action.owner))", "minutes: \(action.minutes)", "cadence: \(action.cadence.rawValue)",
            "say: \(text(action.say))", "steps:",
        ]
        lines += action.steps.map { "  - \(text($0))" }
        lines.append("watch: \(text(action.watch))")
        let places = [
            ("format", action.applicability.formats), ("region", action.applicability.regions),
            ("daypart", action.applicability.dayparts),
        ].filter { !$0.1.isEmpty }
        if !places.isEmpty { lines.append("where:") }
        lines += places.map { "  \($0.0): \(list($0.1))" }
        lines.append("effort: \(action.effort.rawValue)")
        if let prior = action.prior { lines.append("prior: \(prior)") }
        if let author = action.author { lines.append("author: \(text(author))") }
        if action.state != .active { lines.append("state: \(action.state.rawValue)") }
        if let reason = action.reason { lines.append("reason: \(text(reason))") }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func list(_ texts: [String]) -> String { "[\(texts.map(text).joined(separator: ", "))]" }

    private static func text(_ text: String) -> String { QuotedScalar.text(text) }
}
