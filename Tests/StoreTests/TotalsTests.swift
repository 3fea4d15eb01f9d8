import Domain
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("what was done since the database began")
struct TotalsTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func record(
        _ claim: String, _ state: Delivery.State, _ rows: Delivery.Rows, refused: [RowRefusal: Int] = [:]
    ) throws {
        var delivery = Some.delivery(claim, state: state)
        delivery.rows = rows
        try store.deliver { try $0.record(delivery, refused: refused) }
    }

    @Test("is nothing at first")
    func none() throws {
        let totals = try store.totals()
        #expect(totals.files == Totals.Files() && totals.rows == Delivery.Rows() && totals.plans == 0)
        #expect(totals.refused == RowRefusal.allCases.reduce(into: [:]) { $0[$1] = 0 })
        #expect(try store.callsDue(Samples.brand().alerts) == [])
    }

    @Test("files and rows add up, and nothing makes a count fall")
    func files() throws {
        try record("a", .accepted, Delivery.Rows(accepted: 5, updated: 1, duplicate: 2, leftOut: 3))
        try record("b", .partial, Delivery.Rows(accepted: 7, rejected: 2), refused: [.noTime: 2])
        try record("c", .rejected, Delivery.Rows(rejected: 9), refused: [.noTime: 1, .file: 8])
        try store.give("d", [], sha256: "sha-a", takingBack: true)
        let totals = try store.totals()
        #expect(totals.files == Totals.Files(accepted: 2, partial: 1, rejected: 1))
        #expect(totals.rows == Delivery.Rows(accepted: 13, updated: 1, duplicate: 2, leftOut: 3, rejected: 11))
        #expect(totals.refused[.noTime] == 3 && totals.refused[.file] == 8 && totals.refused[.noLocation] == 0)
    }

    @Test("what was rolled back was not done")
    func rolledBack() throws {
        struct Off: Error {}
        #expect(throws: Off.self) {
            try store.deliver { transaction in
                try transaction.record(Some.delivery("a"), refused: [.noTime: 1])
                throw Off()
            }
        }
        #expect(try store.totals().files == Totals.Files())
        #expect(try store.totals().refused[.noTime] == 0)
    }

    @Test("calls are due by the first customer's answer, until the alert is closed; whom nobody can answer is none")
    func calls() throws {
        let policy = Samples.brand().alerts
        func unhappy(_ number: UInt8, channel: String = "web", cause: String? = nil) -> Response {
            var response = Some.response(
                number, version: Some.version(submitted: Int64(number) * 1_000), outcome: 1_000, comment: cause)
            response.channel = channel
            return response
        }
        func due(_ seconds: Int64, _ span: Span) -> Instant { Instant(seconds: seconds).advanced(by: span) }
        try store.give("a", [unhappy(1, cause: "queue"), unhappy(2, cause: "queue")], contact: Some.contact)
        try store.give("b", [unhappy(3, channel: "review"), unhappy(4)])
        try store.lookForAlerts(maxAge: .days(7)) { AlertReason(isLow: true, words: [], cause: $0.comment) }
        #expect(try store.callsDue(policy) == [due(1, policy.firstTouch), due(3, policy.firstTouch)])
        for (claim, state, number) in [("t", AlertAnswer.State.touched, UInt8(1)), ("c", .closed, 3)] {
            try store.deliver { transaction in
                _ = try transaction.take(
                    AlertAnswer(alert: Some.identity(number).short, state: state), received: Instant(seconds: 9))
                try transaction.record(Some.delivery(claim))
            }
        }
        #expect(try store.callsDue(policy) == [due(1, policy.close)])
    }
}
