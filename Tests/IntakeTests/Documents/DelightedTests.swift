import Configuration
import Domain
import Intake
import Testing

@Suite("Delighted")
struct DelightedTests {
    private static func response(_ id: String, score: Int = 8, type: String? = "nps") -> String {
        let type = type.map { #""survey_type":"\#($0)","# } ?? ""
        return #"""
            {"id":"\#(id)","person":{"id":"5975","email":"kim@example.com","name":"Kim Bloggs","created_at":1795165000},
            \#(type)"score":\#(score),"comment":"Quick.","permalink":"https://example.com/r/\#(id)",
            "created_at":1795165200,"updated_at":1795165260,"person_properties":{"store":"0042","agreed":"yes"},
            "notes":[],"tags":[],"additional_answers":[
            {"id":"4","value":{"free_response":null,"scale":4,"select_one":null},"question":{"id":"speed_q","type":"scale"}},
            {"id":"5","value":{"free_response":null,"scale":null,"select_one":{"id":"y","text":"Yes"}},"question":{"id":"hello"}}]}
            """#.split(separator: "\n").joined()
    }

    private func configured(_ columns: [String: String] = [:]) throws -> Configuration {
        try configuration(
            source: anySource(
                columns: [
                    "location": "person_properties.store", "speed": "answers.speed_q", "greeted": "answers.hello",
                ].merging(columns) { $1 }))
    }

    @Test("an answer's value may stand for itself")
    func plainValue() throws {
        let text = Self.response("a").replacing(
            #"{"free_response":null,"scale":4,"select_one":null}"#, with: "5")
        #expect(try read(text, configured()).responses.map { $0.drivers[0]?.thousandths } == [5_000])
    }

    @Test("a list and webhooks give the same responses; marks of 0 to 10 fall onto the brand's scale")
    func shapes() throws {
        let webhooks = ["a", "b"].map {
            #"{"event_type":"survey_response.updated","event_id":"e","event_data":\#(Self.response($0))}"#
        }
        for text in ["[\(Self.response("a")),\(Self.response("b"))]", webhooks.joined(separator: "\n")] {
            let reading = try read(text, configured())
            #expect(reading.responses.map(\.producerID) == ["a", "b"], "\(reading.summary)")
            let response = try #require(reading.responses.first)
            #expect(response.location == "0042" && response.outcome?.thousandths == 4_200)
            #expect(response.drivers[0]?.thousandths == 4_000 && response.behaviours == [true])
            #expect(response.comment == "Quick." && response.version.submitted.seconds == 1_795_165_200)
            #expect(response.version.updated?.seconds == 1_795_165_260)
            #expect(reading.complaints.isEmpty && reading.sink.contacts == [nil, nil])
        }
    }

    @Test("surveys of other kinds have the brand's scale, or the source's")
    func kinds() throws {
        let marks = try [("csat", 4), (nil, 10)].map { type, score in
            try read(Self.response("a", score: score, type: type), configured()).responses.first?.outcome?.thousandths
        }
        #expect(marks == [4_000, 5_000])
    }

    @Test("who agreed is kept with the address that the tool knows")
    func contact() throws {
        let reading = try read(
            Self.response("a"), configured(["contact_consent": "person_properties.agreed"]))
        #expect(reading.sink.contacts == [Contact(name: "Kim Bloggs", email: "kim@example.com", phone: nil)])
    }
}
