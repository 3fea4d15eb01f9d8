import Domain
import HuddleControl
import Testing

@Suite("huddlectl files")
struct FilesTests {
    @Test("the ledger is a table, or JSON Lines")
    func ledger() throws {
        let bench = try Bench()
        try bench.deliver("a.csv", [Bench.response(1, at: "0042", bench.now)])
        try bench.deliver("b\u{1B}[2J\n.csv", reason: "nothing \u{202E}new")
        let table = bench.run("files")
        #expect(table.ending == .success)
        #expect(
            table.out == """
                NAME    STATE     ROWS  RECEIVED              REASON
                a.csv   accepted     1  2026-11-21T06:00:00Z
                b .csv  accepted     0  2026-11-21T06:00:00Z  nothing new

                """)

        let lines = bench.run("files", "--json").out.split(separator: "\n")
        #expect(lines.count == 2)
        let first = try object(String(lines[0]))
        #expect(first["name"] as? String == "a.csv")
        #expect((first["rows"] as? [String: Int])?["accepted"] == 1)
        #expect(isHarmless(lines.joined()))
    }

    @Test("warnings about a file stand below it")
    func warnings() throws {
        let bench = try Bench()
        try bench.deliver(
            "a.csv", [Bench.response(1, at: "0042", bench.now)], warnings: ["column Q1 …", "column Q2 …"])
        #expect(
            bench.run("files").out == """
                NAME   STATE     ROWS  RECEIVED              REASON
                a.csv  accepted     1  2026-11-21T06:00:00Z
                       warning                               column Q1 …
                       warning                               column Q2 …

                """)
    }

    @Test("without a database there is a sentence and code 69", arguments: ["files", "responses"])
    func noDatabase(_ verb: String) throws {
        let bench = try Bench()
        let outcome = bench.run(verb)
        #expect(outcome.ending == .unavailable)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("there is no database yet"))
        #expect(try bench.names(in: "state").isEmpty, "reading creates nothing")
    }
}
