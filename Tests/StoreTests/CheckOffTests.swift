import Domain
import TestSupport
import Testing

@testable import Store

@Suite("check-offs")
struct CheckOffTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func checkOff(
        _ state: CheckOff.State, action: String = "second-till", day: Int = 10, note: String? = nil
    ) -> CheckOff {
        CheckOff(
            location: "0042", date: Day(number: day), action: action, state: state, rating: 4, note: note)
    }

    @discardableResult
    private func give(_ claim: String, _ checkOffs: [CheckOff], sha256: String? = nil) throws -> [Taken] {
        try store.deliver { transaction in
            if let sha256 { try transaction.takeBack(sha256: sha256) }
            let taken = try checkOffs.map { try transaction.take($0) }
            try transaction.record(Some.delivery(claim, sha256: sha256))
            return taken
        }
    }

    private func counting() throws -> [CheckOff] {
        try store.checkOffs(location: "0042", since: Day(number: 10))
    }

    @Test("the last word on an action counts")
    func last() throws {
        #expect(try give("a", [checkOff(.skipped)]) == [.accepted])
        #expect(try give("b", [checkOff(.done), checkOff(.done)]) == [.updated, .duplicate])
        #expect(try give("c", [checkOff(.done, note: "in the\0rain")]) == [.updated])
        #expect(try counting() == [checkOff(.done, note: "in the\0rain")])
    }

    @Test("other days, actions and locations are theirs")
    func apart() throws {
        try give(
            "a", [checkOff(.own, action: "z"), checkOff(.done, action: "a", day: 11), checkOff(.done, day: 9)])
        #expect(try counting() == [checkOff(.own, action: "z"), checkOff(.done, action: "a", day: 11)])
        #expect(try store.checkOffs(location: "0007", since: Day(number: 0)) == [])
    }

    @Test("taking a word back lets the one before it count again")
    func takenBack() throws {
        try give("a", [checkOff(.skipped)], sha256: "first")
        try give("b", [checkOff(.done)], sha256: "second")
        try give("c", [], sha256: "second")
        #expect(try counting() == [checkOff(.skipped)])
        try give("d", [], sha256: "first")
        #expect(try counting() == [])
    }
}
