import Domain
import Testing

@testable import Planning

@Suite("A focus is held until it is due")
struct FocusRuleTests {
    private static let began = Day(number: 20_750)

    private func focus(_ driver: String, began: Day = Self.began) -> Focus {
        Focus(
            location: "0042", driver: driver, action: "a", began: began, due: began.advanced(by: 28), baseline: 3.5,
            target: 4)
    }

    private func decide(_ current: Focus?, _ drivers: [String], after days: Int) -> FocusDecision {
        let date = Self.began.advanced(by: days)
        return FocusRule.decide(current: current, drivers: drivers, on: date) { focus($0, began: date) }
    }

    @Test("the driver that promises most begins")
    func begins() {
        #expect(decide(nil, ["speed", "food"], after: 0) == .begin(focus("speed"), .first))
    }

    @Test("a stronger challenger waits while the focus is not due")
    func holds() {
        #expect(decide(focus("food"), ["speed", "food"], after: 27) == .hold(focus("food"), .notDue))
    }

    @Test("at its due date the best driver of that day takes over")
    func due() {
        let next = focus("speed", began: Self.began.advanced(by: 28))
        #expect(decide(focus("food"), ["speed", "food"], after: 28) == .replace(focus("food"), by: next, .due))
    }

    @Test("a focus that still promises most when it is due begins anew")
    func renewed() {
        let renewed = focus("food", began: Self.began.advanced(by: 28))
        #expect(decide(focus("food"), ["food"], after: 28) == .replace(focus("food"), by: renewed, .renewed))
    }

    @Test("a focus whose driver is no longer worth it makes room")
    func makesRoom() {
        let next = focus("speed", began: Self.began.advanced(by: 3))
        #expect(decide(focus("food"), ["speed"], after: 3) == .replace(focus("food"), by: next, .noLongerPriority))
    }

    @Test("an excellent store has no focus")
    func excellent() {
        #expect(decide(focus("food"), [], after: 3) == .end(focus("food"), .noLongerPriority))
        #expect(decide(nil, [], after: 3) == .none(.nothingWorthwhile))
        #expect(decide(nil, [], after: 3).focus == nil)
    }
}
