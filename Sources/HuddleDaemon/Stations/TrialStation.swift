import Configuration
import Domain
import Library
import LocalTime
import Planning
import Statistics
import Store

/// Tells what became of assignments that are over, and keeps it. Judged anew are those whose answers came late, changed or
/// went since.
struct TrialStation {
    /// What lasted for less tells nothing.
    private static let leastDays = 7

    let configuration: Configuration
    let store: Store
    let library: ActionLibrary
    let pulse: Pulse

    private var brand: Brand { configuration.brand }
    private var window: Int { brand.planning.window.days }

    /// - Parameter chain: the locations to compare with.
    func trials(_ chain: [Location], on date: Day) throws -> [Trial] {
        var ended = try store.assignments(endedBy: date).filter { lasted($0.assignment) >= Self.leastDays }
        let answers = try store.judgedAnswers()
        let compared = TrialJudge.compared(of: chain.count).map { chain[$0] }
        let shape = shape(compared)
        let due = ended.indices.filter { place in
            guard answers.shape == shape, ended[place].outcome != nil else { return true }
            return isTouched(ended[place].assignment, by: answers.days)
        }
        if !due.isEmpty {
            let judged = try judge(due.map { ended[$0].assignment }, compared, of: chain)
            for (place, outcome) in zip(due, judged) { ended[place].outcome = outcome }
        }
        if !due.isEmpty || answers.shape != shape || !answers.days.isEmpty {
            try store.keep(
                due.compactMap { place in ended[place].outcome.map { (ended[place].id, $0) } }, from: answers,
                shape: shape)
        }
        return ended.compactMap(Trial.init)
    }

    private func lasted(_ assignment: Assignment) -> Int {
        (assignment.ended?.number ?? assignment.began.number) - assignment.began.number
    }

    /// What other answers or questions would have to be counted for.
    private func shape(_ compared: [Location]) -> String {
        let locations = compared.map { location in
            ([location.id] + location.aliases).map(\.text).joined(separator: "|")
                + " \(configuration.zone(of: location).name)"
        }
        return "\(brand.measured) \(window) \(Fingerprint.of(locations))"
    }

    /// Days are UTC's, so that one more on each side may count.
    private func isTouched(_ assignment: Assignment, by days: Set<Day>) -> Bool {
        guard !days.isEmpty, let ended = assignment.ended else { return false }
        let from = assignment.began.advanced(by: -window - 1)
        return days.contains { $0 >= from && $0 <= ended }
    }

    // MARK: - Judging

    private func judge(
        _ assignments: [Assignment], _ compared: [Location], of chain: [Location]
    ) throws -> [TrialOutcome] {
        let from = assignments.map(\.began).min()?.advanced(by: -window) ?? Day(number: 0)
        let to = assignments.compactMap(\.ended).max() ?? from
        let works = Dictionary(grouping: try store.assignments(), by: \.location).mapValues { $0.compactMap(work) }
        let reader = try AnswerReader(compared, configuration, store)
        let observed = try compared.indices.map { place in
            try pulse.beat()
            return ObservedLocation(
                answers: try answers(reader, place, from: from, before: to),
                works: works[compared[place].id] ?? [])
        }
        let drivers =
            Array(brand.drivers.indices) + brand.behaviours.map { $0.driver.flatMap(brand.index) ?? -1 }
        var judge = TrialJudge(compared: observed, drivers: drivers, window: window)
        let places = Dictionary(
            compared.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        let known = Dictionary(chain.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        return try assignments.map { assignment in
            try pulse.beat()
            if let place = places[assignment.location] { return outcome(assignment, observed[place], &judge) }
            let location = known[assignment.location] ?? Location(id: assignment.location)
            let own = ObservedLocation(
                answers: try answers(
                    try AnswerReader([location], configuration, store), 0,
                    from: assignment.began.advanced(by: -window), before: assignment.ended ?? to),
                works: works[assignment.location] ?? [])
            return outcome(assignment, own, &judge)
        }
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
                shift: EffectBelief(mean: assignment.expected, variance: assignment.expectedVariance))
        }
    }

    private func outcome(
        _ assignment: Assignment, _ location: ObservedLocation, _ judge: inout TrialJudge
    ) -> TrialOutcome {
        func change(_ column: Int?) -> TrialOutcome.Change? {
            guard let column, let ended = assignment.ended else { return nil }
            return judge.effect(of: location, column: column, from: assignment.began, before: ended).map {
                TrialOutcome.Change(effect: $0.change, variance: $0.error * $0.error)
            }
        }
        let behaviour = library.action(assignment.action)?.behaviour
        return TrialOutcome(
            driver: change(brand.index(ofDriver: assignment.driver)),
            noticed: change(
                brand.behaviours.firstIndex { $0.key == behaviour }.map { brand.drivers.count + $0 }))
    }
}
