import ArgumentParser
import Configuration
import Domain
import Library
import Rendering
import Spool
import SystemPackage

struct LibraryApproveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "approve", abstract: "Makes a proposed practice an action of the library, with its author's store.",
        discussion: """
            Its file stands among the approved contributions and may be edited there. huddled gives it to locations once it \
            has read the library again: systemctl reload huddled.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The contribution's id, as huddlectl library proposed shows it.")
    var id: String

    @Option(name: .customLong("as"), help: ArgumentHelp("The action's id, where its own is taken.", valueName: "action"))
    var action: String?

    func run(_ console: Console) throws -> Ending {
        let contributions = try Contributions(options.load())
        let directories = contributions.configuration.directories
        let kept = try contributions.contribution(id)
        guard kept.state != .approved else {
            throw ControlError.contributionDecided(id, kept.state, folder: directories.contributions)
        }
        if let action, !Action.isID(action) { throw ControlError.notAnActionID(action) }
        let action = contributions.action(kept.contribution, id: action)
        let path = "\(directories.contributions)/\(action.id).yaml"
        let present = contributions.library.action(action.id)
        // The same one: what wrote it was stopped before it was remembered.
        guard present.map({ $0 == action }) ?? true else { throw ControlError.actionExists(action.id) }
        try contributions.decide(.approved, on: id) { () throws(ControlError) in
            if present == nil { try write(action, directories) }
        }
        try console.write(
            format.json
                ? (["id": .string(id), "action": .string(action.id), "file": .string(path)] as JSON).line + "\n"
                : "\(Inert.text("\(action.id): \(action.title)"))\nwritten to \(path); edit it there\n")
        if contributions.configuration.library.contains(directories.contributions) {
            console.tell("huddlectl: huddled gives it from its next start or reload on: systemctl reload huddled")
        } else {
            console.tell(
                "huddlectl: the configuration's \"library\" does not name \(directories.contributions); add it, so that huddled reads it"
            )
        }
        return .success
    }

    private func write(_ action: Action, _ directories: Directories) throws(ControlError) {
        let folder = ContributionFolder(path: directories.contributions)
        guard let name = FileName("\(action.id).yaml") else { throw .notAnActionID(action.id) }
        do throws(SpoolError) {
            try folder.add(Array(ActionDocument.yaml(action).utf8), named: name)
        } catch .refused(_, _, .fileExists) {
            throw .actionExists(action.id)
        } catch { throw .spool(error) }
    }
}
