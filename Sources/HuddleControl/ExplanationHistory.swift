import Domain
import Rendering

/// What became of a location's focus so far: the switches that its explanation tells of.
struct ExplanationHistory {
    /// Characters of a driver's label that fit beside the words of a reason.
    private static let labelShown = (ExplanationText.columns - ReasonWords.longest - 10 - 3 * 2) / 2

    let explanation: ExplanationRecord

    /// Newest first, in at most `ExplanationText.columns` columns.
    var text: String {
        let heading = "\(Inert.text(explanation.title)): changes of the focus up to \(Inert.text(explanation.date))\n\n"
        guard !(explanation.history ?? []).isEmpty else { return heading + "There was none.\n" }
        var table = Table(["date", "before", "after", "why"].map { Table.Column(title: $0) })
        for change in explanation.history ?? [] {
            table.add([
                change.date, shown(change.driverBefore), shown(change.driverAfter), ReasonWords.words(change.reason),
            ])
        }
        return heading + table.text
    }

    /// One object a line, as in the explanation.
    var lines: String {
        (explanation.history ?? []).map { change in
            let object: JSON = [
                "date": .string(change.date), "kind": .string(change.kind), "reason": .string(change.reason),
                "driver_before": .text(change.driverBefore), "driver_after": .text(change.driverAfter),
            ]
            return object.line + "\n"
        }.joined()
    }

    private func shown(_ driver: String?) -> String {
        Table.cut(Inert.text(explanation.label(of: driver)), Self.labelShown)
    }
}
