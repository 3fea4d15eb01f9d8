import Domain
import HuddleControl
import LocalTime
import Testing

@Suite("huddlectl done")
struct DoneTests {
    @Test(
        "a check-off is a file in the inbox",
        arguments: [
            (["0042", "greet"], "0042,2026-11-21,greet,done,,"),
            (["QS", "greet", "--skipped"], "0042,2026-11-21,greet,skipped,,"),
            (
                ["0042", "greet", "--declined", "--note", "no room, \"sorry\""],
                "0042,2026-11-21,greet,declined,,\"no room, \"\"sorry\"\"\""
            ),
            (["0042", "greet", "--rating", "5"], "0042,2026-11-21,greet,done,5,"),
            (["0042", "Sang a song", "--own"], "0042,2026-11-21,Sang a song,own,,"),
        ])
    func file(_ arguments: [String], _ row: String) throws {
        let bench = try Bench()
        let outcome = bench.runAsGiven(["done", "--config", bench.config] + arguments)
        #expect(outcome.ending == .success, "\(outcome.err)")
        let names = try bench.names(in: "spool/inbox")
        #expect(names == ["check-off-0042-2026-11-21.csv"])
        #expect(outcome.out.contains("\(bench.root)/spool/inbox/check-off-0042-2026-11-21.csv"))
        #expect(
            try bench.text("spool/inbox/check-off-0042-2026-11-21.csv")
                == "location,date,action,state,rating,note\n\(row)\n")
    }

    @Test(
        "today is the location's own day",
        arguments: [("0042", "2026-11-21"), ("0007", "2026-11-22")])
    func day(_ location: String, _ day: String) throws {
        let bench = try Bench()
        bench.now = try #require(Instant(rfc3339: "2026-11-21T20:00:00Z"))
        let json = try object(bench.run("done", location, "greet", "--json").out)
        #expect(json["date"] as? String == day)
    }

    @Test("an action that is on the plan needs no library file any more")
    func plan() throws {
        let bench = try Bench()
        try bench.publish(
            "2026-11-21.json", #"{"priorities": [{"actions": [{"id": "old-action"}]}, {"actions": []}]}"#, of: "0042",
            link: "today.json")
        #expect(bench.run("done", "0042", "old-action").ending == .success)
    }

    @Test("an action that nobody knows is a mistake, with a guess")
    func unknown() throws {
        let bench = try Bench()
        let outcome = bench.run("done", "0042", "secnd-till")
        #expect(outcome.ending == .data)
        #expect(outcome.err.contains("there is no action \"secnd-till\" (did you mean \"second-till\"?)"))
        #expect(try bench.names(in: "spool/inbox").isEmpty)
    }

    @Test("a location that nobody knows is a mistake, with a guess")
    func unknownLocation() throws {
        let bench = try Bench()
        let outcome = bench.run("done", "42", "Sang a song", "--own")
        #expect(outcome.ending == .noInput)
        #expect(outcome.err.contains("(did you mean \"0042\"?)"))
        #expect(try bench.names(in: "spool/inbox").isEmpty)
    }
}
