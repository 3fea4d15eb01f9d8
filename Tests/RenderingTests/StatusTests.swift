import Domain
import Foundation
import Rendering
import Testing

@Suite("The status of the service in words")
struct StatusTests {
    private static let noon = Instant(seconds: 1_795_262_460)

    private static let idle = Status(
        brand: "Harbour Coffee", state: .running, started: Instant(seconds: 1_795_237_200), updated: noon,
        lastFile: Status.LastFile(name: "survey.csv", state: .accepted, rows: 1_204, warnings: 2, received: noon),
        lastPlans: Status.LastPlans(
            date: Day(number: 20_778), plans: 24, published: Instant(milliseconds: 1_795_237_202_250)),
        nextPlans: Status.NextPlans(due: Instant(seconds: 1_795_323_600), timezone: "Europe/London"))

    private static let fresh = Status(
        brand: "Harbour Coffee", state: .running, started: noon, updated: noon)

    private static func idle(_ change: (inout Status) -> Void) -> Status {
        var status = idle
        change(&status)
        return status
    }

    private static func line(_ status: Status) -> String {
        StatusLine.text(
            status, configuration: "/etc/huddled/huddled.yaml", inbox: "/var/spool/huddled/inbox")
    }

    @Test("status.json has every key of its schema, and null for what is not known")
    func document() {
        let quiet = Status.QuietSource(source: "lounges", last: nil, expected: .days(1))
        let status = Self.idle {
            $0.state = .degraded
            $0.left = Status.Left(["pipe: rm -- 'a  b'"])
            $0.problems = [Status.Problem(what: "cannot open x; mount it", since: Self.noon)]
            $0.quiet = [quiet]
            $0.waiting = Status.Waiting(inbox: 3, work: 1)
            $0.proposed = 2
        }
        #expect(
            StatusDocument.json(status) == """
                {
                  "schema": "huddled.status/1",
                  "brand": "Harbour Coffee",
                  "state": "degraded",
                  "started": "2026-11-21T05:00:00Z",
                  "updated": "2026-11-21T12:01:00Z",
                  "doing": null,
                  "last_file": {"name": "survey.csv", "state": "accepted", "rows": 1204, "warnings": 2, "received": "2026-11-21T12:01:00Z"},
                  "last_plans": {"date": "2026-11-21", "plans": 24, "published": "2026-11-21T05:00:02.250Z"},
                  "next_plans": {"due": "2026-11-22T05:00:00Z", "timezone": "Europe/London"},
                  "waiting": {"inbox": 3, "work": 1},
                  "left": {
                    "count": 1,
                    "remedies": ["pipe: rm -- 'a  b'"]
                  },
                  "proposed": 2,
                  "problems": [
                    {"what": "cannot open x; mount it", "since": "2026-11-21T12:01:00Z"}
                  ],
                  "quiet": [
                    {"source": "lounges", "last": null, "expected_seconds": 86400}
                  ]
                }

                """)
    }

    @Test("no key is ever absent, whatever is known", arguments: [idle, fresh, nil])
    func keys(_ status: Status?) throws {
        func keys(_ text: String) throws -> Set<String> {
            Set(try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]).keys)
        }
        let known = try keys(StatusDocument.json(Self.idle))
        #expect(known.count == 14)
        #expect(try keys(StatusDocument.json(status)) == known)
        #expect(try keys(StatusDocument.json(status, isRunning: false)) == known.union(["running"]))
    }

    @Test(
        "the line says the worst thing first",
        arguments: [
            (
                idle,
                """
                Ready: last file survey.csv, 1,204 rows, accepted, 2026-11-21T12:01:00Z; 24 plans of 2026-11-21; \
                next plans 2026-11-22T05:00:00Z (Europe/London)
                """
            ),
            (
                fresh,
                """
                Ready for the first file: set brand, outcome and drivers in /etc/huddled/huddled.yaml \
                (huddlectl check-config), then drop feedback into /var/spool/huddled/inbox
                """
            ),
            (idle { $0.doing = "taking in survey.csv" }, "Taking in survey.csv"),
            (
                idle { ($0.doing, $0.waiting.inbox) = ("taking in survey.csv", 1) },
                "Taking in survey.csv; 1 file in the inbox"
            ),
            (idle { $0.waiting.inbox = 3 }, "Waiting: 3 files in the inbox still being written"),
            (idle { $0.waiting.work = 1 }, "Waiting: 1 file to be tried again"),
            (
                idle { status in
                    status.state = .degraded
                    status.doing = "taking in survey.csv"
                    status.problems = [Status.Problem(what: "cannot open /in: gone; put it back", since: noon)]
                }, "Degraded: cannot open /in: gone; put it back; since 2026-11-21T12:01:00Z"
            ),
            (
                idle { status in
                    status.state = .stopping
                    status.doing = "taking in survey.csv"
                    status.problems = [Status.Problem(what: "full", since: noon)]
                }, "Stopping: taking in survey.csv"
            ),
            (
                idle { status in
                    status.waiting.inbox = 1_000_000
                    status.left = Status.Left(["a"])
                    status.quiet = [Status.QuietSource(source: "lounges", last: nil, expected: .days(1))]
                },
                "Waiting: 1,000,000 files in the inbox still being written; 1 entry in the inbox cannot be taken; "
                    + "nothing from lounges lately, see huddlectl status"
            ),
        ])
    func lines(_ status: Status, _ line: String) {
        #expect(Self.line(status) == line)
        #expect(line.count <= 200)
    }

    @Test("however much there is to say, it is one short line that acts on nothing")
    func short() {
        let long = String(repeating: "very long \u{1B}[31m\n\u{202E}", count: 60)
        let status = Self.idle { status in
            status.state = .degraded
            status.problems = (1...3).map { _ in Status.Problem(what: long, since: Self.noon) }
            status.left = Status.Left([long, long])
            status.quiet = [Status.QuietSource(source: Identifier(long), last: nil, expected: .days(1))]
        }
        let worst = Self.line(status)
        #expect(worst.hasPrefix("Degraded: very long"))
        #expect(
            worst.hasSuffix(
                """
                …; since 2026-11-21T12:01:00Z; 2 other problems; 2 entries in the inbox cannot be taken; \
                nothing from very long very long very… lately, see huddlectl status
                """))
        for line in [
            worst, Self.line(Self.idle { $0.lastFile?.name = long }), Self.line(Self.idle { $0.doing = long }),
        ] {
            #expect(line.count <= 230, "\(line)")
            #expect(line.unicodeScalars.allSatisfy { ![.control, .format].contains($0.properties.generalCategory) })
        }
    }

    @Test("a name from outside is harmless in the document", arguments: ["\u{1B}]0;x\u{7}a.csv", "\u{202E}a.csv"])
    func harmless(_ name: String) {
        let document = StatusDocument.json(Self.idle { $0.lastFile?.name = name })
        #expect(document.contains("\"name\": \"a.csv\""))
    }
}
