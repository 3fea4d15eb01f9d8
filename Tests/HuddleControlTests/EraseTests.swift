import Domain
import Foundation
import HuddleControl
import Testing

@Suite("huddlectl erase")
struct EraseTests {
    private static let head = "location,submitted,response,overall,comment,contact_name,contact_email,contact_consent\n"
    private static let ada = "0042,2026-11-20T08:00:00Z,A1,2,\"Too slow, again\",Ada Lovelace,Ada@example.com,yes\n"
    private static let bob = "0042,2026-11-20T09:00:00Z,B1,4,Fine,Bob,bob@example.com,yes\n"

    private func bench(_ responses: [Response] = [response]) throws -> Bench {
        let bench = try Bench()
        try bench.deliver("feedback.csv", responses)
        try keep(Self.head + Self.ada + Self.bob, "archive", in: bench)
        return bench
    }

    private static let response = Bench.response(
        1, at: "0042", Instant(seconds: 1_795_150_000), comment: "Ada@example.com")

    private func keep(_ text: String, _ shelf: String, _ name: String = "feedback.csv.0123abcd", in bench: Bench) throws
    {
        try FileManager.default.createDirectory(
            atPath: bench.root + "/spool/\(shelf)/2026-11-21", withIntermediateDirectories: true)
        try bench.write("spool/\(shelf)/2026-11-21/\(name)", text)
    }

    @Test("the responses of an address go, and its rows in the files that were kept")
    func contact() throws {
        let bench = try bench()
        let outcome = bench.run("erase", "--contact", "ada@example.com")
        #expect(outcome.ending == .success)
        #expect(outcome.out.contains("responses"))
        #expect(!outcome.out.lowercased().contains("ada") && !outcome.err.lowercased().contains("ada@"))
        #expect(try bench.text("spool/archive/2026-11-21/feedback.csv.0123abcd") == Self.head + "\n" + Self.bob)
        #expect(bench.run("responses").out.split(separator: "\n").count == 1, "the header")
        let again = try object(bench.run("erase", "--contact", "ada@example.com", "--json").out)
        #expect(again["responses"] as? Int == 0)
        #expect(again["rows"] as? Int == 0)
    }

    @Test(
        "an id of the survey tool's, or huddled's own",
        arguments: ["R1", "01010101010101010101010101010101", "0101010101010101"])
    func response(_ id: String) throws {
        let bench = try bench([Self.response, Bench.response(2, at: "0042", bench().now)])
        let outcome = try object(bench.run("erase", "--response", id, "--json").out)
        #expect(
            outcome["responses"] as? Int == (id == "R1" ? 0 : 1), "the samples' identities are not made from their ids")
        #expect(outcome["taking_in"] as? Bool == false)
    }

    @Test("rows go from refused files, too, and the complaints about them; a row by its id only in its column")
    func rejected() throws {
        let bench = try bench()
        try keep(Self.head + ",,A1,9,A1,,,\n,,X,9,A1,,,\n", "rejected", "bad.csv.00000000", in: bench)
        try keep(
            #"{"line":2,"reason":"no location"}"# + "\n" + #"{"line":3,"reason":"no location"}"# + "\n", "rejected",
            "bad.csv.00000000.errors.jsonl", in: bench)
        let outcome = try object(bench.run("erase", "--response", "A1", "--json").out)
        #expect(outcome["rows"] as? Int == 2)
        #expect(outcome["files"] as? Int == 2)
        #expect(try bench.text("spool/rejected/2026-11-21/bad.csv.00000000") == Self.head + "\n,,X,9,A1,,,\n")
        #expect(
            try bench.text("spool/rejected/2026-11-21/bad.csv.00000000.errors.jsonl")
                == #"{"line":3,"reason":"no location"}"# + "\n")
        #expect(try bench.names(in: "spool/rejected/2026-11-21").count == 2, "nothing unfinished stays")
    }

    @Test("a row that another file tells to be the person's goes without the address")
    func second() throws {
        let bench = try bench()
        try keep(
            "location,submitted,response,overall\n0042,2026-11-20T08:00:00Z,A1,2\n", "archive", "a-first.csv.11111111",
            in: bench)
        _ = bench.run("erase", "--contact", "ada@example.com")
        #expect(
            try bench.text("spool/archive/2026-11-21/a-first.csv.11111111") == "location,submitted,response,overall\n\n"
        )
    }

    @Test("what cannot be cut goes as a whole, what cannot be read is named")
    func whole() throws {
        let bench = try bench()
        try keep(
            "location,submitted,comment\n1,2026-11-20,\"ada@example.com\n", "rejected", "torn.csv.22222222", in: bench)
        try keep("PK\u{3}\u{4}\u{0}", "rejected", "sheet.xlsx.33333333", in: bench)
        let outcome = bench.run("erase", "--contact", "ada@example.com")
        #expect(try bench.names(in: "spool/rejected/2026-11-21") == ["sheet.xlsx.33333333"])
        #expect(outcome.err.contains("rejected/2026-11-21/torn.csv.22222222: was removed as a whole"))
        #expect(outcome.err.contains("rejected/2026-11-21/sheet.xlsx.33333333: was not looked into"))
    }

    @Test("nobody of that kind: nothing changes, and that is said")
    func nobody() throws {
        let bench = try bench()
        let outcome = bench.run("erase", "--contact", "+44 7700 900123")
        #expect(outcome.ending == .success)
        #expect(outcome.out == "nothing was found\n")
        #expect(try bench.text("spool/archive/2026-11-21/feedback.csv.0123abcd") == Self.head + Self.ada + Self.bob)
    }

    @Test(
        "what is no person is refused before anything is looked at",
        arguments: [
            ["erase"], ["erase", "--contact", "a@example.com", "--response", "1"], ["erase", "--response", ""],
            ["erase", "--contact", "Ada Lovelace"],
        ])
    func usage(_ arguments: [String]) throws {
        let bench = try bench()
        #expect(bench.runAsGiven(["--config", bench.config] + arguments).ending == .usage)
    }

    @Test("without a database there is a sentence and code 69")
    func noDatabase() throws {
        let outcome = try Bench().run("erase", "--response", "1")
        #expect(outcome.ending == .unavailable)
        #expect(outcome.err.contains("there is no database yet"))
    }
}
