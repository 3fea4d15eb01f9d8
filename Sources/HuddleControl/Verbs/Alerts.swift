import ArgumentParser

struct AlertsVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "alerts", abstract: "Customers who wait for a call, and what became of it.",
        subcommands: [AlertsListVerb.self, AlertsTouchVerb.self, AlertsCloseVerb.self])

    @OptionGroup var options: CommonOptions
}
