import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("erasing a person")
struct ErasureTests {
    private let store: Store
    private let ada = Contact(name: "Ada", email: "ada@example.org", phone: "+44 7700 900123")
    private let bob = Contact(name: "Bob", email: "bob@example.org", phone: nil)
    private let judge = AlertJudge(maxAge: .days(7)) { _ in AlertReason(isLow: true) }

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    @Test("every version of a response goes, and what was erased is left out of every file")
    func versions() throws {
        let older = Some.response(1, version: Some.version(updated: 1), comment: "older")
        let newer = Some.response(1, version: Some.version(updated: 2, digest: 2), comment: "newer")
        let other = Some.response(2)
        try store.give("a", [older, newer, other], contact: ada)
        let erased = try store.erase([older.identity])
        #expect(erased.responses == 1)
        #expect(erased.contacts == 1)
        #expect(try store.kept() == [other])
        #expect(try store.contact(of: older.identity) == nil)
        #expect(
            try store.give("b", [newer, other, older, Some.response(3)]) == [.erased, .duplicate, .erased, .accepted])
        #expect(try store.kept().map(\.identity) == [Some.identity(2), Some.identity(3)])
        #expect(try store.audit() == [])
    }

    @Test("dropping a file again under another mapping does not bring it back")
    func takenBack() throws {
        try store.give("a", [Some.response(1), Some.response(2)], sha256: "s")
        _ = try store.erase([Some.identity(1)])
        #expect(
            try store.give("b", [Some.response(1), Some.response(2)], sha256: "s", takingBack: true)
                == [.erased, .accepted])
        #expect(try store.audit() == [])
    }

    @Test(
        "all answers of an address go, however it is written, and nobody else's",
        arguments: ["ADA@example.org", "0044 7700 900123", "+44 (0)7700 900123"])
    func address(_ written: String) throws {
        try store.give("a", [Some.response(1)], contact: ada)
        try store.give("b", [Some.response(2)], contact: bob)
        try store.give("c", [Some.response(3, location: "0007")], contact: ada)
        let erased = try store.erase(try #require(SoughtAddress(written)))
        #expect(erased.responses == 2)
        #expect(try store.kept().map(\.identity) == [Some.identity(2)])
        #expect(try store.contact(of: Some.identity(2)) == bob)
    }

    @Test("who left the address in an answer only is found by these words")
    func words() throws {
        let wrote = Some.response(1, comment: "Call me: +44 7700-900-123!")
        try store.give("a", [wrote, Some.response(2, comment: "Call 07700 900999.")])
        #expect(try store.erase(try #require(SoughtAddress("+447700900123"))).responses == 1)
        #expect(try store.kept().map(\.identity) == [Some.identity(2)])
    }

    @Test(
        "by an identity or by what names its alert; not by less, and of several that begin alike the one that is meant")
    func start() throws {
        var twin = Some.response(9)
        twin.identity = ResponseIdentity(bytes: [UInt8](repeating: 1, count: 8) + [UInt8](repeating: 2, count: 8))
        try store.give("a", [Some.response(1), twin])
        #expect(try store.erase(startingWith: twin.identity.bytes).responses == 1)
        #expect(try store.kept().map(\.identity) == [Some.identity(1)])
        #expect(try store.erase(startingWith: [UInt8](repeating: 1, count: 8)).responses == 1)
        #expect(try store.kept().isEmpty)
    }

    @Test("what was never stored is known as little as before")
    func unknown() throws {
        try store.give("a", [Some.response(1)])
        #expect(try store.known([Some.identity(1), Some.identity(5)]) == [Some.identity(1)])
        _ = try store.erase([Some.identity(1)])
        #expect(try store.known([Some.identity(1), Some.identity(5)]) == [Some.identity(1)])
    }

    @Test("its alert goes with the notes about it, and those told with it are told by the next of them")
    func alerts() throws {
        try store.deliver { transaction in
            for number in [UInt8(1), 2] {
                let response = Some.response(
                    number, version: Some.version(submitted: 1_000 + Int64(number)), outcome: 1_000, drivers: [],
                    behaviours: [], comment: nil)
                let taken = try transaction.take(
                    response, contact: nil, received: Some.received, contactKept: Some.contactKept)
                try transaction.judge(response, taken, contact: nil, received: Some.received, judge)
            }
            try transaction.record(Some.delivery("a"))
        }
        let due = try store.dueAlerts(after: nil, limit: 10)
        #expect(due.map { $0.alert?.customers.count } == [2])
        try store.markTold(due, at: Some.received)
        try store.deliver { transaction in
            let answer = AlertAnswer(
                alert: Some.identity(1).short, state: .closed, cause: "queue", note: "Ada was kind")
            _ = try transaction.take(answer, written: Some.received, received: Some.received)
            try transaction.record(Some.delivery("b"))
        }
        #expect(try !notes("alert_answer").isEmpty)
        let erased = try store.erase([Some.identity(1)])
        #expect(erased.alerts == 1)
        #expect(erased.answers == [Some.identity(1).short])
        #expect(erased.toldAlerts == [Erased.ToldAlert(id: Some.identity(1).short, location: "0042")])
        #expect(
            try store.untold().alerts.isSuperset(of: erased.toldAlerts),
            "an erasure that is broken off here is finished by the next")
        #expect(try notes("alert_answer").isEmpty)
        #expect(try store.hasUntold())
        #expect(try store.closedCauses(since: Instant(milliseconds: 0)) == ["0042": ["queue": 1]], "causes are counted")
        #expect(try !store.waitingAlerts().values.joined().contains { $0.id == Some.identity(1).short })
    }

    @Test("a plan that quotes it is known until its files quote it no more")
    func quotes() throws {
        try store.give("a", [Some.response(1), Some.response(2)])
        let date = Day(number: 20_000)
        try store.commit([
            PlannedDay(
                location: "0042", date: date, generated: Some.received,
                decision: .none(.nothingWorthwhile),
                documents: [PlannedDay.Document(path: "a.txt", bytes: Array("Ada".utf8))],
                told: Plan.Told(date: date, quoted: [Some.identity(2), Some.identity(1)]))
        ])
        #expect(try store.erasedQuotes(limit: 10).isEmpty)
        _ = try store.erase([Some.identity(1)])
        let quotes = try store.erasedQuotes(limit: 10)
        #expect(quotes.map(\.places) == [[1]])
        #expect(quotes.map { $0.waiting.map(\.path) } == [["a.txt"]])
        try store.forget(
            try #require(quotes.first), publishing: [PlannedDay.Document(path: "a.txt", bytes: Array("…".utf8))])
        #expect(try store.erasedQuotes(limit: 10).isEmpty)
        #expect(try store.unpublished(limit: 10).flatMap(\.documents).map(\.bytes) == [Array("…".utf8)])
        #expect(
            try store.told(location: "0042", before: date.advanced(by: 1), limit: 1).first?.quoted == [Some.identity(2)]
        )
    }

    @Test("what is said about an erased advocate later is left out, too")
    func invited() throws {
        try store.give("a", [Some.response(1)], contact: ada)
        _ = try store.erase([Some.identity(1)])
        let taken = try store.deliver { transaction in
            let answer = AdvocateAnswer(advocate: Some.identity(1).short, state: .invited, note: "Ada was glad")
            defer { try? transaction.record(Some.delivery("b")) }
            return try transaction.take(answer, received: Some.received)
        }
        #expect(taken == .erased)
        #expect(try notes("advocate_answer").isEmpty)
    }

    @Test("its location is counted anew")
    func sums() throws {
        try store.give("a", [Some.response(1)])
        let before = try changes()
        _ = try store.erase([Some.identity(1)])
        #expect(try changes() > before)
    }

    @Test("nothing of it is left in the database's files")
    func bytes() throws {
        let folder = try Folder()
        let kept = try Store(path: folder.database, brand: Samples.brand())
        try kept.give("a", [Some.response(1, comment: "Lovelace was here")], contact: ada)
        _ = try kept.erase(try #require(SoughtAddress("ada@example.org")))
        #expect(try kept.emptyLog())
        for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
            let bytes = try folder.bytes(name)
            for word in ["Lovelace", "ada@example", "7700"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
            }
        }
    }

    private func notes(_ table: String) throws -> [String] {
        try store.read { db in
            try db.all("SELECT note FROM \(table) WHERE note IS NOT NULL") { try $0.text(0) }
        }
    }

    private func changes() throws -> Int64 {
        try store.read { db in try db.all("SELECT changes FROM counted") { try $0.integer(0) } }.first ?? 0
    }
}
