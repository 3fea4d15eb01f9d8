import Domain
import Foundation
import Testing

@testable import HuddleDaemon

@Suite("The configuration is read again when told")
struct WorkReloadTests {
    private static let more = Workplace.small + "\n  - { key: cleanliness, label: Cleanliness, scale: [1, 5] }"
    private static let file =
        "location,submitted,overall,cleanliness\nA,2026-11-01T10:00:00Z,5,2\nA,2026-11-02T10:00:00Z,4,3\n"

    private func write(_ yaml: String, _ place: Workplace, spool: String = "spool") throws {
        try place.write(
            yaml + "\ndirectories: { spool: \(spool), state: state }\nlibrary: \(Workplace.shippedLibrary)\n",
            to: "huddled.yaml")
    }

    @Test("a good one is in force at once, for what is taken in from then on")
    func good() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver(Self.file, as: "before.csv")
        try await huddled.look()
        try write(Self.more.replacingOccurrences(of: "Harbour Coffee", with: "Harbour Tea"), huddled.place)
        _ = huddled.world.takeEvents()
        await huddled.work.reload()
        #expect(huddled.world.takeEvents() == [.reloaded])
        #expect(await huddled.status.brand == "Harbour Tea")

        try huddled.deliver(Self.file + "\n", as: "after.csv")
        try await huddled.look()
        _ = try await huddled.work.planDue()
        #expect(huddled.world.takeEvents().deliveries.map(\.warnings.count) == [0])
        #expect(try huddled.place.responses().contains { $0.contains(#""cleanliness":2"#) })
        let plan = try huddled.place.text("plans/A/today.html")
        #expect(plan.contains("Harbour Tea"))
    }

    @Test(
        "a bad one is refused and the one before stays in force; that is told and shown until it is mended",
        arguments: ["brand: [", "brand: Harbour Coffee\n", "nonsense: 1\n" + Workplace.small])
    func bad(yaml: String) async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try write(yaml, huddled.place)
        await huddled.work.reload()
        try await huddled.look(every: .seconds(5), for: .seconds(60))
        let events = huddled.world.takeEvents()
        let refusals = events.compactMap { event in
            if case .notReloaded(let reason) = event { reason } else { nil }
        }
        #expect(refusals.count == 1 && refusals.first?.contains("huddled.yaml") == true)
        #expect(events.problems.count == 1 && events.recoveries == 0)
        #expect(await huddled.status.problems.first?.what.contains("is not in force") == true)

        try huddled.deliver()
        try await huddled.look()
        #expect(huddled.world.takeEvents().deliveries.map(\.rows.accepted) == [2])

        try write(Workplace.small, huddled.place)
        await huddled.work.reload()
        #expect(huddled.world.takeEvents().map(EventKind.init) == [.recovered, .reloaded])
        #expect(await huddled.status.state == .running)
    }

    @Test("a scale on which ratings are stored cannot change: refused, and the database stays open")
    func scale() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try huddled.deliver()
        try await huddled.look()
        try write(
            Workplace.small.replacingOccurrences(of: "scale: [1, 5] }\ndrivers", with: "scale: [0, 10] }\ndrivers"),
            huddled.place)
        await huddled.work.reload()
        #expect(huddled.world.takeEvents().map(EventKind.init).contains(.notReloaded))
        try huddled.deliver(HandDriven.good + "A,2026-11-03T10:00:00Z,3\n", as: "next.csv")
        try await huddled.look()
        #expect(huddled.world.takeEvents().deliveries.map(\.rows) == [Delivery.Rows(accepted: 1, duplicate: 2)])
    }

    @Test("other directories need a restart, and are not even created")
    func directories() async throws {
        let huddled = try HandDriven()
        try await huddled.look()
        try write(Workplace.small, huddled.place, spool: "elsewhere")
        await huddled.work.reload()
        let reasons = huddled.world.events.compactMap { event in
            if case .notReloaded(let reason) = event { reason } else { nil }
        }
        #expect(reasons == [StartError.directoriesChanged.description])
        #expect(!FileManager.default.fileExists(atPath: huddled.place.folder.path + "/elsewhere"))
        try huddled.deliver()
        try await huddled.look()
        #expect(huddled.world.events.deliveries.count == 1)
    }

    @Test("mistakes in the library are told after the start and after a reload, each once")
    func library() async throws {
        let library = "library.d"
        func yaml(_ place: Workplace) -> String {
            Workplace.small + "\ndirectories: { spool: spool, state: state }\nlibrary: \(library)\n"
        }
        let huddled = try HandDriven(prepare: { place in
            try FileManager.default.createDirectory(
                at: place.folder.appendingPathComponent(library), withIntermediateDirectories: false)
            try place.write("id: [", to: "\(library)/one.yaml")
            try place.write(yaml(place), to: "huddled.yaml")
        })
        try await huddled.look(every: .seconds(5), for: .seconds(60))
        let first = huddled.world.takeEvents()
        #expect(first.map(EventKind.init) == [.libraryProblem])
        #expect(first.first?.description.contains("one.yaml") == true)

        try huddled.place.write("id: [", to: "\(library)/two.yaml")
        await huddled.work.reload()
        try await huddled.look(every: .seconds(5), for: .seconds(60))
        let second = huddled.world.takeEvents()
        #expect(second.map(EventKind.init) == [.reloaded, .libraryProblem])
        #expect(second.last?.description.contains("two.yaml") == true)
    }
}
