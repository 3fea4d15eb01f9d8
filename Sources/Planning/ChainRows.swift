import Domain
import Statistics

/// The answers of a whole chain in one window as numbers: a row per response that has the outcome or a driver.
///
/// Column 0 is the outcome, then the brand's drivers in order; in points of each question's scale.
struct ChainRows {
    let rows: GroupedRows
    let covariates: [Covariate]
    /// Rows per location, in the order of the facts.
    let responses: [Int]

    init(_ facts: [LocationFacts], brand: Brand) {
        var values: [Double] = []
        var groups: [Int] = []
        var weekdays: [Int] = []
        var channels: [Identifier?] = []
        var responses = [Int](repeating: 0, count: facts.count)
        for (group, location) in facts.enumerated() {
            for response in location.responses where response.rates {
                let day = location.day(of: response)
                guard location.isInWindow(day) else { continue }
                values += ([response.outcome] + response.drivers).map { $0?.points ?? .nan }
                groups.append(group)
                weekdays.append(day.weekday.rawValue - 1)
                channels.append(response.channel.map { Identifier($0) })
                responses[group] += 1
            }
        }
        let indices = Self.categories(channels)
        rows = GroupedRows(values: values, columns: 1 + brand.drivers.count, groups: groups, groupCount: facts.count)
        covariates = [
            Covariate(categories: weekdays, count: Weekday.allCases.count),
            Covariate(categories: channels.map { $0.flatMap { indices[$0] } ?? -1 }, count: indices.count),
        ]
        self.responses = responses
    }

    /// More channels than any brand has; a column of free text mapped as a channel must not cost a matrix of it.
    private static let channelsAtMost = 32

    /// The channels that enough responses came through, by name.
    private static func categories(_ channels: [Identifier?]) -> [Identifier: Int] {
        var counts: [Identifier: Int] = [:]
        for case let channel? in channels { counts[channel, default: 0] += 1 }
        let common = counts.filter { Double($0.value) >= Adjustment.answersNeeded }
            .sorted { ($1.value, $0.key) < ($0.value, $1.key) }
            .prefix(channelsAtMost)
        return Dictionary(
            common.map(\.key).sorted().enumerated().map { ($0.element, $0.offset) },
            uniquingKeysWith: { first, _ in first })
    }
}

extension Response {
    /// Whether it says anything that levels are estimated from.
    var rates: Bool { outcome != nil || drivers.contains { $0 != nil } }
}
