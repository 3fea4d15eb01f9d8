import Domain
import HuddleControl
import Testing

@Suite("huddlectl responses")
struct ResponsesTests {
    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.deliver(
            "a.csv",
            [
                Bench.response(1, at: "0042", bench.now, comment: "two\nlines, \u{1B}[31mred"),
                Bench.response(2, at: "0007", bench.now.advanced(by: .days(-1))),
                Bench.response(3, at: "9999", bench.now),
            ])
        return bench
    }

    @Test("CSV in the canonical format, by location")
    func csv() throws {
        let outcome = try bench().run("responses")
        #expect(outcome.ending == .success)
        #expect(
            outcome.out == """
                location,submitted,visited,response,source,channel,overall,speed,friendliness,comment,updated
                0007,2026-11-20T06:00:00Z,,R2,canonical,,4,3.5,,,
                0042,2026-11-21T06:00:00Z,,R1,canonical,,4,3.5,,"two
                lines, \u{1B}[31mred",
                9999,2026-11-21T06:00:00Z,,R3,canonical,,4,3.5,,,

                """, "a file gets what was taken, byte by byte")
    }

    @Test("a terminal gets nothing that acts on it")
    func terminal() throws {
        let bench = try bench()
        bench.isTerminal = true
        #expect(isHarmless(bench.run("responses").out))
        #expect(isHarmless(bench.run("responses", "--json").out))
    }

    @Test("one object a line with --json")
    func json() throws {
        let lines = try bench().run("responses", "--json").out.split(separator: "\n")
        #expect(lines.count == 3)
        let last = try object(String(lines[1]))
        #expect(last["comment"] as? String == "two\nlines, \u{1B}[31mred")
        #expect(last["speed"] as? Double == 3.5)
    }

    @Test(
        "a location by id, alias, or id that only feedback knows",
        arguments: [("0042", ["R1"]), ("QS", ["R1"]), ("9999", ["R3"]), ("0043", [])])
    func location(_ name: String, _ expected: [String]) throws {
        let outcome = try bench().run("responses", "--json", "--location", name)
        #expect(outcome.ending == .success)
        let ids = try outcome.out.split(separator: "\n").map { try object(String($0))["response"] as? String }
        #expect(ids == expected)
        #expect(outcome.err.contains("did you mean \"0042\"?") == (name == "0043"))
    }

    @Test("since a day of UTC", arguments: [("2026-11-20", 3), ("2026-11-21", 2), ("2026-11-22", 0)])
    func since(_ day: String, _ count: Int) throws {
        #expect(try bench().run("responses", "--json", "--since", day).out.split(separator: "\n").count == count)
    }
}
