import Domain
import Library
import LocalTime
import TestSupport
import Testing

@testable import Planning

@Suite("A plan picks what would raise the outcome most")
struct PlannerTests {
    private let brand = Samples.brand()

    private func library(_ drivers: [String] = ["speed", "friendliness", "cleanliness", "price"]) -> ActionLibrary {
        ActionLibrary(
            actions: drivers.map { driver in
                Action(
                    id: "better-\(driver)", title: "Better \(driver)", drivers: [driver], owner: "shift lead",
                    minutes: 5, cadence: .daily, say: "Today we look after \(driver).", steps: ["Do it."],
                    watch: "It is done.", effort: .low)
            })
    }

    private func plan(
        _ wanted: [Identifier], in facts: [LocationFacts], brand: Brand? = nil, library: ActionLibrary? = nil
    ) -> [PlannedLocation] {
        Planner(brand: brand ?? self.brand, library: library ?? self.library())
            .plan(Set(wanted), in: facts)
    }

    /// Location L3 is slow, L5 beats everybody in everything, the others are average.
    private func chain(responses: Int = 60) -> [LocationFacts] {
        Facts.chain(locations: 12, responses: responses, brand: brand) { location, driver in
            switch (location, driver) {
            case (3, 0): 2.4
            case (5, _): 4.9
            default: 3.9
            }
        }
    }

