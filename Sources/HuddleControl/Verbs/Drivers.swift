import ArgumentParser
import CSV
import Domain
import Rendering

struct DriversVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "drivers",
        abstract: "Key-driver analysis of any CSV file: what each driver is worth in the outcome.",
        discussion:
            """
            All rows are one group; empty cells are made up for by the EM algorithm. Importance is LMG and sums to R² (beyond 15 drivers Johnson's relative weights); share is its part of R². Slope is what one point of the driver is worth in the outcome, the others held still, with its standard error. Place is the rank by importance, or all ranks that chance leaves open.

            Drivers that follow from each other (condition number above 30) and drivers of the same importance but for chance are named instead of ranked. In JSON, condition is null where one driver follows exactly from others, and ties lists drivers that cannot be told apart. No configuration is needed.
            """
    )

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Argument(help: "A CSV file with a header; the separator is found.")
    var file: String

    @Option(help: ArgumentHelp("The outcome's column.", valueName: "column"))
    var outcome: String

    @Option(
        help: ArgumentHelp("The drivers' columns, separated by commas.", valueName: "columns"),
        transform: Self.names)
    var drivers: [[String]]

    private static let most = 63

    private static func names(_ text: String) throws -> [String] {
        guard let record = try? CSV.records(in: Array(text.utf8)).first else {
            throw ValidationError("--drivers takes columns separated by commas, like speed,friendliness")
        }
        return (0..<record.count).map(record.text)
    }

    func validate() throws {
        let names = drivers.flatMap { $0 }
        guard names.count <= Self.most else { throw ValidationError("--drivers takes at most \(Self.most) columns") }
        guard !names.contains(where: { $0.utf8.elementsEqual(outcome.utf8) }) else {
            throw ValidationError("the outcome cannot be one of its own drivers: take it out of --drivers")
        }
    }

    func run(_ console: Console) throws -> Ending {
        let names = drivers.flatMap { $0 }
        let table = try NumberTable(path: file, columns: names + [outcome])
        for (name, count) in zip(names + [outcome], table.unusable) where count > 0 {
            let cells = count == 1 ? "1 cell is" : "\(count) cells are"
            console.tell("huddlectl: \(file): \(cells) no number in \(name) and counted as missing")
        }
        guard let result = KeyDrivers(rows: table.rows, names: names, outcome: outcome) else {
            throw ControlError.noNumbers(path: file, column: outcome)
        }
        let text = KeyDriversText(
            result: result, glyphs: console.glyphs, columns: console.isTerminal ? console.columns : nil)
        if format.json {
            for problem in text.problems { console.tell("huddlectl: \(file): \(problem)") }
        }
        try console.write(format.json ? result.json.line + "\n" : text.text)
        return .success
    }
}
