import Domain
import Testing

@testable import Planning

@Suite("The life of a focus, whatever is judged")
struct FocusLifeTests {
    /// Every state of a focus on food, with everything that may be known on a day.
    private static var days: [FocusDay] {
        let focuses = [false, true].flatMap { renewed in
            [false, true].map { FocusDay.focus("food", renewed: renewed, changed: $0) }
        }
        return [FocusDay()].vary(\.current, focuses)
            .vary(\.day, [0, 27, 28, 40])
            .vary(\.progress, [.tooEarly, .onTrack, .notMoving, .reached])
            .vary(\.candidates, [[], ["food"], ["speed"], ["speed", "food", "price"]])
            .vary(\.eligible, [["food", "price", "speed"], ["price", "speed"]])
            .vary(\.resting, [[], ["speed"]])
            .vary(\.beats, [0, 0.7999, 0.8, 1, .nan].map { ["speed": $0, "price": $0] })
            .vary(\.actions, [["a", "b"], ["a"]])
    }

    @Test("nothing happens that never must")
    func never() throws {
        for day in Self.days {
            let current = try #require(day.current)
            let decision = day.decision
            #expect(decision.former == current)
            let beaten = day.beats.values.contains { $0 >= 0.8 }
            if FocusDay.day(day.day) < current.due, day.eligible.contains("food"), day.progress != .reached, !beaten {
                #expect(decision == .hold(current, .notDue), "changed before it was due: \(day)")
            }
            switch decision {
            case .hold(let focus, _): #expect(focus == current)
            case .renew(_, by: let next, _):
                checkTerm(next, after: current, of: day)
            case .replace(_, by: let next, let reason):
                #expect(day.candidates.contains(next.driver) && !day.resting.contains(next.driver), "\(day)")
                #expect(next.driver != current.driver || reason == .due || reason == .stuck, "\(day)")
                #expect(!next.renewed && !next.actionsChanged && next.began == FocusDay.day(day.day), "\(day)")
            case .end:
                let others = day.candidates.filter { !day.resting.contains($0) && $0 != current.driver }
                #expect(others.isEmpty, "ended though another driver was there: \(day)")
            case .begin, .none: Issue.record("there was a focus: \(day)")
            }
        }
    }

    private func checkTerm(_ next: Focus, after current: Focus, of day: FocusDay) {
        let isRenewal = next.action == current.action
        #expect(isRenewal ? !current.renewed && next.renewed : !current.actionsChanged && next.actionsChanged, "\(day)")
        var same = next
        same.action = current.action
        same.termBegan = current.termBegan
        same.due = current.due
        same.renewed = isRenewal ? false : next.renewed
        same.actionsChanged = isRenewal ? next.actionsChanged : false
        #expect(same == current, "a new term changed more than its action and its time: \(day)")
        #expect(next.termBegan == FocusDay.day(day.day) && next.due == FocusDay.day(day.day + FocusDay.hold), "\(day)")
        #expect(day.day >= 28, "a new term before the old one was over: \(day)")
    }

    /// What is decided day by day, with one judgement for each hold of time.
    private func live(_ judged: [Plan.Progress], candidates: [String] = ["food", "speed"]) -> [FocusDecision] {
        var focus: Focus?
        var stuck: [String: Int] = [:]
        return (0..<judged.count * FocusDay.hold + 1).map { day in
            let resting = stuck.filter { $0.value > day - FocusDay.hold }.keys
            let decision = FocusDay(
                day: day, current: focus, candidates: candidates, eligible: Set(candidates), resting: Set(resting),
                progress: judged[max(0, day - 1) / FocusDay.hold], beats: ["food": 0.5, "speed": 0.5]
            ).decision
            if decision.reason == .stuck, let former = decision.former { stuck[former.driver] = day }
            focus = decision.focus
            return decision
        }
    }

    private func changes(_ judged: [Plan.Progress], candidates: [String] = ["food", "speed"]) -> [String] {
        live(judged, candidates: candidates).enumerated().filter(\.element.isChange).map { day, decision in
            "\(day) \(decision.kind.rawValue) \(decision.focus?.driver ?? "–") \(decision.reason.rawValue)"
        }
    }

    @Test("a focus that does not move gets another action, then the next takes over and it rests for one hold")
    func stuck() {
        let life = changes([.notMoving, .notMoving, .notMoving, .notMoving, .notMoving])
        #expect(
            life == [
                "0 begin food first", "28 renew food not_moving", "56 replace speed stuck", "84 renew speed not_moving",
                "112 replace food stuck", "140 renew food not_moving",
            ])
    }

    @Test("the only driver that is stuck begins anew: there is nothing better to work on")
    func onlyOne() {
        #expect(
            changes([.notMoving, .notMoving, .notMoving], candidates: ["food"])
                == [
                    "0 begin food first", "28 renew food not_moving", "56 replace food stuck",
                    "84 renew food not_moving",
                ])
    }

    @Test("too early to tell is said for two terms at most, then the best takes over with a new baseline")
    func tooEarly() {
        #expect(
            changes([.tooEarly, .tooEarly, .tooEarly])
                == ["0 begin food first", "28 renew food too_early", "56 replace food due", "84 renew food too_early"])
    }

    @Test("no focus has more than three terms, and none lasts longer than a hold")
    func terms() {
        let steps: [Plan.Progress] = [.tooEarly, .onTrack, .notMoving]
        for first in steps {
            for second in steps {
                for third in steps {
                    let focuses = live([first, second, third, first]).compactMap(\.focus)
                    let terms = Dictionary(grouping: focuses, by: \.began).mapValues { Set($0.map(\.termBegan)).count }
                    #expect(terms.values.allSatisfy { $0 <= 3 })
                    #expect(focuses.allSatisfy { $0.due.number - $0.termBegan.number == FocusDay.hold })
                }
            }
        }
    }
}

extension [FocusDay] {
    /// Each of them with each of the values.
    fileprivate func vary<Value>(_ field: WritableKeyPath<FocusDay, Value>, _ values: [Value]) -> [FocusDay] {
        flatMap { day in
            values.map { value in
                var day = day
                day[keyPath: field] = value
                return day
            }
        }
    }
}
