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

    private func noted(
        _ text: String?, at location: Identifier = "0042", day: Int = 10, rating: Int? = 4,
        _ state: CheckOff.State = .done
    ) -> CheckOff {
        CheckOff(location: location, date: Day(number: day), action: "till", state: state, rating: rating, note: text)
    }

    @Test(
        "reactions are those of what was done, by the last word, before a day; each store's newest note, the newest first"
    )
    func reactions() throws {
        try give(
            "a",
            [
                noted("old", day: 3), noted("first", at: "0007"), noted("good", at: "0009", day: 11, rating: 5),
                noted("earlier", at: "0009", day: 10, rating: 3), noted("bad", at: "0008", day: 12, rating: 1),
                noted("tomorrow", at: "0010", day: 20), noted("not done", at: "0011", .skipped), noted(nil, at: "0012"),
                checkOff(.done, action: "made up", note: "of no action"),
            ])
        try give("b", [noted("second", at: "0007", rating: nil)])
        try give("c", [noted("taken back", at: "0013"), noted("cut", at: "0014", rating: nil)])
        try give("d", [noted("taken back", at: "0013", .skipped), noted(nil, at: "0014", rating: nil)])
        let reactions = try store.reactions(
            to: ["till", "other"], ratedSince: Day(number: 4), since: Day(number: 4), before: Day(number: 20),
            content: 3, notes: 2)
        let ratings = ["till": Reactions.Ratings(locations: 3, sum: 4 + 1 + 4)]
        #expect(
            reactions
                == Reactions(
                    notes: [
                        "till": [
                            Reactions.Note(location: "0009", text: "good"),
                            Reactions.Note(location: "0007", text: "second"),
                        ]
                    ], ratings: ratings))
    }

    @Test("what was noted ends with comments; that it was done, and the rating, stay")
    func retention() throws {
        try give("a", [noted("old", day: 99), noted("new", at: "0007", day: 100)])
        _ = try store.purge(
            now: Instant(seconds: 130 * 86_400), alerts: .days(30), advocates: .days(30), comments: .days(30))
        let kept = try ["0042", "0007"].flatMap { try store.checkOffs(location: $0, since: Day(number: 0)) }
        #expect(kept.map(\.note) == [nil, "new"])
        #expect(kept.map(\.rating) == [4, 4])
    }
}
