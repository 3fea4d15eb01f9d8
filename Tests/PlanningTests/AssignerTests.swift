import Domain
import Library
import LocalTime
import TestSupport
import Testing

@testable import Planning

@Suite("Locations are given actions for their focuses")
struct AssignerTests {
    private let brand = Samples.brand()

    private let library = ActionLibrary(
        actions: ["a", "b", "c", "d"].map { name in
            Action(
                id: name, title: name, drivers: ["speed"], owner: "shift lead", minutes: 5,
                cadence: name == "d" ? .once : .daily, say: "Today.", steps: ["Do it."], watch: "It is done.",
                effort: .low)
        })

    private func chain(_ count: Int, region: String? = nil) -> [LocationEvidence] {
        let facts = (0..<count).map { place in
            var facts = Facts.location(Identifier("L\(place)"), [], brand: brand)
            facts.location.region = region
            return facts
        }
        return ChainInMemory(facts, brand: brand).locations
    }

    private func focus(_ location: Identifier = "L0", began: Day = Facts.date, action: String = "a") -> Focus {
        Focus(
            location: location, driver: "speed", action: action, began: began, due: began.advanced(by: 28), baseline: 3,
            baselineDeviation: 0.1, target: 4)
    }

    private func given(_ action: String, began: Int = -10, ended: Int? = nil, _ ending: Assignment.Ending? = nil)
        -> Assignment
    {
        Assignment(
            location: "L0", driver: "speed", action: action, version: library.action(action)?.version ?? "",
            began: Facts.date.advanced(by: began), probability: 0.9, ended: ended.map { Facts.date.advanced(by: $0) },
            ending: ending)
    }

    private func assigner(_ chain: [LocationEvidence], _ experience: Experience) -> Assigner {
        Assigner(
            chain, Worths(experience.trials, library: library, brand: brand, on: Facts.date), experience, library,
            brand: brand)
    }

    private func offered(_ facts: LocationEvidence) -> [OfferedAction] {
        library.choose(
            driver: "speed", leadingCauses: [], location: facts.location, dayparts: [], recent: facts.checkOffs,
            on: facts.day.date, began: facts.day.date)
    }

