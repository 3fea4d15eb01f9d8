import Domain
import TestSupport
import Testing

/// Plans for every case that a page has to tell apart.
enum SamplePlans {
    static let named: [(name: String, plan: Plan)] = [
        ("own", own), ("german", german), ("chain", chain), ("none", none), ("excellent", excellent),
        ("quiet", quiet), ("few", few), ("alone", alone), ("single", single), ("bare", bare), ("begun", begun),
        ("hostile", hostile),
    ]

    static let names = named.map(\.name)

    static func plan(_ name: String) throws -> Plan {
        try #require(named.first { $0.name == name }).plan
    }

    static let brand = Samples.brand()

    static func day(_ iso: String) -> Day { Day(iso: iso) ?? Day(number: 0) }

    static let secondTill = Action(
        id: "second-till", title: "Open the second till before the queue is five long", drivers: ["speed"],
        causes: ["queue"], behaviour: "greeted", owner: "shift lead", minutes: 5, cadence: .daily,
        say:
            "When you see a fourth person join the queue, call me and I open the second till. Nobody waits for a fifth.",
        steps: [
            "Put a float in the second till before ten o'clock.",
            "Agree who walks over: the person on milk, never the person on the machine.",
            "Open at the fourth person in the queue; close when one person is left.",
        ],
        watch: "At noon, count the queue three times, five minutes apart: never more than five people.", effort: .low,
        prior: 0.05, author: "Queen Street (0042)")

    static let greetQueue = Action(
        id: "greet-queue", title: "Take orders along the queue at noon", drivers: ["speed"], owner: "floor",
        minutes: 20,
        cadence: .daily, say: "At noon one of us walks along the queue.",
        steps: ["Take the pad.", "Start at the door."],
        watch: "The pad is used up by two o'clock.", effort: .medium)

    static let own: Plan = {
        var plan = empty
        plan.window.responses = 143
        plan.window.responsesBefore = 151
        plan.outcome = Plan.OutcomeStanding(
            key: "overall", mean: 4.15, standing: 4.12, low: 4.01, high: 4.23, peers: 4.2, change: 0.04,
            consistency: 0.71)
        plan.basis = .own
        plan.today = Plan.Today(
            action: "second-till", title: secondTill.title, driver: "speed", message: .say(secondTill.say))
        plan.priorities = [
            Plan.Priority(
                rank: 1, driver: "speed", label: "Speed of service", basis: .own, mean: 3.52, answers: 120,
                standing: 3.61, low: 3.44, high: 3.78, peers: 3.85, target: 4.05, importance: 0.31, slope: 0.27,
                expectedGain: 0.11879, probabilityTop: 0.84, belowPeers: 0.9648, since: day("2026-11-14"),
                due: day("2026-12-12"), progress: .tooEarly,
                causes: [
                    Plan.CauseCount(cause: "queue", mentions: 9, of: 14),
                    Plan.CauseCount(cause: "till", mentions: 3, of: 14),
                ],
                quotes: [
                    Plan.Quote(
                        submitted: day("2026-11-15"),
                        text: "Waited ten minutes with one till open and three people chatting behind the counter.",
                        response: ResponseIdentity(bytes: [1])),
                    Plan.Quote(
                        submitted: day("2026-11-18"), text: "Lovely coffee, but I missed my train again.",
                        response: ResponseIdentity(bytes: [2])),
                ],
                exemplar: Plan.Exemplar(
                    location: "0007", name: "Harbour Street", standing: 4.6, manager: "Imogen Farr",
                    practices: [
                        Plan.Exemplar.Practice(
                            action: "second-till", title: "Open the second till before the queue is five long", days: 41
                        ),
                        Plan.Exemplar.Practice(action: "greet-queue", title: "Greet everybody in the queue", days: 1),
                    ]),
                behaviours: [
                    Plan.BehaviourRate(
                        behaviour: "greeted", label: "Greeted within ten seconds", rate: 0.61, peers: 0.8, answers: 77)
                ],
                weeks: weeks,
                actions: [
                    Plan.PlannedAction(
                        action: secondTill,
                        evidence: Plan.Evidence(
                            assigned: 19, stores: 19, verdict: .helps, effect: 0.12, low: 0.05, high: 0.2),
                        state: .open,
                        note: Plan.Note(
                            location: "0007", name: "Harbour Street", text: "Put the float ready the evening before.")),
                    Plan.PlannedAction(action: greetQueue, evidence: Plan.Evidence(assigned: 0), state: .skipped),
                ]),
            Plan.Priority(
                rank: 2, driver: "cleanliness", label: "Cleanliness", basis: .own, mean: 4, answers: 98, standing: 4.02,
                low: 3.9, high: 4.1, peers: 4.1, target: 4.3, importance: 0.2, slope: 0.2, expectedGain: 0.05,
                belowPeers: 0.7),
            Plan.Priority(
                rank: 3, driver: "friendliness", label: "Friendliness", basis: .chain, mean: 4.2, answers: 12,
                standing: 4.3, low: 4.1, high: 4.5, peers: 4.3, target: 4.5, importance: 0.2, slope: 0.2,
                expectedGain: 0.04, belowPeers: 0.5),
        ]
        plan.strengths = [
            Plan.Strength(driver: "friendliness", label: "Friendliness", standing: 4.7, abovePeers: 0.98)
        ]
        plan.achievements = [Plan.Achievement(driver: "cleanliness", label: "Cleanliness")]
        plan.outcome.isUneven = true
        plan.weakSpots = [
            Plan.WeakSpot(day: .sunday, part: "midday", driver: "speed", standing: 3.1, rest: 4, answers: 31)
        ]
        plan.calls = [
            Plan.Call(
                alert: "a1", by: Instant(seconds: 1_795_269_600), localDay: day("2026-11-21"), localMinutes: 840,
                overdue: false),
            Plan.Call(
                alert: "a2", by: Instant(seconds: 1_795_168_800), localDay: day("2026-11-20"), localMinutes: 600,
                overdue: true),
        ]
        plan.advocates = 4
        plan.praise = [
            Plan.Quote(
                submitted: day("2026-11-19"), text: "Everybody was so kind to my mother.",
                response: ResponseIdentity(bytes: [3]))
        ]
        plan.done = Plan.Done(
            done: 4, of: 5, days: 7, marks: [.done, .nothing, .done, .skipped, .nothing, .done, .done],
            own: [Plan.Done.OwnWay(date: day("2026-11-20"), text: "Moved the milk to the till")])
        return plan
    }()

