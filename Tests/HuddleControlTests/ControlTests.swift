import Domain
import HuddleControl
import Spool
import SystemPackage
import Testing

@Suite("huddlectl")
struct ControlTests {
    @Test("the configuration may be named before and after the verb")
    func configuration() throws {
        let bench = try Bench()
        for arguments in [
            ["--config", bench.config, "check-config"], ["check-config", "--config", bench.config],
            ["--config", bench.config, "library", "list"], ["library", "--config", bench.config, "list"],
            ["library", "list", "--config", bench.config],
        ] {
            #expect(bench.runAsGiven(arguments).ending == .success, "\(arguments)")
        }
    }

    @Test(
        "what is wrong with the arguments is said on standard error, with code 64",
        arguments: [
            ["fils"], ["plan"], ["plan", "0042", "--date", "2026-02-30"], ["submit"], ["files", "--jsn"],
            ["submit", "x.csv", "--timeout", "-1"], ["done", "0042", "greet", "--rating", "6"],
            ["done", "0042", "greet", "--skipped", "--declined"], ["done", "0042", " "],
            ["done", "0042", "gr\u{1B}[31meet"], ["drivers", "x.csv", "--outcome", "a", "--drivers", "b,a"],
        ])
    func usage(_ arguments: [String]) throws {
        let outcome = try Bench().runAsGiven(arguments)
        #expect(outcome.ending == .usage)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.hasPrefix("huddlectl: "))
        #expect(isHarmless(outcome.err))
    }

    @Test("help is data and no failure", arguments: [["--help"], ["help", "done"], ["library", "lint", "-h"], []])
    func help(_ arguments: [String]) throws {
        let outcome = try Bench().runAsGiven(arguments)
        #expect(outcome.ending == .success)
        #expect(outcome.out.contains("USAGE: huddlectl"))
        #expect(outcome.err.isEmpty)
    }

    @Test("a verb with a bad configuration says its mistakes and leaves with 78", arguments: ["files", "responses"])
    func badConfiguration(_ verb: String) throws {
        let bench = try Bench()
        try bench.write("huddled.yaml", "brand: X\ndrviers: []\n")
        let outcome = bench.run(verb)
        #expect(outcome.ending == .configuration)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("\(bench.config):2: "))
    }

    @Test("a reader who closes the pipe ends the verb in peace")
    func closedPipe() throws {
        let bench = try Bench()
        try bench.deliver("a.csv", [Bench.response(1, at: "0042", bench.now)])
        bench.patience = 3
        for verb in ["files", "responses", "check-config"] {
            let outcome = bench.run(verb)
            #expect(outcome.ending == .success)
            #expect(outcome.err.isEmpty)
        }
    }

    @Test("what a user may not read ends with 77, what is not there with 66")
    func permissions() {
        #expect(ControlError(reading: "a.csv", .permissionDenied).ending == .permission)
        #expect(ControlError(reading: "a.csv", .noSuchFileOrDirectory).ending == .noInput)
        #expect(ControlError.spool(.refused(.open, path: "plans", .permissionDenied)).ending == .permission)
    }
}
