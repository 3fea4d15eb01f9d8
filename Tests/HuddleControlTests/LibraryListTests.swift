import Domain
import HuddleControl
import Testing

@Suite("huddlectl library list")
struct LibraryListTests {
    @Test("the list counts check-offs, also of locations without feedback")
    func list() throws {
        let bench = try Bench()
        let day = Day(number: 20_778)
        try bench.deliver(
            "a.csv",
            checkOffs: [
                CheckOff(location: "0042", date: day, action: "greet", state: .done),
                CheckOff(location: "0042", date: day.advanced(by: 1), action: "greet", state: .done),
                CheckOff(location: "0007", date: day, action: "greet", state: .declined),
                CheckOff(location: "0007", date: day, action: "Sang a song", state: .own),
            ])
        let outcome = bench.run("library", "list")
        #expect(outcome.ending == .success)
        #expect(
            outcome.out == """
                ID           DRIVERS       CADENCE  MINUTES  EFFORT  STATE   DONE  SKIPPED  DECLINED
                greet        friendliness  daily          5  low     active     2        0         1
                second-till  speed         daily          5  low     active     0        0         0

                """)
        let lines = bench.run("library", "list", "--json").out.split(separator: "\n")
        #expect(lines.count == 2)
        let greet = try object(String(lines[0]))
        #expect((greet["check_offs"] as? [String: Int]) == ["done": 2, "skipped": 0, "declined": 1])
    }

    @Test("without a database the list has no tallies and says why")
    func noDatabase() throws {
        let bench = try Bench()
        let outcome = bench.run("library", "list")
        #expect(outcome.ending == .success)
        #expect(outcome.out.hasPrefix("ID           DRIVERS       CADENCE  MINUTES  EFFORT  STATE\n"))
        #expect(outcome.err.contains("there is no database yet"))
        #expect(bench.run("library", "list", "--json").out.contains("\"check_offs\":null"))
    }
}
