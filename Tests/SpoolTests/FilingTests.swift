import Domain
import Glibc
import Spool
import SystemPackage
import Testing

@Suite("Filing claimed files")
struct FilingTests {
    let folder: TemporaryFolder
    let spool: Spool
    let day = Day(number: 20_000)

    init() throws {
        folder = try TemporaryFolder()
        spool = try folder.prepared()
    }

    private func claim(_ text: String, as claim: String = "c") throws -> ClaimedFile {
        try folder.write(text, to: "spool/inbox/x.csv")
        return try spool.claim(#require(try spool.scan().ready.first), as: claim)
    }

    private func complain(_ lines: [String], about file: ClaimedFile) throws {
        var complaints = try file.complaints()
        for line in lines { try complaints.append(line.utf8) }
        try complaints.finish()
    }

    private func filed(_ shelf: String) -> [String] { folder.tree(below: "spool/\(shelf)") }

    @Test("a file and its complaints go to the day's directory of their shelf", arguments: Shelf.allCases)
    func filing(shelf: Shelf) throws {
        let file = try claim("hello")
        try complain(["{1}", "{2}"], about: file)
        try spool.file(file, as: "x.csv.2cf24dba", in: shelf, day: day)
        #expect(
            filed(shelf.rawValue) == [
                "2024-10-04/", "2024-10-04/x.csv.2cf24dba: hello", "2024-10-04/x.csv.2cf24dba.errors.jsonl: {1}\n{2}\n",
            ])
        #expect(folder.mode("spool/\(shelf.rawValue)/2024-10-04") & 0o777 == 0o700)
        #expect(filed("work").isEmpty)
    }

    @Test("many complaints are all written")
    func manyComplaints() throws {
        let file = try claim("x")
        let lines = (0..<20_000).map { "{\"line\":\($0)}" }
        try complain(lines, about: file)
        try spool.file(file, as: "x", in: .rejected, day: day)
        #expect(folder.text("spool/rejected/2024-10-04/x.errors.jsonl") == lines.joined(separator: "\n") + "\n")
    }

    @Test("without complaints there is no file of complaints")
    func noComplaints() throws {
        let file = try claim("x")
        try complain([], about: file)
        try spool.file(file, as: "x", in: .archive, day: day)
        #expect(filed("archive") == ["2024-10-04/", "2024-10-04/x: x"])
    }

    @Test("complaints that were not finished are not filed")
    func unfinished() throws {
        let file = try claim("x")
        var complaints = try file.complaints()
        try complaints.append("{".utf8)
        try spool.file(file, as: "x", in: .archive, day: day)
        #expect(filed("archive") == ["2024-10-04/", "2024-10-04/x: x"])
        #expect(filed("work").isEmpty)
    }

    @Test("complaints begun anew replace those of an earlier reading")
    func anew() throws {
        let file = try claim("x")
        try complain(["{old}"], about: file)
        try complain(["{new}"], about: file)
        try spool.file(file, as: "x", in: .archive, day: day)
        #expect(folder.text("spool/archive/2024-10-04/x.errors.jsonl") == "{new}\n")
    }

    @Test("the same bytes again are one file; complaints stay unless the file was read again")
    func again() throws {
        let first = try claim("x")
        try complain(["{1}"], about: first)
        try spool.file(first, as: "x.1", in: .archive, day: day)

        try spool.file(claim("x", as: "c-2"), as: "x.1", in: .archive, day: day)
        #expect(
            filed("archive") == ["2024-10-04/", "2024-10-04/x.1: x", "2024-10-04/x.1.errors.jsonl: {1}\n"])

        let third = try claim("x", as: "c-3")
        try complain([], about: third)
        try spool.file(third, as: "x.1", in: .archive, day: day)
        #expect(filed("archive") == ["2024-10-04/", "2024-10-04/x.1: x"])
    }

    @Test("other bytes with the same name and first digits do not replace a filed original")
    func collision() throws {
        try spool.file(claim("one"), as: "x.1", in: .archive, day: day)
        try spool.file(claim("two", as: "c-2"), as: "x.1", in: .archive, day: day)
        #expect(filed("archive") == ["2024-10-04/", "2024-10-04/x.1: one", "2024-10-04/x.1-1: two"])
    }

    @Test("filing what is filed already changes nothing")
    func repeated() throws {
        let file = try claim("x")
        try spool.file(file, as: "x.1", in: .archive, day: day)
        try spool.file(file, as: "x.1", in: .archive, day: day)
        #expect(filed("archive") == ["2024-10-04/", "2024-10-04/x.1: x"])
    }

    @Test("a name that would be hidden or lead elsewhere is refused", arguments: ["", "..", "../x", ".x", "a/b"])
    func badNames(name: String) throws {
        let file = try claim("x")
        #expect(throws: SpoolError.badName(name)) { try spool.file(file, as: name, in: .archive, day: day) }
        #expect(try spool.claimed().count == 1)
    }

    @Test("where the original cannot be made durable it stays claimed")
    func notDurable() throws {
        let file = try claim("x")
        let failing = FaultyFileSystem { call, path, _ in call == .sync && path.hasSuffix("x.csv") ? .ioError : nil }
        let again = try #require(try Spool(root: spool.root, fileSystem: failing).claimed().first)
        #expect(throws: SpoolError.self) {
            try Spool(root: spool.root, fileSystem: failing).file(again, as: "x.1", in: .archive, day: day)
        }
        #expect(try file.isUnchanged())
    }
}
