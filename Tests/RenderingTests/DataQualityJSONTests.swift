import Domain
import Foundation
import Rendering
import Testing

@Suite("findings about the data in an explanation")
struct DataQualityJSONTests {
    private struct Document: Decodable {
        struct Quality: Decodable {
            var score: Double
            var findings: [DataQuality.Finding]
        }

        var quality: Quality
    }

    @Test("each is an object with its kind, and reads back as it was")
    func readBack() throws {
        let findings: [DataQuality.Finding] = [
            .dryingUp(now: 12, expected: 88.25, least: 61, days: 28),
            .quietSource("i\"v\u{202E}r", last: Day(number: 20_760), gap: 2),
            .straightLining(share: 0.8125, chain: 0.3333, answers: 143),
            .burst("kiosk", answers: 31, minutes: 4, day: Day(number: 20_760), minute: 845),
            .allTopDays([Day(number: 20_750), Day(number: 20_755)], answers: 48),
            .repeated("kiosk", answers: 40, minutes: 9, day: Day(number: 20_761), minute: 0),
            .tooFew(answers: 3, needed: 20),
        ]
        let explanation = Explanation(
            location: SamplePlans.own.location, date: SamplePlans.own.date, generated: SamplePlans.own.generated,
            window: SamplePlans.own.window, peers: .brand(locations: 2), chainResponses: 0, chainLocations: 0, r2: nil,
            drivers: [], decision: .none(.nothingWorthwhile), history: [],
            quality: DataQuality(score: 0.5, findings: findings))
        let json = ExplanationDocument.json(explanation)
        for kind in DataQuality.Finding.Kind.allCases { #expect(json.contains("\"kind\": \"\(kind.rawValue)\"")) }
        let document = try JSONDecoder().decode(Document.self, from: Data(json.utf8))
        #expect(document.quality.score == 0.5)
        #expect(document.quality.findings == findings)
    }
}
