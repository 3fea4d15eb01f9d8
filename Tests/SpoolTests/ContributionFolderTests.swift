import Glibc
import Spool
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

    @Test("is for everybody to read, whatever the process's mask")
    func mask() throws {
        let former = umask(0o077)
        defer { umask(former) }
        try add("id: numbers\n")
        #expect(folder.mode("library.d") == 0o755)
    }

    @Test("another's file is never overwritten; the same again is fine, and what a crash left goes")
    func taken() throws {
        try add("mine\n")
        try folder.write("half", to: "library.d/.huddled-0-0.tmp")
        try add("mine\n")
        #expect(throws: SpoolError.self) { try add("yours\n") }
        #expect(folder.tree(below: "library.d") == ["numbers.yaml: mine\n"])
    }
}
