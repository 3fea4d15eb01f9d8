import ArgumentParser
import Configuration
import Domain
import Spool

struct ExplainVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "explain", abstract: "Says why a location's plan is what it is: every driver, and the decision.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Flag(help: "Print instead how the location's focus changed so far, the last change first.")
    var history = false

    @Argument(help: "The location's id or alias.")
    var location: String

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let folder = try PlanFolder(of: location, in: configuration)
        guard let bytes = try folder.document(PlanFileName.explanation) else {
            throw ControlError.noExplanation(location: folder.location.title)
        }
        if format.json && !history {
            try console.write(String(decoding: bytes, as: UTF8.self))
            return .success
        }
        let record = try PublishedJSON.decode(
            ExplanationRecord.self, from: bytes, path: folder.path(of: PlanFileName.explanation))
        if history {
            let history = ExplanationHistory(explanation: record)
            try console.write(format.json ? history.lines : history.text)
        } else {
            try console.write(ExplanationText(explanation: record).text)
        }
        return .success
    }
}
