import Configuration
import Domain
import Testing

/// One mistake: what stands in the file, and what must be said about it and where.
struct Mistake: CustomTestStringConvertible {
    let yaml: String
    let says: String
    var testDescription: String { says }

    init(_ yaml: String, _ says: String) {
        self.yaml = yaml
        self.says = says
    }

    /// A mistake in lines behind ``minimal``, which begin on line 4.
    static func added(_ yaml: String, _ says: String) -> Mistake { Mistake(minimal + yaml, says) }

    /// A mistake in a source that is right otherwise; `field` stands on line 5.
    static func source(_ field: String, _ says: String) -> Mistake {
        added("sources:\n  - { name: web, files: '*.csv', \(field) }", says)
    }
}

private let head = "brand: B\noutcome: { key: overall, scale: [1, 5] }\n"

private let required: [Mistake] = [
    Mistake("", "1: the file is empty; start with brand, outcome and drivers"),
    Mistake("# nothing yet\n", "1: the file is empty; start with brand, outcome and drivers"),
    Mistake("---\n", "1: \"the configuration\" is empty; write brand, outcome and drivers"),
    Mistake("just a word", "1: \"the configuration\" must hold keys with values; write each as key: value, indented"),
    Mistake("[a, b]", "1: \"the configuration\" must hold keys with values; write each as key: value, indented"),
    Mistake(
        "outcome: { key: overall, scale: [1, 5] }\ndrivers: [{ key: speed, scale: [1, 5] }]",
        "1: \"brand\" is missing; add a line such as: brand: Harbour Coffee"),
    Mistake(
        "brand: B\ndrivers: [{ key: speed, scale: [1, 5] }]",
        "1: \"outcome\" is missing; add a line such as: "
            + "outcome: { key: overall, label: Overall satisfaction, scale: [1, 5] }"),
    Mistake(
        head,
        "1: \"drivers\" is missing; add a line such as: drivers: [{ key: speed, label: Speed, scale: [1, 5] }]"),
    Mistake(
        head + "drivers: []",
        "3: \"drivers\" lists no driver; "
            + "add - { key: speed, label: Speed of service, scale: [1, 5] }, on a line of its own below drivers:"),
    Mistake(head + "drivers:\n  - { key: speed }", "4: \"scale\" is missing; add a line such as: scale: [1, 5]"),
    Mistake(head + "drivers:\n  - { scale: [1, 5] }", "4: \"key\" is missing; add a line such as: key: speed"),
    .added("sources: [{ files: '*' }]", "4: \"name\" is missing; add a line such as: name: web"),
    .added("sources: [{ name: web }]", "4: \"files\" is missing; add a line such as: files: \"web*.csv\""),
]

private let unknown: [Mistake] = [
    .added("timezoen: UTC", "4: unknown key \"timezoen\"; did you mean \"timezone\"?"),
    .added("Drivers: x", "4: unknown key \"Drivers\"; did you mean \"drivers\"?"),
    .added("plan:\n  windw: 90d", "5: unknown key \"windw\"; did you mean \"window\"?"),
    .added("quotes: { colour: red }", "4: unknown key \"colour\"; use one of: staff_names_in_praise"),
    .added("alerts: { at-or-below: 2 }", "4: unknown key \"at-or-below\"; did you mean \"at_or_below\"?"),
    .added("timezone: Europe/Lodnon", "4: unknown time zone \"Europe/Lodnon\"; did you mean \"Europe/London\"?"),
    .added("timezone: Berlin", "4: unknown time zone \"Berlin\"; did you mean \"Europe/Berlin\"?"),
    .added("timezone: EST", "4: unknown time zone \"EST\"; did you mean \"America/New_York\"?"),
    .added(
        "timezone: Middle/Earth",
        "4: unknown time zone \"Middle/Earth\"; write it like Europe/London (IANA's Area/Place) or UTC"),
    .added(
        "timezone: Europe/", "4: unknown time zone \"Europe/\"; write it like Europe/London (IANA's Area/Place) or UTC"),
    .added("timezone: ../UTC", "4: unknown time zone \"../UTC\"; "),
    .added("language: en_GB", "4: \"en_GB\" is no language tag; did you mean \"en-GB\"?"),
    .added("language: english!", "4: \"english!\" is no language tag; write it like en, de or en-GB"),
    .added(
        "behaviours: [{ key: greeted, driver: spede }]", "4: unknown driver \"spede\"; did you mean \"speed\"?"),
    .added(
        "behaviours: [{ key: greeted, driver: overall }]", "4: unknown driver \"overall\"; use one of: speed"),
    .source(
        "columns: { loction: store }",
        "5: unknown column \"loction\"; did you mean \"location\"? (the file's own name goes behind the colon)"),
    .source("scales: { sped: [0, 10] }", "5: \"sped\" is no outcome or driver with a scale; did you mean \"speed\"?"),
    .source(
        "scales: { comment: [0, 10] }",
        "5: \"comment\" is no outcome or driver with a scale; use one of: overall, speed"),
    .source("identical: many", "5: \"identical\" is \"many\"; use one of: one, distinct"),
]

