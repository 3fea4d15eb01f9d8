import Domain
import Foundation
import HuddleControl
import Spool
import Testing

@Suite("huddlectl alerts")
struct AlertsTests {
    private static let id = "0123456789abcdef"

    private func bench() throws -> Bench {
        let bench = try Bench()
        try publish(Self.id, location: "0042", due: "2026-11-21T14:00:00Z", in: bench)
        return bench
    }

    private func publish(_ id: String, location: Identifier, due: String, in bench: Bench) throws {
        let json = """
            {
              "alert": "\(id)", "location": {"id": "\(location.text)", "name": "Queen Street", "region": null},
              "state": "open", "cause": "queue", "opened": "2026-11-20T14:00:00Z", "due": "\(due)",
              "count": 1,
              "customers": [{"comment": "So\\nslow", "contact": {"name": "Ada", "email": null, "phone": "555 0100"}}]
            }

            """
        try bench.spool.publish([
            PublishedDocument(folder: .alerts(location), name: "\(id).json", bytes: Array(json.utf8))
        ])
    }

    @Test("lists who waits, the most urgent first, and names nobody")
    func list() throws {
        let bench = try bench()
        try publish("fedcba9876543210", location: "0007", due: "2026-11-21T05:00:00Z", in: bench)
        let lines = bench.run("alerts", "list").out.split(separator: "\n")
        #expect(lines.count == 3)
        #expect(lines[1].contains("fedcba9876543210") && lines[1].contains("overdue"))
        #expect(lines[2].contains(Self.id) && !lines[2].contains("overdue"))
        #expect(!lines.joined().contains("Ada") && !lines.joined().contains("555"))
        let one = bench.run("alerts", "list", "--location", "QS").out
        #expect(one.contains(Self.id) && !one.contains("fedc"))
    }

    @Test("with --json each is one line with everything, contacts included")
    func json() throws {
        let out = try bench().run("alerts", "list", "--json").out
        #expect(out.split(separator: "\n").count == 1)
        let alert = try object(out)
        let customers = try #require(alert["customers"] as? [[String: Any]])
        #expect(customers.first?["comment"] as? String == "So\nslow")
        #expect(out.contains("555 0100"))
    }

    @Test("where nobody waits, that is said")
    func nobody() throws {
        #expect(try Bench().run("alerts", "list").out == "nobody waits for a call\n")
        #expect(try Bench().run("alerts", "list", "--json").out.isEmpty)
    }

    @Test(
        "an answer is a file in the inbox",
        arguments: [
            (["touch", id], "\(id),touched,,"),
            (["touch", id.uppercased(), "--note", "a, b"], "\(id),touched,,\"a, b\""),
            (["close", id, "--cause", "till broken", "--note", "said sorry"], "\(id),closed,till broken,said sorry"),
        ])
    func answer(_ arguments: [String], _ row: String) throws {
        let bench = try bench()
        let outcome = bench.runAsGiven(
            ["alerts"] + arguments.prefix(1) + ["--config", bench.config] + arguments.dropFirst())
        #expect(outcome.ending == .success, "\(outcome.err)")
        let names = try bench.names(in: "spool/inbox")
        #expect(names.count == 1)
        #expect(
            try bench.text("spool/inbox/\(try #require(names.first))") == "alert,state,cause,note\n\(row)\n")
    }

    @Test(
        "an alert that nobody knows is a mistake; nothing is written",
        arguments: ["1123456789abcdef", "../../x", "0042"])
    func unknown(id: String) throws {
        let bench = try bench()
        let outcome = bench.run("alerts", "touch", id)
        #expect(outcome.ending != .success && !outcome.err.isEmpty)
        #expect(try bench.names(in: "spool/inbox").isEmpty)
    }

    @Test("closing asks for a cause")
    func cause() throws {
        #expect(try bench().run("alerts", "close", Self.id).ending == .usage)
    }
}
