import Domain
import Rendering
import Testing

@Suite("Receipts, ledger, complaints, responses and explanations")
struct DocumentTests {
    private let delivery = Delivery(
        claim: "c", name: "feedback.csv", filedAs: "feedback.csv.0a1b2c3d", sha256: "0a1b", source: "lounges",
        state: .partial, rows: Delivery.Rows(accepted: 5, updated: 1, duplicate: 2, leftOut: 3, rejected: 4),
        received: Instant(seconds: 1_795_237_200), reason: nil, warnings: ["the column \"x\" is not stored"],
        reasons: [Delivery.ReasonCount(reason: "no location", count: 4)], firstLines: [7, 9], mapping: "secret")

    @Test("a receipt holds counts and reasons, no more")
    func receipt() {
        #expect(
            ReceiptDocument.json(delivery) == """
                {
                  "name": "feedback.csv",
                  "sha256": "0a1b",
                  "source": "lounges",
                  "state": "partial",
                  "rows": {"accepted": 5, "updated": 1, "duplicate": 2, "left_out": 3, "rejected": 4},
                  "received": "2026-11-21T05:00:00Z",
                  "reason": null,
                  "warnings": ["the column \\"x\\" is not stored"],
                  "reasons": [
                    {"reason": "no location", "count": 4}
                  ],
                  "first_lines": [7, 9]
                }

                """)
    }

    @Test("a row of the ledger is one line with the contract's keys")
    func ledger() {
        #expect(
            LedgerDocument.line(delivery)
                == #"{"name":"feedback.csv","sha256":"0a1b","source":"lounges","state":"partial","#
                + #""rows":{"accepted":5,"updated":1,"duplicate":2,"left_out":3,"rejected":4},"#
                + #""received":"2026-11-21T05:00:00Z","reason":null,"warnings":["the column \"x\" is not stored"]}"#)
    }

    @Test("a complaint is one line, whatever the value holds")
    func complaint() {
        let complaint = Complaint(
            line: 12, column: "speed", value: "\u{1B}[31m\n\u{202E}7", reason: "off its scale", rejectsRow: false)
        #expect(
            ComplaintDocument.line(complaint)
                == #"{"line":12,"column":"speed","value":"\u001b[31m\n\u202e7","reason":"off its scale; the cell is left empty"}"#
        )
        let row = Complaint(line: 3, column: nil, value: nil, reason: "no usable time", rejectsRow: true)
        #expect(ComplaintDocument.line(row) == #"{"line":3,"column":null,"value":null,"reason":"no usable time"}"#)
    }

    private var response: Response {
        Response(
            identity: ResponseIdentity(bytes: [1]),
            version: ResponseVersion(
                updated: Instant(milliseconds: 1_795_237_200_250), submitted: Instant(seconds: 1_795_237_200),
                digest: [2]),
            source: "lounges", producerID: "r-1", location: "0042", visited: Instant(seconds: 1_795_233_600),
            channel: "web", outcome: Rating(thousandths: 4_000),
            drivers: [Rating(thousandths: 3_333), nil, Rating(thousandths: -500)], behaviours: [true],
            comment: "Nice, \"really\"\nnice")
    }

    @Test("a response is written with the canonical keys")
    func responseJSON() {
        #expect(
            ResponseDocument.json(response, brand: SamplePlans.brand)
                == #"{"location":"0042","submitted":"2026-11-21T05:00:00Z","visited":"2026-11-21T04:00:00Z","#
                + #""response":"r-1","source":"lounges","channel":"web","overall":4,"speed":3.333,"friendliness":null,"#
                + #""cleanliness":-0.5,"price":null,"greeted":true,"comment":"Nice, \"really\"\nnice","#
                + #""updated":"2026-11-21T05:00:00.250Z"}"#)
    }

    @Test("as CSV it has the same columns, and can be read back")
    func responseCSV() {
        #expect(
            ResponseDocument.csvHeader(brand: SamplePlans.brand)
                == "location,submitted,visited,response,source,channel,overall,speed,friendliness,cleanliness,price,greeted,comment,updated"
        )
        #expect(
            ResponseDocument.csv(response, brand: SamplePlans.brand)
                == "0042,2026-11-21T05:00:00Z,2026-11-21T04:00:00Z,r-1,lounges,web,4,3.333,,-0.5,,yes,"
                + "\"Nice, \"\"really\"\"\nnice\",2026-11-21T05:00:00.250Z")
    }

    @Test("what the producer did not give stays empty")
    func emptyResponse() {
        let response = Response(
            identity: ResponseIdentity(bytes: [1]),
            version: ResponseVersion(submitted: Instant(seconds: 0), digest: []),
            source: "canonical", location: "a,b", drivers: [], behaviours: [false])
        #expect(
            ResponseDocument.csv(response, brand: SamplePlans.brand)
                == "\"a,b\",1970-01-01T00:00:00Z,,,canonical,,,,,,,no,,")
        #expect(ResponseDocument.json(response, brand: SamplePlans.brand).contains(#""response":null,"source""#))
    }

    @Test("text that a spreadsheet would run is guarded, numbers are not", arguments: ["=cmd()", "+1", "-1", "@x"])
    func formulas(text: String) {
        var response = response
        response.comment = text
        let csv = ResponseDocument.csv(response, brand: SamplePlans.brand)
        #expect(csv.contains(",'\(text),"))
        #expect(csv.contains(",-0.5,"))
        #expect(ResponseDocument.json(response, brand: SamplePlans.brand).contains("\"comment\":\"\(text)\""))
    }

    @Test("an explanation holds every figure and the decision")
    func explanation() throws {
        let focus = Focus(
            location: "0042", driver: "speed", action: "second-till", began: SamplePlans.day("2026-11-14"),
            due: SamplePlans.day("2026-12-12"), baseline: 3.6, baselineDeviation: 0.12, target: 4.05)
        let explanation = Explanation(
            location: SamplePlans.own.location, date: SamplePlans.own.date, generated: SamplePlans.own.generated,
            window: SamplePlans.own.window, peers: .format("drive-through", locations: 24), chainResponses: 3_000,
            chainLocations: 24, r2: 0.41237,
            drivers: [
                Explanation.DriverStanding(
                    driver: "speed", label: "Speed of service", mean: 3.52, answers: 120, standing: 3.61, slope: 0.27,
                    slopeError: 0.02, verdict: .focus),
                Explanation.DriverStanding(driver: "price", label: "Prices", verdict: .notControllable),
            ], decision: .hold(focus, .notDue),
            history: [
                ("2026-11-14", FocusDecision.begin(focus, .first)), ("2026-10-17", .end(focus, .reached)),
                ("2026-09-19", .renew(focus, by: focus, .onTrack)),
            ].compactMap { Explanation.Switch(on: SamplePlans.day($0), $1) })
        try Golden.check(ExplanationDocument.json(explanation), "explain.json")
        var renewed = explanation
        renewed.decision = .renew(focus, by: focus, .onTrack)
        #expect(ExplanationDocument.json(renewed).contains("\"kind\": \"renew\", \"reason\": \"on_track\""))
    }
}
