import ArgumentParser
import Domain
import LocalTime
import Rendering

struct AlertsListVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "Lists who waits and until when, the most urgent first; names nobody.",
        discussion: "With --json, everything that is known of each, contacts included.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    @Option(help: ArgumentHelp("Only those of this location.", valueName: "location"))
    var location: String?

    func run(_ console: Console) throws -> Ending {
        let configuration = try options.load()
        let only = try location.map { try configuration.location($0).id }
        let alerts = try AlertFolders(configuration.spool).all().filter { found in
            only.map { Identifier(found.alert.location.id) == $0 } ?? true
        }
        if format.json {
            for found in alerts { try console.write(PublishedJSON.line(found.bytes) + "\n") }
            return .success
        }
        if alerts.isEmpty {
            try console.write("nobody waits for a call\n")
            return .success
        }
        try console.write(table(alerts.map(\.alert), now: console.now()))
        return .success
    }

    private func table(_ alerts: [AlertRecord], now: Instant) -> String {
        var table = Table(
            ["LOCATION", "DUE", "STATE", "CUSTOMERS", "CAUSE", "ALERT"].map {
                Table.Column(title: $0, isNumber: $0 == "CUSTOMERS")
            })
        for alert in alerts {
            let isOverdue = Instant(rfc3339: alert.due).map { $0 < now } ?? false
            table.add([
                alert.location.title,
                alert.due + (isOverdue ? " overdue" : ""), alert.state, String(alert.count),
                alert.cause ?? "–", alert.alert,
            ])
        }
        return table.text
    }
}
