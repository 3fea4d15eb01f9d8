import Domain
import Testing

@testable import Planning

/// A day in the life of a focus, and what is known on it.
struct FocusDay: Sendable, CustomTestStringConvertible {
    static let hold = 28

    static func day(_ days: Int) -> Day { Day(number: 20_750 + days) }

    /// In its first term, unless `term` says when another began.
    static func focus(
        _ driver: String, began: Int = 0, term: Int? = nil, action: String = "a", renewed: Bool = false,
        changed: Bool = false
    ) -> Focus {
        Focus(
            location: "0042", driver: driver, action: action, began: day(began), termBegan: day(term ?? began),
            due: day((term ?? began) + hold), baseline: 3.5, baselineDeviation: 0.1, target: 4, renewed: renewed,
            actionsChanged: changed)
    }

    var words = ""
    var day = 28
    var current: Focus? = focus("food")
    var candidates = ["speed", "food", "price"]
    var eligible: Set<String> = ["food", "price", "speed"]
    var resting: Set<String> = []
    var progress = Plan.Progress.onTrack
    var beats: [String: Double] = [:]
    /// What the library has for every driver.
    var actions = ["a", "b"]

    var testDescription: String { words }

    /// The focus that would begin on that day.
    func next(_ driver: String) -> Focus { Self.focus(driver, began: day) }

    var decision: FocusDecision {
        FocusRule(
            date: Self.day(day), hold: Self.hold, candidates: candidates, eligible: eligible, resting: resting,
            progress: progress, beats: { beats[$0] ?? 0 },
            begin: { [actions] driver in actions.isEmpty ? nil : next(driver) },
            otherAction: { focus in actions.first { $0 != focus.action } }
        ).decide(current)
    }
}

@Suite("What becomes of a focus on one day")
struct FocusRuleTests {
    private static func focus(_ driver: String, began: Int = 0, term: Int? = nil) -> Focus {
        FocusDay.focus(driver, began: began, term: term)
    }

    private static let food = focus("food")
    private static let renewed = FocusDay.focus("food", term: 28, renewed: true)
    private static let changed = FocusDay.focus("food", term: 28, action: "b", changed: true)

