import ArgumentParser
import Configuration
import Domain
import Library
import Rendering
import Spool
import SystemPackage

struct LibraryApproveVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "approve",
        abstract: "Makes a proposed practice an action of the library, with its author's store.",
        discussion: """
            Its file stands among the approved contributions and may be edited there. huddled gives it to locations once it \
            has read the library again: systemctl reload huddled.
            """)

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The contribution's id, as huddlectl library proposed shows it.")
    var id: String

    @Option(
        name: .customLong("as"), help: ArgumentHelp("The action's id, where its own is taken.", valueName: "action"))
    var action: String?

    func run(_ console: Console) throws -> Ending {
        if let action, !Action.isID(action) { throw ControlError.notAnActionID(action) }
        let configuration = try options.load()
        let folder = configuration.directories.contributions
        let contributions = Contributions(configuration: configuration)
        let kept = try contributions.contribution(id)
        let action = contributions.action(kept.contribution, id: action)
        let path = "\(folder)/\(action.id).yaml"
        let bytes = try Self.document(action)
        let present = try Self.present(path)
        if kept.state == .approved, present != nil {
            throw ControlError.contributionDecided(id, kept.state, folder: folder)
        }
        let isTaken =
            try present.map { $0 != bytes }
            ?? (LibraryFolders.library(of: configuration).action(action.id) != nil)
        if isTaken { throw ControlError.actionExists(action.id) }
        // Whoever decides first is the one to write; stopped in between, it is approved again.
        try contributions.decide(.approved, on: kept)
        try Self.write(bytes, of: action, in: folder)
        try console.write(
            format.json
                ? (["id": .string(id), "action": .string(action.id), "file": .string(path)] as JSON).line + "\n"
                : "\(Inert.text("\(action.id): \(action.title)"))\nwritten to \(path); edit it there\n")
        if configuration.library.contains(folder) {
            console.tell("huddlectl: huddled gives it from its next start or reload on: systemctl reload huddled")
        } else {
            console.tell(
                "huddlectl: the configuration's \"library\" does not name \(folder); add it, so that huddled reads it")
        }
        return .success
    }

    /// What the file holds; nil where there is none.
    private static func present(_ path: String) throws(ControlError) -> [UInt8]? {
        do throws(Errno) {
            return try HostFiles.read(path)
        } catch .noSuchFileOrDirectory {
            return nil
        } catch { throw ControlError(reading: path, error) }
    }

    /// Better not approved than approved and never given: the file is read before it is written.
    private static func document(_ action: Action) throws(ControlError) -> [UInt8] {
        let (bytes, read) = Contributions.file(action, brand: nil)
        guard let written = read.actions.first, written.version == action.version else {
            throw .unwritableAction(action.id, reason: read.problems.first?.message ?? "it would read otherwise")
        }
        return bytes
    }

    private static func write(_ bytes: [UInt8], of action: Action, in folder: String) throws {
        guard let name = FileName("\(action.id).yaml") else { throw ControlError.notAnActionID(action.id) }
        do {
            try ContributionFolder(path: folder).add(bytes, named: name)
        } catch SpoolError.refused(_, _, .fileExists) {
            throw ControlError.actionExists(action.id)
        }
    }
}
