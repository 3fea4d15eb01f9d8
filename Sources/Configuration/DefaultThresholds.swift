import Domain

/// Who counts as unhappy and who as an advocate where the configuration does not say.
///
/// Up to nine points between worst and best mark, the lowest quarter of the range is unhappy (of five marks the lowest
/// two) and only the best mark is an advocate. From there on it is as with the net promoter score: the lowest six
/// tenths (0–6 of 0–10) and the highest tenth (9–10). Both fall on marks that lie whole points from the scale's ends.
struct DefaultThresholds {
    let alert: Rating
    let advocate: Rating

    /// On the scale from 1 to 5 where there is none.
    init(_ scale: Scale?) {
        let low = Int(scale?.low.thousandths ?? 1_000)
        let high = Int(scale?.high.thousandths ?? 5_000)
        let range = high - low
        let isLong = range >= 9_000
        let unhappy = (isLong ? range * 6 / 10 : range / 4) / 1_000 * 1_000
        let promoting = isLong ? (range / 10 + 500) / 1_000 * 1_000 : 0
        alert = Rating(thousandths: Int32(clamping: low + unhappy))
        advocate = Rating(thousandths: Int32(clamping: high - promoting))
    }
}
