import Domain
import Library
import TestSupport
import Testing

private let listing = "write [one, two], or each on a line after a dash"
private let quoting =
    "write it behind the colon, in quotes where it begins with a bracket or holds a colon and a space"

@Suite("An action file")
struct ActionFileTests {
    @Test("is read with every field of the contract")
    func everyField() throws {
        let text = """
            id: second-till
            title: Open the second till before the queue is five long
            drivers: [speed, friendliness]
            causes: [queue]
            behaviour: greeted
            owner: shift lead
            minutes: 5
            cadence: weekly
            say: >-
              When a fourth person joins,
              the second till opens.
            steps:
              - "Name one person: whoever is nearest."
              - Open it.
            watch: "Nobody is fifth."
            where: { format: [drive-through], region: [North], daypart: [midday] }
            effort: medium
            prior: 0.05
            author: Queen Street (0042)
            """
        let library = ActionLibrary.read(folders: [[file("second-till.yaml", text)]], brand: Samples.brand())
        #expect(library.problems == [])
        #expect(
            library.actions == [
                Action(
                    id: "second-till", title: "Open the second till before the queue is five long",
                    drivers: ["speed", "friendliness"], causes: ["queue"], behaviour: "greeted", owner: "shift lead",
                    minutes: 5, cadence: .weekly, say: "When a fourth person joins, the second till opens.",
                    steps: ["Name one person: whoever is nearest.", "Open it."], watch: "Nobody is fifth.",
                    applicability: .init(formats: ["drive-through"], regions: ["North"], dayparts: ["midday"]),
                    effort: .medium, prior: 0.05, author: "Queen Street (0042)")
            ])
    }

    @Test("may begin with a byte-order mark and use Windows line ends")
    func byteOrderMark() {
        let plain = actionFile()
        let windows = plain.bytes.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] }
        let marked = LibraryFile(path: plain.path, bytes: [0xEF, 0xBB, 0xBF] + windows)
        let library = ActionLibrary.read(folders: [[marked]], brand: nil)
        #expect(library.problems == [])
        #expect(library.actions == ActionLibrary.read(folders: [[plain]], brand: nil).actions)
    }

    @Test(
        "with a mistake is left out, and the mistake is named with its line and remedy",
        arguments: [
            ("title", "", "2: \"title\" has no value; write text or remove the key"),
            ("title", "' '", "2: \"title\" is empty; write a value or remove the key"),
            ("title", "[a, b]", "2: \"title\" must be text, not a list or keys; \(quoting)"),
            (
                "title", "\"a\\u202Eb\"",
                "2: \"title\" holds a character that turns the direction of writing; remove it"
            ),
            (
                "title", "\"a\\eb\"",
                "2: \"title\" must be one line without control characters; write it in one line"
            ),
            ("drivers", "speed", "3: \"drivers\" must be a list; \(listing)"),
            ("drivers", "[]", "3: \"drivers\" lists nothing; \(listing)"),
            ("drivers", "[speed, ~]", "3: \"drivers\" has no value; write text or remove the key"),
            ("minutes", "0", "6: \"minutes\" is 0; write a whole number from 1 to 240"),
            ("minutes", "241", "6: \"minutes\" is 241; write a whole number from 1 to 240"),
            ("minutes", "five", "6: \"minutes\" must be a number and not \"five\"; write it like 5 or 0.005"),
            ("minutes", "5.5", "6: \"minutes\" is 5.5; write a whole number from 1 to 240"),
            ("minutes", "\"5\"", "6: \"minutes\" must be a number and not text; write it without quotes: 5"),
            ("minutes", "99999999999999999999", "6: \"minutes\" is 1e+20; write a whole number from 1 to 240"),
            ("cadence", "dayly", "7: \"cadence\" is \"dayly\"; did you mean \"daily\"?"),
            ("cadence", "hourly", "7: \"cadence\" is \"hourly\"; use one of: once, daily, weekly"),
            ("steps", "", "9: \"steps\" lists nothing; \(listing)"),
            ("steps", "[{ first: this }]", "9: \"steps\" must be text, not a list or keys; \(quoting)"),
            ("effort", "1", "11: \"effort\" is \"1\"; use one of: low, medium, high"),
            ("prior", "nan", "12: \"prior\" must be a number and not \"nan\"; write it like 5 or 0.005"),
            ("prior", "-0.1", "12: \"prior\" is -0.1; write a number from 0 to 100"),
            ("prior", "1e999", "12: \"prior\" must be a number and not \"1e999\"; write it like 5 or 0.005"),
        ])
    func mistakes(key: String, value: String, message: String) {
        let library = ActionLibrary.read(folders: [[actionFile(changing: [key: value])]], brand: nil)
        #expect(library.problems.map(\.description) == ["library.d/second-till.yaml:\(message)"])
        #expect(library.problems.allSatisfy { $0.severity == .error })
        #expect(library.actions == [])
    }

    @Test(
        "lacking a field names it",
        arguments: [
            "id", "title", "drivers", "owner", "minutes", "cadence", "say", "steps", "watch", "effort",
        ])
    func missing(key: String) throws {
        let found = problems(in: actionFile(without: key))
        #expect(found.count == 1)
        #expect(
            try #require(found.first).hasPrefix(
                "library.d/second-till.yaml:1: \"\(key)\" is missing; add a line such as: \(key): "))
    }

    @Test("may lack what is optional", arguments: ["causes", "prior"])
    func optional(key: String) {
        #expect(problems(in: actionFile(without: key)) == [])
    }

    @Test("with several mistakes names them all, by line")
    func severalMistakes() {
        let broken = actionFile(
            changing: ["effort": "huge", "drivers": "[]"], without: "say", adding: "setps: [a]\n")
        #expect(
            problems(in: broken) == [
                "library.d/second-till.yaml:1: \"say\" is missing; add a line such as: say: \"One or two sentences to read aloud.\"",
                "library.d/second-till.yaml:3: \"drivers\" lists nothing; \(listing)",
                "library.d/second-till.yaml:10: \"effort\" is \"huge\"; use one of: low, medium, high",
                "library.d/second-till.yaml:12: unknown key \"setps\"; did you mean \"steps\"?",
            ])
    }

    @Test("with an unknown key under `where` names it there")
    func unknownWhere() {
        let found = problems(in: actionFile(adding: "where:\n  daypart: [midday]\n  regoin: [North]\n"))
        #expect(
            found == [
                "library.d/second-till.yaml:15: unknown key \"regoin\"; did you mean \"region\"?"
            ])
    }

    @Test("with `where` that is no mapping says what it should be")
    func flatWhere() {
        #expect(
            problems(in: actionFile(adding: "where: North\n")) == [
                "library.d/second-till.yaml:13: \"where\" must hold keys with values; write each as key: value, indented"
            ])
    }

    @Test("cannot steer a terminal through a key's name")
    func hiddenCharacters() {
        #expect(
            problems(in: actionFile(adding: "\"\\e[2Jx\": a\n")) == [
                "library.d/second-till.yaml:13: a key must be one line of visible text; write it so, or remove it"
            ])
        #expect(
            problems(in: actionFile(adding: "where: { \"x\\u202E\": a }\n")) == [
                "library.d/second-till.yaml:13: unknown key \"x\u{FFFD}\"; use one of: format, region, daypart"
            ])
    }

    @Test("needs an id that is a plain name", arguments: ["Second-Till", "second till", "zweite-kässe", "a/b", "../x"])
    func badID(id: String) {
        let found = problems(in: actionFile(changing: ["id": id]))
        #expect(
            found.first
                == "library.d/second-till.yaml:1: the id \"\(id)\" must be 1 to 64 small letters, digits and hyphens; write it like second-till"
        )
        #expect(found.count == 1)
    }

    @Test(
        "serves with a warning where it is only unwise",
        arguments: [
            (
                "id", "third-till",
                "1: warning: the id \"third-till\" is not the file's name; rename the file to third-till.yaml, so that people find it"
            ),
            (
                "title", String(repeating: "a", count: 71),
                "2: warning: the title has 71 characters; 70 fit on a line of the plan, so shorten it"
            ),
            (
                "say", String(repeating: "word ", count: 46),
                "8: warning: \"say\" has 46 words; the huddle takes thirty seconds, so cut it to 45 or fewer"
            ),
            (
                "steps", "[a, b, c, d, e, f, g]",
                "9: warning: there are 7 steps; nobody remembers more than 6, so join or drop some"
            ),
        ])
    func warnings(key: String, value: String, message: String) {
        let library = ActionLibrary.read(folders: [[actionFile(changing: [key: value])]], brand: nil)
        #expect(library.problems.map(\.description) == ["library.d/second-till.yaml:\(message)"])
        #expect(library.actions.count == 1)
    }
}
