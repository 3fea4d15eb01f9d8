import Domain
import TestSupport
import Testing

@testable import Store

@Suite("plans, focuses and the outbox")
struct PlanTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private static func focus(_ driver: String, began: Int, action: String = "second-till") -> Focus {
        Focus(
            location: "0042", driver: driver, action: action, began: Day(number: began),
            due: Day(number: began + 28), baseline: 3.61, baselineDeviation: 0.12, target: 4.05)
    }

    private func day(
        _ date: Int, _ decision: FocusDecision, location: Identifier = "0042",
        documents: [PlannedDay.Document] = []
    ) -> PlannedDay {
        PlannedDay(
            location: location, date: Day(number: date), generated: Instant(seconds: 5), decision: decision,
            documents: documents)
    }

    private let files = [
        PlannedDay.Document(path: "0042/b.txt", bytes: [0, 1, 255]),
        PlannedDay.Document(path: "0042/a.html", bytes: []),
    ]

    @Test("a day is planned once: the second commit changes nothing")
    func once() throws {
        try store.commit([day(1, .begin(Self.focus("speed", began: 1), .first), documents: files)])
        try store.commit([day(1, .begin(Self.focus("price", began: 1), .first), documents: [])])
        #expect(try store.focus(location: "0042")?.driver == "speed")
        #expect(try store.unpublished(limit: 10).map(\.documents.count) == [2])
        #expect(try store.planned(from: Day(number: 1)) == ["0042"])
        #expect(try store.planned(from: Day(number: 2)) == [])
    }

    @Test("two focuses of a location at a time are refused, with all that was to be committed beside them")
    func twoFocuses() throws {
        try store.commit([day(1, .begin(Self.focus("speed", began: 1), .first))])
        #expect(throws: StoreError.self) {
            try store.commit([
                day(2, .none(.nothingWorthwhile), location: "0007"),
                day(2, .begin(Self.focus("price", began: 2), .first)),
            ])
        }
        #expect(try store.planned(from: Day(number: 2)) == [])
    }

    @Test("files wait in the outbox until they are published")
    func outbox() throws {
        try store.commit([
            day(2, .none(.nothingWorthwhile), documents: files),
            day(1, .none(.nothingWorthwhile), location: "b", documents: []),
            day(1, .none(.nothingWorthwhile), location: "a", documents: files),
        ])
        let waiting = try store.unpublished(limit: 10)
        #expect(waiting.map(\.location) == ["a", "b", "0042"])
        #expect(waiting.map(\.documents) == [files.reversed(), [], files.reversed()])
        #expect(try store.unpublished(limit: 2) == Array(waiting.prefix(2)))
        // What was published is not what is to be published by now.
        var changed = waiting[0]
        changed.documents[0].bytes.append(0x20)
        try store.markPublished([changed], at: Instant(seconds: 9))
        #expect(try store.unpublished(limit: 10) == waiting)
        try store.markPublished(Array(waiting.prefix(2)), at: Instant(seconds: 9))
        #expect(try store.unpublished(limit: 10) == Array(waiting.suffix(1)))
        try store.markPublished(waiting, at: Instant(seconds: 10))
        #expect(try store.unpublished(limit: 10) == [])
        #expect(try store.planned(from: Day(number: 1)) == ["0042", "a", "b"])
        #expect(try store.audit() == [])
    }
}
