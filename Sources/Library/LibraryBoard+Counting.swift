package import Domain
import Statistics

extension LibraryBoard {
    package init(
        _ library: ActionLibrary, brand: Brand, assignments: [AssignmentRecord], checkOffs: [CountedCheckOffs],
        on day: Day
    ) {
        let hold = brand.planning.hold.days
        let worths = Worths(
            assignments.compactMap { Trial($0, hold: hold, on: day) }, library: library, brand: brand, on: day)
        let tallies = ActionTally.of(checkOffs)
        let byAction = Dictionary(grouping: assignments) { Identifier($0.assignment.action) }
        let drivers = brand.drivers.filter(\.controllable).map { driver in
            let served = library.actions.compactMap { action -> Served? in
                guard action.serves(driver.key),
                    let worth = worths.worth(of: action.id, for: driver.key)
                else { return nil }
                let id = Identifier(action.id)
                let records = (byAction[id] ?? []).filter { $0.assignment.driver == driver.key }
                let judged = records.filter { $0.assignment.isToBeJudged(on: day, hold: hold) }
                let all = records.map(\.assignment)
                let tally = tallies[id] ?? ActionTally(action: action.id)
                let row = Row(
                    action: action, verdict: worth.verdict, given: all.count { !$0.isOwn },
                    open: all.count { $0.ended == nil && !$0.isOwn }, own: all.count { $0.isOwn }, done: tally.done,
                    skipped: tally.skipped, declined: tally.declined, ratings: tally.ratings,
                    rating: tally.rating, stores: worth.stores, effect: Effect(worth.belief),
                    noticed: Self.mean(judged.compactMap(\.outcome?.noticed)).map { Effect($0) })
                let pending = all.count { !$0.isOwn && $0.isUnderWay(on: day, hold: hold) }
                return Served(row: row, worth: worth, pending: pending)
            }.sorted { $0.worth.belief.mean > $1.worth.belief.mean }
            return DriverRows(
                driver: driver.key, label: driver.label, rows: served.map(\.row), next: Self.next(served))
        }
        self.init(date: day, drivers: drivers)
    }

    private struct Served {
        var row: Row
        var worth: Worth
        /// Locations that were given it and cannot be judged by yet.
        var pending: Int
    }

    /// What would be given next, unless it is known to help.
    private static func next(_ served: [Served]) -> String? {
        let open = served.filter { $0.row.isGiven }
        let probabilities = ActionPolicy.probabilities(
            open.map {
                ActionPolicy.Candidate(action: Identifier($0.row.action.id), worth: $0.worth, pending: $0.pending)
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
