import Configuration
import Domain
import Library
import LocalTime
import Planning
import Rendering
import Spool
import Store

/// Decides every plan that is due and commits it with its documents; publishing takes them from there.
struct PlanningStation {
    let configuration: Configuration
    let store: Store
    let library: ActionLibrary
    let now: Instant
    let pulse: Pulse
    let report: (Event) -> Void

    private var policy: PlanningPolicy { configuration.brand.planning }

    func planDue() throws {
        let chain = try locations()
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
        let facts = try chain.filter { $0.isOpen(on: date) }.map { try self.facts(of: $0, on: date) }
        let planner = Planner(
            brand: configuration.brand, library: library, assignments: try store.assignments(before: date))
        let planned = try planner.plan(Set(wanted.map(\.id)), in: facts, beat: pulse.beat)
        try store.commit(
            planned.map { location in
                PlannedDay(
                    location: location.plan.location.id, date: date, generated: location.plan.generated,
                    decision: location.decision, documents: try documents(of: location), quality: location.quality)
            })
        for location in planned where location.decision.isChange {
            report(.decided(location: location.plan.location.id, date: date, location.decision))
        }
    }

    private func facts(of location: Location, on date: Day) throws -> LocationFacts {
        try pulse.beat()
        let zone = configuration.zone(of: location)
        let day = PlanDay(date: date, zone: zone, policy: policy)
        let rests = date.advanced(by: 1 - policy.hold.days)
        return LocationFacts(
            location: location, zone: zone, day: day,
            responses: try responses(of: location, from: zone.startOfDay(day.beforeFrom), to: day.due),
            focus: try store.focus(location: location.id),
            resting: try store.rested(location: location.id, since: rests),
            history: try store.changes(location: location.id, before: date, limit: Explanation.switchesShown)
                .compactMap { Explanation.Switch(on: $0.date, $0.decision) },
            // All of them: an action that was declined or done once for good stays so.
            checkOffs: try store.checkOffs(location: location.id, since: Day(number: 0)))
    }

    /// What came in before an alias was listed is stored under the alias. Without the producer's ids the same customer's
    /// words may have come in again since, under the location's id: they count once.
    private func responses(of location: Location, from: Instant, to: Instant) throws -> [Response] {
        var responses = try store.responses(location: location.id, from: from, to: to)
        for alias in location.aliases {
            let known = Dictionary(grouping: responses, by: \.at)
            responses += try store.responses(location: alias, from: from, to: to)
                .filter { response in !(known[response.at] ?? []).contains { $0.saysTheSame(as: response) } }
        }
        return responses
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
