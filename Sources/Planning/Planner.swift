package import Domain
package import Library

/// What was decided for one location on one day, with everything that will be published about it.
package struct PlannedLocation: Equatable, Sendable {
    package let plan: Plan
    package let explanation: Explanation

    package var decision: FocusDecision { explanation.decision }
}

/// Facts in, plans out: no effects, no clock; the same facts give the same plans.
package struct Planner: Sendable {
    /// Actions that a plan's focus shows at most.
    static let actionsShown = 3

    let brand: Brand
    let library: ActionLibrary
    /// By action id: focuses that were given it so far.
    let assignments: [String: Int]

    package init(brand: Brand, library: ActionLibrary, assignments: [String: Int]) {
        self.brand = brand
        self.library = library
        self.assignments = assignments
    }

    /// Plans for some locations of a chain.
    ///
    /// - Parameters:
    ///   - wanted: ids of the locations to plan; they must be among `facts`.
    ///   - facts: every planned location of the chain, all for the same date. Slopes, peers and targets are learned
    ///     from all of them.
    /// - Returns: in the order of the locations' ids.
    package func plan(_ wanted: Set<Identifier>, in facts: [LocationFacts]) -> [PlannedLocation] {
        let chain = facts.sorted { $0.location.id < $1.location.id }
        let estimate = ChainEstimate(chain, brand: brand)
        let comparison = PeerComparison(chain, estimate, brand: brand)
        return chain.indices
            .filter { wanted.contains(chain[$0].location.id) }
            .map { plan($0, in: chain, estimate, comparison) }
    }

    private func plan(
        _ index: Int, in chain: [LocationFacts], _ estimate: ChainEstimate, _ comparison: PeerComparison
    ) -> PlannedLocation {
        let facts = chain[index]
        let answers = LocationAnswers(facts, brand: brand)
        let ranking = DriverRanking(
            standings: estimate.drivers[index], slopes: estimate.slopes, brand: brand,
            hasAction: { !actions(for: $0, facts, causes: []).isEmpty })
        let decision = FocusRule.decide(
            current: facts.focus, drivers: ranking.candidates.map { brand.drivers[$0.driver].key },
            on: facts.day.date,
            start: { focus(on: $0, ranking, facts, answers) })

        let writer = PlanWriter(
            planner: self, chain: chain, index: index, estimate: estimate, comparison: comparison, ranking: ranking,
            answers: answers, decision: decision)
        let plan = writer.plan
        return PlannedLocation(plan: plan, explanation: writer.explanation(of: plan))
    }

    /// What the library offers the location for the driver today, best first; while the driver is in focus, what the
    /// focus began with stays first.
    func actions(for driver: String, _ facts: LocationFacts, causes: [Plan.CauseCount]) -> [Action] {
        let focus = facts.focus.flatMap { $0.driver == driver && facts.day.date < $0.due ? $0 : nil }
        let actions = library.choose(
            driver: driver, leadingCauses: causes.map(\.cause), location: facts.location,
            dayparts: brand.dayparts.map(\.name), recent: facts.checkOffs, on: facts.day.date,
            began: focus?.began ?? facts.day.date)
        return actions.filter { $0.id == focus?.action } + actions.filter { $0.id != focus?.action }
    }

    private func focus(
        on driver: String, _ ranking: DriverRanking, _ facts: LocationFacts, _ answers: LocationAnswers
    ) -> Focus? {
        guard let candidate = ranking.candidates.first(where: { brand.drivers[$0.driver].key == driver }),
            let action = actions(for: driver, facts, causes: answers.causes(of: candidate.driver)).first
        else { return nil }
        return Focus(
            location: facts.location.id, driver: driver, action: action.id, began: facts.day.date,
            due: facts.day.date.advanced(by: brand.planning.hold.days), baseline: candidate.standing.level,
            target: candidate.standing.target)
    }
}
