package import Domain
package import Library
import Statistics

/// What was decided for one location on one day, with everything that will be published about it.
package struct PlannedLocation: Equatable, Sendable {
    package let plan: Plan
    package let explanation: Explanation
    package let assignments: AssignmentChange

    package var decision: FocusDecision { explanation.decision }
    package var quality: DataQuality { explanation.quality }
}

/// Facts in, plans out: no effects, no clock; the same facts give the same plans.
package struct Planner: Sendable {
    /// Actions that a plan's focus shows at most.
    static let actionsShown = 3

    private static let plannedAtOnce = 512

    let brand: Brand
    let library: ActionLibrary
    let experience: Experience

    package init(brand: Brand, library: ActionLibrary, experience: Experience = Experience()) {
        self.brand = brand
        self.library = library
        self.experience = experience
    }

    /// What was found out about one location, before it is given an action.
    private struct Decided {
        let index: Int
        let answers: LocationAnswers
        let ranking: DriverRanking
        let probabilities: DriverProbabilities?
        let progress: Plan.Progress
        let decision: FocusDecision
        /// Of the focus from this day on.
        let causes: [Plan.CauseCount]
        let offered: [OfferedAction]
        /// Ids of what the best comparable locations do for the focus; none for all but managers in their first weeks.
        let proven: Set<String>
    }

    /// Plans for some locations of a chain.
    ///
    /// - Parameters:
    ///   - wanted: ids of the locations to plan; they must be among `chain`.
    ///   - chain: every planned location, all for the same date. Peers and targets are learned from all of them.
    ///   - beat: called again and again while it goes on, which can be long; what it throws ends it.
    /// - Returns: in the order of the locations' ids.
    package func plan(
        _ wanted: Set<Identifier>, in chain: [LocationEvidence], _ model: ChainModel, beat: () throws -> Void
    ) rethrows -> [PlannedLocation] {
        let chain = chain.sorted { $0.location.id < $1.location.id }
        let places = chain.indices.filter { wanted.contains(chain[$0].location.id) }
        let worths = Worths(
            experience.trials, library: library, brand: brand, on: chain.first?.day.date ?? Day(number: 0))
        try beat()
        let findings = try ChainFindings(
            chain, wanted: places, model: model, worths: worths, library: library, brand: brand, beat: beat)
        var assigner = Assigner(chain, worths, experience, library, brand: brand)
        var planned: [PlannedLocation] = []
        for start in stride(from: 0, to: places.count, by: Self.plannedAtOnce) {
            try beat()
            let decided = places[start..<min(places.count, start + Self.plannedAtOnce)].concurrentMap {
                decide($0, findings, worths)
            }
            let assigned = decided.map { decided in
                assigner.assign(
                    decided.decision, chain[decided.index], offered: decided.offered,
                    proven: decided.proven, cause: decided.causes.first(where: \.isTheme)?.cause)
            }
            planned += Array(zip(decided, assigned)).concurrentMap { decided, assigned in
                write(decided, assigned, findings, worths)
            }
        }
        return planned
    }

    /// The same of a chain whose responses are all at hand.
    package func plan(_ wanted: Set<Identifier>, in facts: [LocationFacts]) -> [PlannedLocation] {
        let chain = ChainInMemory(facts, brand: brand)
        return plan(wanted, in: chain.locations, chain.model, beat: {})
    }

    private func decide(_ index: Int, _ findings: ChainFindings, _ worths: Worths) -> Decided {
        let facts = findings.chain[index]
        let estimate = findings.estimate
        let answers = LocationAnswers(facts, brand: brand)
        let ranking = DriverRanking(
            standings: estimate.drivers[index], slopes: estimate.slopes, brand: brand,
            hasAction: { !actions(for: $0, facts, facts.focus, causes: [], worths).isEmpty })
        var generator = SeededGenerator(
            seed: "\(brand.name)\n\(facts.location.id.text)\n\(facts.day.date.number)".utf8)
        let probabilities = estimate.probabilities(at: index, eligible: ranking.isWorkable, generator: &generator)
        let progress = findings.movements.progress(at: index)

        var current = facts.focus
        // Another one than the term began with, where that was declined.
        if let given = experience.given(facts.location.id)?.action { current?.action = given }
        let holder = current.flatMap { brand.index(ofDriver: $0.driver) }
        let decision = FocusRule(
            date: facts.day.date, hold: brand.planning.hold.days,
            candidates: ranking.candidates.map { brand.drivers[$0.driver].key },
            eligible: Set(zip(brand.drivers, ranking.excluded).filter { $1?.allowsFocus ?? true }.map(\.0.key)),
            resting: facts.resting(hold: brand.planning.hold.days), progress: progress,
            beats: { challenger in
                brand.index(ofDriver: challenger).flatMap { challenger in
                    holder.flatMap { probabilities?.beats(challenger, $0) }
                } ?? 0
            },
            begin: { focus(on: $0, ranking, facts, answers, worths) },
            otherAction: { focus in
                actions(for: focus.driver, facts, nil, causes: [], worths).map(\.action.id).first { $0 != focus.action }
            }
        ).decide(current)

        let driver = decision.focus.flatMap { brand.index(ofDriver: $0.driver) }
        let causes = driver.map(answers.causes) ?? []
        let isNew = FirstWeeks.start(at: facts.location, on: facts.day.date) != nil
        return Decided(
            index: index, answers: answers, ranking: ranking, probabilities: probabilities, progress: progress,
            decision: decision, causes: causes,
            offered: decision.focus.map { actions(for: $0.driver, facts, $0, causes: causes, worths) } ?? [],
            proven: isNew ? driver.map { findings.exemplars.practices(for: index, driver: $0) } ?? [] : [])
    }

    private func write(
        _ decided: Decided, _ assigned: Assigned, _ findings: ChainFindings, _ worths: Worths
    ) -> PlannedLocation {
        let writer = PlanWriter(
            planner: self, findings: findings, index: decided.index, ranking: decided.ranking,
            probabilities: decided.probabilities, progress: decided.progress, answers: decided.answers,
            assigned: assigned, proven: decided.proven, worths: worths)
        let plan = writer.plan
        return PlannedLocation(plan: plan, explanation: writer.explanation(of: plan), assignments: assigned.change)
    }

    /// What the library offers the location for the driver today, what fits best first; nothing that is known not to help.
    ///
    /// - Parameter focus: the one that counts; nil where it is to begin today.
    func actions(
        for driver: String, _ facts: LocationEvidence, _ focus: Focus?, causes: [Plan.CauseCount],
        _ worths: Worths
    ) -> [OfferedAction] {
        let focus = focus.flatMap { $0.driver == driver ? $0 : nil }
        return library.choose(
            driver: driver, leadingCauses: causes.filter(\.isTheme).map(\.cause), location: facts.location,
            dayparts: brand.dayparts.map(\.name), recent: facts.checkOffs, on: facts.day.date,
            began: focus?.termBegan ?? facts.day.date
        ).filter { worths.mayHelp($0.action.id, for: driver) }
    }

    /// What the library offers against a weak spot, best first.
    func actions(against spot: Plan.WeakSpot, _ facts: LocationEvidence, _ worths: Worths) -> [Action] {
        library.choose(
            driver: spot.driver, leadingCauses: [], location: facts.location, dayparts: [spot.part],
            recent: facts.checkOffs, on: facts.day.date, began: facts.day.date
        ).map(\.action).filter { worths.mayHelp($0.id, for: spot.driver) }
    }

    /// With what fits best; what is given in the end is chosen when all locations' focuses are known.
    private func focus(
        on driver: String, _ ranking: DriverRanking, _ facts: LocationEvidence, _ answers: LocationAnswers,
        _ worths: Worths
    ) -> Focus? {
        guard let candidate = ranking.candidates.first(where: { brand.drivers[$0.driver].key == driver }),
            let action = actions(for: driver, facts, nil, causes: answers.causes(of: candidate.driver), worths)
                .first?.action
        else { return nil }
        return Focus(
            location: facts.location.id, driver: driver, action: action.id, began: facts.day.date,
            due: facts.day.date.advanced(by: brand.planning.hold.days), baseline: candidate.standing.level,
            baselineDeviation: candidate.standing.deviation, target: candidate.standing.target)
    }
}
