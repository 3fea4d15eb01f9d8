import ArgumentParser
import Configuration
import Domain
import Rendering

struct LibraryDeclineVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "decline",
        abstract: "Says no to a proposed practice: it is not shown again, also where its file comes back.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The contribution's id, as huddlectl library proposed shows it.")
    var id: String

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let contributions = Contributions(configuration: configuration)
        let kept = try contributions.contribution(id)
        guard kept.state == .proposed else {
            throw ControlError.contributionDecided(
                id, kept.state, folder: configuration.directories.contributions)
        }
        try contributions.decide(.declined, on: kept)
        try console.write(
            format.json
                ? (["id": .string(id), "state": .string(Contribution.State.declined.rawValue)] as JSON).line + "\n"
                : "\(Inert.text("\(id): \(kept.contribution.action.title)")): declined\n")
        return .success
    }
}
