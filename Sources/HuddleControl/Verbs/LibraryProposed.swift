import ArgumentParser
import Configuration
import Domain
import Library
import LocalTime
import Rendering
import Store

struct LibraryProposedVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "proposed",
        abstract: "Shows the practices that locations propose and nobody has decided on, the oldest first.",
        discussion: "Each with what the library has that reads like it. Then: huddlectl library approve ID, or decline ID.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    func run(_ console: Console) throws -> Ending {
        let contributions = try Contributions(options.load())
        let proposed = try contributions.proposed()
        let likeness = Likeness(contributions.library.actions)
        if proposed.isEmpty, !format.json { console.tell("huddlectl: no practice waits for a decision") }
        for (place, kept) in proposed.enumerated() {
            let similar = likeness.similar(to: kept.contribution.action)
            if format.json {
                try console.write(json(kept, similar, contributions).line + "\n")
            } else {
                try console.write((place == 0 ? "" : "\n") + text(kept, similar, contributions))
            }
        }
        return .success
    }

    private func text(_ kept: KeptContribution, _ similar: [Action], _ contributions: Contributions) -> String {
        let (contribution, action) = (kept.contribution, kept.contribution.action)
        let facts = [
            "for \(action.drivers.joined(separator: ", "))", action.owner, "\(action.minutes) minutes",
            action.cadence.rawValue, "effort \(action.effort.rawValue)", "id \(action.id)",
        ]
        var lines = [action.title, facts.joined(separator: " · ")]
        lines += action.steps.enumerated().map { "\($0.offset + 1). \($0.element)" }
        lines += ["say: \(action.say)", "watch: \(action.watch)"]
        lines += similar.map { "reads like \($0.id): \($0.title)" }
        let author = Inert.text("\(contributions.author(of: contribution)), \(Zone.utc.day(of: kept.received).iso)")
        return "\(contribution.id)  \(author)\n" + lines.map { "  \(Inert.text($0))\n" }.joined()
    }

    private func json(_ kept: KeptContribution, _ similar: [Action], _ contributions: Contributions) -> JSON {
        let (contribution, action) = (kept.contribution, kept.contribution.action)
        return [
            "id": .string(contribution.id), "location": .string(contribution.location.text),
            "received": .string(kept.received.rfc3339), "action": .string(action.id), "title": .string(action.title),
            "drivers": .list(action.drivers, JSON.string), "owner": .string(action.owner),
            "minutes": .integer(action.minutes), "cadence": .string(action.cadence.rawValue), "say": .string(action.say),
            "steps": .list(action.steps, JSON.string), "watch": .string(action.watch),
            "effort": .string(action.effort.rawValue), "similar": .list(similar.map(\.id), JSON.string),
        ]
    }
}
