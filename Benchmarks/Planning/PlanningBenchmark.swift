import ArgumentParser

/// How long deciding takes for a whole chain: `tools/bench` runs it and shows the figures.
@main
struct PlanningBenchmark: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Makes a large chain in a database, and measures how long deciding takes on it.",
        subcommands: [Generate.self, Decide.self])
}