private let twice: [Mistake] = [
    .added("brand: Other", "4: \"brand\" stands here a second time, after line 1; keep one of the two"),
    .added(
        "plan: { hold: 28d, window: 90d, hold: 7d }",
        "4: \"hold\" stands here a second time, after line 4; keep one of the two"),
    .added(
        "plan:\n  \"hold\": 28d\n  'hold': 7d",
        "6: \"hold\" stands here a second time, after line 5; keep one of the two"),
    .added("plan:\n  [1]: a\n  [1]: b", "5: keys are written twice here: \"<uncovertable>\"; keep one of each"),
    Mistake(
        head + "drivers:\n  - { key: speed, scale: [1, 5] }\n  - { key: speed, scale: [1, 5] }",
        "5: \"speed\" is already the key of the driver on line 4; rename one of them"),
    Mistake(
        head + "drivers:\n  - { key: overall, scale: [1, 5] }",
        "4: \"overall\" is already the key of the outcome on line 2; rename one of them"),
    .added(
        "behaviours: [{ key: speed }]", "4: \"speed\" is already the key of the driver on line 3; rename one of them"),
    .added(
        "sources:\n  - { name: web, files: 'a*' }\n  - { name: web, files: 'b*' }",
        "6: source \"web\" stands on line 5 already; give each source its own name"),
    .source(
        "channel: web, columns: { channel: how }",
        "5: the channel is both fixed and mapped to a column; keep one of the two"),
]

private let keys: [Mistake] =
    [
        "location", "submitted", "visited", "response", "source", "channel", "comment", "contact_name",
        "contact_email", "contact_phone", "contact_consent", "contact_twitter", "updated",
    ].map {
        .added(
            "behaviours: [{ key: \($0) }]",
            "4: \"\($0)\" is a column of every feedback file; give the behaviour another key")
    }
    + ["\"speed of service\"", "größe", "a/b", "\"=cmd()\"", String(repeating: "k", count: 65)].map { key in
        let name = key.filter { $0 != "\"" }
        return .added(
            "behaviours: [{ key: \(key) }]",
            "4: \"\(name)\" cannot be a key; use 1 to 64 of the letters a-z and A-Z, digits, underscore, dot and hyphen"
        )
    }

private let types: [Mistake] = [
    Mistake(
        "brand: [a]\noutcome: { key: overall, scale: [1, 5] }\ndrivers: [{ key: speed, scale: [1, 5] }]",
        "1: \"brand\" must be text, not a list or keys; write it behind the colon"),
    Mistake(
        "brand:\noutcome: { key: overall, scale: [1, 5] }\ndrivers: [{ key: speed, scale: [1, 5] }]",
        "1: \"brand\" has no value; write text or remove the key"),
    Mistake(
        "brand: ''\noutcome: { key: overall, scale: [1, 5] }\ndrivers: [{ key: speed, scale: [1, 5] }]",
        "1: \"brand\" is empty; write a value or remove the key"),
    Mistake(
        "brand: B\noutcome: overall\ndrivers: [{ key: speed, scale: [1, 5] }]",
        "2: \"outcome\" must hold keys with values; write each as key: value, indented"),
    Mistake(
        head + "drivers: { key: speed }",
        "3: \"drivers\" must be a list; write [one, two], or each on a line after a dash"),
    Mistake(
        head + "drivers:\n  - speed", "4: \"drivers\" must hold keys with values; write each as key: value, indented"),
    Mistake(
        head + "drivers: [{ key: speed, scale: [1, 5], controllable: yes }]",
        "3: \"controllable\" is \"yes\"; write true or false"),
    Mistake(
        head + "drivers: [{ key: speed, scale: [1, 5], controllable: 'true' }]",
        "3: \"controllable\" must be true or false and not text; write it without quotes: true"),
    Mistake(
        head + "drivers: [{ key: speed, scale: [1, 5], causes: { queue: [] } }]",
        "3: \"queue\" has no words; list those that give it away: [queue, line, wait]"),
    .added(
        "plan: { priorities: '3' }", "4: \"priorities\" must be a number and not text; write it without quotes: 5"),
    .added(
        "plan: { priorities: three }", "4: \"priorities\" must be a number and not \"three\"; write it like 5 or 0.005"),
    .added("locations: [a, b]", "4: \"locations\" must be text, not a list or keys; write it behind the colon"),
    .added(
        "? [a, b]\n: c",
        "4: a key is not marked by a question mark here; write key: value"),
]

