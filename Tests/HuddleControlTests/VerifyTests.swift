import CLinux
import Domain
import Foundation
import HuddleDaemon
import Testing

@Suite("huddlectl verify")
struct VerifyTests {
    private static let head =
        "location,submitted,response,overall,speed,comment,contact_name,contact_email,contact_consent\n"

    /// A workplace after a morning's run: files taken and refused, plans, boards, an alert, an advocate.
    private static func bench() throws -> Bench {
        let bench = try Bench()
        var rows = head
        for number in 0..<40 {
            let place = number % 2 == 0 ? "0042" : "0007"
            rows += "\(place),2026-11-20T\(10 + number % 10):00:00Z,r\(number),4,3,Slow queue,,,\n"
        }
        rows += "0042,2026-11-20T21:00:00Z,low,1,1,Never again,Ada Lovelace,ada@example.com,yes\n"
        rows += "0007,2026-11-20T09:00:00Z,glad,5,5,Lovely,Bob Martin,bob@example.com,yes\n"
        try bench.write("spool/inbox/survey week.csv", rows)
        try bench.write("spool/inbox/bad.csv", head + ",,,9,,,,,\n,never,,,,,,,\n")
        try bench.write(
            "spool/inbox/partial.csv",
            head + "0042,2026-11-20T08:00:00Z,p1,4,4,,,,\n0042,2026-11-20T08:00:00Z,p2,4,9,,,,\n")
        try run(bench)
        return bench
    }

    private static func run(_ bench: Bench) throws {
        try Once(
            configurationPath: bench.config, now: bench.now, makeClaim: { UUID().uuidString.lowercased() },
            report: { _ in }
        ).run()
    }

    @Test("a healthy workplace has no problem, and nothing in it is changed by looking")
    func healthy() throws {
        let bench = try Self.bench()
        let before = try Self.state(of: bench)
        let outcome = bench.run("verify")
        #expect(outcome.out == "")
        #expect(outcome.err == "huddlectl: all is well\n")
        #expect(outcome.ending == .success)
        #expect(try Self.state(of: bench) == before)
    }

    /// Bytes and times of all files but SQLite's own beside the database.
    private static func state(of bench: Bench) throws -> [String: [String]] {
        var state: [String: [String]] = [:]
        let walker = try #require(FileManager.default.enumerator(atPath: bench.root))
        for case let path as String in walker where !path.hasSuffix("-wal") && !path.hasSuffix("-shm") {
            let full = bench.root + "/" + path
            let attributes = try FileManager.default.attributesOfItem(atPath: full)
            guard attributes[.type] as? FileAttributeType != .typeDirectory else { continue }
            state[path] = [
                "\(attributes[.modificationDate] ?? "")", "\(attributes[.posixPermissions] ?? "")",
                try String(Data(contentsOf: URL(fileURLWithPath: full)).hashValue),
            ]
        }
        return state
    }

    struct Fault: CustomTestStringConvertible, Sendable {
        let what: String
        let place: String
        let remedy: String
        let inflict: @Sendable (Bench) throws -> Void

        init(_ what: String, at place: String, _ remedy: String, _ inflict: @escaping @Sendable (Bench) throws -> Void)
        {
            (self.what, self.place, self.remedy, self.inflict) = (what, place, remedy, inflict)
        }

        var testDescription: String { what }
    }

    private static func one(
        _ bench: Bench, _ folder: String, _ matches: (String) -> Bool
    ) throws -> String {
        let name = try bench.names(in: folder).first { matches($0) }
        return try folder + "/" + #require(name)
    }

    private static func remove(_ path: String, in bench: Bench) throws {
        try FileManager.default.removeItem(atPath: bench.root + "/" + path)
    }

    private static func move(_ path: String, to other: String, in bench: Bench) throws {
        try FileManager.default.moveItem(atPath: bench.root + "/" + path, toPath: bench.root + "/" + other)
    }

