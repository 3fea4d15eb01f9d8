import Domain

/// Who does best on each driver among the locations that are compared with each other.
struct Exemplars {
    /// Per peer group and driver: the two members with the highest standings that lean on their own answers.
    private let best: [[[(location: Int, level: Double)]]]
    private let peers: PeerGroups

    init(_ estimate: ChainEstimate, brand: Brand) {
        peers = estimate.peers
        best = peers.groups.map { group in
            brand.drivers.indices.map { driver in
                group.members
                    .compactMap { member in
                        estimate.drivers[member][driver].flatMap { standing in
                            standing.answers >= brand.planning.minimumAnswers ? (member, standing.level) : nil
                        }
                    }
                    .sorted { ($1.1, $0.0) < ($0.1, $1.0) }
                    .prefix(2)
                    .map { (location: $0.0, level: $0.1) }
            }
        }
    }

    /// The peer that does best on the driver, if it does better than the location itself.
    func exemplar(for location: Int, driver: Int, above level: Double) -> (location: Int, level: Double)? {
        best[peers.ofLocation[location]][driver].first { $0.location != location && $0.level > level }
    }
}
