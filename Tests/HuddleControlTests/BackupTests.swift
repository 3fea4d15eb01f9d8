import Domain
import Foundation
import HuddleControl
import Testing

@Suite("huddlectl backup")
struct BackupTests {
    private func bench() throws -> Bench {
        let bench = try Bench()
        try bench.deliver("feedback.csv", (1...40).map { Bench.response($0, at: "0042", bench.now, comment: "Fine") })
        return bench
    }

    @Test("a copy holds what the database held, is its owner's alone, and is named with size and time")
    func copy() throws {
        let bench = try bench()
        try FileManager.default.createDirectory(
            atPath: bench.root + "/state/library.d", withIntermediateDirectories: true)
        try bench.write("state/library.d/own.yaml", "id: own\n")
        let outcome = bench.run("backup", bench.root + "/copy")
        #expect(outcome.err == "")
        #expect(outcome.ending == .success)
        #expect(outcome.out.hasPrefix("\(bench.root)/copy: 1 MB in "))
        #expect(try bench.names(in: "copy") == ["huddled.db", "library.d"])
        #expect(try bench.text("copy/library.d/own.yaml") == "id: own\n")
        for (path, mode) in [("copy", 0o700), ("copy/huddled.db", 0o600), ("copy/library.d", 0o700)] {
            let attributes = try FileManager.default.attributesOfItem(atPath: bench.root + "/" + path)
            #expect(attributes[.posixPermissions] as? Int == mode)
        }

        let before = bench.run("responses").out
        try bench.deliver("more.csv", [Bench.response(99, at: "0042", bench.now)])
        #expect(bench.run("responses").out != before)
        for name in ["huddled.db", "huddled.db-wal", "huddled.db-shm"] {
            try? FileManager.default.removeItem(atPath: bench.root + "/state/" + name)
        }
        try FileManager.default.copyItem(
            atPath: bench.root + "/copy/huddled.db", toPath: bench.root + "/state/huddled.db")
        #expect(bench.run("responses").out == before)
    }

    @Test("an empty folder is taken, one with something in it is not, nor a path below nowhere")
    func places() throws {
        let bench = try bench()
        try FileManager.default.createDirectory(atPath: bench.root + "/empty", withIntermediateDirectories: true)
        #expect(
            bench.run("backup", bench.root + "/empty/", "--json").out.hasPrefix("{\"path\":\"\(bench.root)/empty\""))
        let full = bench.run("backup", bench.root + "/empty")
        #expect(full.ending == .usage)
        #expect(full.err.contains("not empty"))
        let nowhere = bench.run("backup", bench.root + "/nowhere/copy")
        #expect(nowhere.ending == .inputOutput)
        #expect(nowhere.err.contains("make the folder"))
        #expect(try !bench.names(in: "").contains { $0.hasSuffix(".partial") })
    }

    @Test("one that was broken off is replaced, but for what is no backup's")
    func partial() throws {
        let bench = try bench()
        try FileManager.default.createDirectory(atPath: bench.root + "/copy.partial", withIntermediateDirectories: true)
        try bench.write("copy.partial/huddled.db", "half of it")
        #expect(bench.run("backup", bench.root + "/copy").ending == .success)
        #expect(try bench.names(in: "").filter { $0.hasPrefix("copy") } == ["copy"])
        try FileManager.default.createDirectory(
            atPath: bench.root + "/other.partial", withIntermediateDirectories: true)
        try bench.write("other.partial/letter.txt", "somebody's")
        let outcome = bench.run("backup", bench.root + "/other")
        #expect(outcome.ending == .usage)
        #expect(try bench.names(in: "other.partial") == ["letter.txt"])
    }

    @Test("what was removed is not carried along")
    func erased() throws {
        let bench = try bench()
        try bench.deliver(
            "ada.csv", [Bench.response(77, at: "0042", bench.now, comment: "write to ada@example.com")])
        _ = bench.run("erase", "--contact", "ada@example.com")
        #expect(bench.run("backup", bench.root + "/copy").ending == .success)
        let copy = try Data(contentsOf: URL(fileURLWithPath: bench.root + "/copy/huddled.db"))
        #expect(copy.range(of: Data("ada@example".utf8)) == nil)
    }

    @Test("a damaged database is not copied as if it were whole")
    func damaged() throws {
        let bench = try bench()
        let database = URL(fileURLWithPath: bench.root + "/state/huddled.db")
        var bytes = try Data(contentsOf: database)
        for index in bytes.count / 2..<bytes.count { bytes[index] = 0x5A }
        try bytes.write(to: database)
        let outcome = bench.run("backup", bench.root + "/copy")
        #expect(outcome.ending == .data)
        #expect(try !bench.names(in: "").contains { $0.hasPrefix("copy") })
    }
}
