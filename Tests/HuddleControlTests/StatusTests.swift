import Domain
import Foundation
import HuddleControl
import Rendering
import Spool
import Testing

@Suite("huddlectl status")
struct StatusTests {
    private let bench: Bench
    private let file: StatusFile
    private let status: Status

    init() throws {
        bench = try Bench()
        file = StatusFile(path: bench.root + "/state/status.json")
        let now = bench.now
        status = Status(
            brand: "Harbour Coffee", state: .running, started: now.advanced(by: -.hours(3)),
            updated: now.advanced(by: Span(seconds: -720)),
            lastFile: Status.LastFile(
                name: "survey.csv", state: .accepted, rows: 1_204, received: now.advanced(by: Span(seconds: -720))),
            lastPlans: Status.LastPlans(
                date: Day(number: 20_778), plans: 24, published: Instant(milliseconds: now.milliseconds - 3_598_750)),
            nextPlans: Status.NextPlans(due: now.advanced(by: .hours(23)), timezone: "Europe/London"))
    }

    private func publish(_ status: Status) throws { try file.publish(Array(StatusDocument.json(status).utf8)) }

    @Test("the service and the spool on a few lines")
    func idle() throws {
        try publish(status)
        let outcome = bench.run("status")
        #expect(outcome.ending == .success)
        #expect(outcome.err.isEmpty)
        #expect(
            outcome.out == """
                brand       Harbour Coffee
                state       running; started 2026-11-21T03:00:00Z (3 h ago)
                doing       nothing, until there is something to do
                last file   survey.csv, 1204 rows, accepted, 2026-11-21T05:48:00Z (12 min ago)
                last plans  24 plans of 2026-11-21, the last 2026-11-21T05:00:01.250Z (59 min ago)
                next plans  2026-11-22T05:00:00Z (in 23 h), on the clock of Europe/London
                waiting     nothing

                """)
    }

    @Test("proposals that wait are counted, with where they can be read; an older file has no count")
    func proposed() throws {
        var status = status
        status.proposed = 2
        try publish(status)
        #expect(bench.run("status").out.contains("\nproposed    2 practices: see huddlectl library proposed\n"))
        status.proposed = 1
        try publish(status)
        #expect(bench.run("status").out.contains("\nproposed    1 practice: see huddlectl library proposed\n"))
        try file.publish(Array(StatusDocument.json(status).replacing("\"proposed\": 1,", with: "").utf8))
        #expect(bench.run("status").ending == .success && !bench.run("status").out.contains("proposed"))
    }

    @Test("warnings about the last file are counted, with where they can be read; an older file has no count")
    func warnings() throws {
        var status = status
        status.lastFile?.warnings = 2
        try publish(status)
        #expect(bench.run("status").out.contains("(12 min ago)\n            with 2 warnings: see huddlectl files\n"))
        status.lastFile?.warnings = 1
        try publish(status)
        #expect(bench.run("status").out.contains("with 1 warning: see huddlectl files\n"))
        let older = StatusDocument.json(status).replacing("\"warnings\": 1, ", with: "")
        try file.publish(Array(older.utf8))
        #expect(bench.run("status").out.contains("accepted") && !bench.run("status").out.contains("warning"))
    }

    @Test("what is wrong is named with its remedy, and is no reason to say that it does not run")
    func degraded() throws {
        var status = status
        status.state = .degraded
        status.doing = "taking in \u{1B}[31mb.csv"
        status.waiting = Status.Waiting(inbox: 3, work: 1)
        status.left = Status.Left((1...22).map { "é is a pipe: rm -- 'é  \($0)'" })
        status.problems = [
            Status.Problem(what: "cannot open inbox; put it back", since: bench.now.advanced(by: Span(seconds: -5))),
            Status.Problem(what: "the disk is full; make room", since: bench.now),
        ]
        status.quiet = [
            Status.QuietSource(source: "lounges", last: bench.now.advanced(by: .days(-3)), expected: .days(1)),
            Status.QuietSource(source: "web", last: nil, expected: Span(seconds: 5_400)),
        ]
        try publish(status)
        let outcome = bench.run("status")
        #expect(outcome.ending == .success)
        #expect(isHarmless(outcome.out))
        let lines = outcome.out.split(separator: "\n").map(String.init)
        #expect(lines[1].hasPrefix("state       degraded; started "))
        #expect(lines[2] == "doing       taking in b.csv")
        #expect(lines[6] == "waiting     3 files in the inbox, 1 in work")
        #expect(lines[7] == "left        é is a pipe: rm -- 'é  1'")
        #expect(lines[26] == "            é is a pipe: rm -- 'é  20'")
        #expect(
            lines[27...] == [
                "            … and 2 more of 22",
                "wrong       cannot open inbox; put it back; since 2026-11-21T05:59:55Z (5 s ago)",
                "            the disk is full; make room; since 2026-11-21T06:00:00Z (0 s ago)",
                "quiet       lounges: last 2026-11-18T06:00:00Z (3 d ago), expected every 1 d",
                "            web: never sent anything, expected every 90 min",
            ])
    }

    @Test("before the first file it says what to do")
    func fresh() throws {
        try publish(
            Status(brand: "Harbour Coffee", state: .running, started: bench.now, updated: bench.now))
        let out = bench.run("status").out
        #expect(out.contains("state       running; started"))
        #expect(out.contains("last file   none yet; drop feedback into \(bench.root)/spool/inbox\n"))
        #expect(out.contains("last plans  none yet\nnext plans  not known\n"))
    }

    @Test("what does not run is said with code 3 and how to start it; what was last known is marked as old")
    func stopped() throws {
        try publish(status)
        file.close()
        let outcome = bench.run("status")
        #expect(outcome.ending == .notRunning)
        #expect(outcome.ending.rawValue == 3)
        #expect(outcome.err == "huddlectl: huddled is not running; start it: huddled --config \(bench.config)\n")
        #expect(
            outcome.out.contains("state       not running; the rest is as of 2026-11-21T05:48:00Z (12 min ago)\n"))
        #expect(outcome.out.contains("last file   survey.csv"))
    }

    @Test("what never ran has nothing to show")
    func absent() throws {
        let outcome = bench.run("status")
        #expect(outcome.ending == .notRunning)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains("huddled is not running"))
        #expect(try bench.names(in: "state").isEmpty, "reading creates nothing")
    }

    @Test("the installed service is started by systemd")
    func installed() throws {
        let yaml = try bench.text("huddled.yaml")
        try bench.write("huddled.yaml", yaml.replacing("state: state", with: "state: /var/lib/huddled"))
        let outcome = bench.run("status")
        // On a machine where it happens to run there is nothing to start.
        guard outcome.ending == .notRunning else { return }
        #expect(outcome.err == "huddlectl: huddled is not running; start it: systemctl start huddled\n")
    }

    @Test("--json is the document, and says whether it is about now")
    func json() throws {
        #expect(bench.run("status", "--json").ending == .notRunning)
        let nothing = try object(bench.run("status", "--json").out)
        #expect(nothing["running"] as? Bool == false)
        #expect(nothing["brand"] is NSNull)
        try publish(status)
        let running = bench.run("status", "--json")
        #expect(running.ending == .success)
        #expect(running.out == StatusDocument.json(status, isRunning: true))
        file.close()
        let stopped = bench.run("status", "--json")
        #expect(stopped.ending == .notRunning)
        #expect(stopped.out == StatusDocument.json(status, isRunning: false))
        #expect(try Set(object(stopped.out).keys) == Set(nothing.keys))
    }

    @Test("a status of anything reads back as it was")
    func readsBack() throws {
        var status = status
        status.state = .degraded
        status.doing = "planning"
        status.waiting = Status.Waiting(inbox: 1, work: 2)
        status.left = Status.Left((1...30).map { "entry \($0)" })
        status.problems = [Status.Problem(what: "wrong", since: bench.now)]
        status.quiet = [Status.QuietSource(source: "web", last: nil, expected: .hours(5))]
        try publish(status)
        #expect(bench.run("status", "--json").out == StatusDocument.json(status, isRunning: true))
    }

    @Test(
        "a file that is no status is named, with code 65",
        arguments: [
            "", "{", "[]", "{\"schema\": \"huddled.status/1\"}", "2026", "\u{0}",
        ])
    func broken(_ text: String) throws {
        try file.publish(Array(text.utf8))
        let outcome = bench.run("status")
        #expect(outcome.ending == .data)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.hasPrefix("huddlectl: \(bench.root)/state/status.json: cannot be understood ("))
    }

    @Test(
        "a value that is none, or another version's document, is named too",
        arguments: [
            ("running", "jogging"), ("2026-11-21T03:00:00Z", "yesterday"), ("huddled.status/1", "huddled.status/2"),
            ("2026-11-21\"", "2026-11-31\""), ("1204", "99999999999999999999"), ("\"inbox\": 0", "\"inbox\": -0.5"),
        ])
    func oddValues(_ right: String, _ wrong: String) throws {
        let text = StatusDocument.json(status)
        #expect(text.contains(right))
        try file.publish(Array(text.replacing(right, with: wrong).utf8))
        let outcome = bench.run("status")
        #expect(outcome.ending == .data)
        #expect(outcome.err.contains("cannot be understood"))
    }

    @Test("no number in it is too large or too small to be shown", arguments: [Int.min, -1, Int.max])
    func extremes(_ number: Int) throws {
        var status = status
        status.waiting = Status.Waiting(inbox: number, work: number)
        status.left = Status.Left(remedies: ["a"], count: number)
        status.quiet = [Status.QuietSource(source: "web", last: nil, expected: Span(seconds: Int64(number)))]
        try publish(status)
        #expect(bench.run("status").ending == .success)
    }

    @Test("what stands in its place and is no file is refused")
    func link() throws {
        try publish(status)
        try FileManager.default.moveItem(
            atPath: bench.root + "/state/status.json", toPath: bench.root + "/state/other.json")
        try FileManager.default.createSymbolicLink(
            atPath: bench.root + "/state/status.json", withDestinationPath: "other.json")
        #expect(bench.run("status").ending == .data)
    }
}