    private static let shelf = "spool/archive/2026-11-21"

    private static func survey(_ bench: Bench) throws -> String {
        try one(bench, shelf) { $0.hasPrefix("survey") && !$0.hasSuffix("jsonl") }
    }

    static let faults = [
        Fault(
            "the original of survey week.csv is not there", at: "archive/2026-11-21/survey%20week.csv.", "copy it back"
        ) {
            try remove(survey($0), in: $0)
        },
        Fault("the file is not what was taken in", at: "archive/2026-11-21/survey%20week.csv.", "copy it back") {
            let path = try survey($0)
            try $0.write(path, $0.text(path) + "x")
        },
        Fault("the ledger does not know this file", at: "archive/2026-11-21/late.csv.", "submit --as 'late.csv' ") {
            try $0.write("\(shelf)/late.csv.2d711642", "x")
        },
        Fault("this file is not huddled's", at: "archive/2026-11-21/notes", "rm -- ") {
            try $0.write("\(shelf)/notes", "x")
        },
        Fault("the file has a second name elsewhere", at: "archive/2026-11-21/survey", "cp -p -- ") {
            try FileManager.default.linkItem(atPath: $0.root + "/" + survey($0), toPath: $0.root + "/second")
        },
        Fault("these complaints belong to no file", at: "archive/2026-11-21/lost.csv.", "rm -- ") {
            try $0.write("\(shelf)/lost.csv.00000000.errors.jsonl", "{}\n")
        },
        Fault("a file was taken in and has no receipt", at: "receipts/bad.csv.", "it was refused") {
            try remove(one($0, "spool/receipts") { $0.hasPrefix("bad") }, in: $0)
        },
        Fault("the ledger does not know the file of this receipt", at: "receipts/late.csv.", "rm -- ") {
            try $0.write("spool/receipts/late.csv.00000000.json", "{}")
        },
        Fault("huddled ended while it took this in", at: "work/claim", "start huddled") {
            try FileManager.default.createDirectory(
                atPath: $0.root + "/spool/work/claim", withIntermediateDirectories: true)
            try $0.write("spool/work/claim/next.csv", head)
        },
        Fault("this file is not huddled's", at: "work/notes", "rm -- ") { try $0.write("spool/work/notes", "x") },
        Fault("2 files are under one claim", at: "work/claim", "report it") {
            try FileManager.default.createDirectory(
                atPath: $0.root + "/spool/work/claim", withIntermediateDirectories: true)
            try $0.write("spool/work/claim/next.csv", head)
            try $0.write("spool/work/claim/other.csv", head)
        },
        Fault("this file was begun and never finished", at: "plans/0042/.huddled-1-0.tmp", "start huddled") {
            try $0.write("spool/plans/0042/.huddled-1-0.tmp", "x")
            try FileManager.default.setAttributes(
                [.modificationDate: Date(timeIntervalSince1970: 1)],
                ofItemAtPath: $0.root + "/spool/plans/0042/.huddled-1-0.tmp")
        },
        Fault("the plan was published and is not there", at: "plans/0042/2026-11-21.html", "copy it back") {
            try remove("spool/plans/0042/2026-11-21.html", in: $0)
            try remove("spool/plans/0042/today.html", in: $0)
        },
        Fault("the plan is empty", at: "plans/0007/2026-11-21.txt", "copy it back") {
            try $0.write("spool/plans/0007/2026-11-21.txt", "")
        },
        Fault("the link does not lead to the newest plan", at: "plans/0042/today.json", "ln -sfn -- 2026-11-21.json ") {
            try remove("spool/plans/0042/today.json", in: $0)
        },
        Fault("the brand's board is not there", at: "boards/brand.html", "next plans") {
            try remove("spool/boards/brand.html", in: $0)
        },
        Fault("this published file is empty", at: "boards/brand.json", "remove it") {
            try $0.write("spool/boards/brand.json", "")
        },
        Fault("a file is missing that tells of customers", at: "advocates/0007.txt", "restart huddled") {
            try remove("spool/advocates/0007.txt", in: $0)
        },
        Fault("a file tells of customers of whom the database tells no more", at: "alerts/0007/", "rm -- ") {
            try FileManager.default.createDirectory(
                atPath: $0.root + "/spool/alerts/0007", withIntermediateDirectories: true)
            try $0.write("spool/alerts/0007/0000000000000000.txt", "Ada Lovelace")
        },
        Fault("the folder is not there", at: "boards", "start huddled") {
            try move("spool/boards", to: "boards", in: $0)
        },
    ]

