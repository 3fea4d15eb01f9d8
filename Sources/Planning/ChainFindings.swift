import Domain
import Library
import Statistics

/// What is found out about a whole chain at once, for each location's plan to look up.
struct ChainFindings {
    let chain: [LocationEvidence]
    /// The place of each location in the chain.
    let places: [Identifier: Int]
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
    init(
        _ chain: [LocationEvidence], wanted: [Int], model: ChainModel, worths: Worths, library: ActionLibrary,
        brand: Brand, beat: () throws -> Void
    ) rethrows {
        self.chain = chain
        places = Dictionary(
            chain.enumerated().map { ($0.element.location.id, $0.offset) }, uniquingKeysWith: { first, _ in first })
        let adjusted = AdjustedSums(chain.map(\.sums), model, brand: brand)
        estimate = ChainEstimate(chain, adjusted, model, brand: brand)
        try beat()
        exemplars = Exemplars(chain, estimate, worths, library: library, brand: brand)
        movements = FocusMovements(wanted, in: chain, estimate, brand: brand)
        try beat()
        weakSpots = WeakSpots(adjusted.cells, adjusted.spreads, estimate.peers, brand)
        consistency = Consistency(adjusted.spreads, peers: estimate.peers)
        behaviours = BehaviourRates(chain, peers: estimate.peers, brand: brand)
        try beat()
        quality = QualityReview.of(chain.map(\.sums), policy: brand.planning)
    }
}
