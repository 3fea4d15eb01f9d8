import Domain
import Testing

@Suite("Addresses of customers")
struct AddressTests {
    @Test(
        "an e-mail address is the same in any case and between spaces",
        arguments: ["ada@example.org", " Ada@Example.ORG\n", "ADA@example.org\u{200B}"])
    func mail(_ text: String) {
        #expect(Contact(email: text).addresses == ["mailto:ada@example.org"])
    }

    @Test(
        "a telephone number is its digits, whatever stands between them",
        arguments: ["+44 20 7946 0958", "0044 20 7946 0958", "+44 (0)20 7946-0958", "(+44) 20 / 7946 0958"])
    func phone(_ text: String) {
        #expect(Contact(phone: text).addresses == ["tel:442079460958"])
    }

    @Test("both are addresses of one contact, a name is none")
    func both() {
        let contact = Contact(name: "Ada", email: "ada@example.org", phone: "555 0100")
        #expect(contact.addresses == ["mailto:ada@example.org", "tel:5550100"])
        #expect(Contact(name: "Ada").addresses.isEmpty)
    }

    @Test(
        "what is written so that something is written is no address",
        arguments: ["", "-", "n/a", "0", "@", "none@", "@home", "a@b@c", "ada at example.org", "1234"])
    func none(_ text: String) {
        #expect(Contact(email: text, phone: text).addresses.isEmpty)
    }
}
