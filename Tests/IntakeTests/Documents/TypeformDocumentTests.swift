import Configuration
import Domain
import Intake
import Testing

@Suite("Typeform's webhooks and interface")
struct TypeformDocumentTests {
    private static func response(_ token: String, submitted: String = "2026-11-20T08:04:00Z", more: String = "")
        -> String
    {
        #"""
        {"form_id":"lT4Z3j","token":"\#(token)","landed_at":"2026-11-20T08:00:00Z","submitted_at":"\#(submitted)",
        "hidden":{"store":"0042"},"calculated":{"score":9},
        "definition":{"fields":[{"id":"F1","ref":"overall-mark","type":"rating"},{"id":"F2","type":"long_text"}]},
        "answers":[{"type":"number","number":4,"field":{"id":"F1","ref":"overall-mark","type":"rating"}},
        {"type":"text","text":"Quick.","field":{"id":"F2","type":"long_text"}},
        {"type":"choice","choice":{"label":"Good"},"field":{"id":"F3","ref":"speed-mark","type":"multiple_choice"}},
        {"type":"choices","choices":{"labels":["a","b"]},"field":{"id":"F4","type":"multiple_choice"}},
        {"type":"boolean","boolean":true,"field":{"id":"F5","type":"yes_no"}}]\#(more)}
        """#.split(separator: "\n").joined()
    }

    private static func webhook(_ token: String) -> String {
        #"{"event_id":"01H","event_type":"form_response","form_response":\#(response(token))}"#
    }

    private func configured(_ columns: [String: String] = [:]) throws -> Configuration {
        try configuration(
            source: anySource(
                columns: [
                    "location": "hidden.store", "overall": "answers.overall-mark", "speed": "answers.speed-mark",
                    "comment": "answers.F2", "greeted": "answers.F5",
                ].merging(columns) { $1 }, labels: [Source.Label(text: "Good", value: 4)]))
    }

    @Test("webhooks, one or many, and a page of the interface give the same responses")
    func shapes() throws {
        let files = [
            [Self.webhook("a"), Self.webhook("b")].joined(separator: "\n"),
            #"{"total_items":2,"page_count":1,"items":[\#(Self.response("a")),\#(Self.response("b"))]}"#,
            "{\"items\":[\n\(Self.response("a")),\n\(Self.response("b"))\n]}",
        ]
        for text in files {
            let reading = try read(text, configured())
            #expect(reading.responses.map(\.producerID) == ["a", "b"], "\(reading.summary)")
            let response = try #require(reading.responses.first)
            #expect(response.location == "0042" && response.comment == "Quick.")
            #expect(response.outcome?.thousandths == 4_000 && response.drivers[0]?.thousandths == 4_000)
            #expect(response.behaviours == [true] && reading.complaints.isEmpty)
        }
        let single = try read(Self.webhook("a").replacing(",\"", with: ",\n  \""), configured())
        #expect(single.responses.map(\.producerID) == ["a"])
    }

    @Test("a question with a reference may be named by its id, too")
    func byID() throws {
        let reading = try read(Self.webhook("a"), configured(["overall": "answers.F1"]))
        #expect(reading.responses.first?.outcome?.thousandths == 4_000)
        #expect(!reading.summary.warnings.joined().contains("overall-mark"))
    }

    @Test("several choices are a list, where one value belongs")
    func choices() throws {
        let reading = try read(Self.webhook("a"), configured(["comment": "answers.F4"]))
        #expect(reading.cells == ["1: answers.F4 = -: an object or a list where one value belongs"])
    }

    @Test("what was not submitted is left out")
    func unfinished() throws {
        let items = [
            Self.response("a"), Self.response("b", submitted: "0001-01-01T00:00:00Z"),
            Self.response("c", more: #","response_type":"partial""#),
            Self.response("d", more: #","response_type":"completed""#),
        ]
        let reading = try read(#"{"items":[\#(items.joined(separator: ","))]}"#, configured())
        #expect(reading.responses.map(\.producerID) == ["a", "d"])
        #expect(reading.summary.leftOut == 2 && reading.complaints.isEmpty)
    }
}
