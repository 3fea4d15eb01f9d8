import Configuration
import Domain
import Foundation
import HuddleControl
import Library
import Spool
import Store
import Testing

@Suite("huddlectl library proposed, approve and decline")
struct ContributionTests {
    private let bench: Bench

    init() throws {
        bench = try Bench()
        let text = try bench.text("huddled.yaml")
            .replacing("library: library.d", with: "library: [library.d, state/library.d]")
        try bench.write("huddled.yaml", text)
    }

    private func contribution(_ title: String, at location: Identifier = "0042") -> Contribution {
        Contribution(
            location: location,
            action: OpenFields(language: "en").action(title: title, driver: "speed", steps: ["First.", "Second."]))
    }

    private func propose(_ contributions: [Contribution]) throws {
        let brand = try Configuration.load(bench.config, using: HostFiles.read).brand
        let store = try Store(path: bench.root + "/state/huddled.db", brand: brand, beforeUpgrade: { _, _ in })
        try store.deliver { transaction in
            for contribution in contributions { _ = try transaction.take(contribution, received: bench.now) }
            try transaction.record(
                Delivery(
                    claim: "idea", name: "idea.csv", filedAs: "idea.csv.00000000",
                    sha256: String(repeating: "0", count: 64), source: "contributions", state: .accepted,
                    rows: Delivery.Rows(accepted: contributions.count), received: bench.now, reason: nil, warnings: [],
                    mapping: ""))
        }
    }

    @Test("what waits is shown with everything one has to know, and with what reads like it")
    func proposed() throws {
        try propose([contribution("Do it today first"), contribution("Hand out numbers", at: "9999")])
        let shown = bench.run("library", "proposed")
        #expect(shown.ending == .success)
        for part in [
            contribution("Do it today first").id + "  Queen Street (0042), 2026-11-21", "  Do it today first\n",
            "  for speed · shift lead · 10 minutes · daily · effort low · id do-it-today-first", "  1. First.\n",
            "  2. Second.\n", "  say: Do it today first.\n", "  reads like second-till: Do it today\n",
            "  9999, 2026-11-21",
        ] { #expect(shown.out.contains(part), "\(part) in \(shown.out)") }
        #expect(shown.out.split(separator: "\n").count { $0.contains("reads like") } == 2)
        let first = bench.run("library", "proposed", "--json").out.split(separator: "\n").map(String.init)
        #expect(first.count == 2)
        let objects = try first.map(object)
        #expect(
            objects.contains {
                $0["similar"] as? [String] == ["greet", "second-till"] && $0["location"] as? String == "0042"
            })
    }

    @Test("where nothing waits, that is said, and nothing is data")
    func none() throws {
        try propose([])
        let shown = bench.run("library", "proposed")
        #expect(shown.ending == .success && shown.out.isEmpty)
        #expect(shown.err == "huddlectl: no practice waits for a decision\n")
        #expect(bench.run("library", "proposed", "--json").err.isEmpty)
    }

    @Test("what is approved is an action of the library with its author's store, and waits no more")
    func approved() throws {
        let numbers = contribution("Hand out numbers")
        try propose([numbers])
        let outcome = bench.run("library", "approve", numbers.id)
        #expect(outcome.ending == .success, "\(outcome.err)")
        #expect(outcome.out.hasPrefix("hand-out-numbers: Hand out numbers\nwritten to "))
        #expect(outcome.err.contains("systemctl reload huddled"))
        let written = try bench.text("state/library.d/hand-out-numbers.yaml")
        #expect(written.contains("author: \"Queen Street (0042)\"\n"))
        #expect(bench.run("library", "list").out.contains("hand-out-numbers"))
        #expect(bench.run("library", "lint").ending == .success)
        #expect(bench.run("library", "proposed").out.isEmpty)
        let again = bench.run("library", "approve", numbers.id)
        #expect(again.ending == .data && again.err.contains("was approved already; remove its file from"))
        #expect(bench.run("library", "decline", numbers.id).ending == .data)
        try FileManager.default.removeItem(atPath: bench.root + "/state/library.d/hand-out-numbers.yaml")
        #expect(bench.run("library", "approve", numbers.id).ending == .success, "its file was taken back")
    }

