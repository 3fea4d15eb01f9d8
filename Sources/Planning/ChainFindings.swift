import Domain
import Statistics

/// What is found out about a whole chain at once, for each location's plan to look up.
struct ChainFindings {
    let chain: [LocationFacts]
    let estimate: ChainEstimate
    let exemplars: Exemplars
    let movements: FocusMovements
    let weakSpots: WeakSpots
    let consistency: Consistency
    let behaviours: BehaviourRates
    let quality: [DataQuality]

    /// - Parameters:
    ///   - wanted: indices of the locations to plan.
    ///   - beat: called between the steps.
    init(_ chain: [LocationFacts], wanted: [Int], brand: Brand, beat: () throws -> Void) rethrows {
        self.chain = chain
        estimate = ChainEstimate(chain, brand: brand)
        try beat()
        exemplars = Exemplars(estimate, brand: brand)
        movements = FocusMovements(wanted, in: chain, estimate, brand: brand)
        try beat()
        let spreads = GroupSpreads(estimate.adjusted)
        weakSpots = WeakSpots(
            rows: estimate.rows, adjusted: estimate.adjusted, spreads: spreads, peers: estimate.peers, brand: brand)
        consistency = Consistency(spreads, peers: estimate.peers)
        behaviours = BehaviourRates(chain, peers: estimate.peers, brand: brand)
        try beat()
        quality = QualityReview.of(chain, brand: brand)
    }
}
