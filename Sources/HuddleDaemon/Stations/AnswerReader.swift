import Configuration
import Domain
import LocalTime
import Planning
import Store

/// Reads the answers of a chain's locations by their own calendars.
struct AnswerReader: Sendable {
    let store: Store
    let brand: Brand
    let chain: [Location]
    /// Of each location.
    let counters: [AnswerCounter]
    private let zones: [Zone]
    /// What stands under an alias counts only where it is not said under the id, too.
    let isAliased: [Bool]

    init(_ chain: [Location], _ configuration: Configuration, _ store: Store) throws {
        self.store = store
        self.chain = chain
        brand = configuration.brand
        zones = chain.map { configuration.zone(of: $0) }
        var made: [String: AnswerCounter] = [:]
        counters = zones.map { zone in
            let counter = made[zone.name] ?? AnswerCounter(configuration.brand, zone: zone)
            made[zone.name] = counter
            return counter
        }
        let seen = Set(try store.locations())
        isAliased = chain.map { $0.aliases.contains(where: seen.contains) }
    }

    func startOfDay(_ day: Day, at place: Int) -> Instant { zones[place].startOfDay(day) }

    /// The answers of a location from one day to another, both included, that deliveries up to one gave; without the last
    /// day, all later ones.
    func read(_ place: Int, from first: Day, to last: Day?, upTo delivery: Int64) throws -> AnswerTable {
        let from = startOfDay(first, at: place)
        let to = last.map { startOfDay($0.advanced(by: 1), at: place) } ?? Instant(milliseconds: .max)
        var table = AnswerTable(brand)
        if isAliased[place] {
            table = AnswerTable(
                chain[place].once(
                    try chain[place].names.map { try store.responses(location: $0, from: from, to: to) }), brand)
        } else if delivery > 0 {
            try store.read(&table, location: chain[place].id, from: from, to: to, upTo: delivery)
        }
        return table
    }
}

extension Location {
    var names: [Identifier] { [id] + aliases }

    /// What came in before an alias was listed is stored under the alias. Without the producer's ids the same customer's
    /// words may have come in again since, under the location's id: they count once.
    ///
    /// - Parameter responses: by name, in the order of `names`.
    func once(_ responses: [[Response]]) -> [Response] {
        responses.dropFirst().reduce(responses.first ?? []) { known, under in
            if under.isEmpty { return known }
            let said = Dictionary(grouping: known, by: \.at)
            return known
                + under.filter { response in
                    !(said[response.at] ?? []).contains { $0.saysTheSame(as: response) }
                }
        }
    }
}
