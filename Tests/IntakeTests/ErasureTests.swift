import CZlib
import Configuration
import Domain
import TestSupport
import Testing

@testable import Intake

@Suite("taking a person's rows out of a file")
struct ErasureTests {
    private static let head = "location,submitted,response,overall,comment,contact_email\n"
    private static let typeform =
        #"{"form_response":{"token":"T1","submitted_at":"2026-11-20T08:00:00Z","hidden":{"location":"1"}}}"#

    private static func row(_ id: String, _ rest: String = "3,fine,") -> String {
        "1,2026-11-20T08:00:00Z,\(id),\(rest)"
    }
    private static func object(_ id: String) -> String {
        #"{"location":"1","submitted":"2026-11-20T08:00:00Z","response":"\#(id)","overall":3}"#
    }

    private func cut(
        _ text: String, id: String? = "B", contact: String? = nil, answers: Set<String> = [],
        erased: [ResponseIdentity] = [], _ configuration: Configuration = configuration()
    ) throws -> (file: CutFile, text: String) {
        let (file, bytes) = try cut(
            Array(text.utf8), id: id, contact: contact, answers: answers, erased: erased, configuration)
        return (file, String(decoding: bytes, as: UTF8.self))
    }

    private func cut(
        _ bytes: [UInt8], id: String? = "B", contact: String? = nil, answers: Set<String> = [],
        erased: [ResponseIdentity] = [], _ configuration: Configuration = configuration(), chunk: Int = .max
    ) throws -> (CutFile, [UInt8]) {
        let rows = RowErasure(
            address: try contact.map { try #require(SoughtAddress($0)) }, responseID: id, answers: answers,
            isErased: { start in erased.contains { $0.bytes.starts(with: start) } })
        var written: [UInt8] = []
        let file = try Intake(configuration: configuration, now: now).cut(
            rows, fromFileNamed: "feedback.csv", from: { MemorySource(bytes, chunk: chunk) },
            into: { written += $0 })
        return (file, written)
    }

    @Test(
        "a record goes and the others stay in their lines, in every layout",
        arguments: [
            (head + row("A") + "\n" + row("B") + "\n" + row("C") + "\n", head + row("A") + "\n\n" + row("C") + "\n"),
            (head + row("B") + "\n" + row("C"), head + "\n" + row("C")),
            (head + row("A") + "\n" + row("B"), head + row("A") + "\n"),
            (
                head + row("A", "3,\"one, \"\"two\"\"\nthree\",") + "\n" + row("B", "3,\"x\ny\",") + "\n" + row("C"),
                head + row("A", "3,\"one, \"\"two\"\"\nthree\",") + "\n\n\n" + row("C")
            ),
            (
                "\u{FEFF}location;submitted;response;overall\r\n1;2026-11-20;A;3\r\n1;2026-11-20;B;3\r\n1;2026-11-20;C;3\r\n",
                "\u{FEFF}location;submitted;response;overall\r\n1;2026-11-20;A;3\r\n\r\n1;2026-11-20;C;3\r\n"
            ),
            (
                "sep=;\nlocation;submitted;response\n1;2026-11-20;B\n1;2026-11-20;C\n",
                "sep=;\nlocation;submitted;response\n\n1;2026-11-20;C\n"
            ),
            ("\(object("A"))\n\(object("B"))\n\(object("C"))\n", "\(object("A"))\n\n\(object("C"))\n"),
            ("[\(object("B"))]", "[]"),
            ("[\(object("B")),\(object("C"))]", "[\(object("C"))]"),
            ("[ \(object("A")),\n \(object("B")),\n \(object("C"))\n]\n", "[ \(object("A"))\n,\n \(object("C"))\n]\n"),
            ("[\n\(object("A")),\n\(object("B"))\n]", "[\n\(object("A"))\n\n]"),
            ("[\n\(object("B")),\n\(object("B")),\n\(object("C"))\n]", "[\n\n\n\(object("C"))\n]"),
            (
                #"{"page":{"next":[1]},"rows":[\#(object("B")),\#(object("C"))],"total":2}"#,
                #"{"page":{"next":[1]},"rows":[\#(object("C"))],"total":2}"#
            ),
            ("{\n\"location\":\"1\",\n\"submitted\":\"2026-11-20\",\n\"response\":\"B\",\"overall\":3}\n", "\n\n\n\n"),
        ])
    func layouts(_ before: String, _ after: String) throws {
        let (file, text) = try cut(before)
        #expect(file.end == .whole)
        #expect(text == after)
        for chunk in [1, 7] {
            #expect(try String(decoding: cut(Array(before.utf8), chunk: chunk).1, as: UTF8.self) == after)
        }
    }

    @Test("a file without such a row comes out as it was")
    func untouched() throws {
        for text in [Self.head + Self.row("A") + "\r\n" + Self.row("C"), "", "\n\n", "[]", "{\"a\":[]}", Self.head] {
            let (file, copy) = try cut(text)
            #expect(file.rows == 0)
            #expect(copy == text)
        }
    }

    @Test("header rows of a tool stay, and it is still read as before")
    func surveyMonkey() throws {
        let source = try anySource(columns: ["location": "Store", "overall": "How was it?"])
        let head =
            "Respondent ID,Collector ID,Start Date,End Date,Store,How was it?\n,,,,Open-Ended Response,Response\n"
        let text =
            head
            + "A,1,11/20/2026 08:00:00 AM,11/20/2026 08:01:00 AM,1,3\nB,1,11/20/2026 08:00:00 AM,11/20/2026 08:01:00 AM,1,3\n"
        let (file, rest) = try cut(text, configuration(source: source))
        #expect(file.lines == [4])
        #expect(rest.hasPrefix(head + "A,"))
        #expect(!rest.contains("B,"))
    }

    @Test("rows go by what they are, whatever they say of themselves")
    func identity() throws {
        let text = Self.head + Self.row("A") + "\n" + Self.row("", "4,plain,") + "\n"
        let responses = try read(Array(text.utf8)).responses
        for response in responses {
            let (file, rest) = try cut(text, id: nil, erased: [response.identity])
            #expect(file.rows == 1)
            #expect(file.found.isEmpty, "it was known")
            #expect(try read(Array(rest.utf8)).responses == responses.filter { $0 != response })
        }
    }

    @Test("an identity by the producer's id is the one that reading gives")
    func producer() throws {
        let response = try #require(try read(Array((Self.head + Self.row("A")).utf8)).responses.first)
        #expect(ResponseIdentity(source: response.source, producerID: "A") == response.identity)
    }

    @Test("an address takes every row that holds it, in any column, in any case")
    func address() throws {
        let text =
            Self.head + Self.row("A", "3,fine,ADA@example.org") + "\n" + Self.row("B", "3,write to ada@example.org.,")
            + "\n" + Self.row("C", "3,fine,joada@example.org") + "\n,,D,9,ada@example.org,\n1,2\n"
        let (file, rest) = try cut(text, id: nil, contact: "ada@example.org")
        #expect(file.rows == 3)
        #expect(file.lines == [2, 3, 5])
        #expect(file.found.count == 2, "the last was never a response")
        #expect(rest == Self.head + "\n\n" + Self.row("C", "3,fine,joada@example.org") + "\n\n1,2\n")
    }

    @Test("an address is found behind JSON's escapes, and deep in a record")
    func escaped() throws {
        let text = "[{\"a\":{\"b\":[\"ada\\u0040example.org\"]}},\(Self.object("C"))]"
        #expect(try cut(text, id: nil, contact: "ada@example.org").text == "[\(Self.object("C"))]")
    }

    @Test("answers to the alerts and about the advocates of who is erased go, too")
    func answers() throws {
        let identity = ResponseIdentity(bytes: [UInt8](repeating: 0xAB, count: 16))
        let text =
            "alert,state,cause,note\n\(identity.short),touched,,Ada\n00000000000000aa,touched,,x\n00000000000000bb,touched,,y\n"
        let (file, rest) = try cut(text, id: nil, answers: ["00000000000000aa"], erased: [identity])
        #expect(file.rows == 2)
        #expect(rest == "alert,state,cause,note\n\n\n00000000000000bb,touched,,y\n")
    }

    @Test(
        "where no row can be cut the file says so",
        arguments: [
            "location,submitted,ada@example.org\n1,2026-11-20,3\n",
            "location,submitted,comment\n1,2026-11-20,\"ada@example.org\n",
            "{\"owner\":\"ada@example.org\",\"rows\":[{\"location\":\"1\"}]}",
        ])
    func entangled(_ text: String) throws {
        #expect(try cut(text, id: nil, contact: "ada@example.org").file.end == .entangled)
        #expect(try cut(text, id: nil, contact: "bob@example.org").file.end == .whole)
    }

    @Test("what is no text cannot be looked into")
    func opaque() throws {
        guard case .unreadable = try cut("PK\u{3}\u{4} something", contact: "ada@example.org").file.end else {
            Issue.record("it was looked into")
            return
        }
    }

    @Test("what was packed is packed again, and what was in UTF-16 comes out in UTF-8")
    func packed() throws {
        let text = Self.head + Self.row("A") + "\n" + Self.row("B") + "\n"
        let (file, bytes) = try cut(gzip(Array(text.utf8)))
        #expect(file.rows == 1)
        #expect(bytes.starts(with: [0x1F, 0x8B]))
        #expect(try read(bytes).responses.map(\.producerID) == ["A"])
        let units = Array(text.utf16)
        let wide: [UInt8] = [0xFF, 0xFE] + units.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        let (_, narrow) = try cut(wide)
        #expect(String(decoding: narrow, as: UTF8.self) == "\u{FEFF}" + Self.head + Self.row("A") + "\n\n")
    }
}
