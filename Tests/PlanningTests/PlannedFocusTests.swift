import Domain
import Library
import LocalTime
import TestSupport
import Testing

@testable import Planning

/// What the planner makes of a focus that is open, from answers before and since it began.
@Suite("A focus is judged by answers since it began")
struct PlannedFocusTests {
    private static let began = Facts.date.advanced(by: -28)
    private let brand = Samples.brand()

    private let library = ActionLibrary(
        actions: ["speed", "friendliness", "cleanliness"].flatMap { driver in
            ["a", "b"].map { name in
                Action(
                    id: "\(driver)-\(name)", title: "\(driver) \(name)", drivers: [driver], owner: "shift lead",
                    minutes: 5, cadence: .daily, say: "Today: \(driver).", steps: ["Do it."], watch: "It is done.",
                    effort: .low)
            }
        })

    private func focus(
        baseline: Double = 2.6, target: Double = 4.1, renewed: Bool = false, actionsChanged: Bool = false
    ) -> Focus {
        Focus(
            location: "L3", driver: "speed", action: "speed-a", began: Self.began, due: Facts.date, baseline: baseline,
            baselineDeviation: 0.1, target: target, renewed: renewed, actionsChanged: actionsChanged)
    }

    /// Twelve locations, of which L3 is slow, with answers of 118 days; `rise` is added to all marks for speed of the last
    /// 28 days.
    private func chain(
        _ focus: Focus?, answersSince: Int = 120, history: [Explanation.Switch] = [],
        rise: (_ location: Int) -> Double = { _ in 0 }
    ) -> [LocationFacts] {
        var generator = Noise(state: 7)
        return (0..<12).map { place in
            let id = Identifier("L\(place)")
            let since = place == 3 ? answersSince : 120
            let responses = (0..<300 + since).map { number in
                let isNew = number >= 300
                let marks = brand.drivers.indices.map { driver -> Double in
                    var level = place == 3 && driver == 0 ? 2.6 : 3.9
                    if isNew, driver == 0 { level += rise(place) }
                    return min(max((level + generator.next() * 1.2).rounded(), 1), 5)
                }
                return Facts.response(
                    number, at: id, daysBefore: isNew ? 1 + number % 28 : 29 + number % 90,
                    outcome: min(max((marks.reduce(0, +) / 4 + generator.next() * 0.6).rounded(), 1), 5),
                    drivers: marks)
            }
            var facts = Facts.location(id, responses, brand: brand, focus: place == 3 ? focus : nil)
            if place == 3 { facts.history = history }
            return facts
        }
    }

