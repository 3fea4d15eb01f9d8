import Domain
import Foundation
import Glibc
import Spool
import SystemPackage
import Testing

@Suite("The spool's directories")
struct SpoolTests {
    @Test("what is missing is created with the contract's modes")
    func created() throws {
        let folder = try TemporaryFolder()
        let spool = Spool(root: folder.path + "/var/deep/spool//")
        try spool.prepare()
        let mask = try processMask()
        for (name, mode) in [
            ("inbox", 0o1730), ("work", 0o700), ("archive", 0o700), ("rejected", 0o700), ("receipts", 0o750),
            ("plans", 0o750), ("boards", 0o750), ("alerts", 0o750), ("advocates", 0o750),
        ] as [(String, mode_t)] {
            #expect(folder.mode("var/deep/spool/\(name)") == mode & ~mask, "\(name)")
        }
    }

    /// The process's mask of modes, without changing it for the tests that run beside.
    private func processMask() throws -> mode_t {
        let status = try String(contentsOfFile: "/proc/self/status", encoding: .utf8)
        let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("Umask:") })
        return try #require(mode_t(line.dropFirst(6).trimmingCharacters(in: .whitespaces), radix: 8))
    }

    @Test("what exists keeps its mode and content")
    func existing() throws {
        let folder = try TemporaryFolder()
        let spool = try folder.prepared()
        chmod("\(spool.root)/inbox", 0o3777)
        try folder.write("x", to: "spool/inbox/x.csv")
        try spool.prepare()
        #expect(folder.mode("spool/inbox") == 0o3777)
        #expect(folder.text("spool/inbox/x.csv") == "x")
    }

    @Test("the set-group-id bit of the spool is inherited")
    func inherited() throws {
        let folder = try TemporaryFolder()
        mkdir(folder.path + "/spool", 0o755)
        chmod(folder.path + "/spool", 0o2755)
        _ = try folder.prepared()
        #expect(folder.mode("spool/plans") == 0o2750)
    }

    @Test(
        "a spool that cannot be created ends the program with 77 or 74",
        arguments: [
            (SystemPackage.Errno.permissionDenied, ExitCode.permission), (.notPermitted, .permission),
            (.readOnlyFileSystem, .inputOutput), (.ioError, .inputOutput), (.noSpace, .inputOutput),
        ])
    func refused(reason: SystemPackage.Errno, code: ExitCode) throws {
        let folder = try TemporaryFolder()
        let refusing = FaultyFileSystem { call, path, _ in call == .createDirectory && path == "plans" ? reason : nil }
        let error = #expect(throws: SpoolError.self) {
            try Spool(root: folder.path, fileSystem: refusing).prepare()
        }
        #expect(error?.exitCode == code)
    }

    @Test("a file in place of a directory is an error that names it")
    func fileInPlace() throws {
        let folder = try TemporaryFolder()
        try folder.write("x", to: "spool")
        let error = #expect(throws: SpoolError.self) { try folder.spool.prepare() }
        #expect(error?.description.contains("\(folder.path)/spool") == true)
        #expect(error?.description.contains("a real directory is needed") == true)
        #expect(folder.text("spool") == "x")
    }

    @Test("free space is what the file system says")
    func freeBytes() throws {
        let folder = try TemporaryFolder()
        #expect(try folder.prepared().freeBytes() > 0)
    }
}
