import Configuration
import Domain
import Intake
import Testing

@Suite("Qualtrics as JSON")
struct QualtricsDocumentTests {
    private static func record(
        _ id: String, status: String = "0", finished: String = "1", channel: String = "anonymous"
    ) -> String {
        #"""
        {"responseId":"\#(id)","values":{"startDate":"2026-11-20T08:00:00Z","endDate":"2026-11-20T08:04:00Z",
        "status":\#(status),"ipAddress":"192.0.2.1","progress":100,"finished":\#(finished),
        "recordedDate":"2026-11-20T08:04:01.500Z","_recordId":"\#(id)","distributionChannel":"\#(channel)",
        "userLanguage":"EN","QID1":4,"QID2_TEXT":"Quick, and friendly.","store":"0042"},
        "labels":{"status":"IP Address","finished":"True","QID1":"Satisfied"},
        "displayedFields":["QID1","QID2_TEXT"],"displayedValues":{"QID1":[1,2,3,4,5]}}
        """#.split(separator: "\n").joined()
    }

    private static let records = [
        record("R_1"), record("R_2", status: "1"), record("R_3", status: "2"), record("R_4", status: "8"),
        record("R_5", finished: "0"), record("R_6", finished: "false"), record("R_7", status: "4"),
        record("R_8", status: "17"), record("R_9", status: "16"),
        record("R_10", channel: "preview"),
    ]

    private func configured() throws -> Configuration {
        try configuration(
            source: anySource(
                columns: ["location": "values.store", "overall": "values.QID1", "comment": "values.QID2_TEXT"]))
    }

    @Test(
        "an export and its lines give the answers; previews, tests, spam and unfinished ones are left out",
        arguments: [
            #"{"responses":[\#(records.joined(separator: ","))]}"#,
            "{\n  \"responses\": [\n\(records.joined(separator: ",\n"))\n  ]\n}\n", records.joined(separator: "\n"),
        ])
    func export(text: String) throws {
        let reading = try read(text, configured())
        #expect(reading.responses.map(\.producerID) == ["R_1", "R_7", "R_9"], "\(reading.summary)")
        let first = try #require(reading.responses.first)
        #expect(first.location == "0042" && first.outcome?.thousandths == 4_000)
        #expect(first.comment == "Quick, and friendly.")
        #expect(first.version.submitted.milliseconds == 1_795_161_840_000 && first.channel == "anonymous")
        #expect(reading.summary.leftOut == 7 && reading.summary.rejected == 0 && reading.complaints.isEmpty)
        #expect(
            Set(reading.summary.leftOutReasons.map { "\($0.count) \($0.reason)" }) == [
                "3 left out: a preview", "1 left out: a test", "1 left out: spam", "2 left out: an unfinished answer",
            ])
    }

    @Test("labels may be mapped instead of codes")
    func labels() throws {
        let source = try anySource(
            columns: ["location": "values.store", "overall": "labels.QID1"],
            labels: [Source.Label(text: "Satisfied", value: 4)])
        let reading = try read(Self.record("R_1"), configuration(source: source))
        #expect(reading.responses.first?.outcome?.thousandths == 4_000)
    }
}
