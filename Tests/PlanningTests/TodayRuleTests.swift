import Domain
import Testing

@testable import Planning

@Suite("The one thing today")
struct TodayRuleTests {
    /// A Saturday.
    private static let date = Day(number: 20_778)

    private func action(
        _ id: String, _ cadence: Action.Cadence = .daily, say: String? = nil, steps: [String] = []
    ) -> Action {
        Action(
            id: id, title: "Title \(id)", drivers: ["speed"], owner: "lead", minutes: 5, cadence: cadence,
            say: say ?? "say \(id)", steps: steps, watch: "watch \(id)", effort: .low)
    }

    private func focus(
        _ actions: [Action], done: Set<String> = [], as state: Plan.PlannedAction.State = .done
    ) -> Plan.Priority {
        Plan.Priority(
            rank: 1, driver: "speed", label: "Speed", basis: .own, mean: 3, answers: 50, standing: 3, low: 2.8,
            high: 3.2, peers: 4, target: 4, importance: nil, slope: 0.2, expectedGain: 0.1, belowPeers: 0.9,
            actions: actions.map {
                Plan.PlannedAction(
                    action: $0, evidence: Plan.Evidence(assigned: 0), state: done.contains($0.id) ? state : .open)
            })
    }

    private func rule(
        on date: Day = date, told: [Plan.Told] = [], weakSpots: [Plan.WeakSpot] = [], checkOffs: [CheckOff] = [],
        against: [Action] = []
    ) -> TodayRule {
        TodayRule(
            date: date, told: told, weakSpots: weakSpots, checkOffs: checkOffs, actions: { _ in against },
            label: { "The \($0)" }, isWorkable: { $0 != "price" })
    }

    /// Plans of some days one after the other, each knowing what the last ones said.
    private func days(_ count: Int, _ focus: Plan.Priority, weakSpots: [Plan.WeakSpot] = []) -> [Plan.Today?] {
        var told: [Plan.Told] = []
        return (0..<count).map { place in
            let date = Self.date.advanced(by: place)
            let today = rule(
                on: date, told: Array(told.prefix(TodayRule.remembered)), weakSpots: weakSpots,
                against: focus.actions.map(\.action)
            ).today(focus)
            told.insert(Plan.Told(date: date, action: today?.action, message: today?.message.key), at: 0)
            return today
        }
    }

    private let sunday = Plan.WeakSpot(
        day: .sunday, part: "midday", driver: "speed", standing: 3, rest: 4, answers: 30)

    @Test("it begins with the first action, in its author's words")
    func first() {
        let today = rule().today(focus([action("a"), action("b")]))
        #expect(today == Plan.Today(action: "a", title: "Title a", driver: "speed", message: .say("say a")))
    }

    @Test("what was given is told as long as it is open, each day another side of it")
    func given() {
        let days = days(14, focus([action("d", steps: ["one", "two"]), action("w", .weekly), action("o", .once)]))
        #expect(days.allSatisfy { $0?.action == "d" })
        #expect(zip(days, days.dropFirst()).allSatisfy { $0?.message != $1?.message })
        #expect(Set(days.prefix(4).map { $0?.message.key }).count == 4)
    }

    @Test("where it is due only now and then, others are told between: once ones every third day, weekly ones once")
    func cadence() {
        let told = days(14, focus([action("w", .weekly), action("d"), action("o", .once)])).map { $0?.action }
        #expect(told.first == "w")
        #expect(told.count { $0 == "w" } == 2)
        let ones = told.indices.filter { told[$0] == "o" }
        #expect(zip(ones, ones.dropFirst()).allSatisfy { $1 - $0 >= 3 })
        #expect(told.count { $0 == "d" } >= 7)
    }

    @Test("never the sentence of the day before, whatever there is to say", arguments: [1, 2, 3])
    func neverTwice(actions: Int) {
        let focus = focus((0..<actions).map { action("\($0)", steps: ["first", "second"]) })
        let keys = days(30, focus).map { $0?.message.key }
        #expect(keys.allSatisfy { $0 != nil })
        #expect(zip(keys, keys.dropFirst()).allSatisfy { $0 != $1 })
    }