    private func planned(_ facts: [LocationFacts], brand: Brand? = nil) throws -> PlannedLocation {
        try #require(
            Planner(brand: brand ?? self.brand, library: library).plan(["L3"], in: facts).first)
    }

    @Test("one that moved is on track at its due date and renewed")
    func onTrack() throws {
        let planned = try planned(chain(focus()) { $0 == 3 ? 0.6 : 0 })
        #expect(planned.decision.kind == .renew && planned.decision.reason == .onTrack)
        #expect(planned.plan.priorities.first?.progress == .onTrack)
        #expect(planned.plan.priorities.first?.actions.first?.action.id == "speed-a")
    }

    @Test("one that is there gives way, and is praised for a week")
    func reached() throws {
        let done = try planned(chain(focus(target: 3.6)) { $0 == 3 ? 1.6 : 0 })
        #expect(done.decision.reason == .reached)
        #expect(done.decision.focus?.driver != "speed")
        #expect(done.plan.achievements.map(\.driver) == ["speed"])
        let history = { (days: Int) in
            [Explanation.Switch(on: Facts.date.advanced(by: -days), done.decision)].compactMap(\.self)
        }
        let soon = try planned(chain(nil, history: history(6)))
        #expect(soon.plan.achievements.map(\.driver) == ["speed"])
        #expect(try planned(chain(nil, history: history(7))).plan.achievements.isEmpty)
    }

    @Test("what lifts every store is no store's success")
    func everywhere() throws {
        let planned = try planned(chain(focus()) { _ in 0.6 })
        #expect(planned.decision.reason == .notMoving, "\(planned.decision)")
    }

    @Test("what sinks every store is no store's failure")
    func sinking() throws {
        let planned = try planned(chain(focus()) { $0 == 3 ? 0.1 : -0.6 })
        #expect(planned.decision.reason == .onTrack, "\(planned.decision)")
    }

    @Test("one that does not move gets another action, and is stuck the next time")
    func notMoving() throws {
        let changed = try planned(chain(focus()))
        #expect(changed.decision.reason == .notMoving)
        #expect(changed.decision.focus?.action == "speed-b")
        #expect(changed.plan.priorities.first?.actions.first?.action.id == "speed-b")
        #expect(changed.plan.priorities.first?.progress == .notMoving)
        let stuck = try planned(chain(focus(actionsChanged: true)))
        #expect(stuck.decision.reason == .stuck)
        #expect(stuck.decision.focus?.driver == "speed", "nothing else promises nearly as much")
        #expect(stuck.decision.focus?.began == Facts.date)
    }

    @Test("with fewer answers than a claim needs it is too early to tell")
    func tooEarly() throws {
        let planned = try planned(chain(focus(), answersSince: 19) { $0 == 3 ? 1.5 : 0 })
        #expect(planned.decision.reason == .tooEarly)
        #expect(planned.plan.priorities.first?.progress == .tooEarly)
    }

    @Test("before it is due it is held, even where it is not worthwhile any more")
    func heldBelowWorthwhile() throws {
        var dear = brand
        dear.planning.worthwhile = 0.9
        var open = focus()
        open.due = Facts.date.advanced(by: 1)
        let planned = try planned(chain(open), brand: dear)
        #expect(planned.decision == .hold(open, .notDue))
        #expect(planned.plan.priorities.map(\.driver) == ["speed"])
        #expect(planned.explanation.drivers.first?.verdict == .focus)
        #expect(planned.plan.priorities.first?.target == open.target)
    }

    /// A focus on speed that got stuck, or reached its target, so many days ago, with another one after it.
    private func ended(_ reason: FocusDecision.Reason, daysAgo: Int) throws -> Explanation.Switch {
        var next = focus()
        next.driver = "friendliness"
        return try #require(
            Explanation.Switch(
                on: Facts.date.advanced(by: -daysAgo), .replace(focus(), by: next, reason)))
    }

    @Test(
        "a driver whose focus got stuck or was there rests for a hold, however much it promises",
        arguments: [
            (.stuck, 1, true), (.reached, 27, true), (.stuck, 28, false), (.challenged, 1, false),
        ] as [(FocusDecision.Reason, Int, Bool)])
    func resting(reason: FocusDecision.Reason, daysAgo: Int, rests: Bool) throws {
        let planned = try planned(chain(nil, history: [ended(reason, daysAgo: daysAgo)]))
        #expect((planned.decision.focus?.driver != "speed") == rests)
    }

    @Test("how likely each priority is the best one is told, adds up to one at most, and is the same each time")
    func probabilities() throws {
        let first = try planned(chain(nil))
        let top = first.explanation.drivers.map(\.probabilityTop)
        #expect(try #require(top[0]) > 0.95)
        #expect(top.compactMap(\.self).reduce(0, +) <= 1 + 1e-9)
        #expect(top[3] == nil, "price is not the store's to change")
        #expect(first.plan.priorities.first?.probabilityTop == top[0])
        #expect(try planned(chain(nil)) == first)
    }

    /// So many stores tried it that it is known to be in vain.
    private func inVain(_ actions: [String]) -> Experience {
        Experience(
            trials: actions.flatMap { action in
                (0..<30).map { store in
                    Trial(
                        location: Identifier("S\(store)"), action: Identifier(action), driver: "speed",
                        version: library.action(action)?.version ?? "", effect: -0.3, variance: 0.01, ended: Facts.date)
                }
            })
    }

    private func plan(_ experience: Experience, _ focus: Focus?) throws -> PlannedLocation {
        try #require(
            Planner(brand: brand, library: library, experience: experience).plan(["L3"], in: chain(focus)).first)
    }

    @Test("what is known not to help is on no plan, also where it was given before")
    func inVain() throws {
        let retired = inVain(["speed-a"])
        for focus in [nil, focus()] {
            let planned = try plan(retired, focus)
            #expect(planned.plan.priorities.first?.driver == "speed")
            #expect(planned.plan.priorities.first?.actions.map(\.action.id) == ["speed-b"])
            #expect(planned.plan.today?.action == "speed-b")
        }
    }

    @Test("a driver for which nothing helps is a gap of the library and nobody's priority")
    func gap() throws {
        let planned = try plan(inVain(["speed-a", "speed-b"]), focus())
        #expect(!planned.plan.priorities.contains { $0.driver == "speed" })
        #expect(planned.decision.reason == .noLongerPriority)
        #expect(planned.explanation.drivers.first { $0.driver == "speed" }?.verdict == .noAction)
    }

    @Test(
        "the next store reads what another's manager said, masked; not its own words, nor a closed store's, no accusation, and nobody's number",
        arguments: [
            ("L3", "Mine", nil), ("gone", "Of a store that is closed", nil), ("L1", "Bob stole from the till", nil),
            ("L1", "Ask me: +44 20 7946 0958", nil), ("L1", "Anna comes, ring 45 67 89", nil),
            ("L1", "Write to ada!@localhost", nil),
            ("L1", "Ask Imogen, or Tamsin on Mondays", "Ask [name], or [name] on Mondays"),
        ] as [(Identifier, String, String?)])
    func notes(_ location: Identifier, _ text: String, _ told: String?) throws {
        let note = Reactions.Note(location: location, text: text)
        let reactions = Reactions(notes: ["speed-a": [note], "speed-b": [note]])
        var facts = chain(focus())
        facts[1].location.manager = "Imogen Farr"
        facts[3].location.staff = ["Tamsin"]
        let planned = try #require(
            Planner(brand: brand, library: library, experience: Experience(reactions: reactions))
                .plan(["L3"], in: facts).first)
        #expect(planned.plan.priorities.first?.actions.first?.note?.text == told)
        #expect(planned.plan.priorities.first?.actions.first?.note.map { $0.name == "L1" } ?? (told == nil))
    }
}
