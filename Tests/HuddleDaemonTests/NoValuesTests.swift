import Domain
import Foundation
import Testing

@testable import HuddleDaemon

@Suite("No event carries what a customer gave")
struct NoValuesTests {
    /// Whatever of these is found in an event came out of a cell.
    private static let values = [
        "jane", "Customer", "example.com", "7946", "Kowalska", "rude", "queue of", "birthday", "Ünlü", "4929",
    ]

    private static let rows = [
        "0042,2026-11-01T10:00:00Z,5,4,\"rude Jane Kowalska, call +44 20 7946 0958\",jane.customer@example.com,yes",
        "0042,2026-11-02T10:00:00Z,my birthday,4,queue of hours,jane.customer@example.com,yes",
        "0042,jane.customer@example.com,5,4,\"Mrs Ünlü\",,",
        "0042,2026-11-03T10:00:00Z,4929 1234,jane.customer@example.com,,Jane Customer,maybe",
    ]
    private static let header = "location,submitted,overall,speed,comment,contact_email,contact_consent"

    private static var files: [(String, String)] {
        let header = [Self.header]
        let json = """
            {"location": "0042", "submitted": "jane.customer@example.com", "overall": 5, "comment": "rude Jane"}
            {"location": "0042", "submitted": "2026-11-01T10:00:00Z", "overall": {"jane": "Customer"}}
            {"location": "0042", "submitted": "2026-11-01T10:00:00Z", "jane.customer@example.com":
            """
        return [
            ("whole.csv", (header + rows).joined(separator: "\n")),
            ("headerless.csv", rows.joined(separator: "\n")),
            ("second-line.csv", ([rows[0]] + header + rows).joined(separator: "\n")),
            ("semicolon.csv", rows.joined(separator: "\n").replacingOccurrences(of: ",", with: ";")),
            ("cut.csv", header[0] + "\n" + rows[0] + "\n\"rude Jane Kowalska"),
            ("rejected.csv", (header + Array(repeating: rows[2], count: 5)).joined(separator: "\n")),
            (
                "doubled.csv",
                "location,submitted,overall,jane.customer@example.com,jane.customer@example.com\n\(rows[0])"
            ),
            ("lines.jsonl", json),
            ("mail.txt", "From: jane.customer@example.com\nSubject: rude Jane Kowalska\n\nqueue of hours\n"),
            ("page.html", "<html><title>Jane Customer</title>jane.customer@example.com</html>"),
            ("checkoff.csv", "location,date,action,state,note\n0042,2026-11-01,jane@example.com,rude,queue of hours\n"),
        ]
    }

    @Test("neither in a sentence nor in a field, whatever is wrong with a file", arguments: files)
    func inert(name: String, content: String) throws {
        let place = try Workplace(Workplace.small)
        try place.drop(content, as: name)
        let events = try place.run()
        #expect(events.deliveries.count == 1)
        for event in events {
            let said = [event.description] + event.fields.compactMap(\.value)
            for value in Self.values {
                #expect(!said.contains { $0.lowercased().contains(value.lowercased()) }, "\(value): \(said)")
            }
        }
    }
}
