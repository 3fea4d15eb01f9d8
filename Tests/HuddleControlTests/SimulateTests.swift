import Domain
import HuddleControl
import Testing

@Suite("huddlectl simulate")
struct SimulateTests {
    private func simulate(_ bench: Bench, _ arguments: String...) -> Bench.Outcome {
        bench.runAsGiven(["simulate"] + arguments)
    }

    @Test("the folder written is a good configuration with its feedback in the inbox, and what to run next is said")
    func written() throws {
        let bench = try Bench()
        let folder = bench.root + "/chain"
        let outcome = simulate(
            bench, "--out", folder, "--locations", "12", "--drivers", "3", "--answers", "4,9", "--regions", "2")
        #expect(outcome.ending == .success)
        #expect(outcome.err.isEmpty)
        #expect(outcome.out.contains("12 locations and 78 responses"))
        #expect(
            outcome.out.contains("huddled --once --config \(folder)/huddled.yaml --now 2026-11-21T06:00:00Z\n"))

        let check = bench.runAsGiven(["--config", folder + "/huddled.yaml", "check-config"])
        #expect(check.out == "configuration is good: 3 drivers, 12 locations, 0 sources, 6 actions\n")
        #expect(check.err.isEmpty)

        let feedback = try bench.names(in: "chain/feedback")
        #expect(feedback.allSatisfy { $0.hasPrefix("2026-") && $0.hasSuffix(".csv") })
        #expect(try bench.names(in: "chain/spool/inbox") == feedback)
        let rows = try feedback.map { try bench.text("chain/feedback/" + $0).split(separator: "\n").count - 1 }
        #expect(rows.reduce(0, +) == 78)

        let truth = try object(bench.text("chain/truth.json"))
        #expect((truth["theta"] as? [[Double]])?.count == 12)
        #expect((truth["gain"] as? [[Double]])?.first?.count == 3)
        #expect(abs(((truth["w"] as? [Double]) ?? []).reduce(0, +) - 2) < 1e-12)
    }

    @Test("the same seed writes the same bytes, another seed others")
    func seeds() throws {
        let bench = try Bench()
        for (folder, seed) in [("a", "3"), ("b", "3"), ("c", "4")] {
            let outcome = simulate(
                bench, "--out", bench.root + "/" + folder, "--locations", "3", "--answers", "mixed", "--seed", seed)
            #expect(outcome.ending == .success)
        }
        for name in try bench.names(in: "a/feedback").map({ "feedback/" + $0 }) + ["truth.json", "huddled.yaml"] {
            #expect(try bench.text("a/" + name) == bench.text("b/" + name))
        }
        #expect(try bench.text("a/truth.json") != bench.text("c/truth.json"))
    }

    @Test("a folder with anything in it is left as it is")
    func notEmpty() throws {
        let bench = try Bench()
        let before = try bench.text("huddled.yaml")
        let outcome = simulate(bench, "--out", bench.root)
        #expect(outcome.ending == .usage)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("\(bench.root): this folder is not empty"))
        #expect(try bench.text("huddled.yaml") == before)
        let names = try bench.names(in: "")
        #expect(!names.contains("truth.json"))
    }

    @Test("a folder that cannot be made is named")
    func nowhere() throws {
        let bench = try Bench()
        let outcome = simulate(bench, "--out", bench.root + "/no/such/place")
        #expect(outcome.ending == .inputOutput)
        #expect(outcome.err.contains("/no/such/place: cannot be written"))
    }

    @Test(
        "bad options are refused with what to give instead",
        arguments: [
            ([], "--out FOLDER"), (["--out", "x", "--evaluate"], "--out FOLDER"),
            (["--evaluate", "--locations", "0"], "1 to 20000, not 0"),
            (["--evaluate", "--scenario", "actions", "--answers", "0"], "--answers of 1 or more"),
            (["--evaluate", "--locations=-5"], "1 to 20000, not -5"),
            (["--evaluate", "--drivers", "65"], "1 to 63, not 65"),
            (["--evaluate", "--drivers", "0"], "1 to 63, not 0"),
            (["--evaluate", "--answers=-1"], "numbers from 0 to 100000"),
            (["--evaluate", "--answers", "5,,6"], "numbers from 0 to 100000"),
            (["--evaluate", "--halo", "nan"], "points from 0 to 3"),
            (["--evaluate", "--skipping", "0.6"], "a share from 0 to 0.5"),
            (["--evaluate", "--chains", "0"], "1 to 10000"),
            (["--evaluate", "--days", "90"], "--days goes with --out"),
            (["--out", "x", "--days", "0"], "1 to 3650"), (["--out", "x", "--regions=-1"], "--regions and --formats"),
            (["--out", "x", "--scenario", "drop"], "--scenario goes with --evaluate"),
            (["--evaluate", "--scenario", "drop", "--answers", "mixed"], "one number, per hold"),
            (["--evaluate", "--scenario", "flood"], "flood"), (["--evaluate", "--seed=-1"], "--seed"),
        ] as [([String], String)])
    func mistakes(_ arguments: [String], _ words: String) throws {
        let bench = try Bench()
        let outcome = bench.runAsGiven(["simulate"] + arguments)
        #expect(outcome.ending == .usage)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains(words))
    }

    @Test("an evaluation is a table that ends with the answer, beside the other pickers")
    func evaluated() throws {
        let bench = try Bench()
        let outcome = simulate(
            bench, "--evaluate", "--locations", "2", "--drivers", "2", "--answers", "3", "--chains", "2")
        #expect(outcome.ending == .success)
        #expect(outcome.out.contains("huddled"))
        #expect(outcome.out.contains("lowest mean"))
        #expect(outcome.out.contains("How many answers per store?"))
        #expect(outcome.out.contains("give way before they are due"))
        #expect(outcome.err.contains("3 answers, 2 stores: 2 chains in 0.0 s"))
        #expect(!outcome.out.contains("\r"))
    }

    @Test("on a terminal it shows how far it is")
    func progressShown() throws {
        let bench = try Bench()
        bench.isTerminal = true
        let outcome = simulate(
            bench, "--evaluate", "--locations", "2", "--drivers", "1", "--answers", "2", "--chains", "1")
        #expect(outcome.out.contains("\r2 answers, 2 stores: chain 1 of 1"))
    }

    @Test("JSON is one object a line", arguments: [nil, "drop", "progress"])
    func json(_ scenario: String?) throws {
        let bench = try Bench()
        let outcome = bench.runAsGiven(
            [
                "simulate", "--evaluate", "--locations", "2", "--drivers", "1", "--answers", "2", "--chains", "1",
                "--json",
            ]
                + (scenario.map { ["--scenario", $0] } ?? []))
        #expect(outcome.ending == .success)
        let studies = try outcome.out.split(separator: "\n").map { try object(String($0))["study"] as? String }
        #expect(studies == (scenario.map { [$0] } ?? ["picks", "calibration", "flips"]))
        #expect(!outcome.out.lowercased().contains("nan"))
    }
}
