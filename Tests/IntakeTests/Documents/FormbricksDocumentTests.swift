import Configuration
import Domain
import Intake
import Testing

@Suite("Formbricks' webhooks and interface")
struct FormbricksDocumentTests {
    private static func response(_ id: String, finished: Bool = true) -> String {
        #"""
        {"id":"\#(id)","createdAt":"2026-11-20T08:04:00.000Z","updatedAt":"2026-11-20T08:04:30.000Z","surveyId":"s1",
        "finished":\#(finished),"data":{"q1":4,"q2":"Quick.","q3":["a","b"],"store":"0042"},
        "meta":{"userAgent":{"os":"iOS"}},"tags":[]}
        """#.split(separator: "\n").joined()
    }

    private func configured() throws -> Configuration {
        try configuration(
            source: anySource(
                columns: ["location": "data.store", "overall": "data.q1", "comment": "data.q2", "speed": "data.q3"]))
    }

    @Test("webhooks and a page of the interface give the same responses, without those that are unfinished")
    func shapes() throws {
        let webhooks = [
            #"{"webhookId":"w","event":"responseCreated","data":\#(Self.response("a", finished: false))}"#,
            #"{"webhookId":"w","event":"responseFinished","data":\#(Self.response("a"))}"#,
            #"{"webhookId":"w","event":"responseFinished","data":\#(Self.response("b"))}"#,
        ]
        let page = [Self.response("a"), Self.response("b"), Self.response("c", finished: false)]
        for text in [webhooks.joined(separator: "\n"), #"{"data":[\#(page.joined(separator: ","))]}"#] {
            let reading = try read(text, configured())
            #expect(reading.responses.map(\.producerID) == ["a", "b"], "\(reading.summary)")
            let response = try #require(reading.responses.first)
            #expect(
                response.location == "0042" && response.outcome?.thousandths == 4_000 && response.comment == "Quick.")
            #expect(response.version.submitted.seconds + 30 == response.version.updated?.seconds)
            #expect(reading.summary.leftOut == 1 && reading.summary.rejected == 0)
            #expect(reading.cells.count == 2 && reading.cells.allSatisfy { $0.contains("data.q3 = -: an object") })
        }
        #expect(try read(webhooks[1], configured()).responses.count == 1)
    }
}
