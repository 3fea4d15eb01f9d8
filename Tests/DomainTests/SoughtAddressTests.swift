import Domain
import Testing

@Suite("looking for an address")
struct SoughtAddressTests {
    @Test(
        "an address is found in a text however it is written",
        arguments: [
            ("ada@example.org", "ada@example.org"), ("Ada@Example.org", "write to ADA@EXAMPLE.ORG."),
            (" ada@example.org\n", "<mailto:ada@example.org>"), ("ada@example.org", "ada@example.org, or call"),
            ("+44 7700 900123", "0044 7700 900123"), ("+44 7700 900123", "call +44 (0) 7700-900-123 please"),
            ("07700 900123", "07700/900123"), ("07700900123", "2 customers: 07700 900123"),
        ])
    func found(_ sought: String, _ text: String) throws {
        #expect(try #require(SoughtAddress(sought)).isIn(text.utf8))
    }

    @Test(
        "another address that only holds it is not taken for it",
        arguments: [
            ("ada@example.org", "joada@example.org"), ("ada@example.org", "ada@example.org.uk"),
            ("ada@example.org", "not.ada@example.org"), ("ada@example.org", "ada@example.organic"),
            ("ada@example.org", "ada at example.org"), ("07700 900123", "07700 9001234"),
            ("07700 900123", "107700900123"), ("07700 900123", "07700 900124"), ("07700 900123", "no digits"),
        ])
    func notFound(_ sought: String, _ text: String) throws {
        #expect(try !#require(SoughtAddress(sought)).isIn(text.utf8))
    }

    @Test(
        "what is neither an e-mail address nor a telephone number is refused",
        arguments: ["", "Ada", "12", "n/a", "ada@", "ada lovelace@example.org", "12 Queen Street"])
    func refused(_ text: String) { #expect(SoughtAddress(text) == nil) }

    @Test("it is compared with stored addresses as contacts are")
    func normalised() {
        let contact = Contact(email: "ADA@example.org", phone: "+44 (0)7700 900123")
        let sought = ["ada@Example.org", "0044 7700 900123"].compactMap { SoughtAddress($0)?.address }
        #expect(sought == contact.addresses)
    }

    @Test("what it would be found in is never passed on: the text is known to hold a contact")
    func isKnownAsContact() throws {
        let addresses = [
            "ada@example.org", "a.b+c@sub.example.co.uk", "ada!@localhost", "+44 7700 900123", "07700900123",
            "030 1234567", "45678", "456789",
        ]
        let ways: [(String) -> String] = [
            \.self, { $0.uppercased() }, { "<\($0)>" }, { "mail:\($0), thanks" }, { "(\($0))" },
            { $0.replacing(" ", with: "-") }, { $0.replacing(" ", with: ".") }, { $0.replacing(" ", with: "\u{a0}") },
            { String($0.flatMap { [$0, "\u{200b}"] }) },
        ]
        var found = 0
        for address in addresses {
            let sought = try #require(SoughtAddress(address))
            for way in ways {
                let text = "Count the float the evening before, says \(way(address))"
                guard sought.isIn(text.utf8) else { continue }
                found += 1
                let note = Reactions.Note(location: "1", text: text)
                #expect(Reactions(notes: ["a": [note]]).notes["a"] == [], "\(text)")
            }
        }
        #expect(found >= 30)
        let harmless = Reactions.Note(location: "1", text: "At 17:30 put 2 people on the till, £5 float, since 2024")
        #expect(Reactions(notes: ["a": [harmless]]).notes["a"] == [harmless])
        #expect(Masking.hasContacts(String(repeating: "long ", count: 1_000)), "nobody looked to the end")
    }
}
