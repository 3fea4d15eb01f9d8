/// A mean of answers in which recent ones count more.
///
/// True levels drift. As if they walked at random, by δ times the variance of one answer in a window, the best weights
/// that fall off in a straight line, 1 for an answer of today and 1 − c for the oldest, have c = 10ρ / (20 + 7ρ), at most
/// 1, with ρ = δn for n answers: it minimizes the sampling variance (1 − c + c²/3) / n(1 − c/2)² and what the drift adds,
/// δ((1 − c)²/3 + c(1 − c)/4 + c²/20) / (1 − c/2)², for answers that come evenly. Few answers count all alike, because
/// there chance is worse than age; of many the old ones hardly count. (The optimal weights of such a level without the
/// straight line are exponential: Muth 1960.)
struct RecentLevel {
    /// δ. More would make foci follow real drops hardly sooner, and cost stores with some hundred answers gain while
    /// nothing changes; what was measured is in docs/METHOD.md.
    private static let drift = 0.02

    let mean: Double
    /// How much larger its sampling variance is than if all answers counted alike.
    let inflation: Double

    /// - Parameters:
    ///   - count: answers.
    ///   - weights: their days' places in the window, 1 for the first, summed up; `squares` of these.
    ///   - sum: of their values; `weighted` of values times weights.
    ///   - days: of the window.
    init(count: Int, weights: Double, squares: Double, sum: Double, weighted: Double, days: Int) {
        let answers = Double(count)
        let ratio = Self.drift * answers
        let fall = min(1, 10 * ratio / (20 + 7 * ratio))
        let (even, step) = (1 - fall, fall / Double(days))
        let all = even * answers + step * weights
        guard count > 0, all > 0 else {
            (mean, inflation) = (count > 0 ? sum / answers : 0, 1)
            return
        }
        mean = (even * sum + step * weighted) / all
        inflation = max(
            1, answers * (even * even * answers + 2 * even * step * weights + step * step * squares) / (all * all))
    }
}
