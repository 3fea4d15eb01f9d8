import Domain
import Statistics

/// Step 6 of the method for one location: which drivers are worth working on, best first.
struct DriverRanking: Equatable {
    struct Candidate: Equatable {
        /// Index into the brand's drivers.
        let driver: Int
        let standing: Standing
        let slope: Slope
        let gain: Double
    }

    /// Drivers that can be worked on here, by expected gain.
    let workable: [Candidate]
    /// Those of them that promise enough to become priorities.
    let candidates: [Candidate]
    /// Why the others do not, one place per driver of the brand; nil for candidates.
    let excluded: [Explanation.Verdict?]
    /// Points of the outcome, one place per driver of the brand.
    let gains: [Double?]

    /// The same as `workable`, one place per driver of the brand.
    let isWorkable: [Bool]

    /// - Parameter hasAction: whether the library has something left to give here for the driver of that key.
    init(standings: [Standing?], slopes: [Slope?], brand: Brand, hasAction: (String) -> Bool) {
        let worthwhile = brand.planning.worthwhile * brand.outcome.scale.range
        var workable: [Candidate] = []
        var excluded: [Explanation.Verdict?] = []
        var gains: [Double?] = []
        for (index, driver) in brand.drivers.enumerated() {
            guard let standing = standings[index], let slope = slopes[index] else {
                excluded.append(standings[index] == nil ? .noAnswers : .noOutcome)
                gains.append(nil)
                continue
            }
            let gain =
                slope.value
                * ExpectedShortfall.gain(target: standing.target, mean: standing.level, deviation: standing.deviation)
            gains.append(gain)
            if !driver.controllable {
                excluded.append(.notControllable)
            } else if !hasAction(driver.key) {
                excluded.append(.noAction)
            } else {
                excluded.append(gain < worthwhile ? .notWorthwhile : nil)
                workable.append(Candidate(driver: index, standing: standing, slope: slope, gain: gain))
            }
        }
        self.workable = workable.sorted { ($1.gain, $0.driver) < ($0.gain, $1.driver) }
        candidates = self.workable.filter { $0.gain >= worthwhile }
        isWorkable = brand.drivers.indices.map { driver in workable.contains { $0.driver == driver } }
        self.excluded = excluded
        self.gains = gains
    }
}

extension Explanation.Verdict {
    /// Whether an open focus on the driver can go on though it would not be picked today.
    var allowsFocus: Bool { self == .notWorthwhile || self == .noOutcome }
}
