import Configuration
import Domain
import Intake
import Testing

@Suite("LimeSurvey as JSON")
struct LimeSurveyDocumentTests {
    private static func record(_ id: String, submitted: String = "\"2026-11-20 08:04:00\"") -> String {
        #"""
        {"id":"\#(id)","submitdate":\#(submitted),"lastpage":"2","startlanguage":"en","Q1":"4","G1[SQ001]":"5","store":"0042"}
        """#
    }

    private func configured() throws -> Configuration {
        try configuration(
            source: anySource(columns: ["location": "store", "overall": "Q1", "speed": "G1[SQ001]"]))
    }

    @Test("responses are told in both of its layouts, and unfinished ones left out")
    func layouts() throws {
        let records = [
            Self.record("1"), Self.record("2", submitted: "null"), Self.record("3", submitted: "\"\""),
            Self.record("4"),
        ]
        let numbered = records.enumerated().map { "{\"\($0.offset + 1)\":\($0.element)}" }
        for text in [
            #"{"responses":[\#(records.joined(separator: ","))]}"#,
            #"{"responses": [\#(numbered.joined(separator: ",\n"))]}"#, numbered[0] + "\n" + numbered[3],
        ] {
            let reading = try read(text, configured())
            #expect(reading.responses.map(\.producerID) == ["1", "4"], "\(reading.summary)")
            #expect(reading.responses.first?.outcome?.thousandths == 4_000)
            #expect(reading.responses.first?.drivers[0]?.thousandths == 5_000)
            #expect(reading.complaints.isEmpty && reading.summary.leftOut == reading.summary.rows - 2)
        }
    }
}
