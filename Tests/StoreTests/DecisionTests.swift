import Domain
import TestSupport
import Testing

@testable import Store

@Suite("decisions about focuses")
struct DecisionTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private static func focus(
        _ driver: String, began: Int, term: Int? = nil, action: String = "second-till", renewed: Bool = false,
        changed: Bool = false
    ) -> Focus {
        Focus(
            location: "0042", driver: driver, action: action, began: Day(number: began),
            termBegan: Day(number: term ?? began), due: Day(number: (term ?? began) + 28), baseline: 3.61,
            baselineDeviation: 0.125, target: 4.05, renewed: renewed, actionsChanged: changed)
    }

    private func commit(_ days: [DecidedDay], location: Identifier = "0042") throws {
        for day in days {
            try store.commit([
                PlannedDay(
                    location: location, date: day.date, generated: Instant(seconds: 5), decision: day.decision,
                    documents: [])
            ])
        }
    }

    private static func on(_ day: Int, _ decision: FocusDecision) -> DecidedDay {
        DecidedDay(date: Day(number: day), decision: decision)
    }

    /// Speed is renewed, gets another action and is stuck; then price is reached, begins anew later and is challenged.
    private static let life: [DecidedDay] = {
        let speed = focus("speed", began: 1)
        let renewed = focus("speed", began: 1, term: 29, renewed: true)
        let changed = focus("speed", began: 1, term: 57, action: "floater", renewed: true, changed: true)
        let price = focus("price", began: 85, action: "price-board")
        let again = focus("price", began: 90, action: "price-board")
        let anew = focus("price", began: 118, action: "price-board")
        let clean = focus("cleanliness", began: 120, action: "wipe-tables")
        return [
            on(1, .begin(speed, .first)), on(2, .hold(speed, .notDue)), on(29, .renew(speed, by: renewed, .onTrack)),
            on(30, .hold(renewed, .notDue)), on(57, .renew(renewed, by: changed, .notMoving)),
            on(58, .hold(changed, .notDue)), on(85, .replace(changed, by: price, .stuck)),
            on(86, .hold(price, .notDue)), on(87, .end(price, .reached)), on(88, .none(.nothingWorthwhile)),
            on(90, .begin(again, .first)), on(118, .replace(again, by: anew, .due)),
            on(120, .replace(anew, by: clean, .challenged)),
        ]
    }()

    @Test("a life is replayed from the store as it was decided, day by day")
    func life() throws {
        for (index, day) in Self.life.enumerated() {
            try commit([day])
            #expect(try store.focus(location: "0042") == day.decision.focus)
            #expect(try store.decisions(location: "0042") == Array(Self.life.prefix(index + 1)))
        }
        #expect(try store.focus(location: "0007") == nil)
        #expect(try store.decisions(location: "0007") == [])
        #expect(try store.audit() == [])
    }

    @Test("every kind and reason comes back", arguments: FocusDecision.Kind.allCases, FocusDecision.Reason.allCases)
    func roundTrip(_ kind: FocusDecision.Kind, _ reason: FocusDecision.Reason) throws {
        let speed = Self.focus("speed", began: 1)
        let second = Self.focus("speed", began: 1, term: 2, action: "floater", changed: true)
        let decision: FocusDecision =
            switch kind {
            case .begin: .begin(Self.focus("price", began: 2), reason)
            case .hold: .hold(speed, reason)
            case .renew: .renew(speed, by: second, reason)
            case .replace: .replace(speed, by: Self.focus("price", began: 2), reason)
            case .end: .end(speed, reason)
            case .none: .none(reason)
            }
        let before = decision.former == nil ? [] : [Self.on(1, .begin(speed, .first))]
        try commit(before + [Self.on(2, decision)])
        #expect(try store.decisions(location: "0042") == before + [Self.on(2, decision)])
        #expect(try store.focus(location: "0042") == decision.focus)
    }

    @Test(
        "changes before a day come newest first, as many as are wanted, and nothing that was held",
        arguments: [
            (200, 20, [120, 118, 90, 87, 85, 57, 29, 1]), (120, 2, [118, 90]), (57, 20, [29, 1]), (1, 20, []),
            (200, 0, []),
        ])
    func changes(before day: Int, limit: Int, _ days: [Int]) throws {
        try commit(Self.life)
        let changes = try store.changes(location: "0042", before: Day(number: day), limit: limit)
        #expect(changes == days.compactMap { day in Self.life.first { $0.date.number == day } })
        #expect(try store.changes(location: "0007", before: Day(number: day), limit: limit) == [])
    }
}