    @Test("a slow store is told to work on speed, and nobody else's strength is claimed for it")
    func slowStore() throws {
        let planned = try #require(plan(["L3"], in: chain()).first)
        let focus = try #require(planned.plan.priorities.first)
        #expect(focus.driver == "speed")
        #expect(focus.basis == .own)
        #expect(planned.plan.basis == .own)
        let peers = try #require(focus.peers)
        #expect(focus.standing < peers)
        #expect(peers < focus.target)
        #expect(try #require(focus.belowPeers) > 0.99)
        #expect(
            planned.plan.today
                == Plan.Today(
                    action: "better-speed", title: "Better speed", driver: "speed",
                    message: .say("Today we look after speed."))
        )
        #expect(focus.due?.number == Facts.date.number + 28)
        #expect(!planned.plan.strengths.contains { $0.driver == "speed" })
        guard case .begin(let begun, .first) = planned.decision else {
            Issue.record("expected a focus to begin, got \(planned.decision)")
            return
        }
        #expect(begun.driver == "speed")
    }

    @Test("an excellent store keeps doing what it does: no priority, but strengths")
    func excellentStore() throws {
        let plan = try #require(plan(["L5"], in: chain()).first?.plan)
        #expect(plan.priorities.isEmpty)
        #expect(plan.today == nil)
        #expect(plan.strengths.count == 3)
    }

    @Test("the exemplar is the peer that does best, with what it does for it and whom to ask; never the store itself")
    func exemplar() throws {
        var facts = chain()
        facts[5].location.manager = "Ada"
        facts[5].checkOffs = done("better-speed", daysAgo: [1, 2, 89, 91]) + done("better-price", daysAgo: [1])
        facts[5].checkOffs.append(
            CheckOff(location: "L5", date: Facts.date.advanced(by: -3), action: "better-speed", state: .skipped))
        let exemplar = try #require(plan(["L3"], in: facts).first?.plan.priorities.first?.exemplar)
        #expect(exemplar.location == "L5" && exemplar.manager == "Ada")
        #expect(
            exemplar.practices
                == [Plan.Exemplar.Practice(action: "better-speed", title: "Better speed", days: 3)])
        for since in [-29, 0, 5] {
            facts[5].location.managerSince = Facts.date.advanced(by: since)
            #expect(try #require(plan(["L3"], in: facts).first?.plan.priorities.first?.exemplar).manager == nil)
        }
        facts[5].location.managerSince = Facts.date.advanced(by: -30)
        facts[5].location.manager = "Ada, ada@example.org"
        #expect(
            try #require(plan(["L3"], in: facts).first?.plan.priorities.first?.exemplar).manager == nil)
    }

    @Test("who does well among their own kind only is no example for others, and the others' best is none for them")
    func otherPeers() throws {
        // Twenty kiosks, of which one is a little better; and shops, which are all better than kiosks.
        var facts = Facts.chain(locations: 40, responses: 120, brand: brand) { location, driver in
            if driver > 0 { return 3.9 }
            return location < 20 ? (location == 7 ? 3.1 : 2.4) : location == 30 ? 4.8 : location == 25 ? 3.2 : 3.8
        }
        for place in 0..<20 { facts[place].location.format = "kiosk" }
        let planned = plan(facts.map(\.location.id), in: facts)
        for planned in planned {
            let isKiosk = planned.plan.location.format == "kiosk"
            for exemplar in planned.plan.priorities.filter({ $0.driver == "speed" }).compactMap(\.exemplar) {
                #expect(isKiosk == (exemplar.location == "L7"), "\(planned.plan.location.id): \(exemplar.location)")
            }
        }
        #expect(planned.contains { $0.plan.priorities.first?.exemplar?.location == "L7" })
        #expect(planned.first { $0.plan.location.id == "L25" }?.plan.priorities.first?.exemplar?.location == "L30")
    }

    @Test("what is known not to help is held up to nobody")
    func inVain() throws {
        var facts = chain()
        facts[5].checkOffs = done("better-speed", daysAgo: [1, 2])
        let library = ActionLibrary(
            actions: self.library().actions
                + self.library(["speed"]).actions.map { action in
                    var action = action
                    action.id = "faster"
                    return action
                })
        let trials = (0..<20).map { number in
            Trial(
                location: Identifier("L\(number)"), action: "better-speed", driver: "speed",
                version: library.action("better-speed")?.version ?? "", effect: -0.5, variance: 0.01,
                ended: Facts.date.advanced(by: -9))
        }
        let planned = Planner(brand: brand, library: library, experience: Experience(trials: trials))
            .plan(["L3"], in: facts).first
        #expect(try #require(planned?.plan.priorities.first?.exemplar).practices == [])
    }

    @Test("whose lead may be chance is held up to nobody")
    func noExemplar() throws {
        let facts = Facts.chain(locations: 12, responses: 60, brand: brand) { _, _ in 3.9 }
        let planned = plan(facts.map(\.location.id), in: facts)
        #expect(planned.count == 12)
        #expect(planned.flatMap(\.plan.priorities).allSatisfy { $0.exemplar == nil })
    }

    private func done(_ action: String, daysAgo: [Int]) -> [CheckOff] {
        daysAgo.map {
            CheckOff(location: "L5", date: Facts.date.advanced(by: -$0), action: action, state: .done)
        }
    }

    @Test("who is new is asked for one thing, which the best comparable store does", arguments: [0, 29])
    func firstWeeks(_ days: Int) throws {
        var facts = chain()
        facts[5].checkOffs = done("speed-7", daysAgo: [1])
        facts[3].location.managerSince = Facts.date.advanced(by: -days)
        let library = ActionLibrary(
            actions: self.library().actions
                + (0..<9).map { place in
                    var action = self.library(["speed"]).actions[0]
                    action.id = "speed-\(place)"
                    return action
                })
        let planned = try #require(plan(["L3"], in: facts, library: library).first)
        #expect(planned.plan.priorities.map(\.driver) == ["speed"])
        #expect(planned.plan.priorities.first?.actions.map(\.action.id) == ["speed-7"])
        #expect(planned.plan.firstWeeks == FirstWeeks(since: Facts.date.advanced(by: -days), followsBest: true))
        #expect(planned.explanation.firstWeeks == planned.plan.firstWeeks)
        #expect(planned.assignments.begun.map(\.probability) == [1], "what was chosen between is recorded")
    }

    @Test(
        "one who is new and has done what was asked for is asked for the next thing, and told whether the best do that")
    func firstWeeksDone() throws {
        var facts = chain()
        facts[3].location.managerSince = Facts.date.advanced(by: -10)
        facts[5].checkOffs = done("once", daysAgo: [3]) + done("weekly", daysAgo: [2])
        func action(_ id: String, _ cadence: Action.Cadence) -> Action {
            var action = self.library(["speed"]).actions[0]
            (action.id, action.cadence) = (id, cadence)
            return action
        }
        let library = ActionLibrary(
            actions: self.library().actions + [action("once", .once), action("weekly", .weekly)])
        let focus = Focus(
            location: "L3", driver: "speed", action: "once", began: Facts.date.advanced(by: -5),
            due: Facts.date.advanced(by: 23), baseline: 2.4, baselineDeviation: 0.2, target: 4)
        let given = Assignment(
            location: "L3", driver: "speed", action: "once", version: "", began: focus.began, probability: 1)
        facts[3].focus = focus
        facts[3].checkOffs = [
            CheckOff(location: "L3", date: Facts.date.advanced(by: -2), action: "once", state: .done)
        ]
        func told() throws -> (action: String?, followsBest: Bool?) {
            let planned = try #require(
                Planner(brand: brand, library: library, experience: Experience(assignments: ["L3": [given]]))
                    .plan(["L3"], in: facts).first)
            #expect(planned.plan.priorities.first?.actions.count == 1)
            #expect(planned.plan.today?.action == planned.plan.priorities.first?.actions.first?.action.id)
            return (planned.plan.today?.action, planned.plan.firstWeeks?.followsBest)
        }
        #expect(try told() == ("weekly", true))
        facts[3].told = [Plan.Told(date: Facts.date.advanced(by: -1), action: "weekly", message: "say")]
        #expect(try told() == ("weekly", true), "until it is done, also where it was told yesterday")
        facts[3].checkOffs.append(
            CheckOff(location: "L3", date: Facts.date.advanced(by: -1), action: "weekly", state: .done))
        #expect(try told() == ("better-speed", false))
    }

    @Test("where no best store says what it does, who is new is asked for one thing all the same")
    func firstWeeksAlone() throws {
        var facts = chain()
        facts[3].location.managerSince = Facts.date.advanced(by: -5)
        let plan = try #require(plan(["L3"], in: facts).first?.plan)
        #expect(plan.priorities.count == 1 && plan.priorities.first?.actions.count == 1)
        #expect(plan.firstWeeks?.followsBest == false)
    }

    @Test("after thirty days, and before it begins, a plan is as everybody's", arguments: [30, 4_000, -1])
    func noFirstWeeks(_ days: Int) throws {
        var facts = chain()
        let usual = try #require(plan(["L3"], in: facts).first?.plan)
        facts[3].location.managerSince = Facts.date.advanced(by: -days)
        var plan = try #require(plan(["L3"], in: facts).first?.plan)
        #expect(plan.firstWeeks == nil)
        plan.location.managerSince = nil
        #expect(plan == usual)
    }

    @Test("a store with few answers leans on the chain and says so")
    func fewAnswers() throws {
        var facts = chain()
        facts[3].responses.removeLast(57)
        let plan = try #require(plan(["L3"], in: facts).first?.plan)
        #expect(plan.window.responses == 3)
        #expect(plan.priorities.allSatisfy { $0.basis == .chain })
    }

    @Test("a store without answers gets what holds for the chain")
    func noAnswersHere() throws {
        var facts = chain()
        facts[3].responses = []
        let planned = try #require(plan(["L3"], in: facts).first)
        #expect(planned.plan.basis == .chain)
        #expect(planned.plan.outcome.mean == nil)
        #expect(planned.plan.priorities.allSatisfy { $0.mean == nil && $0.answers == 0 })
    }

    @Test("no data anywhere is said, not invented")
    func noDataAnywhere() throws {
        let planned = try #require(plan(["L0"], in: [Facts.location("L0", [], brand: brand)]).first)
        #expect(planned.plan.basis == .none)
        #expect(planned.plan.priorities.isEmpty)
        #expect(planned.plan.outcome == Plan.OutcomeStanding(key: "overall"))
        #expect(planned.explanation.drivers.allSatisfy { $0.verdict == .noAnswers || $0.verdict == .notControllable })
    }

    @Test("what nobody can change or the library cannot help with is never a priority")
    func exclusions() throws {
        let facts = Facts.chain(locations: 12, responses: 60, brand: brand) { location, driver in
            location == 3 && (driver == 3 || driver == 1) ? 2.2 : 3.9
        }
        let planned = try #require(plan(["L3"], in: facts, library: library(["speed", "cleanliness", "price"])).first)
        #expect(!planned.plan.priorities.contains { $0.driver == "price" || $0.driver == "friendliness" })
        let verdicts = Dictionary(
            planned.explanation.drivers.map { ($0.driver, $0.verdict) }, uniquingKeysWith: { first, _ in first })
        #expect(verdicts["price"] == .notControllable)
        #expect(verdicts["friendliness"] == .noAction)
    }

    private func planned(speed: Double, cleanliness: Double) throws -> PlannedLocation {
        var facts = Facts.chain(locations: 12, responses: 60, brand: brand) { location, driver in
            location == 3 ? [speed, 3.9, cleanliness, 3.9][driver] : 3.9
        }
        facts[3].focus = Focus(
            location: "L3", driver: "cleanliness", action: "better-cleanliness", began: Facts.date.advanced(by: -3),
            due: Facts.date.advanced(by: 25), baseline: 3.9, baselineDeviation: 0.1,
            target: 4.2)
        return try #require(plan(["L3"], in: facts).first)
    }

    @Test("a focus is held though another driver promises a little more by now")
    func held() throws {
        let planned = try planned(speed: 3.4, cleanliness: 3.35)
        let focus = try #require(planned.plan.priorities.first)
        #expect(planned.decision.reason == .notDue)
        #expect(focus.driver == "cleanliness")
        #expect(focus.since == Facts.date.advanced(by: -3))
        #expect(try #require(planned.plan.priorities.dropFirst().first).expectedGain > focus.expectedGain)
    }

    @Test("a driver that surely promises more takes over at once")
    func challenged() throws {
        let planned = try planned(speed: 2.4, cleanliness: 3.9)
        #expect(planned.decision.reason == .challenged)
        #expect(planned.plan.priorities.first?.driver == "speed")
        #expect(planned.plan.priorities.first?.since == Facts.date)
    }

    @Test("a daily action stays on the plan though it is checked off, one that was declined leaves")
    func checkedOff() throws {
        let both = ActionLibrary(
            actions: ["a-first", "b-second"].map { id in
                Action(
                    id: id, title: id, drivers: ["speed"], owner: "shift lead", minutes: 5, cadence: .daily, say: "s",
                    steps: ["s"], watch: "w", effort: .low)
            })
        var facts = chain()
        let yesterday = Facts.date.advanced(by: -1)
        facts[3].focus = Focus(
            location: "L3", driver: "speed", action: "b-second", began: Facts.date.advanced(by: -3),
            due: Facts.date.advanced(by: 25), baseline: 2.4, baselineDeviation: 0.1, target: 4)
        func shown(_ state: CheckOff.State) throws -> [String] {
            facts[3].checkOffs = [CheckOff(location: "L3", date: yesterday, action: "b-second", state: state)]
            let focus = try #require(plan(["L3"], in: facts, library: both).first?.plan.priorities.first)
            return focus.actions.map(\.action.id)
        }
        #expect(try shown(.done) == ["b-second", "a-first"])
        #expect(try shown(.declined) == ["a-first"])
    }

    @Test("a store that nobody can be compared with works on what is furthest from the top, and no peers are invented")
    func alone() throws {
        let facts = Facts.chain(locations: 1, responses: 90, brand: brand) { _, driver in driver == 0 ? 2.3 : 4.2 }
        let plan = try #require(plan(["L0"], in: facts).first?.plan)
        let focus = try #require(plan.priorities.first)
        #expect(focus.driver == "speed")
        #expect(focus.peers == nil && focus.belowPeers == nil)
        #expect(focus.target > focus.standing && focus.target < 5)
        #expect(plan.strengths.isEmpty)
    }

    @Test("a channel column of free text costs nothing and moves nothing")
    func freeTextChannel() throws {
        var facts = chain()
        let expected = plan(["L3"], in: facts)
        for place in facts.indices {
            for number in facts[place].responses.indices {
                facts[place].responses[number].channel = "\(place)/\(number)"
            }
        }
        #expect(plan(["L3"], in: facts) == expected)
    }

    @Test("who waits for a call is on the plan until it is closed, the most urgent first and no person named")
    func calls() throws {
        let responses = [1, 5, 0, 1].enumerated().map { number, daysBefore in
            Facts.response(number, at: "L0", daysBefore: daysBefore, outcome: 5, drivers: [5, 5, 5, nil])
        }
        let alert = { (id: String, customers: [Int], touched: Instant?) in
            WaitingAlert(
                id: id, location: "L0", opened: responses[customers[0]].at, touched: touched,
                customers: customers.map {
                    WaitingAlert.Customer(submitted: responses[$0].at, isReachable: $0 != 3)
                })
        }
        var facts = Facts.location("L0", responses, brand: brand)
        facts.alerts = [
            alert("a", [0, 3, 0], nil), alert("b", [1], nil), alert("c", [0], responses[0].at), alert("d", [2], nil),
            alert("e", [3], nil),
        ]
        let plan = try #require(plan(["L0"], in: [facts]).first?.plan)
        // 24 hours for a first touch, 48 for an end; who came after the plan was due is for tomorrow's, and who cannot be
        // reached is not called.
        #expect(plan.calls.map(\.alert) == ["b", "a", "c"])
        #expect(plan.calls.map(\.overdue) == [true, false, false])
        #expect(plan.calls.map(\.customers) == [1, 2, 1])
        #expect(plan.calls.allSatisfy { $0.localMinutes == 720 })
        #expect(plan.advocates == 3)
    }

    // MARK: Bad input is normal

    @Test(
        "odd chains give a plan without a number that is none",
        arguments: [
            "driver nobody answers", "everybody scores alike", "identical columns", "one location", "one response",
            "only outcomes", "only drivers", "one answer each",
        ])
    func oddChains(kind: String) throws {
        let facts: [LocationFacts]
        switch kind {
        case "driver nobody answers":
            facts = rewrite { [$0[0], nil, $0[2], $0[3]] }
        case "everybody scores alike":
            facts = rewrite { [$0[0], 4, $0[2], $0[3]] }
        case "identical columns":
            facts = rewrite { [$0[0], $0[0], $0[0], $0[3]] }
        case "one location":
            facts = Array(chain().prefix(1))
        case "one response":
            facts = [
                Facts.location(
                    "L0", [Facts.response(1, at: "L0", daysBefore: 1, outcome: 3, drivers: [3, 2, nil, nil])],
                    brand: brand)
            ]
        case "only outcomes":
            facts = rewrite { _ in [nil, nil, nil, nil] }
        case "only drivers":
            facts = rewrite(outcome: { _ in nil }) { $0 }
        default:
            facts = chain(responses: 1)
        }
        for planned in plan(facts.map(\.location.id), in: facts) {
            #expect(planned.plan.numbers.allSatisfy { $0.isFinite }, "\(planned.plan)")
            #expect(planned.explanation.numbers.allSatisfy { $0.isFinite }, "\(planned.explanation)")
        }
    }

    @Test("identical columns share what they are worth evenly")
    func identicalColumns() throws {
        let facts = rewrite { [$0[0], $0[0], $0[2], $0[3]] }
        let drivers = try #require(plan(["L0"], in: facts).first?.explanation.drivers)
        let importance = drivers.compactMap(\.importance)
        #expect(abs(importance[0] - importance[1]) < 1e-9)
    }

    private func rewrite(
        outcome: (Rating?) -> Rating? = { $0 }, _ drivers: ([Double?]) -> [Double?]
    ) -> [LocationFacts] {
        chain().map { location in
            var location = location
            location.responses = location.responses.map { response in
                var response = response
                response.outcome = outcome(response.outcome)
                response.drivers = drivers(response.drivers.map { $0?.points })
                    .map { $0.flatMap { Rating(points: $0) } }
                return response
            }
            return location
        }
    }
}

extension Plan {
    var numbers: [Double] {
        var all = [outcome.mean, outcome.standing, outcome.low, outcome.high, outcome.peers, outcome.change]
        for priority in priorities {
            all += [priority.mean, priority.standing, priority.low, priority.high, priority.peers, priority.target]
            all += [priority.importance, priority.slope, priority.expectedGain, priority.belowPeers]
            all.append(priority.exemplar?.standing)
        }
        for strength in strengths { all += [strength.standing, strength.abovePeers] }
        return all.compactMap(\.self)
    }
}

extension Explanation {
    var numbers: [Double] {
        var all = [r2]
        for driver in drivers {
            all += [driver.mean, driver.standing, driver.low, driver.high, driver.peers, driver.target]
            all += [driver.importance, driver.slope, driver.slopeError, driver.expectedGain, driver.belowPeers]
        }
        return all.compactMap(\.self)
    }
}
