import Domain
import Foundation
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("delighted customers")
struct AdvocateTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    /// What is not as it should be, after a look at everything that was delivered.
    private func told(limit: Int = 100) throws -> [AdvocateList] {
        try store.lookForAdvocates(maxAge: .days(30)) { $0.outcome.map { $0.points >= 5 } ?? false }
        try store.settleChangedPersons()
        let due = try store.dueAdvocates(after: nil, limit: limit)
        try store.markTold(due)
        return due
    }

    /// Ids by location.
    private func ids() throws -> [Identifier: [String]] {
        Dictionary(uniqueKeysWithValues: try told().map { ($0.location, $0.advocates.map(\.id)) })
    }

    private func happy(
        _ number: UInt8, submitted: Int64 = 0, updated: Int64? = nil, location: Identifier = "0042",
        outcome: Int32 = 5_000
    ) -> Response {
        Some.response(
            number, version: Some.version(updated: updated, submitted: submitted), location: location, outcome: outcome)
    }

    private func id(_ number: UInt8) -> String { Some.identity(number).short }

    private func answer(_ number: UInt8, claim: String = "answer", at: Int64 = 5) throws -> Taken {
        try store.deliver { transaction in
            let taken = try transaction.take(AdvocateAnswer(advocate: id(number)), received: Instant(seconds: at))
            try transaction.record(Some.delivery(claim))
            return taken
        }
    }

    private func mail(_ name: String) -> Contact { Contact(email: "\(name)@example.org") }

    @Test("are told with their contacts, the newest first, until nothing changes")
    func found() throws {
        try store.give("a", [happy(1), happy(3, outcome: 4_000)], contact: Some.contact)
        try store.give("b", [happy(2, submitted: 1)], contact: mail("bob"))
        try store.give("c", [happy(4, submitted: 2)])
        let list = try #require(try told().first)
        #expect(list.location == "0042" && list.count == 2)
        #expect(list.advocates.map(\.id) == [id(2), id(1)])
        #expect(list.advocates.map(\.contact) == [mail("bob"), Some.contact])
        #expect(list.advocates.allSatisfy { $0.invited == nil })
        try store.give("d", [happy(1)], contact: Some.contact)
        #expect(try told().allSatisfy { $0 == list })
        try store.give("e", [happy(5, outcome: 1_000)], contact: mail("eve"))
        #expect(try told().isEmpty)
    }

    @Test("a name alone reaches nobody")
    func unreachable() throws {
        try store.give("a", [happy(1)], contact: Contact(name: "Ada", email: "none", phone: "-"))
        #expect(try told().isEmpty)
    }

    @Test("what came too late is history")
    func history() throws {
        let edge = Some.received.advanced(by: .days(-30)).milliseconds
        try store.give("a", [happy(1, submitted: edge)], contact: mail("ada"))
        try store.give("b", [happy(2, submitted: edge + 1)], contact: mail("bob"))
        #expect(try ids() == ["0042": [id(2)]])
    }

    @Test("a person who answered more than once is one, where they answered last")
    func once() throws {
        try store.give("a", [happy(1), happy(2, submitted: 1)], contact: Contact(email: "Ada@Example.org"))
        #expect(try ids() == ["0042": [id(2)]])
        try store.give("b", [happy(3, submitted: 2, location: "0007")], contact: Contact(email: "ada@example.org "))
        #expect(try ids() == ["0007": [id(3)], "0042": []])
        try store.give("b2", [], sha256: "sha-b", takingBack: true)
        #expect(try ids() == ["0007": [], "0042": [id(2)]])
    }

    @Test("addresses that somebody gave together are one person's, also where others gave one of them")
    func joined() throws {
        try store.give("a", [happy(1)], contact: mail("ada"))
        try store.give("b", [happy(2, submitted: 1, location: "0007")], contact: Contact(phone: "555 0100"))
        #expect(try ids() == ["0042": [id(1)], "0007": [id(2)]])
        // Not delighted this time, and still the same person.
        let both = Contact(email: "ada@example.org", phone: "555-0100")
        try store.give("c", [happy(3, outcome: 2_000)], contact: both)
        #expect(try ids() == ["0042": [], "0007": [id(2)]])
        #expect(try answer(1) == .accepted)
        #expect(try told().first { $0.location == "0007" }?.advocates.first?.invited == Instant(seconds: 5))
        try store.give("c2", [], sha256: "sha-c", takingBack: true)
        let apart = try told()
        #expect(apart.first { $0.location == "0042" }?.advocates.first?.invited == Instant(seconds: 5))
        #expect(apart.first { $0.location == "0007" }?.advocates.first?.invited == nil)
    }

    @Test("an invitation is remembered longer than the contact, whatever they answer next")
    func invited() throws {
        try store.give("a", [happy(1)], contact: mail("ada"))
        _ = try told()
        #expect(try answer(1) == .accepted)
        #expect(try answer(1, claim: "again", at: 9) == .duplicate)
        #expect(try told().first?.advocates.first?.invited == Instant(seconds: 5))
        _ = try store.purge(now: Some.contactEnds, alerts: .days(30), advocates: .days(30), comments: .days(400))
        #expect(try ids() == ["0042": []])
        try store.give("b", [happy(2, submitted: 9)], contact: mail("ADA"))
        #expect(try told().first?.advocates.first?.invited == Instant(seconds: 5))
        // Who was asked was asked, whatever becomes of the file that said so.
        try store.give("take", [], sha256: "sha-answer", takingBack: true)
        #expect(try told().isEmpty)
        let later = Some.received.advanced(by: .days(400)).advanced(by: Span(seconds: 1))
        _ = try store.purge(now: later, alerts: .days(30), advocates: .days(30), comments: .days(400))
        let left = try store.read { db in
            try db.all("SELECT count(*) FROM person UNION ALL SELECT count(*) FROM advocate_answer") {
                try $0.integer(0)
            }
        }
        #expect(left == [0, 2])
    }

    @Test("an invitation may come before the answer it is about")
    func early() throws {
        _ = try answer(1)
        #expect(try told().isEmpty)
        try store.give("a", [happy(1)], contact: mail("ada"))
        #expect(try told().first?.advocates.first?.invited == Instant(seconds: 5))
    }

    @Test("are no advocates any more when they think otherwise, or do not want to be reached")
    func withdrawn() throws {
        try store.give("a", [happy(1), happy(2)], contact: nil)
        try store.give("b", [happy(3, updated: 1)], contact: mail("ada"))
        try store.give("c", [happy(4, updated: 1)], contact: mail("bob"))
        #expect(try told().first?.count == 2)
        try store.give("d", [happy(3, updated: 2)], contact: nil)
        #expect(try ids() == ["0042": [id(4)]])
        try store.give("e", [happy(4, updated: 2, outcome: 1_000)], contact: mail("bob"))
        #expect(try ids() == ["0042": []])
    }

    @Test("end with their contact, or where they answered too long ago")
    func ended() throws {
        try store.give("a", [happy(1, submitted: -100)], contact: mail("ada"))
        try store.give("b", [happy(2)], contact: mail("bob"))
        #expect(try told().first?.count == 2)
        _ = try store.purge(
            now: Instant(seconds: 2), alerts: .days(30), advocates: Span(seconds: 2), comments: .days(400))
        #expect(try told().allSatisfy { $0.count == 0 })
    }

    @Test("whose a response was is known in the same way whatever the order of versions")
    func converges() throws {
        let versions = [1, 2, 3].map { happy(1, updated: Int64($0), location: Identifier("\($0)")) }
        var found: Set<[String]> = []
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0], [2, 0, 1]] {
            let store = try Store(inMemoryFor: Samples.brand())
            for place in order {
                try store.give("\(place)", [versions[place]], contact: place == 2 ? nil : mail("ada"))
            }
            found.insert(
                try store.read { db in
                    try db.all(
                        """
                        SELECT location || ' ' || kept || ' ' || sha256 FROM person
                        JOIN response ON response.id = person.response JOIN place ON place.id = response.place
                        JOIN delivery ON delivery.id = person.delivery ORDER BY 1
                        """
                    ) { try $0.text(0) }
                })
        }
        #expect(found == [["1 0 sha-0", "2 0 sha-1"]])
    }

    @Test("an address under which very many answered, each with another one, stays quick and one person's")
    func shared() throws {
        try store.deliver { transaction in
            for number in 0..<1_000 {
                var response = happy(0, submitted: Int64(number), location: Identifier("\(number % 10)"))
                response.identity = ResponseIdentity(
                    bytes: [UInt8(number / 256), UInt8(number % 256)] + [UInt8](repeating: 7, count: 14))
                _ = try transaction.take(
                    response, contact: Contact(email: "till@example.org", phone: "\(5_550_000 + number)"),
                    received: Some.received, contactKept: Some.contactKept)
            }
            try transaction.record(Some.delivery("many"))
        }
        let lists = try told()
        #expect(lists.map(\.count) == [0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
    }

    @Test("no address is in the database without its contact")
    func digests() throws {
        let folder = try Folder()
        do {
            let store = try Store(path: folder.database, brand: Samples.brand())
            try store.give("a", [happy(1)], contact: Contact(email: "unmistakable@example.org", phone: "5550123456"))
            _ = try store.purge(now: Some.contactEnds, alerts: .days(30), advocates: .days(30), comments: .days(400))
            try store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
        }
        let bytes = try folder.bytes()
        #expect(bytes.range(of: Data("unmistakable".utf8)) == nil)
        #expect(bytes.range(of: Data("5550123456".utf8)) == nil)
    }
}
