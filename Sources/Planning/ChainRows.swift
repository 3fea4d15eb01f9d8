import Domain
import LocalTime
import Statistics

/// The answers of a whole chain in one window as numbers: a row per response that has the outcome or a driver.
///
/// Column 0 is the outcome, then the brand's drivers in order; in points of each question's scale.
struct ChainRows {
    let rows: GroupedRows
    /// Weekday and channel.
    let covariates: [Covariate]
    /// Categories of the channels, by name.
    private let channels: [Identifier: Int]
    /// By row: the brand's part of the day of the visit on the location's own clock, −1 for none. A part that runs over
    /// midnight goes on on the next day.
    let parts: [Int]
    /// Rows per location, in the order of the facts.
    let responses: [Int]

    /// By row, 0 for Monday.
    var weekdays: [Int] { covariates[0].categories }

    init(_ facts: [LocationFacts], brand: Brand) {
        var values: [Double] = []
        var groups: [Int] = []
        var weekdays: [Int] = []
        var channels: [Identifier?] = []
        var parts: [Int] = []
        let partOfHour = (0..<24).map { hour in brand.dayparts.firstIndex { $0.contains(hour: hour) } ?? -1 }
        var responses = [Int](repeating: 0, count: facts.count)
        for (group, location) in facts.enumerated() {
            for response in location.responses where response.rates {
                let day = location.day(of: response)
                guard location.isInWindow(day) else { continue }
                values += ([response.outcome] + response.drivers).map { $0?.points ?? .nan }
                groups.append(group)
                weekdays.append(day.weekday.rawValue - 1)
                channels.append(response.channel.map { Identifier($0) })
                // A date without a time is midnight on some clock: nothing is known of the part of the day.
                let isTimed = response.at != location.zone.startOfDay(day) && response.at != Zone.utc.startOfDay(day)
                parts.append(isTimed ? partOfHour[location.zone.hour(of: response.at)] : -1)
                responses[group] += 1
            }
        }
        let indices = Self.categories(channels)
        self.channels = indices
        rows = GroupedRows(values: values, columns: 1 + brand.drivers.count, groups: groups, groupCount: facts.count)
        covariates = [
            Covariate(categories: weekdays, count: Weekday.allCases.count),
            Covariate(categories: channels.map { $0.flatMap { indices[$0] } ?? -1 }, count: indices.count),
        ]
        self.parts = parts
        self.responses = responses
    }

    /// What the day and the channel of a response add to its answers, by column, as an adjustment made of these rows has
    /// it.
    func effects(_ adjustment: Adjustment) -> (_ day: Day, _ channel: String?) -> [Double] {
        let table = (0..<covariates[0].count).map { weekday in
            (-1..<covariates[1].count).map { channel in
                (0..<rows.columns).map { column in
                    adjustment.effect(covariate: 0, category: weekday, column: column)
                        + adjustment.effect(covariate: 1, category: channel, column: column)
                }
            }
        }
        return { day, channel in
            table[day.weekday.rawValue - 1][1 + (channel.flatMap { channels[Identifier($0)] } ?? -1)]
        }
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
