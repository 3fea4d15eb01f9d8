import ArgumentParser
import Configuration
import Domain
import Rendering
import Store

struct FilesVerb: Verb {
    static let configuration = CommandConfiguration(
        commandName: "files", abstract: "Lists the files that were taken in, and what became of each.")

    @OptionGroup var options: CommonOptions
    @OptionGroup var format: FormatOptions

    func run(_ console: Console) throws -> Ending {
        let deliveries = try options.load().openStore().deliveries()
        if format.json {
            for delivery in deliveries { try console.write(LedgerDocument.line(delivery) + "\n") }
            return .success
        }
        if deliveries.isEmpty { console.tell("huddlectl: no file was taken in yet; drop one into the inbox") }
        var table = Table([
            Table.Column(title: "NAME"), Table.Column(title: "STATE"), Table.Column(title: "ROWS", isNumber: true),
            Table.Column(title: "RECEIVED"), Table.Column(title: "REASON"),
        ])
        for delivery in deliveries {
            table.add([
                delivery.name, delivery.state.rawValue, String(delivery.rows.total), delivery.received.rfc3339,
                delivery.reason ?? delivery.reasons.first.map { "\($0.count) × \($0.reason)" } ?? "",
            ])
            for warning in delivery.warnings { table.add(["", "warning", "", "", warning]) }
        }
        try console.write(table.text)
        return .success
    }
}
