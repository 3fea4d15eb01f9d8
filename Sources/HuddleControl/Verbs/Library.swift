import ArgumentParser

struct LibraryVerb: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "library", abstract: "The best practices.",
        subcommands: [LibraryLintVerb.self, LibraryListVerb.self, LibraryStatsVerb.self])

    @OptionGroup var options: CommonOptions
}
