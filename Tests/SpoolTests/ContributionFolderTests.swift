import Domain
import Spool
import SystemPackage
import Testing

@Suite("The folder of approved contributions")
struct ContributionFolderTests {
    private let folder: TemporaryFolder
    private let contributions: ContributionFolder

    init() throws {
        folder = try TemporaryFolder()
        contributions = ContributionFolder(path: folder.path + "/library.d")
    }

    private func add(_ text: String) throws {
        try contributions.add(Array(text.utf8), named: #require(FileName("numbers.yaml")))
    }

    @Test("is made where it is missing; everybody may read what is in it")
    func made() throws {
        try add("id: numbers\n")
        #expect(folder.text("library.d/numbers.yaml") == "id: numbers\n")
        #expect(folder.mode("library.d/numbers.yaml") == 0o644)
        #expect(folder.tree(below: "library.d").count == 1, "nothing else is left there")
    }

    @Test("what is there already is never overwritten; what a crash left is no hindrance")
    func taken() throws {
        try add("mine\n")
        try folder.write("half", to: "library.d/.numbers.yaml.tmp")
        #expect(throws: SpoolError.self) { try add("yours\n") }
        #expect(folder.tree(below: "library.d") == ["numbers.yaml: mine\n"])
    }
}
