import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Contact data")
struct ContactTests {
    private let header =
        "location,submitted,overall,contact_name,contact_email,contact_phone,contact_consent\n"

    @Test("contact comes with the customer's consent", arguments: ["true", "yes", "1", "YES", " True "])
    func consent(word: String) throws {
        let reading = try read(header + "1,2026-11-20,2,Ann Lee,ann@example.org,+44 20 7946 0000,\(word)\n")
        #expect(
            reading.sink.contacts == [Contact(name: "Ann Lee", email: "ann@example.org", phone: "+44 20 7946 0000")])
    }

    @Test("without consent it goes nowhere", arguments: ["", "no", "0", "false", "maybe", "2", "n/a", "y"])
    func noConsent(word: String) throws {
        let reading = try read(header + "1,2026-11-20,2,Ann Lee,ann@example.org,+44 20 7946 0000,\(word)\n")
        #expect(reading.sink.contacts == [nil])
        #expect(!"\(reading)".contains("Ann"))
        #expect(!"\(reading)".contains("example.org"))
    }

    @Test("consent to nothing is no contact")
    func empty() throws {
        #expect(try read(header + "1,2026-11-20,2,,,,yes\n").sink.contacts == [nil])
    }

    @Test("contact is no part of what makes a response")
    func identity() throws {
        let reading = try read(header + "1,2026-11-20,2,Ann,a@b.org,1,yes\n1,2026-11-20,2,Bob,b@b.org,2,no\n")
        #expect(reading.responses[0] == reading.responses[1])
    }

    @Test("a contact's values never stand in a complaint, even where a rating is mapped to their column")
    func masked() throws {
        let source = try anySource(columns: ["contact_email": "mail", "overall": "mail", "submitted": "mail"])
        let reading = try read(
            "location,mail,contact_consent,comment\n1,ann@example.org,yes,ok\n", configuration(source: source))
        #expect(reading.rejections.count == 1)
        #expect(!"\(reading)".contains("ann@"))
    }
}
