import ArgumentParser

struct LibraryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library", abstract: "The best practices.",
        subcommands: [
            LibraryLintVerb.self, LibraryListVerb.self, LibraryStatsVerb.self, LibraryProposedVerb.self,
            LibraryApproveVerb.self, LibraryDeclineVerb.self,
        ])

    @OptionGroup var options: CommonOptions
}
