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
}
