import Domain
import Foundation
import Library
import TestSupport
import Testing

@Suite("The shipped library")
struct ShippedLibraryTests {
    /// A coffee shop that also sells things from the shelf: every key that shipped practices may use.
    private static let causes: [(driver: String, causes: [String])] = [
        ("speed", ["queue", "till", "handover", "understaffed"]), ("friendliness", ["greeting", "rude", "attention"]),
        ("cleanliness", ["tables", "toilets", "floor", "counter"]), ("drinks", ["temperature", "taste", "milk"]),
        ("food", ["freshness", "choice", "temperature"]), ("accuracy", ["wrong_item", "missing_item", "name"]),
        ("atmosphere", ["noise", "temperature", "seating"]), ("availability", []), ("advice", []),
    ]

    private static var brand: Brand {
        var brand = Samples.brand(
            drivers: causes.map { key, causes in
                Driver(
                    key: key, label: key, scale: Samples.fivePoints, causes: causes.map { Cause(key: $0, words: [$0]) })
            })
        brand.behaviours = [
            Behaviour(key: "greeted", label: "Greeted within ten seconds", driver: "friendliness"),
            Behaviour(key: "order_repeated", label: "Order repeated", driver: "accuracy"),
        ]
        return brand
    }

    private static func files() throws -> [LibraryFile] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../share/library.d").standardizedFileURL
        return try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
            .map { LibraryFile(path: $0.lastPathComponent, bytes: [UInt8](try Data(contentsOf: $0))) }
    }

    private let library: ActionLibrary
    private let fileCount: Int

    init() throws {
        let files = try Self.files()
        fileCount = files.count
        library = ActionLibrary.read(folders: [files], brand: Self.brand)
    }

    @Test("holds nothing but clean actions, at least forty of them")
    func clean() {
        #expect(library.problems.map(\.description) == [])
        #expect(library.actions.count == fileCount)
        #expect(library.actions.count >= 40)
    }

    @Test(
        "has enough to choose from for each driver",
        arguments: [
            ("speed", 7), ("friendliness", 7), ("cleanliness", 6), ("drinks", 5), ("food", 5), ("accuracy", 5),
            ("atmosphere", 5), ("availability", 2), ("advice", 2),
        ])
    func spread(driver: String, least: Int) {
        #expect(library.actions.filter { $0.drivers.contains(driver) }.count >= least)
    }

    @Test("answers every cause in every format", arguments: causes)
    func everyCause(driver: String, causes: [String]) {
        let everywhere = Location(id: "0042")
        let dayparts = Self.brand.dayparts.map(\.name)
        let eligible = library.eligible(driver: driver, location: everywhere, dayparts: dayparts)
        for cause in causes {
            #expect(eligible.contains { $0.causes.contains(cause) }, "\(driver): \(cause)")
        }
    }

    @Test("can be read aloud in thirty seconds and done in a shift")
    func brief() {
        for action in library.actions {
            #expect((8...45).contains(action.say.split(separator: " ").count), "\(action.id)")
            #expect((2...5).contains(action.steps.count), "\(action.id)")
            #expect(action.minutes <= 30, "\(action.id)")
            #expect((0.02...0.12).contains(action.prior ?? 0), "\(action.id)")
            #expect(action.author == nil, "\(action.id)")
        }
    }

    @Test("repeats no title and nothing to say")
    func distinct() {
        #expect(Set(library.actions.map(\.title)).count == library.actions.count)
        #expect(Set(library.actions.map(\.say)).count == library.actions.count)
    }

    @Test("speaks plainly: no statistics, no slogans, British spelling")
    func plain() {
        let banned: Set<String> = [
            "average", "averages", "mean", "median", "percentile", "percent", "significant", "significance", "sample",
            "score", "scores", "rating", "ratings", "kpi", "kpis", "metric", "metrics", "benchmark", "correlation",
            "probability", "driver", "excellence", "excellent", "delight", "wow", "passion", "passionate", "amazing",
            "awesome", "journey", "leverage", "synergy", "empower", "proactive", "proactively", "ensure", "optimise",
            "optimize", "magic", "smile", "smiles", "guest", "guests", "associate", "associates", "trash", "restroom",
            "color", "center", "flavor", "organize", "checkout",
        ]
        for action in library.actions {
            let text = ([action.title, action.say, action.watch] + action.steps).joined(separator: " ").lowercased()
            let words = Set(text.split { !$0.isLetter }.map(String.init))
            #expect(words.isDisjoint(with: banned), "\(action.id): \(words.intersection(banned).sorted())")
            #expect(!text.contains("%") && !text.contains("!"), "\(action.id)")
        }
    }
}
