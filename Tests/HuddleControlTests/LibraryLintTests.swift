import Domain
import HuddleControl
import Testing

@Suite("huddlectl library lint")
struct LibraryLintTests {
    @Test("lint passes what serves")
    func clean() throws {
        let outcome = try Bench().run("library", "lint")
        #expect(outcome.ending == .success)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err == "huddlectl: 2 actions serve; no errors\n")
    }

    @Test("lint names each mistake with file and line, with code 65", arguments: [true, false])
    func broken(_ namesFolder: Bool) throws {
        let bench = try Bench()
        let text = Bench.action("broken", driver: "speed").replacing("minutes: 5", with: "minutes: many")
        try bench.write("library.d/broken.yaml", text)
        let folder = bench.root + "/library.d"
        let arguments = namesFolder ? ["library", "lint", folder] : ["library", "lint", "--config", bench.config]
        let outcome = bench.runAsGiven(arguments)
        #expect(outcome.ending == .data)
        #expect(outcome.out.hasPrefix("\(folder)/broken.yaml:5: "))
        let json = try object(bench.runAsGiven(arguments + ["--json"]).out)
        #expect(json["line"] as? Int == 5)
        #expect(json["severity"] as? String == "error")
    }

    @Test("a folder that is not there is code 66")
    func noFolder() throws {
        let bench = try Bench()
        let outcome = bench.runAsGiven(["library", "lint", bench.root + "/nowhere"])
        #expect(outcome.ending == .noInput)
        #expect(outcome.err.contains("\(bench.root)/nowhere: "))
    }
}
