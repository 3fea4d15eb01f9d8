import ArgumentParser
import Configuration
import Domain
import LocalTime
import Rendering
import Store

struct ResponsesVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "responses",
        abstract: "Prints the stored responses in the canonical format, which can be fed back in; never contacts.",
        discussion: "CSV, or JSON Lines with --json; by location, submitted, identity.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp("Only of this location: its id or alias.", valueName: "id"))
    var location: String?

    @Option(
        help: ArgumentHelp("Only those submitted on this day of UTC or later.", valueName: "yyyy-mm-dd"),
        transform: DayArgument.day)
    var since: Day?

    /// Bytes that are written together.
    private static let chunk = 64 * 1_024

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let brand = configuration.brand
        let store = try configuration.openStore()
        // What is stored of a location that the list does not have is printed like anything else.
        let id = location.map { configuration.location(named: Identifier($0))?.id ?? Identifier($0) }

        var lines = format.json ? "" : ResponseDocument.csvHeader(brand: brand) + "\n"
        var count = 0
        try store.eachResponse(location: id, since: since.map(Zone.utc.startOfDay)) { response in
            count += 1
            lines += shown(response, brand, console) + "\n"
            if lines.utf8.count >= Self.chunk {
                try console.write(lines)
                lines = ""
            }
        }
        try console.write(lines)
        if count == 0, let id { console.tell("huddlectl: \(nothing(of: id, configuration))") }
        return .success
    }

    /// A file gets the record as it is, so that it can be fed back in; a terminal gets one that cannot act on it.
    private func shown(_ response: Response, _ brand: Brand, _ console: Console) -> String {
        if format.json { return ResponseDocument.json(response, brand: brand) }
        let record = ResponseDocument.csv(response, brand: brand)
        return console.isTerminal ? Inert.text(record) : record
    }

    private func nothing(of id: Identifier, _ configuration: Configuration) -> String {
        "no response of \(id) is stored\(Spelling.hint(configuration.suggestion(for: id)?.text))"
    }
}

/// A day as an argument.
enum DayArgument {
    static func day(_ text: String) throws -> Day {
        guard let day = Day(iso: text) else {
            throw ValidationError("\"\(text)\" is no day of the calendar; write it like 2026-11-21")
        }
        return day
    }
}
