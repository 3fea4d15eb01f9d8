import Domain
import Glibc
import Spool
import Testing

@Suite("Retention")
struct RetentionTests {
    let folder: TemporaryFolder
    let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = try folder.prepared()
    }

    private func day(_ text: String) throws -> Day { try #require(Day(iso: text)) }

    @Test("what was filed before the day goes, with its directory; the rest stays", arguments: Shelf.allCases)
    func filed(shelf: Shelf) throws {
        for name in ["2026-01-01", "2026-01-02", "2026-01-03", "kept"] {
            mkdir("\(spool.root)/\(shelf.rawValue)/\(name)", 0o700)
            try folder.write("x", to: "spool/\(shelf.rawValue)/\(name)/x.csv.1")
        }
        let expired = try spool.expire(shelf, before: day("2026-01-03"))
        #expect(
            expired.removed == [
                "\(spool.root)/\(shelf.rawValue)/2026-01-01/x.csv.1",
                "\(spool.root)/\(shelf.rawValue)/2026-01-02/x.csv.1",
            ])
        #expect(expired.problems.isEmpty)
        #expect(
            folder.tree(below: "spool/\(shelf.rawValue)") == [
                "2026-01-03/", "2026-01-03/x.csv.1: x",
                "kept/", "kept/x.csv.1: x",
            ])
    }

    @Test("old plans go, and links to them; newer ones and the explanation stay")
    func plans() throws {
        for (location, name) in [("a", "2026-01-01"), ("a", "2026-01-02"), ("b", "2026-01-01")] {
            try spool.publish(
                ["txt", "json"].map {
                    PublishedDocument(
                        folder: .plans(.init(location)), name: "\(name).\($0)", bytes: [], link: "today.\($0)")
                })
        }
        try spool.publish([PublishedDocument(folder: .plans("a"), name: "explain.json", bytes: [])])
        let expired = try spool.expirePlans(before: day("2026-01-02"))
        #expect(expired.removed.count == 6 && expired.problems.isEmpty)
        #expect(
            folder.tree(below: "spool/plans") == [
                "a/", "a/2026-01-02.json: ", "a/2026-01-02.txt: ",
                "a/explain.json: ", "a/today.json -> 2026-01-02.json",
                "a/today.txt -> 2026-01-02.txt",
            ])
    }

    @Test("links are removed, not what they lead to")
    func links() throws {
        mkdir(folder.path + "/elsewhere", 0o755)
        try folder.write("secret", to: "elsewhere/x")
        symlink("\(folder.path)/elsewhere", "\(spool.root)/archive/2026-01-01")
        mkdir("\(spool.root)/archive/2026-01-02", 0o700)
        symlink("\(folder.path)/elsewhere/x", "\(spool.root)/archive/2026-01-02/x")
        let expired = try spool.expire(.archive, before: day("2026-02-01"))
        #expect(expired.removed == ["\(spool.root)/archive/2026-01-02/x"])
        #expect(folder.text("elsewhere/x") == "secret")
    }

    @Test("what cannot be removed is named and does not keep the rest")
    func problems() throws {
        for name in ["2026-01-01", "2026-01-02"] {
            mkdir("\(spool.root)/archive/\(name)", 0o700)
            try folder.write("x", to: "spool/archive/\(name)/x")
        }
        mkdir("\(spool.root)/archive/2026-01-01/directory", 0o700)
        let expired = try spool.expire(.archive, before: day("2026-02-01"))
        #expect(expired.removed.count == 2)
        #expect(expired.problems.map(\.description).count == 1)
        #expect(expired.problems.first?.description.contains("2026-01-01/directory") == true)
    }
}
