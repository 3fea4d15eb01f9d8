import Domain

/// How many customers confirmed a behaviour, of how many that answered.
struct Confirmations: Equatable {
    var yes = 0
    var answers = 0

    var rate: Double? { answers == 0 ? nil : Double(yes) / Double(answers) }

    static func + (left: Self, right: Self) -> Self {
        Confirmations(yes: left.yes + right.yes, answers: left.answers + right.answers)
    }

    static func - (left: Self, right: Self) -> Self {
        Confirmations(yes: left.yes - right.yes, answers: left.answers - right.answers)
    }
}

/// What a whole chain is asked once, so that each plan only looks it up: who does best, and how often behaviours are
/// confirmed.
struct PeerComparison {
    /// Per location and behaviour of the brand.
    private let own: [[Confirmations]]
    /// Per peer group and behaviour.
    private let totals: [[Confirmations]]
    /// Per peer group and driver: the two members with the highest standings that lean on their own answers.
    private let best: [[[(location: Int, level: Double)]]]
    private let peers: PeerGroups

    init(_ chain: [LocationFacts], _ estimate: ChainEstimate, brand: Brand) {
        peers = estimate.peers
        let own = chain.map { facts in
            Self.confirmations(facts, behaviours: brand.behaviours.count)
        }
        self.own = own
        totals = peers.groups.map { group in
            brand.behaviours.indices.map { behaviour in
                group.members.reduce(Confirmations()) { $0 + own[$1][behaviour] }
            }
        }
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

    /// How often the location's customers and those of its peers confirm the behaviour.
    func confirmations(at location: Int, behaviour: Int) -> (own: Confirmations, peers: Confirmations) {
        let own = own[location][behaviour]
        return (own, totals[peers.ofLocation[location]][behaviour] - own)
    }

    private static func confirmations(_ facts: LocationFacts, behaviours: Int) -> [Confirmations] {
        var counts = [Confirmations](repeating: Confirmations(), count: behaviours)
        for response in facts.responses {
            guard response.behaviours.contains(where: { $0 != nil }),
                facts.isInWindow(facts.day(of: response))
            else { continue }
            for (behaviour, confirmed) in response.behaviours.prefix(behaviours).enumerated() {
                if let confirmed {
                    counts[behaviour] = counts[behaviour] + Confirmations(yes: confirmed ? 1 : 0, answers: 1)
                }
            }
        }
        return counts
    }
}
