import Domain
import Library
import TestSupport
import Testing

@Suite("A library of several folders")
struct ActionLibraryTests {
    @Test("lets the later folder win without a word")
    func precedence() {
        let shipped = [actionFile("a-one", changing: ["owner": "shipped"]), actionFile("b-two")]
        let own = [actionFile("a-one", changing: ["owner": "administrator"])]
        let library = ActionLibrary.read(folders: [shipped, own], brand: nil)
        #expect(library.problems == [])
        #expect(library.actions.map(\.id) == ["a-one", "b-two"])
        #expect(library.action("a-one")?.owner == "administrator")
    }

    @Test("keeps the earlier action where the later file has an error")
    func brokenReplacement() {
        let own = LibraryFile(path: "own/a-one.yaml", bytes: actionFile("a-one", changing: ["minutes": "0"]).bytes)
        let library = ActionLibrary.read(folders: [[actionFile("a-one")], [own]], brand: nil)
        #expect(library.actions.map(\.minutes) == [5])
        #expect(library.problems.map(\.file) == ["own/a-one.yaml"])
    }

    @Test("leaves out the second file with an id of the same folder, whatever the order they come in")
    func duplicate() {
        let first = actionFile("a-one")
        let second = LibraryFile(path: "library.d/b-two.yaml", bytes: first.bytes)
        for folder in [[first, second], [second, first]] {
            let library = ActionLibrary.read(folders: [folder], brand: nil)
            #expect(library.actions.count == 1)
            #expect(
                library.problems.filter { $0.severity == .error }.map(\.description) == [
                    "library.d/b-two.yaml:1: the id \"a-one\" is taken by library.d/a-one.yaml; give one of the two another id, or remove it"
                ])
        }
    }

    @Test("compares ids by bytes and sorts them so")
    func bytes() {
        let library = ActionLibrary(actions: [action("b"), action("a-2"), action("a-10"), action("a")])
        #expect(library.actions.map(\.id) == ["a", "a-10", "a-2", "b"])
        #expect(ActionLibrary(actions: [action("cafe\u{301}")]).action("caf\u{E9}") == nil)
    }

    @Test("names the controllable drivers that no action serves")
    func gaps() {
        let library = ActionLibrary(actions: [action("a", drivers: ["speed", "cleanliness", "elsewhere"])])
        #expect(library.gaps(of: Samples.brand()).map(\.key) == ["friendliness"])
    }
}

@Suite("An action compared with a brand")
struct BrandComparisonTests {
    private let brand = Samples.brand()

    @Test("for drivers that the brand does not have serves nobody and is only noted")
    func foreignDriver() {
        let library = ActionLibrary.read(
            folders: [[actionFile(changing: ["drivers": "[advice]", "causes": "[wisdom]"])]], brand: brand)
        #expect(
            library.problems.map(\.description) == [
                "library.d/second-till.yaml:3: note: Harbour Coffee has no driver \"advice\"; the action is not used"
            ])
        #expect(library.actions.count == 1)
    }

    @Test(
        "names each key that the brand does not have",
        arguments: [
            ("drivers", "[speed, advice]", "3: note: Harbour Coffee has no driver \"advice\"; it is not used for that"),
            (
                "drivers", "[speed, cleanlines]",
                "3: warning: Harbour Coffee has no driver \"cleanlines\"; did you mean \"cleanliness\"? As it is, it is not used for that"
            ),
            (
                "drivers", "[sped]",
                "3: warning: Harbour Coffee has no driver \"sped\"; did you mean \"speed\"? As it is, the action is not used"
            ),
            (
                "causes", "[understaffed]",
                "4: note: Harbour Coffee has no cause of speed \"understaffed\"; comments cannot lead to it"
            ),
            (
                "causes", "[quue]",
                "4: warning: Harbour Coffee has no cause of speed \"quue\"; did you mean \"queue\"? As it is, comments cannot lead to it"
            ),
        ])
    func unknownKeys(key: String, value: String, message: String) {
        let library = ActionLibrary.read(folders: [[actionFile(changing: [key: value])]], brand: brand)
        #expect(library.problems.map(\.description) == ["library.d/second-till.yaml:\(message)"])
        #expect(library.actions.count == 1)
    }

    @Test("names behaviours and parts of the day likewise")
    func behavioursAndDayparts() {
        let text = "behaviour: greted\nwhere:\n  region: [North]\n  daypart: [midday, siesta]\n"
        #expect(
            problems(in: actionFile(adding: text), brand: brand) == [
                "library.d/second-till.yaml:13: warning: Harbour Coffee has no behaviour \"greted\"; did you mean \"greeted\"? As it is, customers are not asked whether it happens",
                "library.d/second-till.yaml:16: note: Harbour Coffee has no part of the day \"siesta\"; the action is not used then",
            ])
    }

    @Test("is compared with nothing where no brand is given")
    func noBrand() {
        #expect(problems(in: actionFile(changing: ["drivers": "[sped]"])) == [])
    }
}
