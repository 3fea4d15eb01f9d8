import Domain
import HuddleControl
import Testing

@Suite("huddlectl check-config")
struct CheckConfigTests {
    @Test("a good configuration is counted")
    func good() throws {
        let outcome = try Bench().run("check-config")
        #expect(outcome.ending == .success)
        #expect(outcome.out == "configuration is good: 2 drivers, 2 locations, 0 sources, 2 actions\n")
        #expect(outcome.err.isEmpty)
    }

    @Test("all mistakes are named with file and line, with code 78")
    func mistakes() throws {
        let bench = try Bench()
        try bench.write("huddled.yaml", try bench.text("huddled.yaml") + "\ntimezoen: UTC\nlanguage: 7.5.x!\n")
        let outcome = bench.run("check-config")
        #expect(outcome.ending == .configuration)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("\(bench.config):10: "))
        #expect(outcome.err.contains("\(bench.config):11: "))

        let json = try object(bench.run("check-config", "--json").out)
        let problems = try #require(json["problems"] as? [[String: Any]])
        #expect(problems.map { $0["line"] as? Int } == [10, 11])
        #expect(problems.allSatisfy { $0["severity"] as? String == "error" && $0["file"] as? String == bench.config })
    }

    @Test("a driver without actions is a warning on its own line")
    func gap() throws {
        let bench = try Bench()
        try bench.write("library.d/greet.yaml", Bench.action("greet", driver: "speed"))
        let outcome = bench.run("check-config")
        #expect(outcome.ending == .success)
        #expect(
            outcome.err.hasPrefix("\(bench.config):7: warning: no action of the library serves the driver friendliness")
        )
        #expect(outcome.out.hasPrefix("configuration is good"))
    }

    @Test("a library file with an error is a warning: the others serve")
    func brokenAction() throws {
        let bench = try Bench()
        try bench.write("library.d/broken.yaml", "id: broken\n")
        let outcome = bench.run("check-config")
        #expect(outcome.ending == .success)
        #expect(outcome.err.contains("\(bench.root)/library.d/broken.yaml:1: warning: "))
        #expect(outcome.out.contains("2 actions"))
    }

    @Test("a library folder that somebody named and nobody made is an error")
    func noFolder() throws {
        let bench = try Bench()
        let text = try bench.text("huddled.yaml")
        try bench.write("huddled.yaml", text.replacing("library: library.d", with: "library: librry.d"))
        let outcome = bench.run("check-config")
        #expect(outcome.ending == .configuration)
        #expect(outcome.err.hasPrefix("\(bench.config):9: \(bench.root)/librry.d: "))
    }
}
