package import Domain

/// What stands for the fields that somebody who proposes a practice left open, in the language of the brand. Whoever approves
/// it sees them and may write better ones.
package struct OpenFields: Equatable, Sendable {
    let owner: String
    let watch: String
    let minutes = 10
    let cadence = Action.Cadence.daily
    let effort = Action.Effort.low

    /// - Parameter language: the brand's.
    package init(language: String) {
        let isGerman = language.hasPrefix("de")
        owner = isGerman ? "Schichtleitung" : "shift lead"
        watch =
            isGerman
            ? "Am Ende der Schicht fragen, ob es heute so gemacht wurde."
            : "At the end of the shift, ask whether it was done today."
    }

    func say(_ title: String) -> String { title.last.map { ".!?".contains($0) } ?? false ? title : "\(title)." }

    /// `Öffne die 2. Kasse!` → `oeffne-die-2-kasse`.
    func id(_ title: String) -> String {
        var id = ""
        for scalar in title.lowercased().unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9": id.unicodeScalars.append(scalar)
            case "ä": id += "ae"
            case "ö": id += "oe"
            case "ü": id += "ue"
            case "ß": id += "ss"
            default: if let last = id.last, last != "-", !scalar.properties.isGraphemeExtend { id += "-" }
            }
        }
        let words = id.split(separator: "-")
        var short = ""
        for word in words where short.count + word.count < 48 { short += short.isEmpty ? word : "-\(word)" }
        return short.isEmpty ? "practice-\(Fingerprint.of([title]).prefix(8))" : short
    }

    /// A practice of which only this much is known. The title must not be empty.
    package func action(title: String, driver: String, steps: [String]) -> Action {
        Action(
            id: id(title), title: title, drivers: [driver], owner: owner, minutes: minutes, cadence: cadence,
            say: say(title), steps: steps, watch: watch, effort: effort)
    }
}
