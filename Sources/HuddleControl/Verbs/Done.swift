import ArgumentParser
import CSV
import Configuration
import Domain
import Library
import LocalTime
import Rendering
import Spool

struct DoneVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "done",
        abstract: "Checks an action off for today: done, unless a flag says otherwise.",
        discussion: "The check-off is a file in the inbox; huddled takes it in with its next look.")

    enum Word: String, EnumerableFlag {
        case skipped, declined, own

        static func help(for value: Word) -> ArgumentHelp? {
            switch value {
            case .skipped: "It was not done today."
            case .declined: "It does not fit here; it is not suggested again."
            case .own: "ACTION says in your own words what was done instead."
            }
        }
    }

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The location's id or alias.")
    var location: String

    @Argument(help: "The action's id, as the plan's JSON and huddlectl library list have it.")
    var action: String

    @Flag var word: Word?

    @Option(help: ArgumentHelp("How useful it was, from 1 to 5.", valueName: "1..5"))
    var rating: Int?

    @Option(help: ArgumentHelp("What whoever does it next should know: other stores may read it.", valueName: "text"))
    var note: String?

    func validate() throws {
        if let rating, !(1...5).contains(rating) { throw ValidationError("--rating takes a number from 1 to 5") }
        let isPlain = action.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control }
        guard isPlain, action.contains(where: { !$0.isWhitespace }) else {
            throw ValidationError("ACTION is an action's id, or with --own a few words on one line")
        }
    }

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let folder = try PlanFolder(of: location, in: configuration)
        if word != .own { try check(folder, configuration) }

        let checkOff = CheckOff(
            location: folder.location.id, date: configuration.zone(of: folder.location).day(of: console.now()),
            action: action, state: word.flatMap { CheckOff.State(rawValue: $0.rawValue) } ?? .done, rating: rating,
            note: note)
        let spool = configuration.spool
        let name = "check-off-\(PathName.encode(checkOff.location.text))-\(checkOff.date.iso).csv"
        let submitted = try SubmitVerb.submit(to: spool) { () throws(SpoolError) in
            try spool.submit(Self.file(checkOff), named: name)
        }
        try console.write(words(on: checkOff, submitted, in: spool))
        return .success
    }

    /// The action must be one of the location's plan of today or of the library.
    private func check(_ folder: PlanFolder, _ configuration: Configuration) throws(ControlError) {
        let name = PlanFileName.plan(nil, "json")
        var today: [String] = []
        if let plan = try folder.document(name) {
            let plan = try PublishedJSON.decode(PlannedActions.self, from: plan, path: folder.path(of: name))
            today = plan.priorities.flatMap(\.actions).map(\.id)
        }
        let known = try today + LibraryFolders.library(of: configuration).actions.map(\.id)
        guard known.contains(where: { $0.utf8.elementsEqual(action.utf8) }) else {
            throw .unknownAction(
                action, suggestion: Spelling.nearest(to: action, among: known), today: today)
        }
    }

    /// The plan's JSON, as far as it is needed here.
    private struct PlannedActions: Decodable {
        struct Priority: Decodable { var actions: [Action] }
        struct Action: Decodable { var id: String }
        var priorities: [Priority]
    }

    private static func file(_ checkOff: CheckOff) -> [UInt8] {
        let row = [
            checkOff.location.text, checkOff.date.iso, checkOff.action, checkOff.state.rawValue,
            checkOff.rating.map(String.init) ?? "", checkOff.note ?? "",
        ].map { CSV.field($0) }
        return Array("location,date,action,state,rating,note\n\(row.joined(separator: ","))\n".utf8)
    }

    private func words(on checkOff: CheckOff, _ submitted: Submitted, in spool: Spool) -> String {
        guard format.json else {
            let what = "\(checkOff.action) at \(checkOff.location) on \(checkOff.date.iso): \(checkOff.state.rawValue)"
            return "\(Inert.text(what)); written to \(spool.root)/inbox/\(submitted.name.printable)\n"
        }
        let object: JSON = [
            "location": .string(checkOff.location.text), "date": .string(checkOff.date.iso),
            "action": .string(checkOff.action), "state": .string(checkOff.state.rawValue),
            "file": .string("\(spool.root)/inbox/\(submitted.name.text)"),
        ]
        return object.line + "\n"
    }
}
