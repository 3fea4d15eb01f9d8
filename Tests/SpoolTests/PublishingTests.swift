import Domain
import Glibc
import Spool
import SystemPackage
import Testing

@Suite("Publishing documents")
struct PublishingTests {
    let folder: TemporaryFolder
    let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = try folder.prepared()
    }

    private func plan(_ text: String, of location: Identifier = "0042", day: String = "2026-11-21") -> PublishedDocument
    {
        PublishedDocument(
            folder: .plans(location), name: day + ".txt", bytes: Array(text.utf8), link: "today.txt")
    }

    private func published(_ area: String) -> [String] {
        folder.tree(below: "spool/\(area)")
    }

    @Test("a plan stands under its date, and today's link leads to it")
    func plan() throws {
        try spool.publish([plan("first")])
        try spool.publish([plan("second", day: "2026-11-22")])
        #expect(
            published("plans") == [
                "0042/", "0042/2026-11-21.txt: first", "0042/2026-11-22.txt: second",
                "0042/today.txt -> 2026-11-22.txt",
            ])
        #expect(folder.mode("spool/plans/0042/2026-11-21.txt") == 0o640)
        #expect(folder.mode("spool/plans/0042") & 0o777 == 0o750)
        #expect(try spool.published("today.txt", in: .plans("0042")) == Array("second".utf8))
    }

    @Test("publishing again replaces content and links")
    func replaced() throws {
        try spool.publish([plan("old")])
        try spool.publish([plan("new")])
        #expect(published("plans") == ["0042/", "0042/2026-11-21.txt: new", "0042/today.txt -> 2026-11-21.txt"])
    }

    @Test(
        "whatever a location is called, its plans stay below plans",
        arguments: [
            "../../etc/passwd", "/etc/passwd", "..", ".", "", "a/../../b", "\u{0}", "\u{1B}[2J",
            Identifier(String(repeating: "é", count: 500)),
        ] as [Identifier])
    func hostile(location: Identifier) throws {
        let before = folder.tree()
        try spool.publish([plan("x", of: location)])
        let added = Set(folder.tree()).subtracting(before)
        let encoded = PathName.encode(location.text)
        #expect(
            added == [
                "spool/plans/\(encoded)/", "spool/plans/\(encoded)/2026-11-21.txt: x",
                "spool/plans/\(encoded)/today.txt -> 2026-11-21.txt",
            ])
        #expect(try spool.published("today.txt", in: .plans(location)) == Array("x".utf8))
    }

    @Test("a document's name cannot lead elsewhere", arguments: ["", "..", "../x", "a/b", ".hidden", "/x"])
    func badNames(name: String) throws {
        for document in [
            PublishedDocument(folder: .boards, name: name, bytes: []),
            PublishedDocument(folder: .boards, name: "x", bytes: [], link: name),
        ] {
            #expect(throws: SpoolError.badName(name)) { try spool.publish([plan("x"), document]) }
        }
        #expect(published("boards").isEmpty)
        #expect(published("plans") == ["0042/"])
    }

    @Test("boards stand in folders of their own, and those that are no longer named are withdrawn")
    func boards() throws {
        try spool.withdrawAll(but: [], from: .boards(.regions))
        let names = ["South Coast", "../x", "50 %"].map { BoardFileName.named($0, "html") }
        try spool.publish(names.map { PublishedDocument(folder: .boards(.regions), name: $0, bytes: [0x31]) })
        #expect(
            published("boards") == ["regions/"] + names.sorted().map { "regions/\($0): 1" })
        mkdir("\(spool.root)/boards/regions/folder", 0o755)
        try spool.withdrawAll(but: [names[0]], from: .boards(.regions))
        #expect(published("boards") == ["regions/", "regions/\(names[0]): 1", "regions/folder/"])
        #expect(folder.mode("spool/boards/regions") & 0o777 == 0o750)
    }

    @Test("a link to a board escapes what its file's name has")
    func boardLinks() {
        let file = BoardFileName.named("../é \"<", "html")
        #expect(file == "%2E.%2F%C3%A9%20%22%3C.html")
        #expect(BoardFileName.link(to: .visits, file) == "visits/%252E.%252F%25C3%25A9%2520%2522%253C.html")
        #expect(BoardFileName.link(to: nil, BoardFileName.brand("html")) == "brand.html")
    }

    @Test("links in the place of a folder or a document are not followed")
    func links() throws {
        mkdir(folder.path + "/elsewhere", 0o755)
        symlink("\(folder.path)/elsewhere", "\(spool.root)/plans/0042")
        #expect(throws: SpoolError.self) { try spool.publish([plan("x")]) }
        try folder.write("secret", to: "elsewhere/file")
        symlink("\(folder.path)/elsewhere/file", "\(spool.root)/boards/x")
        try spool.publish([PublishedDocument(folder: .boards, name: "x", bytes: [1])])
        #expect(folder.text("elsewhere/file") == "secret")
        symlink("../../elsewhere/file", "\(spool.root)/boards/leading-out")
        #expect(throws: SpoolError.self) { try spool.published("leading-out", in: .boards) }
        #expect(folder.tree(below: "elsewhere") == ["file: secret"])
    }

    @Test("what is not published reads as nothing")
    func absent() throws {
        #expect(try spool.published("today.txt", in: .plans("nobody")) == nil)
        #expect(try spool.published("x.json", in: .receipts) == nil)
    }

    @Test("a receipt is named after its file")
    func receipt() throws {
        try spool.writeReceipt(filedAs: "x.csv.01234567", Array("{}".utf8))
        #expect(published("receipts") == ["x.csv.01234567.json: {}"])
        #expect(try spool.published("x.csv.01234567.json", in: .receipts) == Array("{}".utf8))
    }

    @Test("few documents are synced one by one, many with one sync of the file system", arguments: [1, 16, 17, 400])
    func batches(count: Int) throws {
        let watching = FaultyFileSystem { _, _, _ in nil }
        let documents = (0..<count).lazy.map { plan("x", of: Identifier("\($0)")) }
        try Spool(root: spool.root, fileSystem: watching).publish(documents)
        let isFew = count <= 16
        #expect(watching.record.count(.sync) == (isFew ? 2 * count + 1 : 0))
        #expect(watching.record.count(.syncFileSystem) == (isFew ? 0 : 2))
        #expect(published("plans").count == 3 * count)
    }

    @Test("nothing is renamed before all of it is durable")
    func order() throws {
        for count in [3, 40] {
            let watching = FaultyFileSystem { _, _, _ in nil }
            try Spool(root: spool.root, fileSystem: watching).publish(
                (0..<count).map { plan("x", of: Identifier("\($0)")) })
            let calls = watching.record.calls
            let firstRename = try #require(calls.firstIndex(of: .rename))
            let lastWrite = try #require(calls.lastIndex(of: .write))
            let synced = calls[..<firstRename].filter { $0 == .sync || $0 == .syncFileSystem }.count
            #expect(lastWrite < firstRename)
            #expect(synced == (count == 3 ? 3 : 1))
        }
    }

    @Test("a sync that fails is not tried again: nothing is published and no temporary stays", arguments: [1, 3, 40])
    func syncFails(count: Int) throws {
        try spool.publish([plan("old", of: "0")])
        let before = folder.tree()
        let failing = FaultyFileSystem { call, _, _ in call == .sync || call == .syncFileSystem ? .ioError : nil }
        #expect(throws: SpoolError.self) {
            try Spool(root: spool.root, fileSystem: failing).publish(
                (0..<count).map { plan("new", of: Identifier("\($0)")) })
        }
        #expect(failing.record.count(.sync) + failing.record.count(.syncFileSystem) == 1)
        #expect(failing.record.count(.rename) == 0)
        let folders = (1..<max(1, count)).map { "spool/plans/\($0)/" }
        #expect(Set(folder.tree()) == Set(before).union(folders.filter { _ in count > 1 }))
    }

    @Test("what is in place already is made durable all the same: whoever put it there may have been stopped before")
    func unchanged() throws {
        let board = PublishedDocument(folder: .boards(.visits), name: "a.html", bytes: [1])
        let other = PublishedDocument(folder: .boards, name: "b.html", bytes: [2])
        try spool.publish([board, other])
        for (documents, syncs) in [([board, board, other], 2), ([board], 1), ([], 0)] {
            let watching = FaultyFileSystem { _, _, _ in nil }
            try Spool(root: spool.root, fileSystem: watching).publishChanged(documents)
            #expect(watching.record.count(.sync) == syncs && watching.record.count(.rename) == 0)
        }
        let watching = FaultyFileSystem { _, _, _ in nil }
        try Spool(root: spool.root, fileSystem: watching).withdrawAll(but: ["a.html"], from: .boards(.visits))
        #expect(watching.record.count(.sync) == 1 && watching.record.count(.remove) == 0)
    }

    @Test("a full disk leaves everything as it was")
    func full() throws {
        try spool.publish([plan("old")])
        let before = folder.tree()
        let failing = FaultyFileSystem { call, _, number in call == .write && number > 10 ? .noSpace : nil }
        let error = #expect(throws: SpoolError.self) {
            try Spool(root: spool.root, fileSystem: failing).publish((0..<5).map { _ in plan("new") })
        }
        #expect(error?.description.contains("make room") == true)
        #expect(folder.tree() == before)
    }

    @Test("leftovers of a crash are removed, and nothing else")
    func leftovers() throws {
        try spool.publish([plan("x"), PublishedDocument(folder: .receipts, name: "r.json", bytes: [])])
        let before = folder.tree()
        for name in ["receipts/.huddled-1-0.tmp", "plans/0042/.huddled-ff-12.tmp", "inbox/.huddled-a-0.tmp"] {
            try folder.write("half", to: "spool/\(name)")
        }
        symlink("nowhere", "\(spool.root)/plans/0042/.huddled-ff-13.tmp")
        try folder.write("mine", to: "spool/plans/0042/.keep")
        try folder.write("another's", to: "spool/inbox/.upload.tmp")
        try spool.removeLeftovers()
        #expect(
            Set(folder.tree()).subtracting(before) == [
                "spool/plans/0042/.keep: mine", "spool/inbox/.upload.tmp: another's",
            ])
    }
}
