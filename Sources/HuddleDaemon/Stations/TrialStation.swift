import Configuration
import Domain
import Library
import LocalTime
import Planning
import Statistics
import Store

/// Tells what became of assignments whose days are over, and keeps it. Judged anew are those whose answers came late,
/// changed or went since.
struct TrialStation {
    let configuration: Configuration
    let store: Store
    let library: ActionLibrary
    let pulse: Pulse

    private var brand: Brand { configuration.brand }
    private var window: Int { brand.planning.window.days }

    /// - Parameter chain: all locations there are, open or not.
    func trials(_ chain: [Location], on date: Day) throws -> [Trial] {
        var records = try store.assignments(begunBefore: date).filter {
            $0.assignment.isToBeJudged(on: date, hold: brand.planning.hold.days)
        }
        let answers = try store.judgedAnswers()
        let compared = ChainSampling.compared(chain.map(\.id)).map { chain[$0] }
        let shape = shape(compared)
        let touchesAll = compared.reduce(into: Set<Day>()) { days, location in
            for name in location.names { days.formUnion(answers.days[name] ?? []) }
        }
        let due = records.indices.filter { place in
            guard answers.shape == shape, records[place].outcome != nil else { return true }
            let assignment = records[place].assignment
            let own = configuration.location(assignment.location).names.contains {
                isTouched(assignment, by: answers.days[$0] ?? [])
            }
            return own || isTouched(assignment, by: touchesAll)
        }
        if !due.isEmpty {
            let judged = try judge(due.map { records[$0].assignment }, compared)
            for (place, outcome) in zip(due, judged) { records[place].outcome = outcome }
        }
        if !due.isEmpty || answers.shape != shape || !answers.days.isEmpty {
            try store.keep(
                due.compactMap { place in records[place].outcome.map { (records[place].id, $0) } }, from: answers,
                shape: shape)
        }
        return records.compactMap { Trial($0, hold: brand.planning.hold.days, on: date) }
    }

    private func judgedBefore(_ assignment: Assignment) -> Day {
        assignment.judgedBefore(hold: brand.planning.hold.days)
    }

    /// What other answers or questions would have to be counted for.
    private func shape(_ compared: [Location]) -> String {
        let locations = compared.map { location in
            ([location.id] + location.aliases).map(\.text).joined(separator: "|")
                + " \(configuration.zone(of: location).name)"
        }
        let behaviours = library.actions.flatMap { [$0.id, $0.behaviour ?? ""] }
        return "\(brand.measured) \(brand.planning.hold.days) of \(window) \(Fingerprint.of(locations)) "
            + Fingerprint.of(behaviours)
    }

    /// Days are UTC's, so that one more on each side may count.
    private func isTouched(_ assignment: Assignment, by days: Set<Day>) -> Bool {
        guard !days.isEmpty else { return false }
        let (from, to) = (assignment.began.advanced(by: -window - 1), judgedBefore(assignment))
        return days.contains { $0 >= from && $0 <= to }
    }

    // MARK: - Judging

    private func judge(_ assignments: [Assignment], _ compared: [Location]) throws -> [TrialOutcome] {
        let from = assignments.map(\.began).min()?.advanced(by: -window) ?? Day(number: 0)
        let to = assignments.map(judgedBefore).max() ?? from
        let works = Dictionary(grouping: try store.assignments(), by: \.location).mapValues { $0.compactMap(work) }
        let others = Set(assignments.map(\.location)).subtracting(compared.map(\.id)).sorted().map(
            configuration.location(_:))
        let reader = try AnswerReader(compared + others, configuration, store)
        let observed = try compared.indices.map { place in
            try pulse.beat()
            return ObservedLocation(
                answers: try answers(reader, place, from: from, before: to),
                works: works[compared[place].id] ?? [])
        }
        var judge = TrialJudge(compared: observed, window: window)
        var outcomes = [TrialOutcome](repeating: TrialOutcome(driver: nil, noticed: nil), count: assignments.count)
        let byLocation = Dictionary(grouping: assignments.indices) { assignments[$0].location }
        for (place, location) in reader.chain.enumerated() {
            guard let own = byLocation[location.id] else { continue }
            try pulse.beat()
            var observation = ObservedLocation(answers: DailyAnswers(units: []), works: works[location.id] ?? [])
            if place < compared.count {
                observation.answers = observed[place].answers
            } else {
                let first = own.map { assignments[$0].began }.min()?.advanced(by: -window) ?? from
                let last = own.map { judgedBefore(assignments[$0]) }.max() ?? to
                observation.answers = try answers(reader, place, from: first, before: last)
            }
            for index in own { outcomes[index] = outcome(assignments[index], observation, &judge) }
        }
        return outcomes
    }

    private func answers(_ reader: AnswerReader, _ place: Int, from: Day, before: Day) throws -> DailyAnswers {
        DailyAnswers(
            try reader.read(place, from: from, to: before.advanced(by: -1), upTo: .max), reader.counters[place],
            brand: brand)
    }

    private func work(_ assignment: Assignment) -> DriverWork? {
        brand.index(ofDriver: assignment.driver).map {
            DriverWork(
                driver: $0, began: assignment.began, ended: assignment.ended,
                expected: effect(assignment.expected), learned: assignment.learned.map(effect))
        }
    }

    private func effect(_ belief: Assignment.Belief) -> EffectBelief {
        EffectBelief(mean: belief.mean, variance: belief.variance)
    }

    private func outcome(
        _ assignment: Assignment, _ location: ObservedLocation, _ judge: inout TrialJudge
    ) -> TrialOutcome {
        guard let driver = brand.index(ofDriver: assignment.driver) else {
            return TrialOutcome(driver: nil, noticed: nil)
        }
        func change(_ column: Int) -> TrialOutcome.Change? {
            judge.effect(
                of: location, column: column, driver: driver, from: assignment.began, before: judgedBefore(assignment)
            ).map { TrialOutcome.Change(effect: $0.change, variance: $0.error * $0.error) }
        }
        let behaviour = library.action(assignment.action)?.behaviour
        let noticed = brand.behaviours.firstIndex { $0.key == behaviour }
        return TrialOutcome(
            driver: change(driver), noticed: noticed.flatMap { change(brand.drivers.count + $0) })
    }
}