    @Test("one action alone is told from every side before a sentence comes again")
    func sides() {
        let messages = days(5, focus([action("a", steps: ["one", "two"])])).map { $0?.message }
        #expect(messages == [.say("say a"), .step("one"), .step("two"), .watch("watch a"), .say("say a")])
    }

    @Test("two actions with the same words are not read out one after the other")
    func sameWords() {
        let focus = focus([action("a", say: "same"), action("b", say: "same")])
        let told = [Plan.Told(date: Self.date.advanced(by: -1), action: "a", message: "say same")]
        #expect(rule(told: told).today(focus)?.message != .say("same"))
    }

    @Test("a weekly action that was done rests")
    func rests() {
        let focus = focus([action("w", .weekly), action("d")], done: ["w"])
        #expect(days(5, focus).allSatisfy { $0?.action == "d" })
    }

    @Test("where everything rests, something is still said")
    func everythingRests() {
        #expect(rule().today(focus([action("w", .weekly)], done: ["w"]))?.action == "w")
    }

    @Test("on the day before a weak spot the team gets ready, on others it does not")
    func prepares() {
        let messages = days(9, focus([action("a"), action("b")]), weakSpots: [sunday]).map { $0?.message }
        let prepare = Plan.Message.prepare(day: .sunday, part: "midday", label: "The speed")
        #expect(messages.indices.filter { messages[$0] == prepare } == [0, 7])
    }

    @Test("the focus's own weak spot comes before another driver's, which is prepared with its own action")
    func otherDriver() {
        var other = sunday
        other.driver = "cleanliness"
        let mop = Action(
            id: "mop", title: "Mop", drivers: ["cleanliness"], owner: "x", minutes: 1, cadence: .daily, say: "s",
            steps: [], watch: "", effort: .low)
        let own = rule(weakSpots: [other, sunday], against: [action("a")]).today(focus([action("a")]))
        #expect(own?.driver == "speed")
        let prepared = rule(weakSpots: [other], against: [mop]).today(focus([action("a")]))
        #expect(prepared?.driver == "cleanliness" && prepared?.action == "mop")
        #expect(rule(weakSpots: [other]).today(focus([action("a")]))?.action == "a")
    }

    @Test("nobody gets ready for what no store can change, nor with what rests or was just told")
    func preparesWithWhatFits() {
        var price = sunday
        price.driver = "price"
        let (weekly, daily) = (action("w", .weekly), action("d"))
        #expect(rule(weakSpots: [price], against: [daily]).today(focus([daily]))?.message == .say("say d"))
        let rested = rule(weakSpots: [sunday], against: [weekly, daily]).today(focus([weekly, daily], done: ["w"]))
        #expect(rested?.action == "d")
        let told = [Plan.Told(date: Self.date.advanced(by: -1), action: "w", message: "say w")]
        #expect(
            rule(told: told, weakSpots: [sunday], against: [weekly, daily]).today(focus([weekly, daily]))?.action == "d"
        )
        // What is on the page already, rather than one thing more to do.
        #expect(rule(weakSpots: [sunday], against: [action("x"), daily]).today(focus([daily]))?.action == "d")
    }

    @Test("what was left out is asked for again")
    func skipped() {
        let focus = focus([action("w", .weekly), action("d")], done: ["w"], as: .skipped)
        #expect(days(3, focus).contains { $0?.action == "w" })
    }

    @Test("what was asked for and done is thanked for, what was not is not")
    func thanks() {
        let yesterday = Self.date.advanced(by: -1)
        let told = [Plan.Told(date: yesterday, action: "a", message: "say say a")]
        func thanks(_ checkOff: CheckOff) -> Bool? {
            rule(told: told, checkOffs: [checkOff]).today(focus([action("a"), action("b")]))?.thanks
        }
        #expect(thanks(CheckOff(location: "1", date: yesterday, action: "a", state: .done)) == true)
        #expect(thanks(CheckOff(location: "1", date: yesterday, action: "b", state: .done)) == false)
        #expect(thanks(CheckOff(location: "1", date: yesterday, action: "a", state: .skipped)) == false)
        #expect(thanks(CheckOff(location: "1", date: yesterday.advanced(by: -1), action: "a", state: .done)) == false)
    }

    @Test("without an action there is no one thing")
    func nothing() { #expect(rule().today(focus([])) == nil) }
}