    @Test("what is wrong with the spool is named, alone, with its place and remedy", arguments: faults)
    func fault(_ fault: Fault) throws {
        let bench = try Self.bench()
        try fault.inflict(bench)
        let outcome = bench.run("verify", "--json")
        #expect(outcome.ending == .problems)
        let lines = outcome.out.split(separator: "\n").map(String.init)
        let problems = try lines.map(object).filter { problem in
            // Without its folder the board is missing, too; a claim with two files was left, too.
            !(fault.place == "boards" && (problem["where"] as? String)?.contains("boards/") == true)
        }
        #expect(problems.count == 1, "\(lines)")
        let problem = try #require(problems.first)
        #expect((problem["what"] as? String)?.hasPrefix(fault.what) == true, "\(lines)")
        #expect((problem["where"] as? String)?.hasPrefix(bench.root + "/spool/" + fault.place) == true, "\(lines)")
        #expect((problem["remedy"] as? String)?.contains(fault.remedy) == true, "\(lines)")
        #expect(!outcome.out.contains("Lovelace") && !outcome.out.contains("example.com"))
    }

    @Test("a file that huddled is about to finish is no problem, whatever the first look finds")
    func busy() throws {
        let bench = try Self.bench()
        let path = try Self.survey(bench)
        try Self.move(path, to: "aside", in: bench)
        bench.meanwhile = { try? Self.move("aside", to: path, in: bench) }
        let outcome = bench.run("verify")
        #expect(outcome.out == "")
        #expect(outcome.ending == .success)
    }

    @Test("originals whose time has come are not missed")
    func retention() throws {
        let bench = try Self.bench()
        try Self.remove("spool/archive/2026-11-21", in: bench)
        try Self.remove("spool/rejected/2026-11-21", in: bench)
        bench.now = bench.now.advanced(by: .days(31))
        #expect(bench.run("verify").out == "")
        bench.now = bench.now.advanced(by: .days(-2))
        #expect(bench.run("verify").out.split(separator: "\n").count == 3)
    }

    @Test("nor are they, or plans, when more is to be kept from then on")
    func longerRetention() throws {
        let bench = try Self.bench()
        let configuration = try bench.text("huddled.yaml")
        try bench.write("huddled.yaml", configuration + "\nretention: {archive: 1d, rejected: 1d, plans: 7d}\n")
        bench.now = bench.now.advanced(by: .days(10))
        try Self.run(bench)
        #expect(try bench.names(in: "spool/archive") == [])
        #expect(try !bench.names(in: "spool/plans/0042").contains("2026-11-21.txt"))
        try bench.write("huddled.yaml", configuration)
        #expect(bench.run("verify").out == "")
    }

    @Test("a clock that was ahead once hides nothing that is filed after it was set right")
    func clockAhead() throws {
        let bench = try Self.bench()
        let now = bench.now
        bench.now = now.advanced(by: .days(700))
        try Self.run(bench)
        bench.now = now.advanced(by: .days(1))
        try bench.write("spool/inbox/later.csv", Self.head + "0042,2026-11-21T12:00:00Z,later,4,4,,,,\n")
        try Self.run(bench)
        #expect(bench.run("verify").out == "")
        let later = try Self.one(bench, "spool/archive/2026-11-22") { $0.hasPrefix("later") }
        try Self.remove(later, in: bench)
        #expect(bench.run("verify").out.contains("the original of later.csv is not there"))
    }