    /// The third week had no answers.
    static let weeks: [Plan.Week] = [3.4, 3.5, nil, 3.6, 3.3, 3.6, 3.7, 3.6].enumerated().map { place, mean in
        Plan.Week(
            from: day("2026-09-28").advanced(by: 7 * place), answers: mean == nil ? 0 : 15, mean: mean,
            low: mean.map { $0 - 0.3 }, high: mean.map { $0 + 0.3 })
    }

    static let german: Plan = {
        var plan = own
        plan.language = "de-AT"
        plan.location.name = "Königsstraße"
        return plan
    }()

    /// Of a manager who is new.
    static let begun: Plan = {
        var plan = own
        plan.firstWeeks = FirstWeeks(since: day("2026-11-02"), followsBest: true)
        plan.priorities = [plan.priorities[0]]
        plan.priorities[0].actions = [plan.priorities[0].actions[0]]
        plan.weakSpots = []
        return plan
    }()

    static let chain: Plan = {
        var plan = own
        plan.basis = .chain
        plan.window.responses = 6
        plan.window.responsesBefore = 0
        plan.outcome = Plan.OutcomeStanding(
            key: "overall", mean: 2.4, standing: 4.18, low: 3.9, high: 4.4, peers: 4.2, change: nil, consistency: nil)
        plan.priorities[0].basis = .chain
        plan.priorities[0].answers = 5
        plan.priorities[0].mean = 2.2
        plan.priorities[0].since = plan.date
        plan.priorities[0].due = day("2026-12-19")
        plan.priorities[0].quotes = []
        plan.priorities[0].causes = []
        plan.priorities[1].basis = .chain
        plan.strengths = []
        plan.praise = []
        plan.weakSpots = []
        plan.calls = []
        plan.advocates = 0
        plan.done = Plan.Done(done: 0, of: 0, days: 7)
        return plan
    }()

    static let none = empty

    static let excellent: Plan = {
        var plan = own
        plan.priorities = []
        plan.today = nil
        plan.outcome.standing = 4.62
        plan.strengths = [
            Plan.Strength(driver: "friendliness", label: "Friendliness", standing: 4.8, abovePeers: 0.99),
            Plan.Strength(driver: "speed", label: "Speed of service", standing: 4.5, abovePeers: 0.97),
            Plan.Strength(driver: "cleanliness", label: "Cleanliness", standing: 4.6, abovePeers: 0.95),
        ]
        plan.weakSpots = []
        return plan
    }()

    /// A low store without a priority: nothing to praise, nothing that stands out.
    static let quiet: Plan = {
        var plan = excellent
        plan.outcome = Plan.OutcomeStanding(
            key: "overall", mean: 3.1, standing: 3.15, low: 3.02, high: 3.28, peers: 4.2, change: -0.1)
        plan.strengths = []
        plan.praise = []
        plan.calls = []
        plan.advocates = 0
        return plan
    }()

    /// No priority, and answers too few to say anything.
    static let few: Plan = {
        var plan = chain
        plan.priorities = []
        plan.today = nil
        return plan
    }()

