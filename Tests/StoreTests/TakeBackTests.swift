import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("taking back what a file gave")
struct TakeBackTests {
    private let store: Store
    private let first = Some.response(1, version: Some.version(updated: 1), comment: "first")
    private let second = Some.response(1, version: Some.version(updated: 2, digest: 2), comment: "second")

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func takeBack(_ sha256: String) throws {
        try store.give("again-\(sha256)", [], sha256: sha256, takingBack: true)
    }

    @Test("what nobody else gave is gone")
    func alone() throws {
        try store.give("a", [first, second, Some.response(2)], contact: Some.contact, sha256: "s")
        try takeBack("s")
        #expect(try store.kept() == [])
        #expect(try store.contact(of: first.identity) == nil)
        #expect(try store.audit() == [])
    }

    @Test("what another file gave too stays, and goes with that one")
    func shared() throws {
        try store.give("a", [first], contact: Some.contact, sha256: "s")
        try store.give("b", [first], sha256: "t")
        try takeBack("s")
        #expect(try store.kept() == [first])
        #expect(try store.contact(of: first.identity) == nil)
        try takeBack("t")
        #expect(try store.kept() == [])
    }

    @Test("the greatest of the remaining versions is kept again, without the contact it once had")
    func promoted() throws {
        try store.give("a", [first], contact: Some.contact, sha256: "s")
        try store.give("b", [second], contact: Some.contact, sha256: "t")
        try takeBack("t")
        #expect(try store.kept() == [first])
        #expect(try store.contact(of: first.identity) == nil)
    }

    @Test("taking back an older version changes nothing that is kept, and it does not come back")
    func older() throws {
        try store.give("a", [first], sha256: "s")
        try store.give("b", [second], sha256: "t")
        try takeBack("s")
        #expect(try store.kept() == [second])
        try takeBack("t")
        #expect(try store.kept() == [])
    }

    @Test("the ledger keeps what was taken back, which no longer stands")
    func ledger() throws {
        try store.give("a", [first], sha256: "s")
        try takeBack("s")
        #expect(try store.deliveries().map(\.claim) == ["a", "again-s"])
        #expect(try store.deliver { try $0.previous(sha256: "s").map(\.claim) } == ["again-s"])
    }

    @Test("nothing says any more where responses are that are gone, whoever gave them last")
    func stretches() throws {
        let apart = Some.response(3, location: "0007")
        try store.give("a", [first, Some.response(2), apart], sha256: "s")
        try store.give("b", [first, apart], sha256: "t")
        try takeBack("s")
        #expect(try store.locations() == ["0007", "0042"])
        try takeBack("t")
        #expect(try store.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM stretch") } == 0)
    }

    @Test("very many versions of one response are taken back together, and the greatest of others' is kept again")
    func manyVersions() throws {
        func version(_ number: Int) -> Response {
            Some.response(1, version: Some.version(submitted: Int64(number)), visited: 1, comment: "\(number)")
        }
        let own = (1...5_000).map(version)
        try store.give("a", [version(1), version(3)], sha256: "r")
        try store.give("b", own, sha256: "s", batch: 1_000)
        // Of what the first piece gave: it stays, and is the greatest of what does.
        try store.give("c", [version(2), version(7)], sha256: "t")
        #expect(try store.kept() == [version(5_000)])
        try takeBack("s")
        #expect(try store.kept() == [version(7)])
        #expect(try store.audit() == [])
        try takeBack("t")
        #expect(try store.kept() == [version(3)])
        try takeBack("r")
        #expect(try store.kept() == [])
        #expect(try store.audit() == [])
    }

    @Test("who was to be called for a version that is kept again is judged anew, and nobody else")
    func doubts() throws {
        try store.give("a", [first, Some.response(2)], sha256: "s")
        try store.give("b", [second, Some.response(2)], sha256: "t")
        try takeBack("t")
        let doubtful = try store.read { db in
            try db.all("SELECT identity FROM alert_doubt") { ResponseIdentity(bytes: try $0.bytes(0)) }
        }
        #expect(doubtful == [first.identity])
    }

    @Test("many responses are taken back in pieces, all of them")
    func many() throws {
        let responses = (0..<2_500).map { number in
            var response = Some.response(0)
            response.identity = ResponseIdentity(
                bytes: [UInt8(number / 256), UInt8(number % 256)] + [UInt8](repeating: 0, count: 14))
            return response
        }
        try store.give("a", responses, sha256: "s")
        try takeBack("s")
        #expect(try store.kept() == [])
    }
}
