import Domain
import HuddleControl
import Rendering
import Testing

@Suite("huddlectl explain")
struct ExplainTests {
    private typealias Standing = Explanation.DriverStanding

    private static let focus = Focus(
        location: "0042", driver: "speed", action: "second-till", began: Day(number: 20_770),
        due: Day(number: 20_798), baseline: 2.7, baselineDeviation: 0.1, target: 4)

    private func explanation(
        _ decision: FocusDecision = .begin(focus, .first), probability: Double? = nil,
        label: String = "Speed of service", history: [Explanation.Switch] = []
    ) -> Explanation {
        Explanation(
            location: Location(id: "0042", name: "Queen Street"), date: Day(number: 20_778),
            generated: Instant(seconds: 1_795_240_800),
            window: Plan.Window(
                from: Day(number: 20_688), to: Day(number: 20_777), responses: 143, responsesBefore: 151),
            peers: .region("North", locations: 31), chainResponses: 12_345, chainLocations: 102, r2: 0.57,
            drivers: [
                Standing(driver: "price", label: "Price", verdict: .noAnswers),
                Standing(
                    driver: "friendliness", label: "Friendliness", mean: 4.11, answers: 143, standing: 4.1, low: 4.0,
                    high: 4.2, peers: 4.08, target: 4.26, slope: 0, slopeError: 0.02, slopeClamped: true,
                    expectedGain: 0.04, probabilityTop: probability, verdict: .next),
                Standing(
                    driver: "speed", label: label, mean: 2.65, answers: 12_345, standing: 2.73, low: 2.64,
                    high: 2.83, peers: 3.84, target: 4.02, slope: 0.26, slopeError: 0.02, expectedGain: 0.33,
                    probabilityTop: probability, verdict: .focus),
            ], decision: decision, history: history)
    }

    private func run(_ explanation: Explanation, _ flags: String...) throws -> Bench.Outcome {
        let bench = try Bench()
        try bench.publish("explain.json", ExplanationDocument.json(explanation), of: "0042")
        return bench.runAsGiven(["explain", "--config", bench.config, "Q42"] + flags)
    }

    @Test("one screen: drivers by expected gain, and the decision in words")
    func screen() throws {
        let outcome = try run(explanation())
        #expect(outcome.ending == .success)
        #expect(
            outcome.out == """
                Queen Street (0042): the decision of 2026-11-21

                143 responses here from 2026-08-23 to 2026-11-20, compared with the 31 locations of the region
                North.
                Slopes were learned from 12345 responses in 102 locations; the drivers explain 57 % of how the
                outcome varies within one.

                driver             say      n          standing  peers  target  slope   gain  verdict
                Speed of service  2.65  12345  2.73 (2.64–2.83)   3.84    4.02   0.26  0.330  focus
                Friendliness      4.11    143  4.10 (4.00–4.20)   4.08    4.26  0.00*  0.040  next
                Price                –      0                 –      –       –      –      –  no answers

                say: plain mean of n answers · standing: true level (recent answers count more), its 80 % range
                peers: their mean · target: their upper quartile · slope: outcome points per point of the driver
                gain: outcome points to expect from reaching the target
                * estimated below zero, which is taken for zero

                Decision: Speed of service becomes the focus until 2026-12-11: there was none, and this driver
                promises most.

                The data: nothing unusual was found.

                """)
    }

    @Test(
        "of a new manager it is said, and whether the plan follows the best",
        arguments: [
            (
                true,
                "The manager is new, since 2026-11-10: the plan asks for one thing, which the best of its peers do. "
            ),
            (false, "The manager is new, since 2026-11-10: the plan asks for one thing. "),
        ])
    func firstWeeks(_ followsBest: Bool, _ sentence: String) throws {
        var explanation = explanation()
        explanation.firstWeeks = FirstWeeks(since: Day(number: 20_767), followsBest: followsBest)
        let outcome = try run(explanation)
        #expect(outcome.ending == .success)
        #expect(outcome.out.replacing("\n", with: " ").contains(sentence), "\(outcome.out)")
    }

    @Test("no line has more than 100 columns, whatever the labels say")
    func width() throws {
        let label = String(repeating: "Very long \u{1B}[31mlabel ", count: 20)
        let outcome = try run(explanation(probability: 0.84, label: label))
        #expect(outcome.out.contains("84 %"))
        #expect(outcome.out.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(isHarmless(outcome.out))
    }

    @Test(
        "every decision is told",
        arguments: [
            (
                FocusDecision.hold(focus, .notDue),
                "stays the focus until 2026-12-11, since 2026-11-13: it is not due yet"
            ),
            (
                .renew(focus, by: focus, .onTrack),
                "stays the focus until 2026-12-11, since 2026-11-13: on track at its due date: renewed once"
            ),
            (.replace(focus, by: focus, .due), "Speed of service becomes the new focus"),
            (.end(focus, .noLongerPriority), "Decision: the focus ends: the one before can no longer be worked on"),
            (.none(.nothingWorthwhile), "Decision: no focus: no driver promises enough"),
        ])
    func decisions(_ decision: FocusDecision, _ words: String) throws {
        let text = try run(explanation(decision)).out.replacing("\n", with: " ")
        #expect(text.contains(words))
    }

    @Test("--json is the file as it was published")
    func json() throws {
        #expect(try run(explanation(), "--json").out == ExplanationDocument.json(explanation()))
    }

    @Test("a file that cannot be understood is named, with code 65")
    func unreadable() throws {
        let bench = try Bench()
        try bench.publish("explain.json", "{\"location\": {\"id\": \"0042\"}}", of: "0042")
        let outcome = bench.run("explain", "0042")
        #expect(outcome.ending == .data)
        #expect(outcome.err.contains("plans/0042/explain.json: cannot be understood (it has no "))
    }
}
