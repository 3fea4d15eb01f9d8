import ArgumentParser

struct AdvocatesVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "advocates", abstract: "Delighted customers who may be reached, and who of them was asked.",
        subcommands: [AdvocatesListVerb.self, AdvocatesInvitedVerb.self])

    @OptionGroup var options: CommonOptions
}
