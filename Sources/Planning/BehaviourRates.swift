import Domain
import Statistics

/// How often behaviours are confirmed, each location's rate drawn toward its peers' by how little it is known
/// (`RateShrinkage`), and whether they are confirmed more often since the location's focus began (`RateMovement`).
struct BehaviourRates {
    struct Rate: Equatable {
        let rate: Double
        /// The peers' common rate; nil where no other location's customers were asked.
        let peers: Double?
        /// Probability that the true rate is below the peers'; nil without peers.
        let belowPeers: Double?
        let answers: Int
        /// Since the open focus began; nil where nobody was asked in the window before, or since.
        let movement: RateMovement?
    }

    /// Per location and behaviour of the brand.
    private let rates: [[Rate?]]

    init(_ chain: [LocationEvidence], peers: PeerGroups, brand: Brand) {
        let counts = chain.map(\.sums.confirmations)
        var rates = chain.map { _ in [Rate?](repeating: nil, count: brand.behaviours.count) }
        for (place, group) in peers.groups.enumerated() {
            for behaviour in brand.behaviours.indices {
                let asked = group.members.count { counts[$0][behaviour].answers > 0 }
                if asked == 0 { continue }
                let shrinkage = RateShrinkage(
                    group.members.map { (counts[$0][behaviour].yes, counts[$0][behaviour].answers) })
                for member in group.members where peers.ofLocation[member] == place {
                    let own = counts[member][behaviour]
                    let hasPeers = asked > (own.answers > 0 ? 1 : 0)
                    rates[member][behaviour] = Rate(
                        rate: shrinkage.rate(yes: own.yes, answers: own.answers),
                        peers: hasPeers ? shrinkage.mean : nil,
                        belowPeers: hasPeers
                            ? shrinkage.probabilityBelowMean(yes: own.yes, answers: own.answers) : nil,
                        answers: own.answers, movement: chain[member].moved(behaviour, shrinkage))
                }
            }
        }
        self.rates = rates
    }

    /// - Parameter behaviour: index into the brand's.
    /// - Returns: nil where neither the location's customers nor its peers' were asked.
    func at(_ location: Int, behaviour: Int) -> Rate? { rates[location][behaviour] }
}

extension LocationEvidence {
    /// A focus older than the window has nothing in it to be compared with.
    fileprivate func moved(_ behaviour: Int, _ shrinkage: RateShrinkage) -> RateMovement? {
        guard let since = sums.since, since.began == focus?.began.number, since.began > day.from.number else {
            return nil
        }
        let (all, after) = (sums.confirmations[behaviour], since.confirmations[behaviour])
        return RateMovement(
            before: Confirmations(yes: all.yes - after.yes, answers: all.answers - after.answers), since: after,
            toward: shrinkage)
    }
}
