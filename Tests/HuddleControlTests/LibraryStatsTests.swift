import Domain
import Foundation
import HuddleControl
import Spool
import Testing

@Suite("huddlectl library stats")
struct LibraryStatsTests {
    private static let json = """
        {
          "schema": "huddled.library/1", "brand": "Bench", "date": "2026-11-21",
          "drivers": [
            {
              "driver": "speed", "label": "Speed of service", "next": "tidy-bar", "unanswered": false,
              "actions": [
                {"action": "second-till", "given": 21, "open": 2, "own": 1, "done": 133, "rating": 4.25, "stores": 19,
                 "effect": 0.12, "low": 0.05, "high": 0.19, "words": "tried in 19 stores: helps a little, fairly sure"},
                {"action": "tidy-bar", "given": 2, "open": 2, "own": 0, "done": 0, "rating": null, "stores": 0,
                 "effect": 0, "low": -0.2, "high": 0.2, "words": "new: you are among the first"},
                {"action": "music", "given": 16, "open": 2, "own": 0, "done": 98, "rating": 3, "stores": 14,
                 "effect": -0.03, "low": -0.07, "high": 0.01, "words": "did not help in 14 stores: retired"}
              ]
            },
            {"driver": "friendliness", "label": "Friendliness", "next": null, "unanswered": true, "actions": []}
          ]
        }

        """

    private func bench(_ json: String? = json) throws -> Bench {
        let bench = try Bench()
        if let json {
            try bench.spool.publish([
                PublishedDocument(folder: .boards, name: "library.json", bytes: Array(json.utf8))
            ])
        }
        return bench
    }

    @Test("every action with its use, its effect and a plot, what to try next, and where nothing helps")
    func table() throws {
        let outcome = try bench().run("library", "stats")
        #expect(outcome.ending == .success)
        #expect(
            outcome.out == """
                As of 2026-11-21. Effects are in points of the driver, with the range that holds the truth 19 times in 20.

                Speed of service
                To learn most, try next: tidy-bar
                action       given  now  own  done  rating  effect           range  worse   |  better  does it help?
                second-till     21    2    1   133     4.2   +0.12  +0.05 to +0.19  ········|·───●───  tried in 19 stores: helps a little, fairly sure
                tidy-bar         2    2    0     0       –       –               –                     new: you are among the first
                music           16    2    0    98     3.0   -0.03  -0.07 to +0.01  ·····──●┼········  did not help in 14 stores: retired

                Friendliness
                The library has no action that helps here.

                """)
    }

    @Test("whose idea an action was stands behind it")
    func authors() throws {
        let json = Self.json.replacing(
            "\"words\": \"new: you", with: "\"author\": \"Queen Street (0042)\\u001b\", \"words\": \"new: you")
        let lines = try bench(json).run("library", "stats").out.split(separator: "\n")
        #expect(lines.contains { $0.hasPrefix("action  ") && $0.hasSuffix("  idea of") })
        #expect(lines.contains { $0.hasPrefix("tidy-bar  ") && $0.hasSuffix("  Queen Street (0042)") })
    }

    @Test("as JSON it is what was published")
    func json() throws {
        #expect(try bench().run("library", "stats", "--json").out == Self.json)
    }

    @Test("before the first plans there is none, and that is said")
    func none() throws {
        let outcome = try bench(nil).run("library", "stats")
        #expect(outcome.ending == .noInput)
        #expect(outcome.err.contains("there is no board of the library yet; huddled writes it with the first plans"))
    }

    @Test("what cannot be understood is named with its path")
    func broken() throws {
        let outcome = try bench("{}").run("library", "stats")
        #expect(outcome.ending == .data)
        #expect(outcome.err.contains("/boards/library.json: cannot be understood"))
    }
}
