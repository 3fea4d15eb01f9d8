import Configuration
import Domain
import Intake
import Testing

@Suite("SurveyMonkey's interface")
struct SurveyMonkeyDocumentTests {
    private static func record(
        _ id: String, status: String = "completed", mode: String = "default", choice: String = "771"
    ) -> String {
        #"""
        {"id":"\#(id)","recipient_id":"","collection_mode":"\#(mode)","response_status":"\#(status)","custom_value":"",
        "first_name":"","last_name":"","email_address":"kim@example.com","ip_address":"192.0.2.1",
        "custom_variables":{"store":"0042"},"metadata":{"contact":{}},"total_time":61,
        "date_created":"2026-11-20T08:03:00+00:00","date_modified":"2026-11-20T08:04:01+00:00","collector_id":"50253586",
        "survey_id":"105723396","pages":[{"id":"103332310","questions":[
        {"id":"101","answers":[{"choice_id":"\#(choice)"}]},
        {"id":"102","answers":[{"choice_id":"771","row_id":"801"},{"choice_id":"772","row_id":"802"},
        {"other_id":"803","text":"the music"}]}]},
        {"id":"103332311","questions":[{"id":"104","answers":[{"text":"Nice, as always"}]},{"id":"105","answers":[]}]}]}
        """#.split(separator: "\n").joined()
    }

    private func configured(_ columns: [String: String] = [:]) throws -> Configuration {
        try configuration(
            source: anySource(
                columns: [
                    "location": "custom_variables.store", "overall": "answers.101", "speed": "answers.102.801",
                    "friendliness": "answers.102.802", "comment": "answers.104",
                ].merging(columns) { $1 },
                labels: [Source.Label(text: "771", value: 5), Source.Label(text: "772", value: 2)]))
    }

    @Test("answers are found by the question's id and the row's, choices by the source's labels")
    func answers() throws {
        for text in [
            Self.record("1"), #"{"per_page":50,"page":1,"total":1,"data":[\#(Self.record("1"))],"links":{"self":"x"}}"#,
        ] {
            let reading = try read(text, configured())
            let response = try #require(reading.responses.first, "\(reading.summary)")
            #expect(reading.responses.count == 1 && reading.complaints.isEmpty)
            #expect(response.producerID == "1" && response.location == "0042")
            #expect(response.outcome?.thousandths == 5_000)
            #expect(response.drivers.map { $0?.thousandths } == [5_000, 2_000, nil, nil])
            #expect(response.comment == "Nice, as always")
            #expect(response.version.submitted.seconds + 61 == response.version.updated?.seconds)
        }
    }

    @Test("what was written beside the choices is an answer of its own, and the collector may be the location")
    func other() throws {
        let reading = try read(
            Self.record("1"), configured(["location": "collector_id", "comment": "answers.102.other"]))
        #expect(reading.responses.first?.comment == "the music" && reading.responses.first?.location == "50253586")
    }

    @Test("unfinished answers and previews are left out, and addresses go nowhere without consent")
    func leftOut() throws {
        let records = [
            Self.record("1"), Self.record("2", status: "partial"), Self.record("3", status: "disqualified"),
            Self.record("4", mode: "preview"),
        ]
        let reading = try read(#"{"data":[\#(records.joined(separator: ","))]}"#, configured())
        #expect(reading.responses.map(\.producerID) == ["1"] && reading.sink.contacts == [nil])
        #expect(reading.summary.leftOut == 3 && reading.complaints.isEmpty)
    }

    @Test("a choice that no label names empties the cell")
    func unknownChoice() throws {
        let reading = try read(Self.record("1", choice: "999"), configured())
        #expect(reading.cells == ["1: answers.101 = 999: off the scale 1 to 5"])
    }
}
