import Domain
import Library
import Testing

@Suite("A proposed practice in YAML")
struct ContributionFileTests {
    private let open = OpenFields(language: "en")

    private func read(_ text: String) throws -> (location: String, action: Action) {
        try ContributionFile.read(Array(text.utf8), open: open).get()
    }

    private func mistakes(_ text: String) -> [String] {
        switch ContributionFile.read(Array(text.utf8), open: open) {
        case .success: []
        case .failure(let mistakes): mistakes.problems.map { "\($0.line): \($0.message)" }
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
        #expect(action.owner == "shift lead" && action.minutes == 10 && action.cadence == .daily && action.effort == .low)
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
        #expect(found.contains { $0.hasPrefix("1: \"location\" is missing") })
        #expect(found.contains { $0.hasPrefix("1: \"steps\" is missing") })
        #expect(found.contains { $0.hasPrefix("3: \"minutes\" must be a number") })
        #expect(found.contains { $0.hasPrefix("4: unknown key \"prior\"") })
        #expect(found.contains { $0.hasPrefix("5: unknown key \"author\"") })
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
        action.applicability = Action.Applicability(formats: ["drive-through"], regions: ["North"], dayparts: ["midday"])
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
    private func action(_ id: String, _ title: String, _ driver: String = "speed", _ steps: [String] = ["Do it."]) -> Action {
        var action = OpenFields(language: "en").action(title: title, driver: driver, steps: steps)
        action.id = id
        return action
    }

    @Test("the same idea in other words is found, another idea is not, nor one for another driver")
    func similar() {
        let likeness = Likeness([
            action("second-till", "Open the second till before the queue is five long"),
            action("breaks", "Plan breaks outside the peak"),
            action("other", "Open the second till before the queue is five long", "friendliness"),
        ])
        let proposed = action("mine", "Open a second till when the queue gets long", "speed", ["Open it."])
        #expect(likeness.similar(to: proposed).map(\.id) == ["second-till"])
        #expect(likeness.similar(to: action("mine", "Warm the cups", "speed", ["Put them on the machine."])) == [])
    }

    @Test("what reads most alike comes first")
    func order() {
        let likeness = Likeness([
            action("near", "Open the second till when four wait"),
            action("same", "Open the second till when three wait"),
        ])
        let proposed = action("mine", "Open the second till when three wait", "speed", ["At once."])
        #expect(likeness.similar(to: proposed).map(\.id) == ["same", "near"])
    }
}