private let scales: [Mistake] =
    [
        ("[5, 1]", "write [1, 5]; where a source counts the other way round, say so in its scales"),
        ("[3, 3]", "write two that differ, like [1, 5]"),
    ].map { written, advice in
        Mistake(
            head + "drivers: [{ key: speed, scale: \(written) }]",
            "3: \"scale\" must go up from the worst mark to the best and is \(written); \(advice)")
    } + [
        Mistake(
            head + "drivers: [{ key: speed, scale: [1, 2, 3] }]",
            "3: \"scale\" must be two numbers; write for example [1, 5]"),
        Mistake(
            head + "drivers: [{ key: speed, scale: [1, x] }]",
            "3: \"scale\" must be a number and not \"x\"; write it like 5 or 0.005"),
        Mistake(
            head + "drivers: [{ key: speed, scale: [0, .inf] }]",
            "3: \"scale\" must be a number and not \".inf\"; write it like 5 or 0.005"),
        Mistake(
            head + "drivers: [{ key: speed, scale: [0, 1e300] }]",
            "3: \"scale\" goes beyond two million points; write a smaller one, like [1, 5]"),
        Mistake(
            head + "drivers: [{ key: speed, scale: 5 }]",
            "3: \"scale\" must be a list; write [one, two], or each on a line after a dash"),
        Mistake(
            head + "drivers: [{ key: speed, scale: }]", "3: \"scale\" has no value; write for example [1, 5]"),
        .source(
            "scales: { speed: [5, 5] }",
            "5: \"speed\" has the same worst and best mark; write two that differ: [0, 10]"),
    ]

private let ranges: [Mistake] = [
    .added("plan: { at: \"5:00\" }", "4: \"at\" is \"5:00\"; write a time of day from \"00:00\" to \"23:59\""),
    .added("plan: { at: \"24:00\" }", "4: \"at\" is \"24:00\"; write a time of day from \"00:00\" to \"23:59\""),
    .added("plan: { priorities: 0 }", "4: \"priorities\" is 0; write a whole number from 1 to 3"),
    .added("plan: { priorities: 4 }", "4: \"priorities\" is 4; write a whole number from 1 to 3"),
    .added("plan: { priorities: 1.5 }", "4: \"priorities\" is 1.5; write a whole number from 1 to 3"),
    .added("plan: { minimum_answers: 0 }", "4: \"minimum_answers\" is 0; write a whole number from 1 to 1000000"),
    .added("plan: { worthwhile: -0.1 }", "4: \"worthwhile\" is -0.1; write a number from 0 to 1"),
    .added("plan: { window: 0d }", "4: \"window\" is 0d, which is too short; write 1d or more"),
    .added("plan: { hold: 5h }", "4: \"hold\" is 5h, which is too short; write 1d or more"),
    .added(
        "plan: { window: 90 days }",
        "4: \"window\" is \"90 days\"; write a length of time up to 36500d, like 90d, 24h, 30m or 5s"),
    .added(
        "retention: { plans: 99999999999999999999d }",
        "4: \"plans\" is \"99999999999999999999d\"; write a length of time up to 36500d, like 90d, 24h, 30m or 5s"),
    .added(
        "limits: { row: 1MB }", "4: \"row\" is \"1MB\"; write a size from 1024 bytes to 1024MiB, like 64KiB or 1MiB"),
    .added(
        "limits: { row: 9999999999GiB }",
        "4: \"row\" is \"9999999999GiB\"; write a size from 1024 bytes to 1024MiB, like 64KiB or 1MiB"),
    .added("limits: { columns: 0 }", "4: \"columns\" is 0; write a whole number from 1 to 65536"),
    .added("limits: { nesting: 100000 }", "4: \"nesting\" is 100000; write a whole number from 1 to 512"),
    .added("alerts: { at_or_below: 7 }", "4: \"at_or_below\" is 7 and off the outcome's scale; write 1 to 5"),
    .added("advocates: { at_or_above: 0 }", "4: \"at_or_above\" is 0 and off the outcome's scale; write 1 to 5"),
    .added(
        "advocates: { at_or_above: 2 }",
        "4: customers at 2 would be unhappy (alerts.at_or_below is 2) and advocates at once; "
            + "write advocates.at_or_above above alerts.at_or_below"),
    .added(
        "alerts: { first_touch: 48h, close: 24h }",
        "4: an alert must be closed before it is first touched; make close as long as first_touch"),
    .added(
        "dayparts: { morning: 5-11 }",
        "4: \"morning\" is \"5-11\"; write the full hours from which and up to which it lasts, like \"05-11\""),
    .added(
        "dayparts: { all: \"05-05\" }",
        "4: \"all\" is \"05-05\"; write the full hours from which and up to which it lasts, like \"05-11\""),
    .added(
        "dayparts:\n  night: \"22-06\"\n  morning: \"05-11\"",
        "6: \"morning\" and \"night\" both hold the hour from 5 o'clock; end one where the other begins"),
    .source(
        "timestamps: dd.MM.yyyy QQ",
        "5: \"dd.MM.yyyy QQ\" is no layout of times; a layout is made of"),
    .source("expect: 0s", "5: \"expect\" is 0s, which is too short; write 1s or more"),
    .added(
        "sources: [{ name: web, files: 'web[12.csv' }]",
        "4: \"web[12.csv\" is no shell pattern; close its bracket, or put a backslash before what stands for itself"),
    .added(
        "sources: [{ name: web, files: 'in/web.csv' }]",
        "4: \"in/web.csv\" can match no file, as names have no slash; write the name's pattern only"),
]