    @Test("a file that somebody is still submitting is no leftover")
    func submitting() throws {
        let bench = try Self.bench()
        let path = bench.root + "/spool/inbox/.huddled-1-0.tmp"
        try bench.write("spool/inbox/.huddled-1-0.tmp", "x")
        try FileManager.default.setAttributes([.modificationDate: Date(timeIntervalSince1970: 1)], ofItemAtPath: path)
        let held = open(path, O_RDONLY)
        #expect(lock_exclusively_now(held) == 0)
        #expect(bench.run("verify").out == "")
        close(held)
        #expect(bench.run("verify").out.contains("this file was begun and never finished"))
    }

    @Test("what erasing took out of files is no problem")
    func erased() throws {
        let bench = try Self.bench()
        _ = bench.run("erase", "--contact", "ada@example.com")
        try Self.run(bench)
        let outcome = bench.run("verify")
        #expect(outcome.out == "")
        #expect(outcome.ending == .success)
    }

    @Test("nor that a plan went of which a quote could not be taken out, with the links to it")
    func erasedPlan() throws {
        let bench = try Self.bench()
        let plan = try JSONSerialization.jsonObject(with: Data(bench.text("spool/plans/0042/today.json").utf8))
        #expect("\(plan)".contains("Never again"))
        try bench.write("spool/plans/0042/2026-11-21.json", "torn")
        #expect(bench.run("erase", "--contact", "ada@example.com").ending == .success)
        #expect(try bench.names(in: "spool/plans/0042") == ["explain.json"])
        #expect(bench.run("verify").out == "")
    }

    @Test("a file that the ledger does not know is taken in by the command that is named, and all is well")
    func takenInAgain() throws {
        let bench = try Self.bench()
        let path = try Self.survey(bench)
        try Self.remove("state/huddled.db", in: bench)
        for suffix in ["-wal", "-shm"] { try? Self.remove("state/huddled.db" + suffix, in: bench) }
        bench.now = bench.now.advanced(by: .days(1))
        try Self.run(bench)
        #expect(bench.run("verify").out.contains("submit --as 'survey week.csv' '\(bench.root)/\(path)'"))
        let sent = bench.run("submit", "--no-wait", "--as", "survey week.csv", bench.root + "/" + path)
        #expect(sent.ending == .success)
        let other = try Self.one(bench, Self.shelf) { $0.hasPrefix("partial") && !$0.hasSuffix("jsonl") }
        _ = bench.run("submit", "--no-wait", "--as", "partial.csv", bench.root + "/" + other)
        try Self.run(bench)
        #expect(bench.run("responses").out.split(separator: "\n").count == 45)
        let after = bench.run("verify").out
        #expect(after.split(separator: "\n").allSatisfy { $0.contains("/rejected/") }, "\(after)")
    }

    @Test(
        "a newer or foreign database is a problem with its remedy",
        arguments: [(60, "install that version again"), (68, "another application")])
    func unreadable(_ offset: Int, _ remedy: String) throws {
        let bench = try Self.bench()
        let database = URL(fileURLWithPath: bench.root + "/state/huddled.db")
        var bytes = try Data(contentsOf: database)
        // The version of the schema and whose it is, in the header.
        bytes[offset + 3] ^= 0x40
        try bytes.write(to: database)
        let outcome = bench.run("verify")
        #expect(outcome.ending == .problems)
        #expect(outcome.out.contains(remedy))
        #expect(outcome.out.hasPrefix(database.path + ": "))
    }

    @Test("without a database there is a sentence and code 69")
    func noDatabase() throws {
        let outcome = try Bench().run("verify")
        #expect(outcome.ending == .unavailable)
        #expect(outcome.err.contains("there is no database yet"))
    }
}
