import Domain
import Foundation
import TestSupport
import Testing

@testable import HuddleDaemon
@testable import Rendering

/// The sample brand, planned once for all tests of its planted truths.
private enum Sample {
    static let english = Result { try plan(in: "en") }
    static let german = Result { try plan(in: "de") }

    private static func plan(in language: String) throws -> Run {
        let example = Workplace.project.appendingPathComponent("Examples/harbour-coffee")
        let yaml = try String(contentsOf: example.appendingPathComponent("huddled.yaml"), encoding: .utf8)
            .replacingOccurrences(of: "\nlanguage: en", with: "\nlanguage: \(language)")
        let lines = yaml.split(separator: "\n", omittingEmptySubsequences: false)
            .filter { !$0.hasPrefix("directories:") }
        let place = try Workplace(lines.joined(separator: "\n"))
        try FileManager.default.copyItem(
            at: example.appendingPathComponent("locations.csv"),
            to: place.folder.appendingPathComponent("locations.csv"))
        let feedback = example.appendingPathComponent("feedback")
        for name in try FileManager.default.contentsOfDirectory(atPath: feedback.path) {
            try place.drop(Data(contentsOf: feedback.appendingPathComponent(name)), as: name)
        }
        return Run(place: place, events: try place.run())
    }

    struct Run: Sendable {
        let place: Workplace
        let events: [Event]
    }
}

@Suite("The planted truths of the sample brand come out")
struct SampleBrandTests {
    private let run: (place: Workplace, events: [Event])

    init() throws {
        let sample = try Sample.english.get()
        run = (sample.place, sample.events)
    }

    private func priorities(_ location: String) throws -> [[String: Any]] {
        try #require(run.place.plan(location)["priorities"] as? [[String: Any]])
    }

    @Test("every row of every file is usable, and all 24 stores get a plan")
    func everything() throws {
        #expect(run.events.deliveries.count == 4)
        #expect(run.events.deliveries.allSatisfy { $0.state == .accepted && $0.warnings.isEmpty })
        #expect(try (2_900...3_100).contains(run.place.responses().count))
        #expect(run.events.published == 24)
    }

    @Test(
        "the rude, the slow and the dirty store are told so, with the cause",
        arguments: [("0004", "friendliness", "rude"), ("0009", "speed", "queue"), ("0015", "cleanliness", "toilets")])
    func planted(location: String, driver: String, cause: String) throws {
        let focus = try #require(priorities(location).first)
        #expect(focus["driver"] as? String == driver)
        #expect(focus["basis"] as? String == "own")
        let causes = try #require(focus["causes"] as? [[String: Any]])
        #expect(causes.first?["cause"] as? String == cause)
        #expect((focus["quotes"] as? [Any])?.isEmpty == false)
    }

    @Test("the excellent store is told to keep doing what it does")
    func excellent() throws {
        #expect(try priorities("0007").isEmpty)
        #expect(try (run.place.plan("0007")["strengths"] as? [Any])?.count == 3)
    }

    @Test("the store with three answers and the one with none lean on the chain and claim nothing")
    func fewAnswers() throws {
        for location in ["0022", "0024"] {
            let plan = try run.place.plan(location)
            #expect(plan["basis"] as? String == "chain")
            #expect(try priorities(location).allSatisfy { $0["basis"] as? String == "chain" })
            #expect((plan["strengths"] as? [Any])?.isEmpty == true)
        }
        let window = try #require(run.place.plan("0022")["window"] as? [String: Any])
        #expect(window["responses"] as? Int == 3)
    }

    @Test(
        "boards name the rude, the slow and the dirty store first, and hold no contact and nothing that a customer wrote"
    )
    func boards() throws {
        let data = Data(try run.place.text("boards/brand.json").utf8)
        let board = try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
        let stores = try #require(board["stores"] as? [[String: Any]])
        let ids = stores.compactMap { ($0["location"] as? [String: Any])?["id"] as? String }
        #expect(Set(ids.prefix(3)) == ["0004", "0009", "0015"] && ids.count == 24)
        let comments = try run.place.responses().compactMap { line in
            try (JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])?["comment"] as? String
        }
        #expect(comments.count > 500)
        for file in try run.place.files(below: "boards") {
            let text = try run.place.text("boards/\(file)")
            #expect(!text.contains("@example") && !text.contains("example.com"))
            #expect(!comments.contains { $0.count > 12 && text.contains($0) }, "\(file)")
        }
    }

    @Test("what no store can change is nobody's priority")
    func price() throws {
        for number in 1...24 {
            let id = String(format: "%04d", number)
            #expect(try !priorities(id).contains { $0["driver"] as? String == "price" })
        }
    }

    @Test(
        "no plan holds contact data or a statistician's word, and each is short enough to read",
        arguments: ["en", "de"])
    func readable(language: String) throws {
        let place = try (language == "en" ? Sample.english : Sample.german).get().place
        for number in 1...24 {
            let text = try place.text("plans/\(String(format: "%04d", number))/today.txt")
            #expect(!["@", "example.com"].contains { text.contains($0) })
            // Customers say what they like.
            let quoted = try Regex("[“„][^“”]*[“”]")
            #expect(Vocabulary.statistical(in: text.replacing(quoted, with: "")).isEmpty)
            #expect(text.contains(language == "en" ? "Done so far:" : "Bisher geschafft:"))
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count <= 61, "60 lines and the end of the last")
            #expect(lines.allSatisfy { DisplayWidth.of($0) <= 79 })
            let huddle = lines.prefix { !$0.hasPrefix("OUR FOCUS") && !$0.hasPrefix("UNSER SCHWERPUNKT") && $0 != "" }
                .filter { !$0.hasPrefix("=") && !$0.hasPrefix("-") }
            if lines.count > 30 {
                #expect(huddle.joined(separator: " ").split(separator: " ").count <= 75, "\(number)")
            }
        }
    }
}
