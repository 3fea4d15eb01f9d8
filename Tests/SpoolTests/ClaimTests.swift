import Crypto
import Domain
import Glibc
import Spool
import Testing

@Suite("Claiming files")
struct ClaimTests {
    let folder: TemporaryFolder
    let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = try folder.prepared()
    }

    private func deliver(_ text: String, as name: String = "x.csv") throws -> InboxFile {
        try folder.write(text, to: "spool/inbox/\(name)")
        return try #require(try spool.scan().ready.first { $0.name.text == name })
    }

    @Test("a claimed file is in work under its own name, and nowhere else")
    func claimed() throws {
        let file = try spool.claim(deliver("hello"), as: "c-1")
        #expect(folder.text("spool/work/c-1/x.csv") == "hello")
        #expect(!folder.exists("spool/inbox/x.csv"))
        #expect(file.claim == "c-1" && file.name.text == "x.csv" && file.size == 5)
        #expect(try file.isUnchanged())
    }

    @Test(
        "names that are no text or as long as they can be are claimed",
        arguments: [
            [UInt8](repeating: 0xFF, count: 255), [0x80], Array("-rf".utf8), Array("errors.jsonl".utf8),
            Array("a b\n".utf8),
        ])
    func oddNames(name: [UInt8]) throws {
        try folder.write([1, 2, 3], to: Array("spool/inbox/".utf8) + name)
        let file = try spool.claim(#require(try spool.scan().ready.first), as: "c")
        #expect(file.name.bytes == name)
        #expect(try spool.claimed().map(\.name.bytes) == [name])
        try spool.file(file, as: PathName.filed(file.name, sha256: file.sha256()), in: .archive, day: .init(number: 0))
        #expect(try spool.claimed().isEmpty)
    }

    @Test("a claim that exists is not used twice, and the file stays in the inbox")
    func sameClaim() throws {
        _ = try spool.claim(deliver("one"), as: "c")
        let second = try deliver("two")
        #expect(throws: SpoolError.self) { try spool.claim(second, as: "c") }
        #expect(folder.text("spool/inbox/x.csv") == "two")
        #expect(folder.text("spool/work/c/x.csv") == "one")
    }

    @Test("a claim's name cannot lead elsewhere", arguments: ["", "..", "a/b", "A", "a.b", "ä", "a b"])
    func claimNames(claim: String) throws {
        let file = try deliver("x")
        #expect(throws: SpoolError.badName(claim)) { try spool.claim(file, as: claim) }
        #expect(folder.exists("spool/inbox/x.csv"))
    }

    @Test("a file that was written to since the scan goes back and is not taken")
    func writtenTo() throws {
        let file = try deliver("half")
        try folder.write("half and the rest", to: "spool/inbox/x.csv")
        #expect(throws: SpoolError.changed(path: "\(spool.root)/inbox/x.csv")) { try spool.claim(file, as: "c") }
        #expect(folder.text("spool/inbox/x.csv") == "half and the rest")
        #expect(!folder.exists("spool/work/c"))
    }

    @Test(
        "what was put in the place of a scanned file goes back and is not taken",
        arguments: ["link", "directory", "fifo", "hard link"])
    func replaced(by kind: String) throws {
        let file = try deliver("x")
        try folder.write("secret", to: "outside")
        let path = "\(spool.root)/inbox/x.csv"
        unlink(path)
        switch kind {
        case "link": symlink("\(folder.path)/outside", path)
        case "directory": mkdir(path, 0o755)
        case "fifo": mkfifo(path, 0o666)
        default: link("\(folder.path)/outside", path)
        }
        #expect(throws: SpoolError.self) { try spool.claim(file, as: "c") }
        #expect(try spool.scan().left.map(\.name.text) == ["x.csv"])
        #expect(!folder.exists("spool/work/c"))
        #expect(folder.text("outside") == "secret")
    }

    @Test("a file that is gone leaves no claim")
    func gone() throws {
        let file = try deliver("x")
        unlink("\(spool.root)/inbox/x.csv")
        #expect(throws: SpoolError.self) { try spool.claim(file, as: "c") }
        #expect(!folder.exists("spool/work/c"))
    }

    @Test(
        "the digest is that of all bytes, however many chunks they are",
        arguments: [0, 1, 262_143, 262_144, 262_145, 1_000_000])
    func digest(size: Int) throws {
        let bytes = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        try folder.write(bytes, to: Array("spool/inbox/x".utf8))
        let file = try spool.claim(#require(try spool.scan().ready.first), as: "c")
        let expected = SHA256.hash(data: bytes).map { byte in
            let digits = String(byte, radix: 16)
            return digits.utf8.count == 1 ? "0" + digits : digits
        }.joined()
        #expect(try file.sha256() == expected)

        var reader = try file.open()
        var read: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 100_000)
        while true {
            let count = try chunk.withUnsafeMutableBytes { try reader.read(into: $0) }
            if count == 0 { break }
            read += chunk[..<count]
        }
        #expect(read == bytes)
    }

    @Test("a submitter who still writes to a claimed file is noticed")
    func stillOpen() throws {
        let descriptor = open("\(spool.root)/inbox/x.csv", O_WRONLY | O_CREAT, 0o640)
        defer { close(descriptor) }
        write(descriptor, "one", 3)
        let file = try spool.claim(#require(try spool.scan().ready.first), as: "c")
        #expect(try file.isUnchanged())
        write(descriptor, "more", 4)
        #expect(try !file.isUnchanged())
        #expect(throws: SpoolError.self) { try file.sha256() }
        #expect(throws: SpoolError.self) { try file.open() }
        // Looked at anew it is a file like any other.
        let again = try #require(try spool.claimed().first)
        #expect(again.claim == "c" && again.size == 7)
        #expect(try again.isUnchanged())
    }

    @Test("setting the time back does not hide that a claimed file was written to")
    func backdated() throws {
        let file = try spool.claim(deliver("one"), as: "c")
        try folder.write("two", to: "spool/work/c/x.csv")
        let times = [
            timespec(tv_sec: Int(file.status.modified.seconds), tv_nsec: Int(file.status.modified.nanoseconds)),
            timespec(tv_sec: Int(file.status.modified.seconds), tv_nsec: Int(file.status.modified.nanoseconds)),
        ]
        utimensat(AT_FDCWD, "\(spool.root)/work/c/x.csv", times, 0)
        #expect(try !file.isUnchanged())
    }

    @Test("after a crash the claims are found, oldest first, and empty ones cleared away")
    func leftovers() throws {
        for (claim, name, seconds) in [("a", "new", 2_000), ("b", "old", 1_000)] {
            mkdir("\(spool.root)/work/\(claim)", 0o700)
            try folder.write("x", to: "spool/work/\(claim)/\(name)")
            folder.setModified("spool/work/\(claim)/\(name)", seconds: seconds)
        }
        mkdir("\(spool.root)/work/c", 0o700)
        mkdir("\(spool.root)/work/d", 0o700)
        try folder.write("{}", to: "spool/work/d/.errors.jsonl")
        mkdir("\(spool.root)/work/e", 0o700)
        try folder.write("{", to: "spool/work/e/.errors.jsonl.tmp")
        #expect(try spool.claimed().map(\.claim) == ["b", "a"])
        #expect(folder.tree(below: "spool/work") == ["a/", "a/new: x", "b/", "b/old: x"])
    }

    @Test("what is no file in work goes back to the inbox, beside what is there")
    func notAFileInWork() throws {
        mkdir("\(spool.root)/work/c", 0o700)
        symlink("/etc/passwd", "\(spool.root)/work/c/x.csv")
        try folder.write("x", to: "spool/inbox/x.csv")
        #expect(try spool.claimed().isEmpty)
        #expect(!folder.exists("spool/work/c"))
        let scan = try spool.scan()
        #expect(scan.ready.map(\.name.text) == ["x.csv"])
        #expect(scan.left.map(\.name.text) == ["x-1.csv"])
    }
}
