import Domain
import HuddleControl
import Rendering
import Spool
import Testing

@Suite("huddlectl submit")
struct SubmitTests {
    private func receipt(_ state: Delivery.State, _ rows: Delivery.Rows, reason: String? = nil) -> [UInt8] {
        Array(
            ReceiptDocument.json(
                Delivery(
                    claim: "c", name: "a.csv", filedAs: "a.csv.x", sha256: "", source: "canonical", state: state,
                    rows: rows, received: Instant(seconds: 0), reason: reason, warnings: ["a\u{1B}[31m warning"],
                    reasons: [Delivery.ReasonCount(reason: "no location", count: 2)], firstLines: [3, 9], mapping: "")
            ).utf8)
    }

    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.write("a.csv", "location,submitted,overall\n0042,2026-11-20,5\n")
        return bench
    }

    /// What a second submission of the file will be filed under: a first one stays in the inbox and has the name.
    private func submitOnce(_ bench: Bench) throws -> String {
        let json = try object(bench.run("submit", bench.root + "/a.csv", "--no-wait", "--json").out)
        let path = try #require(json["receipt"] as? String)
        let name = try #require(path.split(separator: "/").last)
        return String(name.dropLast(".json".count)).replacing("a.csv", with: "a-1.csv")
    }

    @Test("without waiting, the file is in the inbox whole and the receipt to come is named")
    func noWait() throws {
        let bench = try bench()
        let outcome = bench.run("submit", bench.root + "/a.csv", "--no-wait")
        #expect(outcome.ending == .success)
        #expect(outcome.out.hasPrefix("a.csv: in the inbox; its receipt will be \(bench.root)/spool/receipts/a.csv."))
        #expect(try bench.names(in: "spool/inbox") == ["a.csv"])
        #expect(try bench.text("spool/inbox/a.csv") == bench.text("a.csv"))
    }

    @Test("the receipt is awaited and told in words that act on no terminal")
    func receipt() throws {
        let bench = try bench()
        let filedAs = try submitOnce(bench)
        bench.meanwhile = {
            try bench.spool.writeReceipt(
                filedAs: filedAs, receipt(.partial, Delivery.Rows(accepted: 5, leftOut: 1, rejected: 2)))
        }
        let outcome = bench.run("submit", bench.root + "/a.csv")
        #expect(outcome.ending == .success)
        #expect(
            outcome.out == """
                a-1.csv: partial, 8 rows: 5 accepted, 1 left out, 2 rejected
                  2 × no location
                  first lines concerned: 3, 9
                  warning: a warning

                """)
    }

    @Test("a rejected file is code 65, and --json prints the receipt as it is")
    func rejected() throws {
        let bench = try bench()
        let filedAs = try submitOnce(bench)
        let bytes = receipt(.rejected, Delivery.Rows(rejected: 2), reason: "nothing can be used")
        bench.meanwhile = { try bench.spool.writeReceipt(filedAs: filedAs, bytes) }
        let outcome = bench.run("submit", bench.root + "/a.csv", "--json")
        #expect(outcome.ending == .data)
        #expect(Array(outcome.out.utf8) == bytes)
    }

    @Test("an earlier delivery's receipt is not taken for the new one")
    func oldReceipt() throws {
        let bench = try bench()
        let filedAs = try submitOnce(bench)
        try bench.spool.writeReceipt(filedAs: filedAs, receipt(.accepted, Delivery.Rows(accepted: 1)))
        let outcome = bench.run("submit", bench.root + "/a.csv", "--timeout", "2")
        #expect(outcome.ending == .tryLater)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("no receipt after 2 s for a-1.csv"))
        #expect(outcome.err.contains("start huddled"))
        #expect(try bench.names(in: "spool/inbox").contains("a-1.csv"))
    }

    @Test("of several files none is delivered when one is missing")
    func missing() throws {
        let bench = try bench()
        let outcome = bench.run("submit", bench.root + "/a.csv", bench.root + "/b.csv")
        #expect(outcome.ending == .noInput)
        #expect(outcome.err.hasPrefix("huddlectl: \(bench.root)/b.csv: there is no such file"))
        #expect(try bench.names(in: "spool/inbox").isEmpty)
    }

    @Test("a folder is no file to submit")
    func folder() throws {
        let bench = try bench()
        #expect(bench.run("submit", bench.root + "/state").ending == .noInput)
    }

    @Test("where there is no inbox, huddled has to make one", arguments: [[], ["--no-wait"]])
    func noInbox(_ flags: [String]) throws {
        let bench = try Bench(prepared: false)
        try bench.write("a.csv", "x\n")
        let outcome = bench.runAsGiven(["submit", "--config", bench.config, bench.root + "/a.csv"] + flags)
        #expect(outcome.ending == .unavailable)
        #expect(outcome.err.contains("start huddled"))
    }
}
