import Configuration
import Domain
import LocalTime
import Planning
import Store

/// Reads what plans are made from.
struct EvidenceReader {
    let configuration: Configuration
    let store: Store
    let pulse: Pulse

    private var brand: Brand { configuration.brand }

    /// - Parameters:
    ///   - chain: every location to learn from.
    ///   - wanted: ids of those to plan; only of these comments and alerts are read.
    func read(
        _ chain: [Location], wanted: Set<Identifier>, on date: Day
    ) throws -> ([LocationEvidence], ChainModel) {
        let days = chain.map { PlanDay(date: date, zone: configuration.zone(of: $0), policy: brand.planning) }
        let focuses = try chain.map { try store.focus(location: $0.id) }
        let answers = try AnswerReader(chain, configuration, store)
        let (sums, counts) = try SumsReader(store: store, answers: answers, days: days, focuses: focuses, pulse: pulse)
            .read()
        let model = try model(of: sums, counts, days, on: date, answers)
        let alerts = try store.waitingAlerts()
        let evidence = try chain.indices.map { place in
            try pulse.beat()
            let (location, day) = (chain[place], days[place])
            let isWanted = wanted.contains(location.id)
            return LocationEvidence(
                location: location, zone: configuration.zone(of: location), day: day, sums: sums[place],
                comments: isWanted ? try comments(of: location, day) : [],
                alerts: isWanted ? location.names.flatMap { alerts[$0] ?? [] } : [],
                focus: focuses[place],
                history: try store.changes(
                    location: location.id, before: date,
                    limit: max(Explanation.switchesShown, brand.planning.hold.days)
                ).compactMap { Explanation.Switch(on: $0.date, $0.decision) },
                // All of them: an action that was declined or done once for good stays so.
                checkOffs: try store.checkOffs(location: location.id, since: Day(number: 0)),
                told: isWanted
                    ? try store.told(
                        location: location.id, before: date, limit: LocationEvidence.plansRemembered) : [])
        }
        return (evidence, model)
    }

    private func comments(of location: Location, _ day: PlanDay) throws -> [Response] {
        let zone = configuration.zone(of: location)
        let (from, to) = (zone.startOfDay(day.from), zone.startOfDay(day.to.advanced(by: 1)))
        return location.once(
            try location.names.map { try store.comments(location: $0, from: from, to: to) })
    }

    private func model(
        of sums: [LocationSums], _ counts: ChainCounts, _ days: [PlanDay], on date: Day, _ answers: AnswerReader
    ) throws -> ChainModel {
        if let model = try store.model(shape: brand.measured).flatMap({ ChainModel($0, brand: brand) }),
            model.serves(date, counts)
        {
            return model
        }
        let sample = try ChainSampling.modelled(sums.map(\.responses), brand: brand, on: date).map { place in
            try pulse.beat()
            return (
                try answers.read(place, from: days[place].from, to: days[place].to, upTo: .max),
                answers.counters[place]
            )
        }
        let model = ChainModel(sample, of: counts, on: date, brand: brand)
        try store.keep(model: model.bytes, shape: brand.measured)
        return model
    }
}
