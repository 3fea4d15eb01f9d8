import Domain
import Statistics

/// How steady each location is: how far one customer's mark lies from the next one's, in the outcome and in each driver.
///
/// The deviation of adjusted answers within the location, shrunken toward that of its peers (`SpreadShrinkage`).
struct Consistency {
    struct Spread: Equatable {
        /// In points of the question's scale; small is steady.
        let deviation: Double
        /// What is common among the peers; nil where no other location's answers tell.
        let peers: Double?
        /// Probability that answers truly vary more here than is common; nil without peers.
        let abovePeers: Double?
    }

    /// By column and location.
    private let spreads: [[Spread?]]

    /// - Parameter plain: spreads of adjusted answers, the outcome's in column 0.
    init(_ plain: GroupSpreads, peers: PeerGroups) {
        spreads = (0..<plain.columns).map { Self.spreads(of: plain, column: $0, peers) }
    }

    /// nil where no two answers of a location tell, neither here nor among its peers.
    func at(_ location: Int, column: Int) -> Spread? { spreads[column][location] }

    private static func spreads(of plain: GroupSpreads, column: Int, _ peers: PeerGroups) -> [Spread?] {
        let told = peers.ofLocation.indices.map { plain.answers($0, column) }
        var spreads = [Spread?](repeating: nil, count: told.count)
        for (place, group) in peers.groups.enumerated() {
            let informed = group.members.count { told[$0] > 1 }
            let shrunken = SpreadShrinkage(
                group.members.map { (told[$0], plain.variance($0, column)) }, kurtosis: plain.kurtosis[column])
            for (index, member) in group.members.enumerated() where peers.ofLocation[member] == place && informed > 0 {
                let hasPeers = informed > (told[member] > 1 ? 1 : 0)
                spreads[member] = Spread(
                    deviation: shrunken.deviations[index], peers: hasPeers ? shrunken.common : nil,
                    abovePeers: hasPeers ? shrunken.aboveCommon[index] : nil)
            }
        }
        return spreads
    }
}
