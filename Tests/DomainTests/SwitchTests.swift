import Domain
import Testing

@Suite("Decisions about a focus")
struct SwitchTests {
    private static func focus(_ driver: String) -> Focus {
        Focus(
            location: "0042", driver: driver, action: "a", began: Day(number: 0), due: Day(number: 28),
            baseline: 3.5, baselineDeviation: 0.1, target: 4)
    }

    @Test(
        "a change tells the drivers before and after, and what changes nothing is no switch",
        arguments: [
            (FocusDecision.begin(focus("food"), .first), [nil, "food"] as [String?]?),
            (.hold(focus("food"), .notDue), nil),
            (.renew(focus("food"), by: focus("food"), .onTrack), ["food", "food"]),
            (.replace(focus("food"), by: focus("speed"), .challenged), ["food", "speed"]),
            (.end(focus("food"), .reached), ["food", nil]),
            (.none(.nothingWorthwhile), nil),
        ])
    func drivers(_ decision: FocusDecision, _ drivers: [String?]?) {
        let change = Explanation.Switch(on: Day(number: 7), decision)
        #expect(change.map { [$0.before, $0.after] } == drivers)
        #expect(decision.isChange == (drivers != nil))
        #expect(change.map(\.kind) ?? decision.kind == decision.kind)
        #expect(change.map(\.reason) ?? decision.reason == decision.reason)
        #expect(change.map(\.date) ?? Day(number: 7) == Day(number: 7))
    }

    @Test("a focus begins with its first term, neither renewed nor changed")
    func firstTerm() {
        let focus = Self.focus("food")
        #expect(focus.termBegan == focus.began)
        #expect(!focus.renewed && !focus.actionsChanged)
    }
}
