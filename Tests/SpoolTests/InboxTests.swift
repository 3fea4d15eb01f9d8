import Foundation
import Glibc
import Spool
import SystemPackage
import Testing

@Suite("Looking through the inbox")
struct InboxTests {
    let folder: TemporaryFolder
    let spool: Spool

    init() throws {
        folder = try TemporaryFolder()
        spool = try folder.prepared()
    }

    private func path(_ name: String) -> String { "\(folder.path)/spool/inbox/\(name)" }

    @Test("files come oldest first, then by the bytes of their names")
    func order() throws {
        for (name, seconds) in [("b", 2_000), ("a", 3_000), ("B", 2_000), ("z", 1_000)] {
            try folder.write("x", to: "spool/inbox/\(name)")
            folder.setModified("spool/inbox/\(name)", seconds: seconds)
        }
        #expect(try spool.scan().ready.map(\.name.text) == ["z", "B", "b", "a"])
    }

    @Test(
        "times beyond what a clock can show are no trouble",
        arguments: [Int.min / 4, -1, Int(Int32.max) + 1, Int.max / 4])
    func times(seconds: Int) throws {
        try folder.write("x", to: "spool/inbox/x.csv")
        folder.setModified("spool/inbox/x.csv", seconds: seconds)
        #expect(try spool.scan().ready.count == 1)
    }

    @Test("unfinished files are neither ready nor left")
    func unfinished() throws {
        for name in [".x.csv", "x.tmp", "x.part", "x.csv.filepart", "x~", "x.csv"] {
            try folder.write("x", to: "spool/inbox/\(name)")
        }
        mkdir(path(".directory"), 0o755)
        let scan = try spool.scan()
        #expect(scan.ready.map(\.name.text) == ["x.csv"])
        #expect(scan.left.isEmpty)
    }

    @Test("a file that nobody touches is equal in two scans; one that grows, shrinks or is replaced is not")
    func settled() throws {
        try folder.write("one", to: "spool/inbox/x.csv")
        folder.setModified("spool/inbox/x.csv", seconds: 1_000)
        let first = try spool.scan()
        #expect(try spool.scan() == first)
        try folder.write("two!", to: "spool/inbox/x.csv")
        folder.setModified("spool/inbox/x.csv", seconds: 1_000)
        let grown = try spool.scan()
        #expect(grown != first)
        try folder.write("two!", to: "spool/inbox/.new")
        folder.setModified("spool/inbox/.new", seconds: 1_000)
        rename(path(".new"), path("x.csv"))
        #expect(try spool.scan() != grown)
    }

    @Test("what is no file with one name stays and is named with what mends it")
    func hostile() throws {
        try folder.write("secret", to: "outside")
        symlink("\(folder.path)/outside", path("a-link"))
        symlink("nowhere", path("b-dangling"))
        symlink("../../outside", path("c-relative"))
        mkdir(path("d-directory"), 0o755)
        mkfifo(path("e-fifo"), 0o666)
        link("\(folder.path)/outside", path("f-hard-link"))
        let scan = try spool.scan()
        #expect(scan.ready.isEmpty)
        #expect(
            scan.left.map(\.why) == [
                .symbolicLink, .symbolicLink, .symbolicLink, .directory, .fifo, .hardLink,
            ])
        for entry in scan.left {
            #expect(entry.remedy.contains(path(entry.name.text)))
            #expect(entry.remedy.contains("-- '\(path(entry.name.text))'"))
        }
        #expect(folder.text("outside") == "secret")
    }

    @Test("a device is not opened", .enabled(if: geteuid() == 0, "SKIPPED: only root can make a device"))
    func device() throws {
        guard mknod(path("null"), S_IFCHR | 0o666, 0x0103) == 0 else { return }
        #expect(try spool.scan().left.map(\.why) == [.device])
    }

    @Test("a file that may not be read is named with the command that lets it be read; the others serve")
    func unreadable() throws {
        try folder.write("x", to: "spool/inbox/private.csv")
        try folder.write("x", to: "spool/inbox/x.csv")
        let refusing = FaultyFileSystem { call, path, _ in
            call == .openFile && path == "private.csv" ? .permissionDenied : nil
        }
        let scan = try Spool(root: spool.root, fileSystem: refusing).scan()
        #expect(scan.ready.map(\.name.text) == ["x.csv"])
        #expect(scan.left.map(\.why) == [.unreadable(.permissionDenied)])
        #expect(
            scan.left.first?.remedy
                == "\(path("private.csv")) may not be read: setfacl -m u:_huddled:r -- '\(path("private.csv"))'")
    }

    @Test("a file that is gone between listing and looking is no error")
    func vanished() throws {
        try folder.write("x", to: "spool/inbox/x.csv")
        let vanishing = FaultyFileSystem { call, path, _ in
            call == .openFile && path == "x.csv" ? .noSuchFileOrDirectory : nil
        }
        let scan = try Spool(root: spool.root, fileSystem: vanishing).scan()
        #expect(scan.ready.isEmpty && scan.left.isEmpty)
    }

    @Test(
        "odd names are taken like others, and are inert in remedies",
        arguments: [
            [UInt8](repeating: 0xFF, count: 255), Array("-rf *".utf8), Array("'; reboot; '".utf8),
            Array("a\nb\u{1B}[2J".utf8), Array("a\u{202E}b".utf8), Array("$(reboot)".utf8),
        ])
    func odd(name: [UInt8]) throws {
        let inbox = Array("spool/inbox/".utf8)
        try folder.write([1], to: inbox + name)
        #expect(try spool.scan().ready.map(\.name.bytes) == [name])

        unlinkat(AT_FDCWD, (Array(path("").utf8) + name).map(CChar.init(bitPattern:)) + [0], 0)
        let linked = (Array(path("").utf8) + name).map(CChar.init(bitPattern:)) + [0]
        #expect(symlink("nowhere", linked) == 0)
        let remedy = try #require(try spool.scan().left.first?.remedy)
        #expect(remedy.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x202E && $0.value != 0x1B })
        // The command at its end, run by a shell, removes this entry and nothing else.
        let command = try #require(remedy.range(of: "rm -- ").map { String(remedy[$0.lowerBound...]) })
        let shell = Process()
        shell.executableURL = URL(fileURLWithPath: "/bin/bash")
        shell.arguments = ["-c", command]
        try shell.run()
        shell.waitUntilExit()
        #expect(shell.terminationStatus == 0)
        #expect(try spool.scan().left.isEmpty)
    }

    @Test("a missing inbox is an error with a remedy")
    func missing() throws {
        rmdir(path(""))
        let error = #expect(throws: SpoolError.self) { try spool.scan() }
        #expect(error?.reason == .noSuchFileOrDirectory)
        #expect(error?.description.contains("make it anew: systemd-tmpfiles --create huddled.conf") == true)
    }

    @Test("an inbox that is a link is not followed")
    func linkedInbox() throws {
        rmdir(path(""))
        symlink("/tmp", "\(spool.root)/inbox")
        #expect(throws: SpoolError.self) { try spool.scan() }
        #expect(throws: SpoolError.self) { try spool.prepare() }
    }
}
