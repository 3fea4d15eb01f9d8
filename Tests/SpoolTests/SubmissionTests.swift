import Domain
import Glibc
import Spool
import SystemPackage
import Testing

@Suite("Submitting files")
struct SubmissionTests {
    let folder: TemporaryFolder
    let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = try folder.prepared()
    }

    private var inbox: [String] { folder.tree(below: "spool/inbox") }

    @Test("a submitted file is in the inbox under its name, for the daemon to read")
    func submitted() throws {
        try folder.write("hello", to: "x.csv")
        let submitted = try spool.submit(fileAt: folder.path + "/x.csv")
        #expect(inbox == ["x.csv: hello"])
        #expect(folder.mode("spool/inbox/x.csv") == 0o640)
        #expect(submitted.name.text == "x.csv")
        #expect(submitted.sha256 == "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824")
        #expect(submitted.filedAs == "x.csv.2cf24dba")
        #expect(try spool.scan().ready.count == 1)
        #expect(folder.text("x.csv") == "hello")
    }

    @Test("bytes are submitted the same way")
    func bytes() throws {
        let submitted = try spool.submit(Array("hello".utf8), named: "done.csv")
        #expect(inbox == ["done.csv: hello"])
        #expect(submitted.filedAs == "done.csv.2cf24dba")
    }

    @Test("a link to a file is the user's own business and its content submitted")
    func link() throws {
        try folder.write("hello", to: "x.csv")
        symlink("x.csv", folder.path + "/y.csv")
        _ = try spool.submit(fileAt: folder.path + "/y.csv")
        #expect(inbox == ["y.csv: hello"])
        #expect(try spool.scan().left.isEmpty)
    }

    @Test(
        "a taken name gets a number before its extension",
        arguments: [
            ("x.csv", "x-1.csv", "x-2.csv"), ("x.csv.gz", "x-1.csv.gz", "x-2.csv.gz"),
            ("a.b.csv", "a.b-1.csv", "a.b-2.csv"),
            ("x", "x-1", "x-2"), ("x.gz", "x-1.gz", "x-2.gz"),
        ])
    func taken(name: String, second: String, third: String) throws {
        for (number, expected) in [name, second, third].enumerated() {
            let submitted = try spool.submit([UInt8(ascii: "0") + UInt8(number)], named: name)
            #expect(submitted.name.text == expected)
            #expect(folder.text("spool/inbox/\(expected)") == String(number))
        }
    }

    @Test("the longest name still gets its number")
    func longest() throws {
        let name = String(repeating: "a", count: 251) + ".csv"
        _ = try spool.submit([], named: name)
        let second = try spool.submit([], named: name)
        #expect(second.name.text == String(repeating: "a", count: 249) + "-1.csv")
    }

    @Test("another's entry is never replaced or followed")
    func occupied() throws {
        try folder.write("secret", to: "outside")
        symlink("\(folder.path)/outside", "\(spool.root)/inbox/x.csv")
        #expect(try spool.submit([1], named: "x.csv").name.text == "x-1.csv")
        #expect(folder.text("outside") == "secret")
    }

    @Test(
        "a name that would be ignored or lead elsewhere is refused",
        arguments: [
            (".x", SpoolError.ignoredName(".x")), ("x.tmp", .ignoredName("x.tmp")), ("x~", .ignoredName("x~")),
            ("a/b", .badName("a/b")), ("..", .badName("..")), ("", .badName("")),
        ])
    func refused(name: String, error: SpoolError) {
        #expect(throws: error) { try spool.submit([1], named: name) }
        #expect(inbox.isEmpty)
    }

    @Test("only files are submitted")
    func notFiles() throws {
        mkdir(folder.path + "/d", 0o755)
        mkfifo(folder.path + "/f", 0o644)
        for name in ["d", "f"] {
            let error = #expect(throws: SpoolError.self) { try spool.submit(fileAt: "\(folder.path)/\(name)") }
            #expect(error?.exitCode == .noInput)
        }
        let error = #expect(throws: SpoolError.self) { try spool.submit(fileAt: folder.path + "/none.csv") }
        #expect(error == .noInput(path: folder.path + "/none.csv", .noSuchFileOrDirectory))
        #expect(inbox.isEmpty)
    }

    @Test("an error leaves nothing in the inbox", arguments: [FaultyFileSystem.Call.write, .sync, .rename])
    func failing(call: FaultyFileSystem.Call) {
        let failing = FaultyFileSystem { made, _, _ in made == call ? .noSpace : nil }
        #expect(throws: SpoolError.self) {
            try Spool(root: spool.root, fileSystem: failing).submit([1], named: "x.csv")
        }
        #expect(inbox.isEmpty)
    }

    @Test("the inbox need not be readable", .enabled(if: geteuid() != 0, "SKIPPED: root may read everything"))
    func notReadable() throws {
        chmod("\(spool.root)/inbox", 0o300)
        defer { chmod("\(spool.root)/inbox", 0o700) }
        #expect(try spool.submit([1], named: "x.csv").name.text == "x.csv")
    }

    @Test("a submission under way is not taken for a leftover; one whose writer is gone is")
    func underWay() throws {
        var writer: Handle? = try lockedTemporary()
        try spool.removeLeftovers()
        #expect(inbox == [".huddled-1-0.tmp: "])
        withExtendedLifetime(writer) {}
        writer = nil
        try spool.removeLeftovers()
        #expect(inbox.isEmpty)
    }

    private func lockedTemporary() throws -> Handle {
        let descriptor = open("\(spool.root)/inbox/.huddled-1-0.tmp", O_WRONLY | O_CREAT, 0o640)
        let handle = Handle(owning: FileDescriptor(rawValue: descriptor), path: "")
        #expect(try PosixFileSystem().tryLock(handle))
        return handle
    }
}
