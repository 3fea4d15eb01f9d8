import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("contributions")
struct ContributionTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func contribution(_ title: String, step: String = "Do it.") -> Contribution {
        Contribution(
            location: "0042",
            action: Action(
                id: "numbers", title: title, drivers: ["speed"], owner: "shift lead", minutes: 10, cadence: .daily,
                say: title, steps: [step], watch: "Look.", effort: .low))
    }

    @discardableResult
    private func give(_ claim: String, _ contributions: [Contribution], sha256: String? = nil) throws -> [Taken] {
        try store.deliver { transaction in
            if let sha256 { try transaction.takeBack(sha256: sha256) }
            let taken = try contributions.map { try transaction.take($0, received: Some.received) }
            try transaction.record(Some.delivery(claim, sha256: sha256))
            return taken
        }
    }

    private func waiting() throws -> [String] {
        try store.proposedContributions(limit: 9).first.map(\.contribution.action.title)
    }

    @Test("are kept as they came, once")
    func kept() throws {
        #expect(try give("a", [contribution("Numbers"), contribution("Numbers")]) == [.accepted, .duplicate])
        #expect(try give("b", [contribution("Numbers"), contribution("A \"quote\" / é")]) == [.duplicate, .accepted])
        let (kept, count) = try store.proposedContributions(limit: 9)
        let given = [contribution("Numbers"), contribution("A \"quote\" / é")]
        #expect(
            kept.count == 2 && count == 2 && given.allSatisfy { given in kept.contains { $0.contribution == given } })
        #expect(kept.allSatisfy { $0.state == .proposed && $0.received == Some.received })
    }

    @Test("what was decided on waits no more, and does not come back with its file")
    func decided() throws {
        try give("a", [contribution("Yes"), contribution("No"), contribution("Later")])
        #expect(try store.decide(.approved, on: contribution("Yes").id, since: .proposed))
        #expect(try store.decide(.declined, on: contribution("No").id, since: .proposed))
        #expect(try !store.decide(.declined, on: contribution("Yes").id, since: .proposed), "somebody was faster")
        #expect(try give("b", [contribution("Yes"), contribution("No")]) == [.duplicate, .duplicate])
        #expect(try waiting() == ["Later"])
        #expect(try store.contribution(contribution("No").id)?.state == .declined)
        #expect(try store.contribution("0000000000000000") == nil)
    }

    @Test("a file that is read again under another mapping takes back what nobody has decided on")
    func takenBack() throws {
        try give("a", [contribution("One"), contribution("Two")], sha256: "idea")
        #expect(try store.decide(.approved, on: contribution("One").id, since: .proposed))
        try give("b", [contribution("Three")], sha256: "idea")
        #expect(try waiting() == ["Three"])
        #expect(try store.contribution(contribution("One").id)?.state == .approved)
    }

    @Test("what another file gave, too, stays when one is taken back, in either order", arguments: ["first", "second"])
    func takenBackOnce(_ sha256: String) throws {
        try give("a", [contribution("One")], sha256: "first")
        try give("b", [contribution("One")], sha256: "second")
        try give("c", [], sha256: sha256)
        #expect(try waiting() == ["One"])
        try give("d", [], sha256: sha256 == "first" ? "second" : "first")
        #expect(try waiting() == [])
    }

    @Test("the same idea in other words is another one: what was read is what is decided on")
    func otherWords() throws {
        var other = contribution("One")
        other.action.say = "Something else."
        #expect(try give("a", [contribution("One"), other]) == [.accepted, .accepted])
        #expect(try store.contribution(contribution("One").id)?.contribution == contribution("One"))
        #expect(try store.contribution(other.id)?.contribution == other)
    }

    @Test("is read as it was written by the first program that could")
    func format() throws {
        try store.writer.write { db in
            try db.execute(
                sql: """
                    INSERT INTO contribution VALUES ('00000000000000aa', '0042', 0, 'proposed', '{"cadence":"daily","causes":[],\
                    "drivers":["speed"],"effort":"low","id":"numbers","minutes":10,"owner":"shift lead","place":{"dayparts":[],\
                    "formats":[],"regions":[]},"say":"Numbers","steps":["Do it."],"title":"Numbers","watch":"Look."}')
                    """)
        }
        #expect(try store.contribution("00000000000000aa")?.contribution == contribution("Numbers"))
        #expect(try store.contribution("00000000000000aa")?.id == "00000000000000aa")
    }

    @Test("one that names an erased address goes")
    func erased() throws {
        try give("a", [contribution("Ask", step: "Write to ada@example.org."), contribution("Other")])
        let address = try #require(SoughtAddress("Ada@example.org"))
        #expect(try store.erase(address).notes == 1)
        #expect(try waiting() == ["Other"])
    }
}
