import Domain
import Spool
import Testing

/// A process that may stop at any call to the file system, and the next one that finds what it left.
@Suite("Crashes")
struct CrashTests {
    /// What a database would remember: set in one step, in the middle of the cycle.
    private final class Ledger {
        var filedAs: String?
        var isPublished = false
    }

    private static let day = Day(number: 20_000)

    /// One file through the line and one plan out, as a daemon does it, from wherever the last one stopped.
    private func cycle(_ spool: Spool, _ ledger: Ledger) throws {
        try spool.prepare()
        try spool.removeLeftovers()
        for file in try spool.claimed() { try take(file, spool, ledger) }
        for file in try spool.scan().ready { try take(spool.claim(file, as: "c"), spool, ledger) }
        if !ledger.isPublished {
            try spool.publish(
                ["txt", "json"].map {
                    PublishedDocument(
                        folder: .plans("0042"), name: "2026-11-21.\($0)", bytes: Array("new".utf8), link: "today.\($0)")
                })
            ledger.isPublished = true
        }
    }

    private func take(_ file: ClaimedFile, _ spool: Spool, _ ledger: Ledger) throws {
        if ledger.filedAs == nil {
            let filedAs = try PathName.filed(file.name, sha256: file.sha256())
            var complaints = try file.complaints()
            try complaints.append("{}".utf8)
            try complaints.finish()
            guard try file.isUnchanged() else { return }
            ledger.filedAs = filedAs
        }
        guard let filedAs = ledger.filedAs else { return }
        try spool.writeReceipt(filedAs: filedAs, Array("{}".utf8))
        try spool.file(file, as: filedAs, in: .archive, day: Self.day)
    }

    private func begin() throws -> TemporaryFolder {
        let folder = try TemporaryFolder(inMemory: true)
        let spool = try folder.prepared()
        try folder.write("hello", to: "spool/inbox/x.csv")
        for suffix in ["txt", "json"] {
            try spool.publish([
                PublishedDocument(
                    folder: .plans("0042"), name: "2026-11-21.\(suffix)", bytes: Array("old".utf8),
                    link: "today.\(suffix)")
            ])
        }
        return folder
    }

    private func run(_ folder: TemporaryFolder, _ ledger: Ledger, stoppedAfter count: Int) -> Bool {
        let spool = Spool(root: folder.spool.root, fileSystem: FaultyFileSystem(stoppedAfter: count))
        do {
            try cycle(spool, ledger)
            return true
        } catch {
            return false
        }
    }

    /// How many calls an undisturbed cycle makes, and what it leaves.
    private func undisturbed() throws -> (calls: Int, tree: [String]) {
        let folder = try begin()
        let watching = FaultyFileSystem { _, _, _ in nil }
        try cycle(Spool(root: folder.spool.root, fileSystem: watching), Ledger())
        return (watching.record.calls.count, folder.tree())
    }

    @Test("an undisturbed cycle leaves the file filed, its receipt and the plan")
    func noCrash() throws {
        #expect(
            try undisturbed().tree.filter { !$0.hasSuffix("/") } == [
                "spool/archive/2024-10-04/x.csv.2cf24dba: hello",
                "spool/archive/2024-10-04/x.csv.2cf24dba.errors.jsonl: {}\n",
                "spool/plans/0042/2026-11-21.json: new", "spool/plans/0042/2026-11-21.txt: new",
                "spool/plans/0042/today.json -> 2026-11-21.json", "spool/plans/0042/today.txt -> 2026-11-21.txt",
                "spool/receipts/x.csv.2cf24dba.json: {}",
            ])
    }

    @Test("a crash at any call loses nothing, shows nothing half, and the next run ends the same")
    func everyCall() throws {
        let (calls, expected) = try undisturbed()
        #expect(calls > 100)
        for count in 0..<calls {
            let folder = try begin()
            let ledger = Ledger()
            #expect(!run(folder, ledger, stoppedAfter: count))
            expectWhole(folder, "after \(count) calls")
            #expect(run(folder, ledger, stoppedAfter: .max))
            #expect(folder.tree() == expected, "after \(count) calls")
        }
    }

    @Test("a crash during the recovery from a crash ends the same too")
    func twice() throws {
        let (calls, expected) = try undisturbed()
        for first in stride(from: 1, to: calls, by: 5) {
            for second in stride(from: first % 7, to: calls, by: 7) {
                let folder = try begin()
                let ledger = Ledger()
                _ = run(folder, ledger, stoppedAfter: first)
                _ = run(folder, ledger, stoppedAfter: second)
                expectWhole(folder, "after \(first) and \(second) calls")
                #expect(run(folder, ledger, stoppedAfter: .max))
                #expect(folder.tree() == expected, "after \(first) and \(second) calls")
            }
        }
    }

    /// The submitted file is in exactly one place, and every plan file is whole and reachable.
    private func expectWhole(_ folder: TemporaryFolder, _ comment: Comment) {
        let copies = folder.tree().filter { $0.hasSuffix(": hello") }
        #expect(copies.count == 1, comment)
        for suffix in ["txt", "json"] {
            let plan = folder.text("spool/plans/0042/today.\(suffix)")
            #expect(plan == "old" || plan == "new", comment)
        }
    }
}
