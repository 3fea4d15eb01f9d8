import Domain
import HuddleControl
import Rendering
import Testing

@Suite("huddlectl explain, the data")
struct ExplainQualityTests {
    private func text(_ quality: DataQuality) throws -> String {
        let explanation = Explanation(
            location: Location(id: "0042"), date: Day(number: 20_778), generated: Instant(seconds: 1_795_240_800),
            window: Plan.Window(
                from: Day(number: 20_688), to: Day(number: 20_777), responses: 143, responsesBefore: 151),
            peers: .brand(locations: 31), chainResponses: 12_345, chainLocations: 102, r2: nil, drivers: [],
            decision: .none(.nothingWorthwhile), history: [], quality: quality)
        let bench = try Bench()
        try bench.publish("explain.json", ExplanationDocument.json(explanation), of: "0042")
        return bench.runAsGiven(["explain", "--config", bench.config, "0042"]).out
    }

    @Test(
        "every finding is a sentence that accuses nobody",
        arguments: [
            (
                DataQuality.Finding.dryingUp(now: 12, expected: 88.25, least: 61, days: 28),
                "- 12 answers in the last 28 days: 88 were to be expected, and by chance alone 61 or more."
            ),
            (
                .quietSource("ivr", last: Day(number: 20_760), gap: 1),
                "- no answer of the source ivr after 2026-11-03, where before the next one came every day."
            ),
            (
                .quietSource("ivr", last: Day(number: 20_760), gap: 4),
                "- no answer of the source ivr after 2026-11-03, where before the next one came within 4 days."
            ),
            (
                .straightLining(share: 0.81, chain: 0.33, answers: 143),
                "- 81 % of 143 answers give every driver the same mark: 33 % were to be expected from the chain."
            ),
            (
                .burst("kiosk", answers: 31, minutes: 4, day: Day(number: 20_760), minute: 845),
                "- 31 answers of the source kiosk within 4 minutes on 2026-11-03, from 14:05."
            ),
            (
                .repeated("kiosk", answers: 40, minutes: 1, day: Day(number: 20_760), minute: 9),
                "- 40 answers in a row of the source kiosk with the same marks within a minute on 2026-11-03, from 00:09."
            ),
            (
                .allTopDays([20_740, 20_750].map(Day.init(number:)), answers: 31),
                "- nothing but top marks on 2026-10-14 and 2026-10-24 (31 answers)."
            ),
            (
                .allTopDays((0..<9).map { Day(number: 20_740 + $0) }, answers: 99),
                "- nothing but top marks on 2026-10-14, 2026-10-15, 2026-10-16 and 6 more (99 answers)."
            ),
            (
                .tooFew(answers: 1, needed: 20),
                "- 1 answer in the window: 20 are needed to speak of the location itself."
            ),
        ])
    func sentences(_ finding: DataQuality.Finding, _ sentence: String) throws {
        let text = try text(DataQuality(score: 0.714, findings: [finding]))
        #expect(text.contains("The data: 71 % of the answers hoped for came and look ordinary;"))
        #expect(text.replacing("\n", with: " ").contains(sentence))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
    }

    @Test("a source's name neither breaks the line nor acts on the terminal")
    func name() throws {
        let name = Identifier(String(repeating: "a\u{1B}[31mb\n", count: 60))
        let text = try text(
            DataQuality(score: 0, findings: [.quietSource(name, last: Day(number: 20_760), gap: 4)]))
        #expect(text.split(separator: "\n").allSatisfy { $0.count <= 100 })
        #expect(isHarmless(text))
    }
}