    @Test("a store's name that no file of the library may hold is no hindrance, and ids that YAML reads otherwise")
    func authors() throws {
        try bench.write("locations.csv", "id,name\n0042,\u{202E}Queen \\ \"Street\"\n")
        let null = contribution("Null")
        try propose([null])
        #expect(bench.run("library", "approve", null.id).ending == .success)
        #expect(try bench.text("state/library.d/null.yaml").contains("Queen"))
        #expect(bench.run("library", "lint").ending == .success)
        #expect(bench.run("library", "list").out.contains("null"))
    }

    @Test("an id that the library has is not taken twice; another can be given")
    func taken() throws {
        let till = contribution("Second till")
        try propose([till])
        let outcome = bench.run("library", "approve", till.id)
        #expect(outcome.ending == .data)
        #expect(
            outcome.err.contains(
                "the library has an action \"second-till\" already; give this one another id with --as"))
        #expect(bench.run("library", "approve", till.id, "--as", "../x").ending == .usage)
        #expect(try !bench.names(in: "state").contains("library.d"))
        #expect(bench.run("library", "approve", till.id, "--as", "second-till-0042").ending == .success)
        #expect(try bench.names(in: "state/library.d") == ["second-till-0042.yaml"])
    }

    @Test("two stores with one idea: the second is not lost where the first has its name")
    func twice() throws {
        let (first, second) = (contribution("Hand out numbers"), contribution("Hand out numbers", at: "0007"))
        try propose([first, second])
        #expect(bench.run("library", "approve", first.id).ending == .success)
        let refused = bench.run("library", "approve", second.id)
        #expect(refused.ending == .data && refused.err.contains("give this one another id with --as"))
        #expect(bench.run("library", "proposed").out.contains(second.id), "it still waits")
        #expect(bench.run("library", "approve", second.id, "--as", "numbers-too").ending == .success)
        #expect(try bench.names(in: "state/library.d") == ["hand-out-numbers.yaml", "numbers-too.yaml"])
    }

    @Test("where it was stopped between the file and the database, it is said again and done")
    func interrupted() throws {
        let numbers = contribution("Hand out numbers")
        try propose([numbers])
        var action = numbers.action
        action.author = "Queen Street (0042)"
        try FileManager.default.createDirectory(
            atPath: bench.root + "/state/library.d", withIntermediateDirectories: true)
        try bench.write("state/library.d/hand-out-numbers.yaml", ActionDocument.yaml(action))
        #expect(bench.run("library", "approve", numbers.id).ending == .success)
        #expect(bench.run("library", "proposed").out.isEmpty)
    }

    @Test("what is declined waits no more, and may still be approved")
    func declined() throws {
        let numbers = contribution("Hand out numbers")
        try propose([numbers])
        let outcome = bench.run("library", "decline", numbers.id)
        #expect(outcome.ending == .success && outcome.out == "\(numbers.id): Hand out numbers: declined\n")
        #expect(bench.run("library", "proposed").out.isEmpty)
        #expect(bench.run("library", "decline", numbers.id).ending == .data)
        #expect(bench.run("library", "approve", numbers.id).ending == .success)
    }

    @Test("an id that nobody has, and a library that does not read the folder")
    func unknown() throws {
        try propose([contribution("Hand out numbers")])
        let outcome = bench.run("library", "approve", "0000")
        #expect(outcome.ending == .noInput && outcome.err.contains("huddlectl library proposed shows"))
        try bench.write("huddled.yaml", bench.text("huddled.yaml").replacing(", state/library.d", with: ""))
        let approved = bench.run("library", "approve", contribution("Hand out numbers").id)
        #expect(approved.ending == .success && approved.err.contains("does not name"))
    }

    @Test("nothing that a manager writes acts on the terminal")
    func harmless() throws {
        var evil = contribution("Red \u{1B}[31m alert \u{202E}")
        evil.action.steps = ["a\u{7}b"]
        try propose([evil])
        #expect(isHarmless(bench.run("library", "proposed").out))
        #expect(isHarmless(bench.run("library", "decline", evil.id).out))
    }
}
