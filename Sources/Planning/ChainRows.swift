import Domain
import LocalTime
import Statistics

/// Answers as numbers: a row per response that has the outcome or a driver.
///
/// Column 0 is the outcome, then the brand's drivers in order; in points of each question's scale.
struct ChainRows {
    let rows: GroupedRows
    /// Weekday and channel.
    let covariates: [Covariate]
    /// The channels by their categories.
    let channels: [Identifier]

    /// - Parameter locations: a table of answers for each, and how to read it.
    init(_ locations: [(table: AnswerTable, counter: AnswerCounter)], columns: Int) {
        var values: [Double] = []
        var groups: [Int] = []
        var weekdays: [Int] = []
        var channels: [Identifier?] = []
        for (group, location) in locations.enumerated() {
            let table = location.table
            for (day, rows) in location.counter.days(of: table) {
                for row in rows where table.rates(row) {
                    for mark in table.ratings(row) {
                        values.append(mark == AnswerTable.none ? .nan : Double(mark) / 1_000)
                    }
                    groups.append(group)
                    weekdays.append(day.weekdayIndex)
                    channels.append(table.channels[row])
                }
            }
        }
        let indices = Self.categories(channels)
        self.channels = indices.sorted { $0.value < $1.value }.map(\.key)
        rows = GroupedRows(values: values, columns: columns, groups: groups, groupCount: locations.count)
        covariates = [
            Covariate(categories: weekdays, count: Weekday.allCases.count),
            Covariate(categories: channels.map { $0.flatMap { indices[$0] } ?? -1 }, count: indices.count),
        ]
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
