import Domain
import TestSupport
import Testing

@testable import Store

@Suite("customers to be answered")
struct AlertTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    /// A low outcome is to be answered; the comment is the cause.
    private func look(maxAge: Span = .days(7)) throws {
        try store.lookForAlerts(maxAge: maxAge) { response in
            guard let outcome = response.outcome, outcome.points <= 2 else { return nil }
            return AlertReason(isLow: true, words: [], cause: response.comment)
        }
    }

    private func unhappy(
        _ number: UInt8, submitted: Int64 = 1_000, updated: Int64? = nil, outcome: Int32 = 1_000,
        cause: String? = "queue", location: Identifier = "0042"
    ) -> Response {
        Some.response(
            number, version: Some.version(updated: updated, submitted: submitted), location: location,
            outcome: outcome, comment: cause)
    }

    private func id(_ number: UInt8) -> String { Alert.id(of: Some.identity(number)) }

    private func told() throws -> [DueAlert] {
        let due = try store.dueAlerts(limit: 100)
        try store.markTold(due)
        return due
    }

    private func answer(_ answer: AlertAnswer, claim: String = "answer", at: Int64 = 5) throws -> Taken {
        try store.deliver { transaction in
            let taken = try transaction.take(answer, received: Instant(seconds: at))
            try transaction.record(Some.delivery(claim))
            return taken
        }
    }

    @Test("are found once, with their contacts, and told until nothing changes")
    func found() throws {
        try store.give("a", [unhappy(1), Some.response(2)], contact: Some.contact)
        try look()
        let due = try told()
        #expect(due.map(\.id) == [id(1)])
        let alert = try #require(due.first?.alert)
        #expect(alert.location == "0042" && alert.cause == "queue" && alert.opened == Some.received)
        #expect(alert.customers.map(\.contact) == [Some.contact])
        #expect(alert.customers.map(\.response.identity) == [Some.identity(1)])
        try look()
        try store.give("b", [unhappy(1)])
        try look()
        #expect(try told().isEmpty)
        #expect(try store.openAlerts()["0042"]?.count == 1)
        #expect(try store.openAlerts()["0042"]?.first?.customers.first?.contact == nil)
    }

    @Test("what came too late is history")
    func history() throws {
        let received = Some.received.milliseconds
        try store.give(
            "a",
            [
                unhappy(1, submitted: received - 60_000, cause: nil),
                unhappy(2, submitted: received - 59_999, cause: nil),
            ])
        try look(maxAge: Span(seconds: 60))
        #expect(try told().map(\.id) == [id(2)])
    }

    @Test("of one hour, place and cause are told as one")
    func together() throws {
        let hour: Int64 = 3_600_000
        try store.give(
            "a",
            [
                unhappy(1), unhappy(2, submitted: 1_000 + hour), unhappy(3, submitted: 1_001 + hour),
                unhappy(4, cause: "till"), unhappy(5, cause: nil), unhappy(6, cause: nil),
                unhappy(7, location: "0007"),
            ])
        try look(maxAge: .days(1))
        let alerts = try told().compactMap(\.alert)
        #expect(
            alerts.map { $0.customers.map(\.response.identity) } == [
                [1, 2].map(Some.identity), [3].map(Some.identity), [4].map(Some.identity), [5].map(Some.identity),
                [6].map(Some.identity), [7].map(Some.identity),
            ])
        // One more of that hour, later.
        try store.give("b", [unhappy(8, submitted: 2_000)])
        try look(maxAge: .days(1))
        let more = try told()
        #expect(more.map(\.id) == [id(1)] && more.first?.alert?.customers.count == 3)
    }

    @Test("a touch is told, an end ends it, and what comes after is another alert")
    func answered() throws {
        try store.give("a", [unhappy(1)])
        try look()
        _ = try told()
        #expect(try answer(AlertAnswer(alert: id(1), state: .touched)) == .accepted)
        #expect(try told().first?.alert?.touched == Instant(seconds: 5))
        #expect(try answer(AlertAnswer(alert: id(1), state: .closed, cause: "broken till"), claim: "2") == .accepted)
        #expect(try told() == [DueAlert(id: id(1), location: "0042", alert: nil)])
        #expect(try store.openAlerts().isEmpty)
        try store.give("b", [unhappy(2)])
        try look()
        #expect(try told().map(\.id) == [id(2)])
        // The same word again, and an end that is taken back.
        #expect(try answer(AlertAnswer(alert: id(1), state: .touched), claim: "3") == .duplicate)
        try store.give("4", [], sha256: "sha-2", takingBack: true)
        #expect(try told().first { $0.id == id(1) }?.alert != nil)
    }

    @Test("another version is judged in its stead")
    func corrected() throws {
        try store.give("a", [unhappy(1, cause: nil), unhappy(2, cause: nil)])
        try look()
        _ = try told()
        try store.give(
            "b", [unhappy(1, updated: 5, outcome: 5_000), unhappy(2, updated: 5, outcome: 2_000, cause: "rude")])
        try look()
        let due = try told()
        #expect(due.first { $0.id == id(1) }?.alert == nil)
        #expect(due.first { $0.id == id(2) }?.alert?.cause == "rude")
    }

    @Test("what is taken back, or too old, leaves; a contact leaves before")
    func gone() throws {
        try store.give("a", [unhappy(1, cause: nil)], sha256: "s")
        try store.give("b", [unhappy(2, cause: nil)], contact: Some.contact)
        try look()
        _ = try told()
        try store.give("c", [], sha256: "s", takingBack: true)
        #expect(try told() == [DueAlert(id: id(1), location: "0042", alert: nil)])
        _ = try store.purge(now: Some.contactEnds, alerts: .days(30), comments: .days(400))
        #expect(try told().first?.alert?.customers.first?.contact == .some(nil))
        _ = try store.purge(now: Some.received.advanced(by: .days(30)), alerts: .days(30), comments: .days(400))
        #expect(try told() == [DueAlert(id: id(2), location: "0042", alert: nil)])
    }
}
