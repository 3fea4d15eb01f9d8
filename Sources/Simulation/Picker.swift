/// A way to choose the one driver that a location should work on.
package enum Picker: String, CaseIterable, Sendable {
    case lowestMean = "lowest_mean"
    case ownCorrelation = "own_correlation"
    case brandRegression = "brand_regression"
    case importance
    case slope
    case huddled
    /// Everything known but the location's true levels: no picker can do better on average.
    case bound

    package var title: String {
        switch self {
        case .lowestMean: "lowest mean"
        case .ownCorrelation: "own correlation × (top − mean)"
        case .brandRegression: "brand regression × raw gap to brand"
        case .importance: "importance (LMG) × shrunken gap"
        case .slope: "brand slope × shrunken gap"
        case .huddled: "huddled"
        case .bound: "bound: all known but the levels"
        }
    }

    static let naive: [Picker] = [.lowestMean, .ownCorrelation, .brandRegression, .importance, .slope]
}