    private func assign(
        _ decision: FocusDecision, _ known: [Assignment] = [], checkOffs: [CheckOff] = [], proven: Set<String> = []
    ) throws -> Assigned {
        var chain = chain(1)
        chain[0].checkOffs = checkOffs
        var assigner = assigner(chain, Experience(assignments: ["L0": known]))
        return assigner.assign(
            decision, try #require(chain.first), offered: offered(chain[0]), proven: proven, cause: "queue")
    }

    private func checkOff(_ action: String, _ state: CheckOff.State, daysAgo: Int) -> CheckOff {
        CheckOff(location: "L0", date: Facts.date.advanced(by: -daysAgo), action: action, state: state)
    }

    @Test("a new focus is given one of what could be the best, with the probability it was drawn with")
    func new() throws {
        let assigned = try assign(.begin(focus(), .first))
        let begun = try #require(assigned.change.begun.first)
        #expect(assigned.change.begun.count == 1 && assigned.change.ending == nil)
        #expect(begun.probability == assigned.choice.first { $0.action == begun.action }?.probability)
        #expect(begun.cause == "queue" && begun.version == library.action(begun.action)?.version)
        #expect(begun.expected.variance > 0)
        #expect(assigned.decision.focus?.action == begun.action)
        #expect(assigned.actions.first?.id == begun.action)
        #expect(Set(assigned.actions.map(\.id)) == ["a", "b", "c", "d"])
        #expect(abs(assigned.choice.map(\.probability).reduce(0, +) - 1) < 1e-12)
    }

    @Test("the same facts give the same action, and other days and places others now and then")
    func draws() throws {
        #expect(try assign(.begin(focus(), .first)).change == assign(.begin(focus(), .first)).change)
        let chain = chain(400)
        var assigner = assigner(chain, Experience())
        let assigned = chain.map {
            assigner.assign(.begin(focus($0.location.id), .first), $0, offered: offered($0), proven: [], cause: nil)
        }
        let counts = Dictionary(grouping: assigned.compactMap(\.change.begun.first?.action)) { $0 }.mapValues(\.count)
        // Nothing is known of any: what many were given already is hoped for less.
        #expect(counts.keys.sorted() == ["a", "b", "c", "d"])
        #expect(counts.values.allSatisfy { (80...120).contains($0) })
    }

    @Test("of what is preferred one is drawn as far as anything of it is left")
    func proven() throws {
        let preferred = try assign(.begin(focus(), .first), proven: ["b", "c", "elsewhere"])
        #expect(preferred.choice.map(\.action).sorted() == ["b", "c"])
        #expect(abs(preferred.choice.map(\.probability).reduce(0, +) - 1) < 1e-12)
        let failed = given("b", began: -40, ended: -10, .failed)
        let others = try assign(.begin(focus(), .first), [failed], proven: ["b"])
        #expect(others.choice.map(\.action).sorted() == ["a", "c", "d"])
    }

    @Test("what goes on stays, whatever promises more")
    func goesOn() throws {
        let began = Facts.date.advanced(by: -10)
        let assigned = try assign(.hold(focus(began: began, action: "c"), .notDue), [given("c")])
        #expect(assigned.change == AssignmentChange())
        #expect(assigned.actions.first?.id == "c")
        #expect(assigned.choice == [])
    }

    @Test("what was declined gives way to another, and so does what the library has no more")
    func declined() throws {
        let hold = FocusDecision.hold(focus(began: Facts.date.advanced(by: -10), action: "c"), .notDue)
        let declined = try assign(hold, [given("c")], checkOffs: [checkOff("c", .declined, daysAgo: 1)])
        #expect(declined.change.ending == .declined)
        #expect(declined.change.learned.map { $0.variance > 0 } ?? false)
        let atOnce = FocusDecision.hold(focus(began: Facts.date.advanced(by: -2), action: "c"), .notDue)
        #expect(
            try assign(atOnce, [given("c", began: -2)], checkOffs: [checkOff("c", .declined, daysAgo: 1)]).change
                .learned
                == Assignment.Belief(mean: 0, variance: 0), "what was hardly begun changed nothing")
        #expect(declined.change.begun.count == 1 && declined.change.begun.first?.action != "c")
        #expect(!declined.change.isFocusOver)
        let withdrawn = try assign(hold, [given("gone")])
        #expect(withdrawn.change.ending == .withdrawn && withdrawn.change.begun.count == 1)
    }

    @Test("what is done once for good goes on to have its effect")
    func once() throws {
        let hold = FocusDecision.hold(focus(began: Facts.date.advanced(by: -10), action: "d"), .notDue)
        let assigned = try assign(hold, [given("d")], checkOffs: [checkOff("d", .done, daysAgo: 1)])
        #expect(assigned.change == AssignmentChange())
        #expect(assigned.actions.first?.id == "a")
    }

    @Test("where nothing moves something else is given, and what failed not again for half a year")
    func failed() throws {
        let former = focus(began: Facts.date.advanced(by: -28))
        var next = former
        next.action = "b"
        next.termBegan = Facts.date
        let assigned = try assign(.renew(former, by: next, .notMoving), [given("a", began: -28)])
        #expect(assigned.change.ending == .failed)
        #expect(assigned.change.begun.first.map { $0.action != "a" } ?? false)
        #expect(assigned.decision.focus?.action == assigned.change.begun.first?.action)
        for _ in 0..<3 {
            let later = try assign(
                .begin(focus(), .first),
                [given("a", began: -100, ended: -70, .failed), given("b", began: -70, ended: -40, .failed)])
            #expect(["c", "d"].contains(later.change.begun.first?.action))
        }
        let all = try assign(
            .begin(focus(), .first), ["a", "b", "c", "d"].map { given($0, began: -40, ended: -20, .failed) })
        #expect(all.change.begun.count == 1)
    }

