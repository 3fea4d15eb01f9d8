import ArgumentParser
import Domain
import Spool

struct PlanVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "plan", abstract: "Prints a location's plan: the newest, or that of a day.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "The location's id or alias.")
    var location: String

    @Option(help: ArgumentHelp("The plan of this day.", valueName: "yyyy-mm-dd"), transform: DayArgument.day)
    var date: Day?

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let folder = try PlanFolder(of: location, in: configuration)
        guard let plan = try folder.document(PlanFileName.plan(date, format.json ? "json" : "txt")) else {
            throw ControlError.noPlan(location: folder.location.title, day: date)
        }
        try console.write(String(decoding: plan, as: UTF8.self))
        return .success
    }
}
