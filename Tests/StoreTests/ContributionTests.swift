import Domain
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

    private func waiting() throws -> [String] { try store.proposedContributions().map(\.contribution.action.title) }

    @Test("are kept as they came, once")
    func kept() throws {
        #expect(try give("a", [contribution("Numbers"), contribution("Numbers")]) == [.accepted, .duplicate])
        #expect(try give("b", [contribution("Numbers"), contribution("A \"quote\" / é")]) == [.duplicate, .accepted])
        let kept = try store.proposedContributions()
        let given = [contribution("Numbers"), contribution("A \"quote\" / é")]
        #expect(kept.count == 2 && given.allSatisfy { given in kept.contains { $0.contribution == given } })
        #expect(kept.allSatisfy { $0.state == .proposed && $0.received == Some.received })
    }

    @Test("what was decided on waits no more, and does not come back with its file")
    func decided() throws {
        try give("a", [contribution("Yes"), contribution("No"), contribution("Later")])
        try store.decide(.approved, on: contribution("Yes").id)
        try store.decide(.declined, on: contribution("No").id)
        #expect(try give("b", [contribution("Yes"), contribution("No")]) == [.duplicate, .duplicate])
        #expect(try waiting() == ["Later"])
        #expect(try store.contribution(contribution("No").id)?.state == .declined)
        #expect(try store.contribution("0000000000000000") == nil)
    }

    @Test("a file that is read again under another mapping takes back what nobody has decided on")
    func takenBack() throws {
        try give("a", [contribution("One"), contribution("Two")], sha256: "idea")
        try store.decide(.approved, on: contribution("One").id)
        try give("b", [contribution("Three")], sha256: "idea")
        #expect(try waiting() == ["Three"])
        #expect(try store.contribution(contribution("One").id)?.state == .approved)
    }

    @Test("one that names an erased address goes")
    func erased() throws {
        try give("a", [contribution("Ask", step: "Write to ada@example.org."), contribution("Other")])
        let address = try #require(SoughtAddress("Ada@example.org"))
        #expect(try store.erase(address).notes == 1)
        #expect(try waiting() == ["Other"])
    }
}