    @Test("an end is an end, of what the manager chose, too")
    func ends() throws {
        let former = focus(began: Facts.date.advanced(by: -28))
        var ended = try assign(.end(former, .reached), [given("a", began: -28)]).change
        #expect(ended.learned != nil, "what is known of it by then is remembered")
        ended.learned = nil
        #expect(ended == AssignmentChange(ending: .over, isFocusOver: true))
        #expect(
            try assign(.end(former, .noLongerPriority), [given("a", began: -28)]).change.ending == .withdrawn)
        let replaced = try assign(.replace(former, by: focus(), .stuck), [given("a", began: -28)])
        #expect(replaced.change.ending == .failed && replaced.change.isFocusOver)
    }

    @Test("what a manager did of the library's own accord is recorded once, and never as given")
    func own() throws {
        let hold = FocusDecision.hold(focus(began: Facts.date.advanced(by: -10), action: "a"), .notDue)
        let words = [
            checkOff("a", .done, daysAgo: 1), checkOff("b", .done, daysAgo: 5), checkOff("b", .done, daysAgo: 3),
            checkOff("c", .skipped, daysAgo: 3), checkOff("d", .done, daysAgo: 30), checkOff("sing", .own, daysAgo: 2),
        ]
        let assigned = try assign(hold, [given("a")], checkOffs: words)
        #expect(assigned.change.ending == nil)
        #expect(assigned.change.begun.map(\.action) == ["b"])
        let own = try #require(assigned.change.begun.first)
        #expect(own.isOwn && own.probability == nil && own.began == Facts.date.advanced(by: -5))
        #expect(try assign(hold, [given("a"), own], checkOffs: words).change == AssignmentChange())
    }

    @Test("a region does not try only one untested action at a time")
    func region() throws {
        let chain = chain(2, region: "North")
        for place in 0..<20 {
            var first = given("a")
            first.location = "L1"
            var assigner = assigner(chain, Experience(assignments: ["L1": [first]]))
            var facts = chain[0]
            facts.location.id = Identifier("N\(place)")
            let assigned = assigner.assign(
                .begin(focus(facts.location.id), .first), facts, offered: offered(facts), proven: [], cause: nil)
            let shares = assigned.choice.sorted { $0.probability > $1.probability }
            #expect(shares.first.map { $0.action != "a" && $0.probability > 0.9 } ?? false)
        }
    }

    @Test(
        "what reached its target before it could be judged is still under way for others",
        arguments: [
            (-5, -2, .over, true), (-5, 0, .over, true), (-28, -2, .over, false), (-27, -2, .over, true),
            (-5, -2, .failed, false), (-5, -2, .declined, false),
        ] as [(Int, Int, Assignment.Ending, Bool)])
    func notJudgedYet(_ began: Int, _ ended: Int, _ ending: Assignment.Ending, _ isUnderWay: Bool) {
        let chain = chain(2)
        var first = given("a", began: began, ended: ended, ending)
        first.location = "L1"
        var assigner = assigner(chain, Experience(assignments: ["L1": [first]]))
        let assigned = assigner.assign(
            .begin(focus(), .first), chain[0], offered: offered(chain[0]), proven: [], cause: nil)
        // Of actions that nothing is known of the first is given, unless it is under way already.
        let most = assigned.choice.max { $0.probability < $1.probability }?.action
        #expect(most == (isUnderWay ? "b" : "a"))
    }

    @Test("what ends today before it can be judged stays under way for those who come next")
    func endsToday() {
        let chain = chain(2)
        var assigner = assigner(chain, Experience(assignments: ["L0": [given("a")]]))
        let ended = assigner.assign(
            .end(focus(began: Facts.date.advanced(by: -10)), .reached), chain[0], offered: offered(chain[0]),
            proven: [], cause: nil)
        #expect(ended.change.ending == .over)
        let next = assigner.assign(
            .begin(focus("L1"), .first), chain[1], offered: offered(chain[1]), proven: [], cause: nil)
        #expect(next.choice.max { $0.probability < $1.probability }?.action == "b")
    }
}
