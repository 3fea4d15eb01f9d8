import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("taking responses in")
struct TakingTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    @Test("a response is given back exactly as it was taken")
    func roundTrip() throws {
        let full = Some.response(
            1, version: Some.version(updated: 5, submitted: -3, digest: 9), location: "a/../b 日本", visited: 12,
            comment: "Zeile 1\r\nZeile 2 \u{202E}<script> e\u{301} 'x' \u{FEFF}")
        var bare = Some.response(
            2, outcome: nil, drivers: [nil, nil, nil, nil], behaviours: [nil], comment: nil)
        bare.producerID = nil
        bare.channel = nil
        try store.give("a", [full, bare])
        let back = try store.kept()
        #expect(Set(back.map(\.identity)) == [full.identity, bare.identity])
        #expect(back.contains(full) && back.contains(bare))
        // `==` on String is canonical equivalence; what is stored is bytes.
        #expect(back.compactMap(\.comment).map { Array($0.utf8) } == [Array((full.comment ?? "").utf8)])
    }

    @Test("text with NUL is stored whole")
    func nul() throws {
        var response = Some.response(1, comment: "before\0after")
        response.producerID = "\0id"
        response.channel = "we\0b"
        response.location = "00\042"
        try store.give("a", [response], contact: Contact(name: "A\0B"))
        #expect(try store.kept() == [response])
        #expect(try store.locations() == ["00\042"])
        #expect(try store.contact(of: response.identity)?.name == "A\0B")
    }

    @Test("empty text is not the same as no text")
    func empty() throws {
        try store.give("a", [Some.response(1, comment: ""), Some.response(2, comment: nil)])
        #expect(try store.kept().map(\.comment) == ["", nil])
    }

    static let older = Some.version(updated: nil, submitted: 9, digest: 9)
    static let middle = Some.version(updated: 1, submitted: 1, digest: 1)
    static let newest = Some.version(updated: 1, submitted: 1, digest: 2)

    @Test(
        "the greatest version is kept, whatever the order of arrival",
        arguments: [
            ([older, middle, newest], [Taken.accepted, .updated, .updated]),
            ([older, newest, middle], [.accepted, .updated, .duplicate]),
            ([middle, older, newest], [.accepted, .duplicate, .updated]),
            ([middle, newest, older], [.accepted, .updated, .duplicate]),
            ([newest, older, middle], [.accepted, .duplicate, .duplicate]),
            ([newest, middle, older], [.accepted, .duplicate, .duplicate]),
        ])
    func greatest(_ order: [ResponseVersion], _ taken: [Taken]) throws {
        let responses = order.map { Some.response(1, version: $0, comment: "\($0.digest[0])") }
        #expect(try store.give("one file", responses) == taken)
        let others = try Store(inMemoryFor: Samples.brand())
        #expect(try responses.enumerated().flatMap { try others.give("file \($0)", [$1]) } == taken)
        let kept = try #require(responses.first { $0.version == Self.newest })
        #expect(try store.kept() == [kept])
        #expect(try others.kept() == [kept])
    }

    @Test("the same version again changes nothing, in the same file or another")
    func again() throws {
        #expect(try store.give("a", [Some.response(1), Some.response(1)]) == [.accepted, .duplicate])
        #expect(try store.give("b", [Some.response(1)]) == [.duplicate])
        #expect(try store.kept() == [Some.response(1)])
    }

    @Test("a contact is stored with its end, and a newer version without consent removes it")
    func consent() throws {
        try store.give("a", [Some.response(1)], contact: Some.contact)
        #expect(try store.contact(of: Some.identity(1)) == Some.contact)
        try store.give("b", [Some.response(1)])
        #expect(try store.contact(of: Some.identity(1)) == Some.contact)
        try store.give("c", [Some.response(1, version: Some.version(updated: 2))])
        #expect(try store.contact(of: Some.identity(1)) == nil)
        #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM contact") } == 0)
    }

    @Test("an older version that comes late brings no contact")
    func lateContact() throws {
        try store.give("a", [Some.response(1, version: Some.version(updated: 2))])
        try store.give("b", [Some.response(1)], contact: Some.contact)
        #expect(try store.contact(of: Some.identity(1)) == nil)
        #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM contact") } == 0)
    }

    @Test("a contact without any way to reach anybody is none")
    func emptyContact() throws {
        try store.give("a", [Some.response(1)], contact: Contact())
        #expect(try store.contact(of: Some.identity(1)) == nil)
    }
}

