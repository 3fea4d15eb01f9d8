import Configuration
import Domain

/// Places for what a response's row may hold: one slot for each canonical column, then the outcome, the drivers and the
/// behaviours in the brand's order.
struct Fields: Sendable {
    /// The canonical keys, by slot.
    let keys: [String]
    let outcome: Int
    let drivers: Range<Int>
    let behaviours: Range<Int>

    init(brand: Brand) {
        let canonical = CanonicalColumn.allCases.sorted { $0.slot < $1.slot }.map(\.rawValue)
        outcome = canonical.count
        drivers = outcome + 1..<outcome + 1 + brand.drivers.count
        behaviours = drivers.upperBound..<drivers.upperBound + brand.behaviours.count
        keys = canonical + [brand.outcome.key] + brand.drivers.map(\.key) + brand.behaviours.map(\.key)
    }

    /// By slot: what a layout calls it; behind the last the columns that tell rows which are no feedback.
    func names(in layout: Layout) -> [[String]] {
        var names = [[String]](repeating: [], count: keys.count)
        for (column, found) in layout.columns { names[column.slot] = found }
        names[outcome] = layout.outcome
        return names + layout.exclusions.map(\.names)
    }
}

extension CanonicalColumn {
    var slot: Int {
        switch self {
        case .location: 0
        case .submitted: 1
        case .visited: 2
        case .response: 3
        case .source: 4
        case .channel: 5
        case .comment: 6
        case .contactName: 7
        case .contactEmail: 8
        case .contactPhone: 9
        case .contactConsent: 10
        case .updated: 11
        }
    }

    /// Whether it says who the customer is, or may be asked: not part of what makes a response the same.
    var isContact: Bool {
        switch self {
        case .contactName, .contactEmail, .contactPhone, .contactConsent: true
        default: false
        }
    }
}
