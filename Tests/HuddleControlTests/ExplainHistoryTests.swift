import Domain
import Foundation
import HuddleControl
import Rendering
import Testing

@Suite("huddlectl explain --history")
struct ExplainHistoryTests {
    private static func focus(_ driver: String) -> Focus {
        Focus(
            location: "0042", driver: driver, action: "second-till", began: Day(number: 20_700),
            due: Day(number: 20_728), baseline: 2.7, baselineDeviation: 0.1, target: 4)
    }

    private static func history(_ decisions: [FocusDecision]) -> [Explanation.Switch] {
        decisions.enumerated().compactMap { Explanation.Switch(on: Day(number: 20_778 - 28 * $0), $1) }
    }

    private static let speed = focus("speed")
    private static let greeting = focus("greeting")
    private static let life = history([
        .end(greeting, .reached), .replace(speed, by: greeting, .challenged), .renew(speed, by: speed, .notMoving),
        .begin(speed, .first),
    ])

    private func run(
        _ history: [Explanation.Switch], _ flags: String..., label: String = "Speed of service"
    ) throws -> Bench.Outcome {
        let explanation = Explanation(
            location: Location(id: "0042", name: "Queen Street"), date: Day(number: 20_778),
            generated: Instant(seconds: 1_795_240_800),
            window: Plan.Window(
                from: Day(number: 20_688), to: Day(number: 20_777), responses: 143, responsesBefore: 151),
            peers: .brand(locations: 31), chainResponses: 12_345, chainLocations: 102, r2: nil,
            drivers: [Explanation.DriverStanding(driver: "speed", label: label, verdict: .next)],
            decision: .none(.nothingWorthwhile), history: history)
        let bench = try Bench()
        try bench.publish("explain.json", ExplanationDocument.json(explanation), of: "0042")
        return bench.runAsGiven(["explain", "--config", bench.config, "0042", "--history"] + flags)
    }

    @Test("every change with its day, the driver before and after, and why; a driver not asked any more by its key")
    func table() throws {
        let outcome = try run(Self.life)
        #expect(outcome.ending == .success)
        #expect(
            outcome.out == """
                Queen Street (0042): changes of the focus up to 2026-11-21

                date        before            after             why
                2026-11-21  greeting          –                 the one before reached its target
                2026-10-24  Speed of service  greeting          it promises more with a probability of 0.8 or more
                2026-09-26  Speed of service  Speed of service  not moving at its due date: action changed once
                2026-08-29  –                 Speed of service  there was none, and this driver promises most

                """)
    }

    @Test("--json gives the same, one object a line")
    func json() throws {
        #expect(
            try run(Self.life, "--json").out == """
                {"date":"2026-11-21","kind":"end","reason":"reached","driver_before":"greeting","driver_after":null}
                {"date":"2026-10-24","kind":"replace","reason":"challenged","driver_before":"speed","driver_after":"greeting"}
                {"date":"2026-09-26","kind":"renew","reason":"not_moving","driver_before":"speed","driver_after":"speed"}
                {"date":"2026-08-29","kind":"begin","reason":"first","driver_before":null,"driver_after":"speed"}

                """)
    }

    @Test("a location whose focus never changed has no table and no lines")
    func nothing() throws {
        #expect(try run([]).out.hasSuffix("\n\nThere was none.\n"))
        #expect(try run([], "--json").out == "")
    }

    @Test("every reason has words of its own, and no line has more than 100 columns, whatever the labels say")
    func reasons() throws {
        let label = String(repeating: "Very long \u{1B}[31mlabel ", count: 20)
        let reasons = FocusDecision.Reason.allCases
        let changes = Self.history(reasons.map { .replace(Self.speed, by: Self.speed, $0) })
        let outcome = try run(changes, label: label)
        #expect(isHarmless(outcome.out))
        let lines = outcome.out.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= 100 })
        let words = lines.dropFirst(2).compactMap { $0.components(separatedBy: "  ").last }
        #expect(Set(words).count == reasons.count)
        #expect(words.allSatisfy { $0.contains(" ") })
    }
}