    /// The only store that has answers.
    static let alone: Plan = {
        var plan = own
        plan.outcome.peers = nil
        for index in plan.priorities.indices {
            plan.priorities[index].peers = nil
            plan.priorities[index].belowPeers = nil
        }
        plan.priorities[0].exemplar = nil
        plan.priorities[0].behaviours[0].peers = nil
        plan.priorities[0].since = plan.date
        plan.priorities[0].due = day("2026-12-19")
        plan.strengths = []
        return plan
    }()

    /// One priority only, reached, its action done.
    static let single: Plan = {
        var plan = own
        plan.priorities = [own.priorities[0]]
        plan.priorities[0].progress = .reached
        plan.priorities[0].actions = [own.priorities[0].actions[0]]
        plan.priorities[0].actions[0].state = .done
        plan.strengths = []
        return plan
    }()

    /// A focus without anything to do or to show, which cannot be and still must not crash.
    static let bare: Plan = {
        var plan = own
        plan.today = nil
        plan.priorities[0].actions = []
        plan.priorities[0].quotes = []
        plan.priorities[0].causes = []
        plan.priorities[0].behaviours = []
        plan.priorities[0].exemplar = nil
        plan.priorities[0].since = nil
        plan.priorities[0].due = nil
        plan.location.name = nil
        return plan
    }()

    static let attack =
        "<script>alert('x')</script> \u{1B}[31mred\u{1B}[0m \u{202E}desrever\u{202C} \u{0D4E}<img src=x> ../../etc/passwd "
        + "\u{0}\u{7} =cmd()|' /C calc'!A0 \"quoted\" & \u{200B}hidden"

    /// Every text from outside is long and means harm.
    static let hostile: Plan = {
        var plan = own
        let long = String(repeating: attack + " 長い名前 ", count: 20)
        plan.location.id = Identifier("../../etc/passwd\u{0}\n" + attack)
        plan.location.name = long
        plan.location.region = attack
        plan.today?.message = .say(long)
        plan.today?.title = long
        plan.priorities[0].label = long
        plan.praise = Array(
            repeating: Plan.Quote(submitted: plan.date, text: long, response: ResponseIdentity(bytes: [1])), count: 9)
        plan.done.own = Array(repeating: Plan.Done.OwnWay(date: plan.date, text: long), count: 9)
        plan.priorities[0].weeks =
            weeks + [
                Plan.Week(from: plan.date, answers: 1, mean: .nan, low: -.infinity, high: .infinity)
            ]
        plan.priorities[0].mean = .infinity
        plan.priorities[0].causes = [Plan.CauseCount(cause: long, mentions: 9, of: 14)]
        plan.priorities[0].quotes = Array(
            repeating: Plan.Quote(submitted: plan.date, text: long, response: ResponseIdentity(bytes: [1])), count: 12)
        plan.priorities[0].exemplar = Plan.Exemplar(
            location: Identifier(long), name: String(repeating: "長", count: 4_000), standing: 1e12,
            manager: long, practices: Array(repeating: .init(action: long, title: long, days: .max), count: 9))
        plan.priorities[0].behaviours = Array(
            repeating: Plan.BehaviourRate(behaviour: "b", label: long, rate: .nan, peers: .infinity, answers: 1),
            count: 9)
        var action = secondTill
        action.title = long
        action.owner = long
        action.watch = long
        action.author = long
        action.steps = Array(repeating: String(repeating: "W", count: 5_000), count: 30)
        action.minutes = .max
        plan.priorities[0].actions = Array(
            repeating: Plan.PlannedAction(
                action: action, evidence: Plan.Evidence(assigned: .max), state: .declined,
                note: Plan.Note(location: Identifier(long), name: long, text: long)),
            count: 9)
        plan.priorities[0].standing = .nan
        plan.priorities[0].target = -.infinity
        plan.priorities += Array(repeating: own.priorities[1], count: 40)
        plan.strengths = Array(
            repeating: Plan.Strength(driver: "x", label: long, standing: -1e300, abovePeers: .nan), count: 40)
        plan.weakSpots = Array(
            repeating: Plan.WeakSpot(day: .sunday, part: long, driver: long, standing: 3, rest: 3, answers: 1),
            count: 40)
        plan.calls = Array(repeating: own.calls[0], count: 5_000)
        return plan
    }()

    private static let empty = Plan(
        location: Location(id: "0042", name: "Queen Street", region: "North"), timezone: "Europe/London",
        language: "en", date: day("2026-11-21"), generated: Instant(seconds: 1_795_237_200),
        window: Plan.Window(from: day("2026-08-23"), to: day("2026-11-20"), responses: 0, responsesBefore: 0),
        outcome: Plan.OutcomeStanding(key: "overall"), basis: .none, today: nil, priorities: [], strengths: [],
        weakSpots: [], calls: [], advocates: 0, done: Plan.Done(done: 0, of: 0, days: 7))
}
