import Configuration
import Domain
import LocalTime
import Planning
import Store

/// Reads what plans are made from. Of the answers, it reads what is new and what comes into a window or leaves it; all
/// else is known from the day before.
struct EvidenceReader {
    let configuration: Configuration
    let store: Store
    let pulse: Pulse

    private var brand: Brand { configuration.brand }

    /// - Parameters:
    ///   - chain: every location to learn from.
    ///   - wanted: ids of those to plan; only of these comments and the latest responses are read.
    func read(
        _ chain: [Location], wanted: Set<Identifier>, on date: Day
    ) throws -> ([LocationEvidence], ChainModel) {
        let days = chain.map { PlanDay(date: date, zone: configuration.zone(of: $0), policy: brand.planning) }
        let focuses = try chain.map { try store.focus(location: $0.id) }
        let sums = try sums(of: chain, days, focuses)
        let model = try model(of: chain, days, sums, on: date)
        let due = days.map(\.due).min() ?? Instant(milliseconds: 0)
        let latest = try store.latest(since: due.advanced(by: -brand.alerts.close))
        let evidence = try chain.indices.map { place in
            try pulse.beat()
            let (location, day) = (chain[place], days[place])
            let isWanted = wanted.contains(location.id)
            let names = [location.id] + location.aliases
            return LocationEvidence(
                location: location, zone: configuration.zone(of: location), day: day, sums: sums[place],
                comments: isWanted ? try comments(of: location, day) : [],
                latest: isWanted ? Self.once(names.map { latest[$0] ?? [] }) : [], focus: focuses[place],
                history: try store.changes(
                    location: location.id, before: date,
                    limit: max(Explanation.switchesShown, brand.planning.hold.days)
                ).compactMap { Explanation.Switch(on: $0.date, $0.decision) },
                // All of them: an action that was declined or done once for good stays so.
                checkOffs: try store.checkOffs(location: location.id, since: Day(number: 0)))
        }
        return (evidence, model)
    }

    // MARK: Sums

    private func sums(of chain: [Location], _ days: [PlanDay], _ focuses: [Focus?]) throws -> [LocationSums] {
        let (counted, last) = try store.counted()
        let hours = counted == 0 ? [:] : try store.hours(after: counted)
        let seen = Set(try store.locations())
        let isCompared = ChainSampling.compared(chain)
        var table = AnswerTable(brand)
        var kept: [(location: Identifier, shape: String, bytes: [UInt8])] = []
        let sums = try chain.indices.map { place in
            try pulse.beat()
            let location = chain[place]
            let zone = configuration.zone(of: location)
            let counter = AnswerCounter(brand, zone: zone)
            // What stands under an alias counts only where it is not said under the id, too: it is counted anew each time.
            let isAliased = location.aliases.contains(where: seen.contains)
            let earlier = isAliased ? nil : try store.sums(of: location.id, shape: counter.shape)
            let sums = try LocationSums.sums(
                for: days[place], from: earlier.flatMap { LocationSums($0, counter) },
                touched: Self.days(hours[location.id] ?? [], zone), focus: focuses[place],
                keepsHistory: isCompared[place], counter
            ) { first, last in
                try read(&table, location, isAliased: isAliased, zone, from: first, to: last, after: counted)
                return table
            }
            if !isAliased { kept.append((location.id, counter.shape, sums.bytes)) }
            return sums
        }
        try store.keep(kept, upTo: last)
        return sums
    }

    /// The days that the hours are part of.
    private static func days(_ hours: Set<Int64>, _ zone: Zone) -> Set<Day> {
        Set(
            hours.flatMap {
                [zone.day(of: Instant(seconds: $0 * 3_600)), zone.day(of: Instant(seconds: $0 * 3_600 + 3_599))]
            })
    }

    private func read(
        _ table: inout AnswerTable, _ location: Location, isAliased: Bool, _ zone: Zone, from first: Day,
        to last: Day, after delivery: Int64
    ) throws {
        let (from, to) = (zone.startOfDay(first), zone.startOfDay(last.advanced(by: 1)))
        if isAliased {
            table = AnswerTable(
                Self.once(
                    try ([location.id] + location.aliases).map {
                        try store.responses(location: $0, from: from, to: to)
                    }), brand)
        } else {
            try store.read(&table, location: location.id, from: from, to: to, after: delivery)
        }
    }

    /// What came in before an alias was listed is stored under the alias. Without the producer's ids the same customer's
    /// words may have come in again since, under the location's id: they count once.
    private static func once(_ responses: [[Response]]) -> [Response] {
        responses.dropFirst().reduce(responses.first ?? []) { known, under in
            if under.isEmpty { return known }
            let said = Dictionary(grouping: known, by: \.at)
            return known
                + under.filter { response in !(said[response.at] ?? []).contains { $0.saysTheSame(as: response) } }
        }
    }

    private func comments(of location: Location, _ day: PlanDay) throws -> [Response] {
        let zone = configuration.zone(of: location)
        let (from, to) = (zone.startOfDay(day.from), zone.startOfDay(day.to.advanced(by: 1)))
        return Self.once(
            try ([location.id] + location.aliases).map { try store.comments(location: $0, from: from, to: to) })
    }

    // MARK: The model

    private func model(
        of chain: [Location], _ days: [PlanDay], _ sums: [LocationSums], on date: Day
    ) throws -> ChainModel {
        let responses = sums.map(\.responses)
        let all = responses.reduce(0, +)
        if let model = try store.model(shape: brand.measured).flatMap({ ChainModel($0, brand: brand) }),
            model.serves(date, responses: all)
        {
            return model
        }
        let seen = Set(try store.locations())
        let sample = try ChainSampling.modelled(responses, brand: brand, on: date).map { place in
            try pulse.beat()
            let zone = configuration.zone(of: chain[place])
            var table = AnswerTable(brand)
            try read(
                &table, chain[place], isAliased: chain[place].aliases.contains(where: seen.contains), zone,
                from: days[place].from, to: days[place].to, after: 0)
            return (table, AnswerCounter(brand, zone: zone))
        }
        let model = ChainModel(sample, responses: all, on: date, brand: brand)
        try store.keep(model: model.bytes, shape: brand.measured)
        return model
    }
}