@Suite("A configuration with a mistake")
struct MistakeTests {
    @Test(
        "is refused with the line, what is wrong and what to do, and nothing else",
        arguments: required + unknown + twice + keys + types + scales + ranges)
    func mistake(_ mistake: Mistake) throws {
        let problems = problems(mistake.yaml)
        #expect(problems.count == 1, "\(problems)")
        let problem = try #require(problems.first)
        #expect(problem.hasPrefix("huddled.yaml:\(mistake.says)"))
        #expect(problem.contains("; "), "a remedy follows")
    }

    @Test("and others names all of them at once, in the order of the lines")
    func allAtOnce() {
        let yaml = """
            brand: Harbour Coffee
            timezone: Europe/Nowhere
            colour: blue
            outcome: { key: overall, scale: [5, 1] }
            drivers:
              - { key: speed, scale: [1, 5], weight: 3 }
              - { key: speed, scale: [1, 5] }
              - { key: "to stay", scale: [1] }
            sources:
              - { name: web, files: "*", name: other, missing: 5, expect: soon }
            plan: { at: noon, priorities: 9, at: "05:00" }
            locations: locations.csv
            """
        let found = problems(yaml, locations: "id,nmae\n1,a\n1,b\n")
        #expect(
            found.map { $0.split(separator: ":").prefix(2).joined(separator: ":") } == [
                "huddled.yaml:2", "huddled.yaml:3", "huddled.yaml:4", "huddled.yaml:6", "huddled.yaml:7",
                "huddled.yaml:8", "huddled.yaml:8", "huddled.yaml:10", "huddled.yaml:10", "huddled.yaml:11",
                "huddled.yaml:11", "huddled.yaml:11", "locations.csv:1", "locations.csv:3",
            ])
        #expect(Set(found).count == found.count)
    }

    @Test("is described one problem a line, each with its file")
    func description() {
        do throws(ConfigurationError) {
            _ = try load("brand: [x]\n")
            Issue.record("the file was taken")
        } catch {
            let lines = error.description.split(separator: "\n")
            #expect(lines.count == error.problems.count && lines.count == 3)
            #expect(lines.allSatisfy { $0.hasPrefix("/etc/test/huddled.yaml:1: ") })
        }
    }

    @Test("in a driver's key does not make those who name drivers wrong")
    func noFollowingErrors() {
        let yaml = """
            brand: B
            outcome: { key: overall, scale: [1, 5] }
            drivers: [{ key: "sp eed", scale: [1, 5] }]
            behaviours: [{ key: greeted, driver: speed }]
            sources: [{ name: web, files: "*", columns: { speed: s }, scales: { speed: [0, 10] } }]
            """
        #expect(problems(yaml).count == 1)
    }

    @Test("in files that cannot be read names them where they are named")
    func unreadable() {
        #expect(
            problems(minimal + "locations: shops.csv") == [
                "huddled.yaml:4: /etc/test/shops.csv cannot be read: no such file; "
                    + "check that the file exists and that this user may read it"
            ])
        let missing = FileProblem(
            file: "/nowhere.yaml", line: 1,
            message: "the file cannot be read: no such file; check that the file exists and that this user may read it")
        #expect(throws: ConfigurationError(problems: [missing])) {
            try Configuration.load("/nowhere.yaml") { _ in throw NoSuchFile() }
        }
    }

    @Test("of 64 drivers is refused, 63 are not")
    func mostDrivers() {
        func yaml(_ count: Int) -> String {
            head + "drivers:\n" + (1...count).map { "  - { key: d\($0), scale: [1, 5] }\n" }.joined()
        }
        #expect(problems(yaml(63)).isEmpty)
        #expect(
            problems(yaml(64)) == [
                "huddled.yaml:67: more than 63 drivers cannot be told apart; leave out those that matter least"
            ])
    }
}
