import Domain
import HuddleControl
import Testing

@Suite("huddlectl init")
struct InitTests {
    private static let export =
        "Store,Completed,Overall satisfaction,Speed of service,Remarks\n"
        + (0..<40).map { "s\($0 % 4),2026-11-0\($0 % 9 + 1) 09:30,\($0 % 5 + 1),\($0 % 4 + 2),Remark number \($0)\n" }
        .joined()

    @Test("its output is a configuration that check-config finds good")
    func good() throws {
        let bench = try Bench()
        try bench.write("my export.csv", Self.export)
        let outcome = bench.runAsGiven(["init", bench.root + "/my export.csv"])
        #expect(outcome.ending == .success)
        #expect(outcome.out.hasPrefix("# Proposed by huddlectl init from my export.csv"))
        #expect(isHarmless(outcome.out) && isHarmless(outcome.err))
        try bench.write("huddled.yaml", outcome.out)
        let check = bench.run("check-config")
        #expect(check.ending == .success)
        #expect(check.out.hasPrefix("configuration is good: 1 driver, locations as feedback names them, 1 source"))
    }

    @Test("what was found, how it reads the file and what to do next is said beside the data")
    func summary() throws {
        let bench = try Bench()
        try bench.write("my export.csv", Self.export)
        let said = bench.runAsGiven(["init", bench.root + "/my export.csv"]).err
        #expect(said.contains("  submitted     Completed\n"))
        #expect(said.contains("40 rows: 40 usable"))
        #expect(said.contains("lines are marked DOUBT"))
        #expect(said.contains("submit --no-wait '"))
        #expect(!said.contains("Remark number"))
    }

    @Test("a file that misses a column is refused with code 65, one that is not there with 66")
    func refusals() throws {
        let bench = try Bench()
        try bench.write("export.csv", "Store,Overall,Speed\na,4,5\na,3,4\n")
        let outcome = bench.runAsGiven(["init", bench.root + "/export.csv"])
        #expect(outcome.ending == .data)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("/export.csv: no column says when the customer answered"))
        #expect(bench.runAsGiven(["init", bench.root + "/absent.csv"]).ending == .noInput)
    }
}
