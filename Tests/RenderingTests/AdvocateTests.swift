import Domain
import TestSupport
import Testing

@testable import Rendering

@Suite("Advocates as documents")
struct AdvocateTests {
    static func advocate(_ number: UInt8, comment: String? = nil, invited: Instant? = nil) -> Advocate {
        let digest = [UInt8](repeating: number, count: 16)
        return Advocate(
            response: Response(
                identity: ResponseIdentity(bytes: digest),
                version: ResponseVersion(submitted: Instant(seconds: 1_795_240_800), digest: digest),
                source: "canonical", location: "0042", channel: "web", outcome: Rating(thousandths: 5_000),
                drivers: [], behaviours: [], comment: comment),
            contact: Contact(name: "Ada", email: "ada@example.org", phone: "555 0100"), invited: invited)
    }

    static func document(
        _ advocates: [Advocate], count: Int? = nil, language: String = "en", keepingStaff: Bool = false
    ) -> AdvocateDocument {
        var brand = Samples.brand()
        brand.quotes.staffNamesInPraise = keepingStaff
        return AdvocateDocument(
            AdvocateList(location: "0042", advocates: advocates, count: count),
            at: Location(id: "0042", name: "Queen Street", language: language, staff: ["Maya"]), brand: brand
        ) { _ in AlertDocument.Moment(day: Day(number: 20_778), minutes: 6 * 60) }
    }

    @Test("name staff in praise only where the brand allows it")
    func staff() {
        let advocates = [Self.advocate(1, comment: "Maya was lovely.")]
        #expect(Self.document(advocates).text.contains("“[name] was lovely.”"))
        #expect(Self.document(advocates, keepingStaff: true).text.contains("“Maya was lovely.”"))
        #expect(
            !Self.document([Self.advocate(1, comment: "Maya stole my heart")], keepingStaff: true).text.contains(
                "heart"))
    }

    @Test("tell people of fifty, and how many more there are")
    func many() {
        let text = Self.document((0..<60).map { Self.advocate($0) }, count: 2_000).text
        #expect(text.hasPrefix("2000 delighted customers"))
        #expect(text.hasSuffix("\nand 1950 more\n"))
        #expect(text.contains("\n50. ") && !text.contains("\n51. "))
    }

    @Test("no line is longer than a terminal, whatever people are called")
    func long() {
        var long = Self.advocate(1, comment: String(repeating: "Wunderbar, wirklich wunderbar! ", count: 40))
        long.contact = Contact(
            name: String(repeating: "Ada ", count: 50), email: String(repeating: "a", count: 300) + "@example.org")
        long.response.channel = String(repeating: "漢", count: 90)
        for language in ["en", "de"] {
            for line in Self.document([long], language: language).text.split(separator: "\n") {
                #expect(DisplayWidth.of(line) <= 79)
            }
        }
    }
}

extension GoldenTests {
    @Test("advocates look as they did", arguments: ["en", "de"])
    func advocates(language: String) throws {
        let advocates = [
            AdvocateTests.advocate(1, comment: "Maya was lovely, and the coffee too. Call me: +44 20 7946 0958!"),
            AdvocateTests.advocate(2, invited: Instant(seconds: 1_795_240_800)),
        ]
        let document = AdvocateTests.document(advocates, language: language)
        try Golden.check(document.text, "advocates-\(language).txt")
        if language == "en" { try Golden.check(document.json, "advocates.json") }
    }
}
