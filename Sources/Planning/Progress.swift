import Domain
import Statistics

extension Plan.Progress {
    /// As sure as a claim of success must be, so that with no change at all it is made for fewer than one focus in
    /// twenty. 0.95 is not enough: variances are estimated, and what lifts a whole chain lifts its low stores a little
    /// more, since scales end. (Measured on simulated chains at 0.95: 5.3 to 6.7 %, at this bound 3.8 to 4.7 %.)
    private static let surelyMoved = 0.965
    private static let probablyThere = 0.8
    /// Where a gain would more likely than not have shown, its absence is said.
    private static let wouldHaveShown = 0.5

    /// What can honestly be said of a focus by now.
    ///
    /// "Reached" needs the evidence of "on track" as well: where the target is near, noise alone carries a mean over it.
    /// And since it ends a focus on the first day that it is true, it must be surer the earlier it is said: its bound
    /// falls with the square root of the time that has run (O'Brien & Fleming 1979).
    ///
    /// - Parameters:
    ///   - movement: of the focus's driver since it began; nil where nobody answered since.
    ///   - baseline: the level when the focus began; `target` is to be reached from there.
    ///   - elapsed: the share of the time from its beginning to its due date that has run.
    init(_ movement: Movement?, baseline: Double, target: Double, elapsed: Double) {
        guard let movement else {
            self = .tooEarly
            return
        }
        let rise = movement.probabilityOfRise
        if rise >= Self.surelyMoved {
            let isThere =
                rise >= Self.certainty(elapsed) && movement.probability(ofReaching: target) >= Self.probablyThere
            self = isThere ? .reached : .onTrack
        } else if elapsed >= 0.5,
            movement.power(for: target - baseline, certainty: Self.surelyMoved) >= Self.wouldHaveShown
        {
            self = .notMoving
        } else {
            self = .tooEarly
        }
    }

    /// How sure must be what is looked for every day and said on the first that it is true.
    static func certainty(_ elapsed: Double, atLast: Double = surelyMoved) -> Double {
        Normal.cdf(Normal.quantile(atLast) / min(1, max(elapsed, 1e-6)).squareRoot())
    }
}
