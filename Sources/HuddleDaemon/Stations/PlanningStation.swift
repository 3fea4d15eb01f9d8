package import Configuration
package import Domain
package import Library
import LocalTime
package import Planning
import Rendering
import Spool
package import Store

/// Decides every plan that is due and commits it with its documents; publishing takes them from there.
package struct PlanningStation {
    let configuration: Configuration
    let store: Store
    let library: ActionLibrary
    let now: Instant
    let pulse: Pulse
    let report: (Event) -> Void

    private var policy: PlanningPolicy { configuration.brand.planning }

    func planDue() throws {
        let chain = try locations()
        try endAssignments(chain)
        // Locations far apart can be due for different dates at the same instant.
        let dates = Set(chain.compactMap { due($0)?.date }).sorted()
        for date in dates {
            let planned = try store.planned(from: date)
            let already = try store.planned(on: date)
            let wanted = chain.filter { location in
                due(location)?.date == date && !planned.contains(location.id) && location.isOpen(on: date)
            }
            let ahead = try store.planned(from: date.advanced(by: 1))
            let waiting = chain.filter { location in
                due(location)?.date == date && ahead.contains(location.id) && !already.contains(location.id)
                    && location.isOpen(on: date)
            }
            if let first = waiting.first { report(.plannedAhead(count: waiting.count, example: first.id, date: date)) }
            if !wanted.isEmpty { try plan(wanted, of: chain, on: date) }
        }
    }

    /// Of locations that are not planned any more: a store that closed works on nothing.
    private func endAssignments(_ chain: [Location]) throws {
        let known = Dictionary(chain.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var over: [Day: [Identifier]] = [:]
        for location in Set(try store.openAssignments().map(\.location)) {
            let present = known[location] ?? Location(id: location)
            guard let date = due(present)?.date, !(known[location]?.isOpen(on: date) ?? false) else { continue }
            over[date, default: []].append(location)
        }
        for (date, locations) in over.sorted(by: { $0.key < $1.key }) {
            try store.endAssignments(of: locations.sorted(), on: date)
        }
    }

    /// The locations file's, else every location seen in feedback.
    private func locations() throws -> [Location] {
        let seen = try store.locations()
        guard let listed = configuration.locations else { return seen.map { Location(id: $0) } }
        let unknown = seen.filter { configuration.location(named: $0) == nil }
        if let example = unknown.first {
            report(.unknownLocations(count: unknown.count, example: example))
        }
        return listed
    }

    private func due(_ location: Location) -> PlanDay? {
        PlanDay.due(at: now, zone: configuration.zone(of: location), policy: policy)
    }

    private func plan(_ wanted: [Location], of chain: [Location], on date: Day) throws {
        let planned = try decide(Set(wanted.map(\.id)), of: chain, on: date)
        try store.commit(
            planned.map { location in
                PlannedDay(
                    location: location.plan.location.id, date: date, generated: location.plan.generated,
                    decision: location.decision, assignments: location.assignments,
                    documents: try documents(of: location), quality: location.quality,
                    told: location.plan.told, boardRow: BoardRow(location, brand: configuration.brand).bytes)
            })
        for location in planned where location.decision.isChange {
            report(.decided(location: location.plan.location.id, date: date, location.decision))
        }
    }

    /// What the plans of one day would be for every location that trades on it, planned already or not. No plan is
    /// committed: how long deciding takes is measured here.
    package func decide(on date: Day) throws -> [PlannedLocation] {
        let chain = try locations()
        return try decide(Set(chain.filter { $0.isOpen(on: date) }.map(\.id)), of: chain, on: date)
    }

    private func decide(
        _ wanted: Set<Identifier>, of chain: [Location], on date: Day
    ) throws -> [PlannedLocation] {
        let trials = try TrialStation(
            configuration: configuration, store: store, library: library, pulse: pulse
        ).trials(chain, on: date)
        let experience = Experience(
            trials: trials, given: try store.given(before: date),
            assignments: try store.assignments(endedFrom: date.advanced(by: -Experience.remembered)),
            reactions: try store.reactions(
                to: library.actions.map(\.id), ratedSince: date.advanced(by: -Experience.ratingsKept),
                since: date.advanced(by: -Experience.notesKept), before: date,
                content: Experience.leastRating, notes: Experience.notesOfAnAction))
        let (evidence, model) = try EvidenceReader(
            configuration: configuration, store: try store.frozen(), pulse: pulse
        ).read(chain.filter { $0.isOpen(on: date) }, wanted: wanted, on: date)
        return try Planner(brand: configuration.brand, library: library, experience: experience)
            .plan(wanted, in: evidence, model, beat: pulse.beat)
    }

    private func documents(of location: PlannedLocation) throws -> [PlannedDay.Document] {
        try pulse.beat()
        let plan = location.plan
        let brand = configuration.brand
        return [
            (PlanFileName.plan(plan.date, "txt"), PlanDocument.text(plan, brand: brand)),
            (PlanFileName.plan(plan.date, "html"), try PlanDocument.html(plan, brand: brand)),
            (PlanFileName.plan(plan.date, "json"), PlanDocument.json(plan)),
            (PlanFileName.explanation, ExplanationDocument.json(location.explanation)),
        ].map { name, text in PlannedDay.Document(path: name, bytes: Array(text.utf8)) }
    }
}

extension PlanningStation {
    /// A station that nothing stops, and whose words nobody hears.
    package init(deciding configuration: Configuration, store: Store, library: ActionLibrary, now: Instant) {
        self.init(
            configuration: configuration, store: store, library: library, now: now, pulse: .none, report: { _ in })
    }
}