    @Test(
        "without a focus, the best driver that does not rest begins",
        arguments: [
            (FocusDay(words: "the first", current: nil), FocusDecision.begin(focus("speed", began: 28), .first)),
            (
                FocusDay(words: "the first rests", current: nil, resting: ["speed"]),
                .begin(focus("food", began: 28), .first)
            ),
            (FocusDay(words: "no candidates", current: nil, candidates: []), .none(.nothingWorthwhile)),
            (
                FocusDay(words: "all rest", current: nil, candidates: ["speed"], resting: ["speed"]),
                .none(.nothingWorthwhile)
            ),
            (FocusDay(words: "nothing to do", current: nil, actions: []), .none(.nothingWorthwhile)),
        ])
    func begins(_ day: FocusDay, _ expected: FocusDecision) { #expect(day.decision == expected) }

    @Test(
        "before it is due, a focus gives way only to what surely promises more",
        arguments: [
            (FocusDay(words: "a stronger driver waits", day: 27), FocusDecision.hold(food, .notDue)),
            (FocusDay(words: "nearly sure is not sure", day: 27, beats: ["speed": 0.7999]), .hold(food, .notDue)),
            (FocusDay(words: "not a number is not sure", day: 27, beats: ["speed": .nan]), .hold(food, .notDue)),
            (
                FocusDay(words: "sure is 0.8", day: 3, beats: ["speed": 0.8]),
                .replace(food, by: focus("speed", began: 3), .challenged)
            ),
            (
                FocusDay(words: "only the best other driver challenges", day: 3, beats: ["price": 0.9]),
                .hold(food, .notDue)
            ),
            (
                FocusDay(words: "what rests does not", day: 3, resting: ["speed"], beats: ["speed": 1, "price": 0.8]),
                .replace(food, by: focus("price", began: 3), .challenged)
            ),
            (
                FocusDay(
                    words: "behind the focus, it challenges too", day: 3, candidates: ["food", "price"],
                    beats: ["price": 0.8]),
                .replace(food, by: focus("price", began: 3), .challenged)
            ),
            (
                FocusDay(
                    words: "the focus does not challenge itself", day: 3, candidates: ["food"], beats: ["food": 1]),
                .hold(food, .notDue)
            ),
            (
                FocusDay(words: "what is worth little by now is held", day: 27, candidates: [], progress: .notMoving),
                .hold(food, .notDue)
            ),
            (
                FocusDay(words: "a new term is held as the first", day: 55, current: renewed, progress: .notMoving),
                .hold(renewed, .notDue)
            ),
        ])
    func held(_ day: FocusDay, _ expected: FocusDecision) { #expect(day.decision == expected) }

    @Test(
        "what cannot be worked on, and what is reached, makes room at once",
        arguments: [
            (
                FocusDay(words: "not eligible", day: 3, eligible: ["speed"]),
                FocusDecision.replace(food, by: focus("speed", began: 3), .noLongerPriority)
            ),
            (
                FocusDay(words: "not eligible, nothing else", day: 3, candidates: [], eligible: []),
                .end(food, .noLongerPriority)
            ),
            (
                FocusDay(words: "reached", day: 3, progress: .reached),
                .replace(food, by: focus("speed", began: 3), .reached)
            ),
            (
                FocusDay(words: "reached, and only itself left", day: 3, candidates: ["food"], progress: .reached),
                .end(food, .reached)
            ),
            (
                FocusDay(
                    words: "reached, and the rest rests", day: 3, resting: ["speed", "price"], progress: .reached),
                .end(food, .reached)
            ),
        ])
    func makesRoom(_ day: FocusDay, _ expected: FocusDecision) { #expect(day.decision == expected) }

    @Test(
        "at its due date a focus goes on once where that may help, changes its action once, then its time is over",
        arguments: [
            (
                FocusDay(words: "on track", progress: .onTrack),
                FocusDecision.renew(food, by: renewed, .onTrack)
            ),
            (FocusDay(words: "too early", progress: .tooEarly), .renew(food, by: renewed, .tooEarly)),
            (
                FocusDay(words: "renewed though worth little", candidates: []), .renew(food, by: renewed, .onTrack)
            ),
            (FocusDay(words: "not moving", progress: .notMoving), .renew(food, by: changed, .notMoving)),
            (
                FocusDay(
                    words: "not moving, no other action", progress: .notMoving, beats: ["speed": 0.5], actions: ["a"]),
                .replace(food, by: focus("speed", began: 28), .stuck)
            ),
            (
                FocusDay(
                    words: "not moving again", day: 56, current: changed, progress: .notMoving, beats: ["speed": 0.21]),
                .replace(changed, by: focus("speed", began: 56), .stuck)
            ),
            (
                FocusDay(
                    words: "not moving again, the next surely worth less", day: 56, current: changed,
                    progress: .notMoving, beats: ["speed": 0.2]),
                .replace(changed, by: focus("food", began: 56), .stuck)
            ),
            (
                FocusDay(
                    words: "not moving again, only itself left", day: 56, current: changed, candidates: ["food"],
                    progress: .notMoving),
                .replace(changed, by: focus("food", began: 56), .stuck)
            ),
            (
                FocusDay(words: "renewed, then not moving", day: 56, current: renewed, progress: .notMoving),
                .renew(
                    renewed, by: FocusDay.focus("food", term: 56, action: "b", renewed: true, changed: true),
                    .notMoving)
            ),
            (
                FocusDay(words: "changed, then on track", day: 56, current: changed, progress: .onTrack),
                .renew(
                    changed, by: FocusDay.focus("food", term: 56, action: "b", renewed: true, changed: true), .onTrack)
            ),
            (
                FocusDay(words: "renewed, and on track again", day: 56, current: renewed, progress: .onTrack),
                .replace(renewed, by: focus("speed", began: 56), .due)
            ),
            (
                FocusDay(
                    words: "its time is over, and it is best again", day: 56, current: renewed, candidates: ["food"],
                    progress: .tooEarly),
                .replace(renewed, by: focus("food", began: 56), .due)
            ),
            (
                FocusDay(words: "its time is over, nothing is worth it", day: 56, current: renewed, candidates: []),
                .end(renewed, .due)
            ),
            (
                FocusDay(words: "days late, the new term is as long", day: 40),
                .renew(food, by: FocusDay.focus("food", term: 40, renewed: true), .onTrack)
            ),
        ])
    func due(_ day: FocusDay, _ expected: FocusDecision) { #expect(day.decision == expected) }

    @Test(
        "where several rules apply the earlier one decides",
        arguments: [
            (
                FocusDay(
                    words: "not eligible before reached", eligible: ["speed"], progress: .reached,
                    beats: ["speed": 1]),
                FocusDecision.Reason.noLongerPriority
            ),
            (
                FocusDay(words: "not eligible before challenged", day: 3, eligible: ["speed"], beats: ["speed": 1]),
                .noLongerPriority
            ),
            (FocusDay(words: "not eligible before due", eligible: ["speed"]), .noLongerPriority),
            (FocusDay(words: "reached before challenged", progress: .reached, beats: ["speed": 1]), .reached),
            (FocusDay(words: "reached before due", progress: .reached), .reached),
            (FocusDay(words: "challenged before renewed", progress: .onTrack, beats: ["speed": 0.8]), .challenged),
            (
                FocusDay(words: "challenged before changed", progress: .notMoving, beats: ["speed": 0.8]), .challenged
            ),
            (
                FocusDay(
                    words: "challenged before stuck", day: 56, current: changed, progress: .notMoving,
                    beats: ["speed": 0.8]), .challenged
            ),
            (
                FocusDay(words: "challenged before its time is over", day: 56, current: renewed, beats: ["speed": 1]),
                .challenged
            ),
        ])
    func order(_ day: FocusDay, _ reason: FocusDecision.Reason) { #expect(day.decision.reason == reason) }
}
