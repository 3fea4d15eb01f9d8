import Domain
import Library
import TestSupport
import Testing

@Suite("The actions for a focus")
struct ActionChoiceTests {
    private let today = Day(number: 20_000)
    private let here = Location(id: "0042", region: "North", format: "high street")

    private func choose(
        _ actions: [Action], causes: [String] = [], recent: [CheckOff] = [], at location: Location? = nil,
        began: Day? = nil
    ) -> [String] {
        ActionLibrary(actions: actions).choose(
            driver: "speed", leadingCauses: causes, location: location ?? here, dayparts: ["morning", "midday"],
            recent: recent, on: today, began: began ?? today
        ).map(\.action.id)
    }

    private func checkOff(
        _ action: String, _ state: CheckOff.State, daysAgo: Int, location: Identifier = "0042"
    ) -> CheckOff {
        CheckOff(location: location, date: today.advanced(by: -daysAgo), action: action, state: state)
    }

    @Test("serve the driver, byte for byte")
    func driver() {
        #expect(
            choose([action("a"), action("b", drivers: ["food", "speed"]), action("c", drivers: ["food"])]) == [
                "a", "b",
            ])
    }

    @Test("apply to the location's format and region and to the parts of the day")
    func applicability() {
        let actions = [
            action("a"), action("b", where: .init(formats: ["kiosk"])),
            action("c", where: .init(formats: ["kiosk", "high street"], regions: ["North"])),
            action("d", where: .init(regions: ["South"])), action("e", where: .init(dayparts: ["midday", "night"])),
            action("f", where: .init(dayparts: ["night"])),
        ]
        #expect(choose(actions) == ["a", "c", "e"])
        #expect(choose(actions, at: Location(id: "0001")) == ["a", "e"])
        let eligible = ActionLibrary(actions: actions).eligible(driver: "speed", location: here, dayparts: ["night"])
        #expect(eligible.map(\.id) == ["a", "c", "e", "f"])
    }

    @Test("are neither drafts nor retired")
    func state() {
        var (draft, retired) = (action("b"), action("c"))
        draft.state = .draft
        retired.state = .retired
        #expect(choose([action("a"), draft, retired]) == ["a"])
        let library = ActionLibrary(actions: [draft, retired])
        #expect(library.gaps(of: Samples.brand()).map(\.key).contains("speed"))
    }

    @Test("answer the leading causes in their order, then any cause, then causes that nobody named")
    func causes() {
        let actions = [
            action("other", causes: ["till"], prior: 0.9), action("any", prior: 0.8),
            action("second", causes: ["handover", "till"], prior: 0.7), action("first", causes: ["queue"], prior: 0.1),
            action("both", causes: ["handover", "queue"], prior: 0.05),
        ]
        #expect(choose(actions, causes: ["queue", "handover"]) == ["first", "both", "second", "any", "other"])
        #expect(choose(actions) == ["any", "other", "second", "first", "both"])
    }

    @Test("come by belief, then effort, then minutes, then id")
    func tieBreaks() {
        let actions = [
            action("e"), action("d", minutes: 4), action("c", minutes: 4), action("b", effort: .medium),
            action("a", effort: .high), action("z", effort: .high, prior: 0.01),
        ]
        #expect(choose(actions) == ["z", "c", "d", "e", "b", "a"])
    }

    @Test("lose a one-off that was done, however long ago, and keep the others")
    func once() {
        let actions = [action("daily"), action("once", cadence: .once), action("weekly", cadence: .weekly)]
        let recent = actions.map { checkOff($0.id, .done, daysAgo: 200) }
        #expect(choose(actions, recent: recent) == ["daily", "weekly"])
        #expect(choose(actions, recent: [checkOff("once", .skipped, daysAgo: 200)]) == ["daily", "once", "weekly"])
    }

    @Test("lose what was declined, until it is done after all")
    func declined() {
        let actions = [action("a"), action("b")]
        let declined = checkOff("a", .declined, daysAgo: 60)
        #expect(choose(actions, recent: [declined]) == ["b"])
        #expect(choose(actions, recent: [checkOff("a", .done, daysAgo: 30), declined]) == ["a", "b"])
        #expect(choose(actions, recent: [declined, checkOff("a", .done, daysAgo: 90)]) == ["b"])
    }

    @Test(
        "put what was done or skipped in the last seven days behind the rest",
        arguments: [
            CheckOff.State.done, .skipped,
        ])
    func justTried(state: CheckOff.State) {
        let actions = [action("a", causes: ["queue"], prior: 0.9), action("b")]
        #expect(choose(actions, causes: ["queue"], recent: [checkOff("a", state, daysAgo: 1)]) == ["b", "a"])
        #expect(choose(actions, causes: ["queue"], recent: [checkOff("a", state, daysAgo: 7)]) == ["b", "a"])
        #expect(choose(actions, causes: ["queue"], recent: [checkOff("a", state, daysAgo: 8)]) == ["a", "b"])
    }

    @Test("do not heed other locations, the day itself, the future, or words of the manager's own")
    func notHeeded() {
        let actions = [action("a", cadence: .once), action("b")]
        let elsewhere = checkOff("a", .declined, daysAgo: 3, location: "0043")
        for recent in [
            elsewhere, checkOff("a", .done, daysAgo: 0), checkOff("a", .declined, daysAgo: -1),
            checkOff("a", .own, daysAgo: 2), checkOff("no-such-action", .done, daysAgo: 2),
        ] {
            #expect(choose(actions, recent: [recent]) == ["a", "b"])
        }
    }

    @Test("keep their order while a focus is worked on, whatever is checked off")
    func duringFocus() {
        let actions = [action("a"), action("b")]
        let yesterday = [checkOff("a", .done, daysAgo: 1)]
        #expect(choose(actions, recent: yesterday, began: today.advanced(by: -5)) == ["a", "b"])
        #expect(choose(actions, recent: yesterday) == ["b", "a"])
        let before = [checkOff("a", .done, daysAgo: 8)]
        #expect(choose(actions, recent: before, began: today.advanced(by: -5)) == ["b", "a"])
    }

    @Test("may all be gone")
    func none() {
        #expect(choose([action("a")], recent: [checkOff("a", .declined, daysAgo: 3)]) == [])
        #expect(choose([]) == [])
    }

    @Test("come in one order, however the library and the check-offs were ordered")
    func deterministic() {
        var actions = (0..<40).map {
            action(
                "action-\($0)", causes: [["queue"], ["till"], []][$0 % 3], minutes: 1 + $0 % 4,
                effort: Action.Effort.allCases[$0 % 2], prior: Double($0 % 5) / 50)
        }
        var recent = (0..<60).map {
            checkOff("action-\($0 % 40)", CheckOff.State.allCases[$0 % 4], daysAgo: 1 + $0 % 12)
        }
        let expected = choose(actions, causes: ["till"], recent: recent)
        #expect(expected.count > 20)
        for _ in 0..<20 {
            actions.shuffle()
            recent.shuffle()
            #expect(choose(actions, causes: ["till"], recent: recent) == expected)
        }
    }
}

@Suite("Check-offs")
struct ActionTallyTests {
    @Test("are counted by action and word, by the bytes of the id; marks are of what was done")
    func counts() {
        let tallies = ActionTally.of([
            CountedCheckOffs(action: "a", state: .done, count: 3, ratings: 2, ratingSum: 9),
            CountedCheckOffs(action: "a", state: .skipped, count: 1, ratings: 1, ratingSum: 1),
            CountedCheckOffs(action: "cafe\u{301}", state: .own, count: 1),
            CountedCheckOffs(action: "caf\u{E9}", state: .declined, count: 2),
        ])
        #expect(tallies.count == 3)
        #expect(tallies["a"].map { [$0.done, $0.skipped, $0.declined, $0.own] } == [3, 1, 0, 0])
        #expect(tallies["a"]?.rating == 4.5)
        #expect(tallies["cafe\u{301}"]?.own == 1 && tallies["caf\u{E9}"]?.declined == 2)
        #expect(tallies["caf\u{E9}"]?.rating == nil)
        #expect(ActionTally.of([]).isEmpty)
    }
}
