import Domain
import Library
import TestSupport
import Testing

@Suite("A proposed practice in YAML")
struct ContributionFileTests {
    private let open = OpenFields(language: "en")

    private func read(_ text: String) throws -> (location: String, action: Action) {
        try ContributionFile.read(Array(text.utf8), open: open, brand: Samples.brand()).get()
    }

    private func mistakes(_ text: String) -> [String] {
        switch ContributionFile.read(Array(text.utf8), open: open, brand: Samples.brand()) {
        case .success: []
        case .failure(let mistakes): mistakes.list.map { "\($0.line) \($0.key ?? "-"): \($0.message)" }
        }
    }

    @Test("four fields are enough; the others get what any practice could have")
    func short() throws {
        let (location, action) = try read(
            """
            location: "0042"
            title: Hand out numbers at the door
            drivers: [speed]
            steps: ["Put the roll of numbers at the door.", "Call the next number."]
            """)
        #expect(location == "0042")
        #expect(action.id == "hand-out-numbers-at-the-door")
        #expect(action.say == "Hand out numbers at the door.")
        #expect(
            action.owner == "shift lead" && action.minutes == 10 && action.cadence == .daily && action.effort == .low)
        #expect(action.watch == "At the end of the shift, ask whether it was done today.")
        #expect(action.steps.count == 2 && action.author == nil && action.prior == nil)
    }

    @Test("what its author wrote stays")
    func whole() throws {
        let (_, action) = try read(
            """
            location: "0042"
            id: numbers
            title: Hand out numbers at the door
            drivers: [speed, friendliness]
            causes: [queue]
            owner: door host
            minutes: 3
            cadence: weekly
            say: "Everyone gets a number."
            steps: ["Put the roll at the door."]
            watch: "Nobody asks whose turn it is."
            where: { daypart: [midday] }
            effort: medium
            """)
        #expect(action.id == "numbers" && action.owner == "door host" && action.minutes == 3)
        #expect(action.cadence == .weekly && action.effort == .medium && action.say == "Everyone gets a number.")
        #expect(action.causes == ["queue"] && action.applicability.dayparts == ["midday"])
    }

    @Test("every mistake has its line and its remedy; nobody sets his own evidence or name")
    func mistaken() {
        let found = mistakes(
            """
            title: Hand out numbers
            drivers: [speed]
            minutes: soon
            prior: 3
            author: The boss
            """)
        #expect(found.count == 5, "\(found)")
        #expect(found.contains { $0.hasPrefix("1 location: \"location\" is missing") })
        #expect(found.contains { $0.hasPrefix("1 steps: \"steps\" is missing") })
        #expect(found.contains { $0.hasPrefix("3 minutes: \"minutes\" must be a number") })
        #expect(found.contains { $0.hasPrefix("4 -: unknown key \"prior\"") })
        #expect(found.contains { $0.hasPrefix("5 -: unknown key \"author\"") })
    }

    @Test(
        "an id is made of the title",
        arguments: [
            ("Öffne die 2. Kasse, bevor’s voll ist!", "oeffne-die-2-kasse-bevor-s-voll-ist"), ("…", "practice-"),
            (String(repeating: "very ", count: 40), "very-very-very-very-very-very-very-very-very"),
        ])
    func id(_ title: String, _ id: String) throws {
        let action = open.action(title: title, driver: "speed", steps: ["Do it."])
        #expect(action.id.hasPrefix(id) && action.id.count <= 48)
        #expect(Action.isID(action.id))
    }

    @Test("a title that ends its sentence is not ended twice; German brands get German words")
    func words() {
        #expect(open.action(title: "Smile!", driver: "speed", steps: ["Smile."]).say == "Smile!")
        let german = OpenFields(language: "de-AT").action(title: "Lächeln", driver: "speed", steps: ["Lächeln."])
        #expect(german.owner == "Schichtleitung" && german.watch.contains("Schicht"))
    }
}

@Suite("Actions as files")
struct ActionDocumentTests {
    @Test("what is written is read as the same action, whatever stands in it")
    func readAgain() throws {
        var action = OpenFields(language: "en").action(
            title: #"Say "hello": it's # not - a [list], {map} or *alias \n"#, driver: "speed",
            steps: ["- dash", "yes", "12", "# no comment", "éü 你好", "null"])
        action.causes = ["queue", "no"]
        action.behaviour = "greeted"
        action.applicability = Action.Applicability(
            formats: ["drive-through"], regions: ["North"], dayparts: ["midday"])
        action.prior = 0.05
        action.author = "Queen Street (0042)"
        let file = LibraryFile(path: "\(action.id).yaml", bytes: Array(ActionDocument.yaml(action).utf8))
        let library = ActionLibrary.read(folders: [[file]], brand: nil)
        #expect(library.actions == [action])
        #expect(library.problems == [])
    }
}

@Suite("Practices that read alike")
struct LikenessTests {
    private static let shipped = [
        ("second-till", "Open the second till before the queue is five long"),
        ("greet-within-ten-seconds", "Greet every customer within ten seconds"),
        ("check-toilets-hourly", "Check and clean the toilets every hour"),
        ("test-tills-before-opening", "Test every till before opening"),
        ("look-up", "Look at the customer before you look at the screen"),
        ("breaks", "Plan breaks outside the peak"), ("milk", "Pour fresh milk into every jug"),
    ].map { Likeness.Practice(id: $0.0, title: $0.1) }

    @Test(
        "the same idea in other words is found, another idea is not",
        arguments: [
            ("Open a second till when the queue gets long", ["second-till"]),
            ("Greet guests in ten seconds", ["greet-within-ten-seconds"]),
            ("Clean toilets every hour", ["check-toilets-hourly"]), ("Hand out numbers at the door", []), ("…", []),
        ])
    func similar(_ title: String, _ ids: [String]) {
        let found = Likeness(Self.shipped).similar(to: Likeness.Practice(id: "mine", title: title)).map(\.id)
        #expect(found == ids)
    }

    @Test("none is like itself, and what reads most alike comes first")
    func order() {
        let practices = [
            Likeness.Practice(id: "near", title: "Open the second till when four wait"),
            Likeness.Practice(id: "same", title: "Open the second till when three wait"),
        ]
        let mine = Likeness.Practice(id: "mine", title: "Open the second till when three wait")
        #expect(Likeness(practices + [mine]).similar(to: mine).map(\.id) == ["same", "near"])
    }
}
