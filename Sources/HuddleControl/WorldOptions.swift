import ArgumentParser
import Simulation

/// What a simulated chain is like; the defaults are the reference world's.
struct WorldOptions: ParsableArguments {
    @Option(help: "Locations of the chain.")
    var locations = 100

    @Option(help: "Drivers that customers are asked about.")
    var drivers = 8

    @Option(
        help: ArgumentHelp(
            "Answers per location: a number, several in turn (5,20,200) or mixed. Default: 50; with --evaluate a range.",
            valueName: "answers"),
        transform: Self.counts)
    var answers: AnswerCounts?

    @Option(help: "How much of one customer's mood colours all of their marks, in points.")
    var halo = 0.7

    @Option(help: "Share of the drivers' answers that are left out, on average.")
    var skipping = 0.25

    @Option(help: "Regions that locations belong to in turn; 0 for none.")
    var regions = 0

    @Option(help: "Formats that locations belong to in turn; 0 for none.")
    var formats = 0

    @Option(help: "The same number gives the same chain.")
    var seed: UInt64 = 1

    private static let mostLocations = 20_000
    private static let mostDrivers = 63
    private static let mostAnswers = 100_000
    /// More do not fit into the memory of common machines.
    private static let mostResponses = 10_000_000

    private static func counts(_ text: String) throws -> AnswerCounts {
        if text == "mixed" { return .mixed }
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        let counts = parts.compactMap { Int($0) }.filter { (0...mostAnswers).contains($0) }
        guard counts.count == parts.count else {
            throw ValidationError(
                "--answers takes numbers from 0 to \(mostAnswers), like 20 or 5,20,200, or the word mixed")
        }
        return .listed(counts)
    }

    func validate() throws {
        guard (1...Self.mostLocations).contains(locations) else {
            throw ValidationError("--locations takes a number from 1 to \(Self.mostLocations), not \(locations)")
        }
        guard (1...Self.mostDrivers).contains(drivers) else {
            throw ValidationError(
                "--drivers takes a number from 1 to \(Self.mostDrivers), not \(drivers): more cannot be told apart")
        }
        if case .listed(let counts) = answers, (counts.max() ?? 0) * locations > Self.mostResponses {
            throw ValidationError(
                "--locations times --answers comes to more than \(Self.mostResponses) responses; take fewer of one")
        }
        guard (0...3).contains(halo) else { throw ValidationError("--halo takes points from 0 to 3, not \(halo)") }
        guard (0...0.5).contains(skipping) else {
            throw ValidationError("--skipping takes a share from 0 to 0.5, not \(skipping)")
        }
        guard (0...locations).contains(regions), (0...locations).contains(formats) else {
            throw ValidationError("--regions and --formats take numbers from 0 to the number of locations")
        }
    }

    var parameters: WorldParameters {
        var parameters = WorldParameters()
        parameters.locations = locations
        parameters.drivers = drivers
        parameters.halo = halo
        parameters.skipping = skipping
        parameters.regions = regions
        parameters.formats = formats
        parameters.seed = seed
        return parameters
    }
}