@Suite("a delivery is one transaction")
struct DeliveryTests {
    private struct Interrupted: Error {}

    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    @Test("nothing of a delivery that fails is stored, not even what it took back")
    func rollsBack() throws {
        try store.give("a", [Some.response(1)], sha256: "s")
        #expect(throws: Interrupted.self) {
            try store.deliver { transaction in
                try transaction.takeBack(sha256: "s")
                _ = try transaction.take(
                    Some.response(2), contact: nil, received: Some.received, contactKept: Some.contactKept)
                try transaction.record(Some.delivery("b", sha256: "s"))
                throw Interrupted()
            }
        }
        #expect(try store.kept() == [Some.response(1)])
        #expect(try store.deliveries().map(\.claim) == ["a"])
        #expect(try store.deliver { try $0.previous(sha256: "s").count } == 1)
    }

    @Test("rows cannot be stored without their ledger row")
    func ledgerRequired() throws {
        #expect(throws: StoreError.self) {
            try store.deliver { transaction in
                _ = try transaction.take(
                    Some.response(1), contact: nil, received: Some.received, contactKept: Some.contactKept)
            }
        }
        #expect(try store.kept() == [])
    }

    @Test("a refused file leaves its ledger row and no rows")
    func discards() throws {
        try store.give("a", [Some.response(1)], contact: Some.contact)
        try store.deliver { transaction in
            let newer = Some.response(1, version: Some.version(updated: 7))
            _ = try transaction.take(newer, contact: nil, received: Some.received, contactKept: Some.contactKept)
            _ = try transaction.take(
                Some.response(2), contact: nil, received: Some.received, contactKept: Some.contactKept)
            _ = try transaction.take(
                CheckOff(location: "0042", date: Day(number: 1), action: "second-till", state: .done))
            try transaction.discardRows()
            try transaction.record(Some.delivery("b", state: .rejected))
        }
        #expect(try store.kept() == [Some.response(1)])
        #expect(try store.contact(of: Some.identity(1)) == Some.contact)
        #expect(try store.checkOffs(location: "0042", since: Day(number: 0)) == [])
        #expect(try store.deliveries().map(\.state) == [.accepted, .rejected])
        #expect(try store.audit() == [])
    }

    @Test("when the disk is full nothing of the delivery is stored, and taking in resumes by itself")
    func full() throws {
        let folder = try Folder()
        let store = try Store(path: folder.database, brand: Samples.brand())
        func limit(_ pages: Int) throws {
            try store.writer.writeWithoutTransaction { try $0.execute(sql: "PRAGMA max_page_count = \(pages)") }
        }
        let long = Some.response(1, comment: String(repeating: "long ", count: 100_000))
        try limit(60)
        #expect(throws: StoreError.full(path: folder.database)) { try store.give("a", [Some.response(2), long]) }
        #expect(try store.kept() == [])
        #expect(try store.deliveries() == [])
        try limit(10_000)
        #expect(try store.give("a", [Some.response(2), long]) == [.accepted, .accepted])
    }

    @Test("discarding where nothing was taken does nothing")
    func discardsNothing() throws {
        try store.deliver { transaction in
            try transaction.discardRows()
            try transaction.record(Some.delivery("a", state: .rejected))
        }
        #expect(try store.deliveries().count == 1)
    }

    @Test("the ledger gives a delivery back as it was recorded")
    func ledger() throws {
        let delivery = Delivery(
            claim: "c\0", name: "a\u{301}\0.csv", filedAs: "x.01234567", sha256: "ff", source: "loun\u{e9}s",
            state: .partial, rows: Delivery.Rows(accepted: 1, updated: 2, duplicate: 3, leftOut: 4, rejected: 5),
            received: Instant(milliseconds: 1_234), reason: "because\0", warnings: ["w \"1\"/\0", "w 2"],
            reasons: [Delivery.ReasonCount(reason: "no location", count: 4)], firstLines: [2, 5], mapping: "m")
        try store.deliver { try $0.record(delivery) }
        #expect(try store.deliveries() == [delivery])
        #expect(try store.deliver { try $0.delivery(claim: "c\0") } == delivery)
        #expect(try store.deliver { try $0.delivery(claim: "c") } == nil)
        #expect(try store.deliver { try $0.previous(sha256: "ff") } == [delivery])
    }

    @Test("a claim is recorded once")
    func claimOnce() throws {
        try store.give("a", [])
        #expect(throws: StoreError.self) { try store.give("a", [Some.response(1)]) }
        #expect(try store.kept() == [])
    }
}
