import Domain
import TestSupport
import Testing

@testable import Rendering

@Suite("An alert's files")
struct AlertDocumentTests {
    private static let contact = Contact(name: "Ada", email: "ada@example.org", phone: "555 0100")

    private func response(
        _ comment: String?, outcome: Int32 = 1_000, channel: String? = "web"
    ) -> Response {
        let submitted = Instant(seconds: 1_795_199_400)
        return Response(
            identity: ResponseIdentity(bytes: [UInt8](repeating: 7, count: 16)),
            version: ResponseVersion(submitted: submitted, digest: []), source: "canonical",
            producerID: "r1", location: "0042", visited: submitted.advanced(by: Span(seconds: -7_200)),
            channel: channel, outcome: Rating(thousandths: outcome),
            drivers: [Rating(thousandths: 1_000), nil, Rating(thousandths: 4_000), nil], behaviours: [nil],
            comment: comment)
    }

    private func document(
        _ customers: [Alert.Customer], cause: String? = "queue", touched: Instant? = nil, note: String? = nil,
        language: String = "en"
    ) -> AlertDocument {
        let opened = Instant(seconds: 1_795_200_000)
        let alert = Alert(
            id: "0123456789abcdef", location: "0042", cause: cause, opened: opened, touched: touched, note: note,
            customers: customers)
        let location = Location(id: "0042", name: "Queen Street", region: "North", language: language)
        return AlertDocument(alert, at: location, brand: SamplePlans.brand) { instant in
            let minutes = Int(instant.seconds / 60)
            return AlertDocument.Moment(day: Day(number: minutes / 1_440), minutes: minutes % 1_440)
        }
    }

    private func called(_ comment: String?) -> Alert.Customer {
        Alert.Customer(
            response: response(comment), contact: Self.contact, reason: AlertReason(isLow: true, cause: "queue"))
    }

    @Test("in both languages", arguments: ["en", "de"])
    func golden(language: String) throws {
        let customers = [
            called("Waited half an hour.\nCall me on 555 0100."),
            Alert.Customer(
                response: response("The queue! Mail me: bob@example.org", channel: "review"),
                reason: AlertReason(isLow: true, cause: "queue")),
            Alert.Customer(
                response: response(nil, channel: nil), reason: AlertReason(isLow: true, cause: "queue")),
        ]
        let document = document(
            customers, touched: Instant(seconds: 1_795_210_000), note: "left a message", language: language)
        try Golden.check(document.text, "alert-\(language).txt")
        try Golden.check(document.json, "alert-\(language).json")
    }

    @Test("the task says what can be done: call, answer the review, or mend it")
    func tasks() throws {
        let reason = AlertReason(isLow: true)
        let review = Alert.Customer(response: response("Bad", channel: "review"), reason: reason)
        let silent = Alert.Customer(response: response("Bad"), reason: reason)
        #expect(document([called(nil), review]).text.contains("Please get in touch with all who can be reached by"))
        #expect(document([called(nil)]).text.contains("Please get in touch with the customer by"))
        #expect(document([review, silent]).text.contains("Please answer the review where it stands by"))
        #expect(document([silent]).text.contains("There is nobody to call."))
    }

    @Test("a word of somebody who is not unhappy is told as that")
    func words() throws {
        let happy = Alert.Customer(
            response: response("My son was ill, you were so kind.", outcome: 5_000),
            reason: AlertReason(isLow: false, words: ["ill"], cause: "ill"))
        #expect(document([happy], cause: "ill").text.hasPrefix("A comment mentions: ill\n"))
        #expect(document([happy], cause: "ill", language: "de").text.hasPrefix("Ein Kommentar nennt: ill\n"))
    }

    @Test("contact data in a comment is shown only of who agreed")
    func masked() throws {
        let comment = "Awful. 555-0100 or eve@example.org, at once."
        let silent = Alert.Customer(response: response(comment), reason: AlertReason(isLow: true))
        let document = document([silent])
        for secret in ["555-0100", "eve@example.org"] {
            #expect(!document.text.contains(secret) && !document.json.contains(secret))
        }
        #expect(self.document([called(comment)]).text.contains("555-0100"))
    }

    @Test("hostile texts are inert, and no line is longer than a terminal", arguments: ["en", "de"])
    func hostile(language: String) throws {
        let long = String(repeating: SamplePlans.attack + " 長い名前 ", count: 30)
        var customer = Alert.Customer(
            response: response(long, channel: long),
            contact: Contact(name: long, email: long, phone: SamplePlans.attack),
            reason: AlertReason(isLow: true, words: [long, long], cause: long))
        customer.response.source = Identifier(long)
        let document = document(
            [customer], cause: long, touched: Instant(seconds: 1), note: long, language: language)
        let lines = document.text.split(separator: "\n")
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= 79 })
        #expect(lines.count < 80)
        let harmless = document.text.unicodeScalars.allSatisfy {
            $0 == "\n" || ![.control, .format].contains($0.properties.generalCategory)
        }
        #expect(harmless)
    }
}
