import Domain
import HuddleControl
import Testing

@Suite("huddlectl plan")
struct PlanTests {
    private func bench(listsLocations: Bool = true) throws -> Bench {
        let bench = try Bench(listsLocations: listsLocations)
        try bench.publish("2026-11-20.txt", "yesterday\n", of: "0042", link: "today.txt")
        try bench.publish("2026-11-21.txt", "today\n", of: "0042", link: "today.txt")
        try bench.publish("2026-11-21.json", "{}\n", of: "0042", link: "today.json")
        return bench
    }

    @Test(
        "the newest plan or that of a day, by id or alias",
        arguments: [
            (["0042"], "today\n"), (["QS"], "today\n"), (["0042", "--date", "2026-11-20"], "yesterday\n"),
            (["0042", "--json"], "{}\n"), (["0042", "--json", "--date", "2026-11-21"], "{}\n"),
        ])
    func prints(_ arguments: [String], _ expected: String) throws {
        let bench = try bench()
        let outcome = bench.runAsGiven(["plan", "--config", bench.config] + arguments)
        #expect(outcome.ending == .success)
        #expect(outcome.out == expected)
    }

    @Test("an unknown location comes with a guess", arguments: [true, false])
    func unknown(_ listsLocations: Bool) throws {
        for verb in ["plan", "explain"] {
            let outcome = try bench(listsLocations: listsLocations).run(verb, "042")
            #expect(outcome.ending == .noInput)
            #expect(outcome.out.isEmpty)
            #expect(outcome.err.contains("there is no location \"042\" (did you mean \"0042\"?)"))
        }
    }

    @Test("a plan that is not there is no plan of another day")
    func absent() throws {
        let bench = try bench()
        #expect(bench.run("plan", "0007").ending == .noInput)
        #expect(bench.run("explain", "0007").err.contains("Ginza has no explanation yet"))
        let outcome = bench.run("plan", "0042", "--date", "2026-11-19")
        #expect(outcome.ending == .noInput)
        #expect(outcome.err.contains("Queen Street has no plan of 2026-11-19"))
    }

    @Test("no name leads out of the plans", arguments: ["../../state", "..", "", "/etc/passwd", "a\u{1B}[2J"])
    func hostile(_ name: String) throws {
        for listsLocations in [true, false] {
            let outcome = try bench(listsLocations: listsLocations).run("plan", "--", name)
            #expect(outcome.ending == .noInput)
            #expect(outcome.out.isEmpty)
            #expect(isHarmless(outcome.err))
        }
    }
}
