import Domain
import Library
import Statistics

/// Which locations are surely among the best quarter on each driver, and what they do for it.
struct Exemplars {
    struct Exemplar {
        /// Index into the chain.
        var location: Int
        var level: Double
        /// Actions for the driver that it checked off lately, most often first; none that is known not to help.
        var practices: [Practice]
    }

    struct Practice {
        var action: Action
        /// On which it was checked off as done.
        var days: Int
    }

    /// With which probability a location's true level is above the upper quartile of its peers' true levels.
    fileprivate static let surely = 0.9
    /// Days for which what was done is told.
    private static let lately = 90

    /// Per peer group and driver, the best first.
    private let best: [[[Exemplar]]]
    private let peers: PeerGroups

    init(
        _ chain: [LocationEvidence], _ estimate: ChainEstimate, _ worths: Worths, library: ActionLibrary, brand: Brand
    ) {
        peers = estimate.peers
        let actions = Dictionary(
            library.actions.filter { $0.state == .active }.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        var known: [Int: [Practice]] = [:]
        func practices(_ location: Int, for driver: String) -> [Practice] {
            let all = known[location] ?? Self.practices(chain[location], actions)
            known[location] = all
            return all.filter { $0.action.serves(driver) && worths.mayHelp($0.action.id, for: driver) }
        }
        best = peers.groups.enumerated().map { number, group in
            let compared = group.members.filter { estimate.peers.ofLocation[$0] == number }
            return brand.drivers.enumerated().map { place, driver in
                // Of all who are compared with the group the same; one without peers has another.
                let bound = compared.lazy.compactMap { estimate.drivers[$0][place] }.first { $0.peers != nil }
                guard let bound else { return [] }
                return group.members
                    .compactMap { member in
                        estimate.drivers[member][place].flatMap { standing in
                            standing.answers >= brand.planning.minimumAnswers && standing.isSurely(inTopOf: bound)
                                ? (location: member, level: standing.level) : nil
                        }
                    }
                    .sorted { ($1.level, $0.location) < ($0.level, $1.location) }
                    .map {
                        Exemplar(
                            location: $0.location, level: $0.level, practices: practices($0.location, for: driver.key))
                    }
            }
        }
    }

    /// The peer that does best on the driver, if it does better than the location itself.
    func exemplar(for location: Int, driver: Int, above level: Double) -> Exemplar? {
        best[peers.ofLocation[location]][driver].first { $0.location != location && $0.level > level }
    }

    /// Ids of the actions that peers do which are surely among the best on the driver.
    func practices(for location: Int, driver: Int) -> Set<String> {
        Set(
            best[peers.ofLocation[location]][driver].filter { $0.location != location }.flatMap(\.practices)
                .map(\.action.id))
    }

    private static func practices(_ facts: LocationEvidence, _ actions: [String: Action]) -> [Practice] {
        let since = facts.day.date.advanced(by: -lately)
        let done = facts.checkOffs.filter { $0.state == .done && $0.date >= since && $0.date < facts.day.date }
        return Dictionary(grouping: done, by: \.action)
            .compactMap { id, checkOffs in actions[id].map { Practice(action: $0, days: checkOffs.count) } }
            .sorted { ($1.days, $0.action.id) < ($0.days, $1.action.id) }
    }
}

extension Standing {
    /// - Parameter other: of somebody who is compared with the locations in question: its target is their upper quartile.
    fileprivate func isSurely(inTopOf other: Standing) -> Bool {
        let deviation = (deviation * deviation + other.targetError * other.targetError).squareRoot()
        guard deviation > 0 else { return level > other.target }
        return Normal.cdf((level - other.target) / deviation) >= Exemplars.surely
    }
}
