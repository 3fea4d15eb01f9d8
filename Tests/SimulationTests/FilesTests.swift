import Configuration
import Domain
import Intake
import Library
import Planning
import Testing

@testable import Simulation

@Suite("A simulated chain is ordinary files")
struct FilesTests {
    private static func parameters() -> WorldParameters {
        var parameters = WorldTests.parameters(locations: 7, drivers: 3)
        parameters.regions = 2
        parameters.formats = 3
        return parameters
    }

    private func configuration(_ parameters: WorldParameters) throws -> Configuration {
        try Configuration.load("/chain/huddled.yaml") { path in
            Array(
                (path.hasSuffix(".csv")
                    ? SimulatedFiles.locations(parameters) : SimulatedFiles.configuration(parameters)).utf8)
        }
    }

    @Test("the configuration and the locations are read without a complaint")
    func configured() throws {
        let parameters = Self.parameters()
        let configuration = try configuration(parameters)
        #expect(configuration.brand.drivers == SimulatedBrand.drivers(parameters))
        #expect(configuration.brand.outcome == SimulatedBrand.outcome)
        #expect(configuration.locations == SimulatedBrand.locations(parameters))
        #expect(configuration.brand.planning == PlanningPolicy())
    }

    @Test("the library is read without a complaint and serves every driver twice")
    func library() {
        let parameters = Self.parameters()
        let files = SimulatedFiles.actionFiles(parameters).map {
            LibraryFile(path: $0.name, bytes: Array($0.text.utf8))
        }
        let library = ActionLibrary.read(
            folders: [files], brand: SimulatedBrand.brand(parameters, planning: PlanningPolicy()))
        #expect(library.problems.isEmpty)
        #expect(library == ActionLibrary(actions: SimulatedBrand.actions(parameters)))
        #expect(library.actions.count == 6)
    }

    @Test("the feedback is read whole, and is what is planned in memory")
    func feedback() throws {
        let parameters = Self.parameters()
        let world = World(parameters)
        let counts = AnswerCounts.listed([0, 30]).counts(parameters)
        var files: [String: String] = [:]
        let written = SimulatedFiles.feedback(world, counts: counts, days: 90) { files[$0, default: ""] += $1 }
        #expect(files.keys.sorted() == ["2026-08", "2026-09", "2026-10", "2026-11"])

        let configuration = try configuration(parameters)
        var sink = Collected()
        let now = Instant(seconds: Int64(SimulatedCalendar.plan.number) * 86_400 + 21_600)
        for (month, text) in files.sorted(by: { $0.key < $1.key }) {
            let source = Source(bytes: Array(text.utf8)[...])
            let summary = try Intake(configuration: configuration, now: now)
                .read(fileNamed: "\(month).csv", from: { source }, into: &sink)
            #expect(summary.rows == text.split(separator: "\n").count - 1)
        }
        #expect(sink.complaints == 0)
        #expect(sink.responses.count == written)
        #expect(written == 90)

        let chain = SimulatedChain(
            world, counts: counts, from: SimulatedCalendar.plan.advanced(by: -90), days: 90,
            planning: PlanningPolicy())
        for facts in chain.facts(on: SimulatedCalendar.plan, focuses: counts.map { _ in nil }) {
            let read = sink.responses.filter { $0.location == facts.location.id }.sorted { $0.at < $1.at }
            #expect(read.map(\.outcome) == facts.responses.map(\.outcome))
            #expect(read.map(\.drivers) == facts.responses.map(\.drivers))
            #expect(read.map(\.at) == facts.responses.map(\.at))
        }
    }
}
