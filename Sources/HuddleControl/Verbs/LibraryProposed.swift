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
        discussion: "Each with what reads like it. Then: huddlectl library approve ID, or decline ID.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let contributions = Contributions(configuration: configuration)
        let (proposed, count) = try contributions.proposed()
        let known = try LibraryFolders.library(of: configuration).actions
        let likeness = Likeness(
            known.map { Likeness.Practice(id: $0.id, title: $0.title) } + proposed.map(Self.practice))
        for (place, kept) in proposed.enumerated() {
            let similar = likeness.similar(to: Self.practice(kept))
            if format.json {
                try console.write(json(kept, similar, contributions).line + "\n")
            } else {
                try console.write((place == 0 ? "" : "\n") + text(kept, similar, contributions))
            }
        }
        if count == 0, !format.json { console.tell("huddlectl: no practice waits for a decision") }
        if count > proposed.count {
            console.tell("huddlectl: the first \(proposed.count) of \(count); decide on some to see the others")
        }
        return .success
    }

    private static func practice(_ kept: KeptContribution) -> Likeness.Practice {
        Likeness.Practice(id: kept.id, title: kept.contribution.action.title)
    }

    private func text(
        _ kept: KeptContribution, _ similar: [Likeness.Practice], _ contributions: Contributions
    ) -> String {
        let action = contributions.action(kept.contribution)
        let facts = [
            "for \(action.drivers.joined(separator: ", "))", action.owner, "\(action.minutes) minutes",
            action.cadence.rawValue, "effort \(action.effort.rawValue)", "id \(action.id)",
        ]
        var lines = [action.title, facts.joined(separator: " · ")]
        lines += action.steps.enumerated().map { "\($0.offset + 1). \($0.element)" }
        lines += ["say: \(action.say)", "watch: \(action.watch)"]
        let lists = [
            ("causes", action.causes), ("behaviour", action.behaviour.map { [$0] } ?? []),
            ("format", action.applicability.formats), ("region", action.applicability.regions),
            ("daypart", action.applicability.dayparts),
        ]
        lines += lists.filter { !$0.1.isEmpty }.map { "\($0.0): \($0.1.joined(separator: ", "))" }
        lines += similar.map { "reads like \($0.id): \($0.title)" }
        lines += contributions.problems(of: action).map(\.message)
        let head = "\(kept.id)  \(action.author ?? ""), \(Zone.utc.day(of: kept.received).iso)\n"
        return head + lines.map { "  \(Inert.text($0))\n" }.joined()
    }

    private func json(
        _ kept: KeptContribution, _ similar: [Likeness.Practice], _ contributions: Contributions
    ) -> JSON {
        let action = contributions.action(kept.contribution)
        let place = action.applicability
        return [
            "id": .string(kept.id), "location": .string(kept.contribution.location.text),
            "author": .text(action.author), "received": .string(kept.received.rfc3339), "action": .string(action.id),
            "title": .string(action.title), "drivers": .list(action.drivers, JSON.string),
            "causes": .list(action.causes, JSON.string), "behaviour": .text(action.behaviour),
            "owner": .string(action.owner), "minutes": .integer(action.minutes),
            "cadence": .string(action.cadence.rawValue), "say": .string(action.say),
            "steps": .list(action.steps, JSON.string), "watch": .string(action.watch),
            "where": [
                "format": .list(place.formats, JSON.string), "region": .list(place.regions, JSON.string),
                "daypart": .list(place.dayparts, JSON.string),
            ],
            "effort": .string(action.effort.rawValue), "similar": .list(similar.map(\.id), JSON.string),
            "problems": .list(contributions.problems(of: action).map(\.message), JSON.string),
        ]
    }
}
