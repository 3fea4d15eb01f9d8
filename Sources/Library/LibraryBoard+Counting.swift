package import Domain
import Statistics

extension LibraryBoard {
    /// - Parameters:
    ///   - open: assignments that go on.
    ///   - ended: those that are over, with what is known of them.
    package init(
        _ library: ActionLibrary, brand: Brand, open: [Assignment], ended: [EndedAssignment],
        checkOffs: [CountedCheckOffs], on day: Day
    ) {
        let worths = Worths(ended.compactMap { Trial($0) }, library: library, brand: brand, on: day)
        let tallies = ActionTally.of(checkOffs)
        let openBy = Dictionary(grouping: open) { Identifier($0.action) }
        let endedBy = Dictionary(grouping: ended) { Identifier($0.assignment.action) }
        let drivers = brand.drivers.filter(\.controllable).map { driver in
            let served = library.actions.compactMap { action -> (row: Row, worth: Worth)? in
                guard action.serves(driver.key),
                    let worth = worths.worth(of: action.id, for: driver.key)
                else { return nil }
                let id = Identifier(action.id)
                let now = (openBy[id] ?? []).filter { $0.driver == driver.key }
                let past = (endedBy[id] ?? []).filter { $0.assignment.driver == driver.key }
                let all = now + past.map(\.assignment)
                let tally = tallies[id] ?? ActionTally(action: action.id)
                let row = Row(
                    action: action, verdict: worth.verdict, given: all.count { !$0.isOwn },
                    open: now.count { !$0.isOwn }, own: all.count { $0.isOwn }, done: tally.done,
                    skipped: tally.skipped, declined: tally.declined, ratings: tally.ratings,
                    rating: tally.rating, stores: worth.stores, effect: Effect(worth.belief),
                    noticed: Self.mean(past.compactMap(\.outcome?.noticed)).map { Effect($0) })
                return (row, worth)
            }.sorted { $0.worth.belief.mean > $1.worth.belief.mean }
            return DriverRows(
                driver: driver.key, label: driver.label, rows: served.map(\.row), next: Self.next(served))
        }
        self.init(date: day, drivers: drivers)
    }

    /// What would be given next, unless it is known to help.
    private static func next(_ served: [(row: Row, worth: Worth)]) -> String? {
        let open = served.filter { $0.row.isGiven }
        let probabilities = ActionPolicy.probabilities(
            open.map {
                ActionPolicy.Candidate(action: Identifier($0.row.action.id), worth: $0.worth, pending: $0.row.open)
            })
        let first = ActionPolicy.greatest(probabilities.indices, by: { probabilities[$0] })
        return first.flatMap { open[$0].row.verdict == .helps ? nil : open[$0].row.action.id }
    }

    /// Weighted by how sure each is.
    private static func mean(_ changes: [TrialOutcome.Change]) -> EffectBelief? {
        let known = changes.filter { $0.variance > 0 }
        let weight = known.reduce(0) { $0 + 1 / $1.variance }
        guard weight > 0 else { return nil }
        return EffectBelief(mean: known.reduce(0) { $0 + $1.effect / $1.variance } / weight, variance: 1 / weight)
    }
}

extension LibraryBoard.Effect {
    init(_ belief: EffectBelief) {
        let interval = belief.interval
        self.init(mean: belief.mean, low: interval.low, high: interval.high)
    }
}
