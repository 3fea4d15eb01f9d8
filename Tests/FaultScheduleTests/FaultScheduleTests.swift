import Foundation
import Testing

/// Stories under faults: whatever crashes, fails or waits, in the end everything is as if nothing had.
///
/// `HUDDLED_SEED=4711` runs one schedule and says what happened in it, `HUDDLED_SEEDS=10000` the first so many.
@Suite("Schedules of faults", .timeLimit(.minutes(60)))
struct FaultScheduleTests {
    private static let groups = 20
    /// So many schedules share a story, which is told without faults only once.
    private static let perStory = 15
    private static let environment = ProcessInfo.processInfo.environment
    private static let only = environment["HUDDLED_SEED"].flatMap { Int($0) }
    private static let first = environment["HUDDLED_FIRST_SEED"].flatMap { Int($0) } ?? 0
    private static let count = environment["HUDDLED_SEEDS"].flatMap { Int($0) } ?? 300

    @Test("end in the same database content and files as none", arguments: 0..<groups)
    func converges(group: Int) async throws {
        let seeds = Self.only.map { $0...$0 } ?? Self.first...Self.first + Self.count - 1
        let place = try Place()
        for (number, seeds) in Dictionary(grouping: seeds, by: { $0 / Self.perStory }).sorted(by: { $0.key < $1.key })
        where number % Self.groups == group {
            try await tell(number, seeds, place)
        }
    }

    /// After a failed sync of the log, or one that could not be turned on, all that was stored was lost with the power;
    /// after a crash before the sync of a folder, a board that was in place already.
    @Test(
        "once lost what was acknowledged, and do not any more",
        arguments: [1_603, 1_612, 1_615, 3_308, 3_407, 6_241, 6_491, 8_783])
    func mended(seed: Int) async throws {
        try await tell(seed / Self.perStory, [seed], Place())
    }

    private func tell(_ number: Int, _ seeds: [Int], _ place: Place) async throws {
        let story = Story(number)
        let undisturbed = try Simulation(story, seed: nil, in: place.folder)
        let expected = try await undisturbed.tell()
        for seed in seeds {
            let simulation = try Simulation(story, seed: UInt64(seed), expecting: undisturbed.plans, in: place.folder)
            do {
                let differences = try await simulation.tell().differences(from: expected)
                if !differences.isEmpty {
                    report(seed, simulation, "ends differently:\n" + differences.joined(separator: "\n"))
                }
            } catch {
                report(seed, simulation, "\(error)")
            }
            if Self.only != nil { print((simulation.machine.traced.faults).joined(separator: "\n")) }
        }
    }

    @Test("of one seed are the same each time", arguments: [3, 11, 207])
    func reproducible(seed: Int) async throws {
        let place = try Place()
        let story = Story(seed / Self.perStory)
        var traces: [Trace] = []
        for _ in 0..<2 {
            let simulation = try Simulation(story, seed: UInt64(seed), in: place.folder)
            _ = try await simulation.tell()
            traces.append(simulation.machine.traced)
        }
        let (one, other) = (traces[0].steps, traces[1].steps)
        #expect(one.count > 1_000)
        let parting = zip(one, other).enumerated().first { $1.0 != $1.1 }?.offset ?? min(one.count, other.count)
        #expect(
            one == other,
            "they part at step \(parting): \(one[..<parting].suffix(5)), then \(one[parting...].prefix(5)) and \(other[parting...].prefix(5))"
        )
    }

    private func report(_ seed: Int, _ simulation: Simulation, _ what: String) {
        let trace = simulation.machine.traced
        Issue.record(
            """
            seed \(seed) \(what)
            faults:
            \(trace.faults.joined(separator: "\n"))
            the last steps of \(trace.steps.count):
            \(trace.tail.joined(separator: "\n"))
            again: HUDDLED_SEED=\(seed) swift test --explicit-target-dependency-import-check error --filter FaultScheduleTests
            """)
    }
}

/// A folder for what is really there: the machines' lock files and the library.
private final class Place: Sendable {
    let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
            .appendingPathComponent("huddled-schedules-\(UUID().uuidString)")
        let library = folder.appendingPathComponent("library")
        try FileManager.default.createDirectory(at: library, withIntermediateDirectories: true)
        for (id, driver) in [("second-till", "speed"), ("names", "friendliness")] {
            try """
            id: \(id)
            title: Do it
            drivers: [\(driver)]
            owner: shift lead
            minutes: 5
            cadence: daily
            say: Do it well.
            steps: [Do it.]
            watch: Count.
            effort: low

            """.write(to: library.appendingPathComponent("\(id).yaml"), atomically: true, encoding: .utf8)
        }
    }

    deinit { try? FileManager.default.removeItem(at: folder) }
}
