import Domain
import Statistics

/// How far the open focuses of a chain have moved since they began, each beyond what all locations moved.
struct FocusMovements {
    private struct Stretch: Hashable {
        let driver: Int
        let began: Day
        /// Index of the peer group.
        let peers: Int
    }

    private let chain: [LocationEvidence]
    private let estimate: ChainEstimate
    private let brand: Brand
    /// What the peers moved, by driver and beginning.
    private let common: [Stretch: CommonMovement]

    /// - Parameter wanted: indices of the locations to be asked for.
    init(_ wanted: [Int], in chain: [LocationEvidence], _ estimate: ChainEstimate, brand: Brand) {
        self.chain = chain
        self.estimate = estimate
        self.brand = brand
        let stretches = Set(
            wanted.compactMap { place in
                chain[place].focus.flatMap { focus in
                    brand.index(ofDriver: focus.driver).map {
                        Stretch(driver: $0, began: focus.began, peers: estimate.peers.ofLocation[place])
                    }
                }
            })
        common = Dictionary(
            stretches.map { ($0, Self.common($0, in: chain, estimate, brand: brand)) },
            uniquingKeysWith: { first, _ in first })
    }

    /// Of the location's open focus.
    func progress(at place: Int) -> Plan.Progress {
        let facts = chain[place]
        guard let focus = facts.focus, let driver = brand.index(ofDriver: focus.driver),
            let after = facts.sums.answers(since: focus.began, column: driver + 1, estimate.model),
            let common = common[Stretch(driver: driver, began: focus.began, peers: estimate.peers.ofLocation[place])]
        else { return .tooEarly }
        // The answers of a few days are of visits on which nothing can have changed yet.
        guard after.count >= brand.planning.minimumAnswers else { return .tooEarly }
        let movement = Movement(
            baseline: focus.baseline, baselineDeviation: focus.baselineDeviation, after: after,
            variance: estimate.variances[driver], common: common)
        return Plan.Progress(
            movement, baseline: focus.baseline, target: focus.target, elapsed: focus.elapsed(on: facts.day.date))
    }

    /// What moved by itself: peers that did not work on the driver meanwhile, before and after.
    private static func common(
        _ stretch: Stretch, in chain: [LocationEvidence], _ estimate: ChainEstimate, brand: Brand
    ) -> CommonMovement {
        let key = brand.drivers[stretch.driver].key
        let locations = estimate.peers.groups[stretch.peers].members.map { place in
            let sums = chain[place].sums
            return BeforeAndAfter(
                // As baselines are, so that what moved before the focus began cancels.
                before: sums.level(
                    before: stretch.began, days: brand.planning.window.days, column: stretch.driver + 1, estimate.model),
                after: sums.answers(
                    from: stretch.began, before: chain[place].day.date, column: stretch.driver + 1, estimate.model),
                isCompared: chain[place].focus?.driver != key
                    && !chain[place].history.contains { $0.before == key && $0.date > stretch.began })
        }
        return CommonMovement(locations, variance: estimate.variances[stretch.driver])
    }
}

extension Focus {
    /// The share of its time up to its due date that has run on a day.
    func elapsed(on date: Day) -> Double {
        Double(date.number - began.number) / Double(max(1, due.number - began.number))
    }
}
