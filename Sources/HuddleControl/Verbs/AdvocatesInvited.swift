import ArgumentParser
import CSV
import Domain
import Rendering
import Spool

struct AdvocatesInvitedVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "invited", abstract: "Says that somebody asked an advocate, so that nobody asks them again.",
        discussion: "The answer is a file in the inbox; huddled takes it in with its next look.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The advocate's id.") var advocate: String
    @Option(help: ArgumentHelp("What they were asked.", valueName: "text")) var note: String?

    func run(_ console: Console) throws -> Ending {
        let spool = try options.load().spool
        guard
            let known = try AdvocateFiles(spool).all().flatMap(\.advocates.advocates)
                .first(where: { $0.advocate == advocate })
        else { throw ControlError.unknownAdvocate(advocate) }
        // Said again it would count as said today.
        if let invited = known.invited {
            try console.write(words("invited already, \(invited)", invited: invited, file: nil))
            return .success
        }
        let submitted = try SubmitVerb.submit(to: spool) { () throws(SpoolError) in
            try spool.submit(file, named: "advocate-\(advocate)-\(AdvocateAnswer.State.invited.rawValue).csv")
        }
        let path = "\(spool.root)/inbox/\(submitted.name.printable)"
        try console.write(words("invited; written to \(path)", invited: nil, file: path))
        return .success
    }

    private func words(_ text: String, invited: String?, file: String?) -> String {
        guard format.json else { return "\(Inert.text("\(advocate): \(text)"))\n" }
        let object: JSON = [
            "advocate": .string(advocate), "state": .string(AdvocateAnswer.State.invited.rawValue),
            "since": .text(invited), "file": .text(file),
        ]
        return object.line + "\n"
    }

    private var file: [UInt8] {
        let row = [advocate, AdvocateAnswer.State.invited.rawValue, note ?? ""].map { CSV.field($0) }
        return Array("advocate,state,note\n\(row.joined(separator: ","))\n".utf8)
    }
}
