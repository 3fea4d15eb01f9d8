import Glibc
import Spool
import Synchronization
import SystemPackage
import Testing

@Suite("The file that says how the service is")
struct StatusFileTests {
    let folder: TemporaryFolder
    let path: String

    init() throws {
        folder = try TemporaryFolder()
        path = folder.path + "/status.json"
    }

    private func read(_ fileSystem: any FileSystem = PosixFileSystem()) throws -> StatusReading {
        try StatusReading.read(path, fileSystem: fileSystem)
    }

    @Test("where nobody ever ran there is nothing to read, and reading creates nothing")
    func absent() throws {
        #expect(try read() == .absent)
        #expect(try StatusReading.read(folder.path + "/nowhere/status.json") == .absent)
        _ = StatusFile(path: path)
        #expect(folder.tree().isEmpty)
    }

    @Test("it runs as long as the file is held, and what it said last stays")
    func lifetime() throws {
        let file = StatusFile(path: path)
        try file.publish([1])
        #expect(try read() == .present([1], isRunning: true))
        try file.publish([2, 3])
        #expect(try read() == .present([2, 3], isRunning: true))
        #expect(try read() == .present([2, 3], isRunning: true), "reading does not take the lock away")
        file.close()
        #expect(try read() == .present([2, 3], isRunning: false))
        #expect(folder.tree().count == 1)
    }

    @Test("whoever is gone without closing does not run")
    func dropped() throws {
        var file: StatusFile? = StatusFile(path: path)
        try file?.publish([1])
        file = nil
        #expect(try read() == .present([1], isRunning: false))
    }

    @Test("a new run takes over from one that crashed, whatever that left")
    func again() throws {
        try folder.write("half", to: ".status.json.tmp")
        try folder.write("old", to: "status.json")
        #expect(try read() == .present(Array("old".utf8), isRunning: false))
        let file = StatusFile(path: path)
        try file.publish([1])
        #expect(try read() == .present([1], isRunning: true))
        #expect(!folder.exists(".status.json.tmp"))
        withExtendedLifetime(file) {}
    }

    @Test("everybody may read it, also in a folder that had to be created")
    func modes() throws {
        let file = StatusFile(path: folder.path + "/run/status.json")
        try file.publish([1])
        #expect(folder.mode("run") == 0o755)
        #expect(folder.mode("run/status.json") == 0o644)
        let deep = StatusFile(path: folder.path + "/a/b/status.json")
        #expect(throws: SpoolError.refused(.open, path: folder.path + "/a", .noSuchFileOrDirectory)) {
            try deep.publish([1])
        }
        #expect(!folder.exists("a"))
    }

    @Test(
        "where it cannot be replaced the old one stays, held, and nothing beside it",
        arguments: [FaultyFileSystem.Call.createFile, .write, .rename])
    func failing(_ call: FaultyFileSystem.Call) throws {
        let isFull = Atomic(false)
        let file = StatusFile(
            path: path,
            fileSystem: FaultyFileSystem { made, _, _ in
                made == call && isFull.load(ordering: .relaxed) ? .noSpace : nil
            })
        try file.publish([1])
        isFull.store(true, ordering: .relaxed)
        #expect(throws: SpoolError.self) { try file.publish([2]) }
        #expect(try read() == .present([1], isRunning: true))
        #expect(!folder.exists(".status.json.tmp"))
        isFull.store(false, ordering: .relaxed)
        try file.publish([3])
        #expect(try read() == .present([3], isRunning: true))
    }

    @Test("a file that is replaced while somebody looks is looked at again", arguments: [true, false])
    func replacedMeanwhile(_ staysUp: Bool) throws {
        let file = StatusFile(path: path)
        try file.publish([1])
        let isOver = Atomic(false)
        let racing = FaultyFileSystem { call, _, _ in
            // The look has the old file open already, whose lock is let go of now.
            if call == .read, !isOver.exchange(true, ordering: .relaxed) {
                try? file.publish([2])
                if !staysUp { file.close() }
            }
            return nil
        }
        #expect(try read(racing) == .present([2], isRunning: staysUp))
        #expect(racing.record.count(.openFile) == 2)
    }

    @Test("a file that is replaced during every look belongs to somebody who runs, and is not looked at for ever")
    func replacedEachTime() throws {
        let file = StatusFile(path: path)
        try file.publish([1])
        let racing = FaultyFileSystem { call, _, _ in
            if call == .read { try? file.publish([1]) }
            return nil
        }
        #expect(try read(racing) == .present([1], isRunning: true))
        #expect((2...100).contains(racing.record.count(.openFile)))
    }

    @Test("a file that is taken away while somebody looks is absent")
    func removedMeanwhile() throws {
        let file = StatusFile(path: path)
        try file.publish([1])
        let racing = FaultyFileSystem { [path] call, _, _ in
            if call == .read {
                unlink(path)
                file.close()
            }
            return nil
        }
        #expect(try read(racing) == .absent)
    }

    @Test("what is no file of a status's size is refused, neither followed nor waited for")
    func foreign() throws {
        try folder.write("secret", to: "outside")
        for (name, make) in [
            ("link", { symlink("outside", $0) }), ("pipe", { mkfifo($0, 0o644) }), ("folder", { mkdir($0, 0o755) }),
        ] as [(String, (String) -> CInt)] {
            #expect(make("\(folder.path)/\(name)") == 0)
            #expect(throws: SpoolError.self) { try StatusReading.read("\(folder.path)/\(name)") }
        }
        try folder.write([UInt8](repeating: 0x20, count: StatusReading.largest + 1), to: Array("status.json".utf8))
        #expect(throws: SpoolError.refused(.read, path: path, .fileTooLarge)) { try read() }
    }

    @Test("a path that names no file is refused", arguments: ["", "/", "/run/", "/run/.."])
    func badPath(_ path: String) {
        #expect(throws: SpoolError.badName(path)) { try StatusFile(path: path).publish([]) }
        #expect(throws: SpoolError.badName(path)) { try StatusReading.read(path) }
    }
}
