import ArgumentParser
import CSV
import Domain
import Rendering
import Spool

struct AlertsTouchVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "touch", abstract: "Says that somebody got in touch with the customers of an alert.",
        discussion: "The answer is a file in the inbox; huddled takes it in with its next look.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The alert's id.") var alert: String
    @Option(help: ArgumentHelp("What whoever reads this should know.", valueName: "text")) var note: String?

    func run(_ console: Console) throws -> Ending {
        try AnsweredAlert(AlertAnswer(alert: alert.lowercased(), state: .touched, note: note)).submit(
            options, format, console)
    }
}

struct AlertsCloseVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "close", abstract: "Says that an alert is settled, and what it came from.",
        discussion: "The answer is a file in the inbox; huddled takes it in with its next look.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions
    @Argument(help: "The alert's id.") var alert: String
    @Option(help: ArgumentHelp("What it came from, in a word or two.", valueName: "cause")) var cause: String
    @Option(help: ArgumentHelp("What was done.", valueName: "text")) var note: String?

    func run(_ console: Console) throws -> Ending {
        try AnsweredAlert(AlertAnswer(alert: alert.lowercased(), state: .closed, cause: cause, note: note))
            .submit(options, format, console)
    }
}

/// An answer on its way into the inbox.
private struct AnsweredAlert {
    let answer: AlertAnswer

    init(_ answer: AlertAnswer) { self.answer = answer }

    func submit(_ options: CommonOptions, _ format: FormatOptions, _ console: Console) throws -> Ending {
        let spool = try options.load().spool
        guard try AlertFolders(spool).has(answer.alert) else { throw ControlError.unknownAlert(answer.alert) }
        let submitted = try SubmitVerb.submit(to: spool) { () throws(SpoolError) in
            try spool.submit(file, named: "alert-\(answer.alert)-\(answer.state.rawValue).csv")
        }
        let path = "\(spool.root)/inbox/\(submitted.name.printable)"
        guard format.json else {
            try console.write("\(answer.alert): \(answer.state.rawValue); written to \(path)\n")
            return .success
        }
        let object: JSON = [
            "alert": .string(answer.alert), "state": .string(answer.state.rawValue), "file": .string(path),
        ]
        try console.write(object.line + "\n")
        return .success
    }

    private var file: [UInt8] {
        let row = [answer.alert, answer.state.rawValue, answer.cause ?? "", answer.note ?? ""].map { CSV.field($0) }
        return Array("alert,state,cause,note\n\(row.joined(separator: ","))\n".utf8)
    }
}
