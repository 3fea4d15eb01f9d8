package import Domain
import LocalTime
import Statistics

/// What holds for a whole chain alike and changes slowly: what the weekday and the channel add to an answer, how answers
/// go together within a location, how far they stray. Made from a sample of the answers, and used for some days.
package struct ChainModel: Equatable, Sendable {
    /// The day of the plans that it was made for.
    package let made: Day
    /// Of the whole chain then.
    package let counts: ChainCounts
    /// By weekday (Monday first) and column.
    let weekdays: [[Double]]
    /// By channel, those that enough responses came through, and column.
    let channels: [Identifier: [Double]]
    /// Of the columns around the location's means; nil where nobody has answered anything.
    let within: Moments?
    /// Of answers around their location's mean, by column.
    let kurtosis: [Double]

    /// Answers that are precise enough; locations are sampled whole.
    package static let sampleSize = GroupedRows.sampleSize

    /// How long a model serves.
    private static let days = 7

    /// - Parameters:
    ///   - sample: the window's answers of some locations, at least `sampleSize` or all there are.
    ///   - counts: of the whole chain.
    package init(
        _ sample: [(table: AnswerTable, counter: AnswerCounter)], of counts: ChainCounts, on date: Day, brand: Brand
    ) {
        let chain = ChainRows(sample, columns: 1 + brand.drivers.count)
        let adjustment = Adjustment(chain.rows, covariates: chain.covariates)
        let adjusted = adjustment.adjusted(chain.rows, covariates: chain.covariates)
        let effects = { (covariate: Int, category: Int) in
            (0..<chain.rows.columns).map {
                adjustment.effect(covariate: covariate, category: category, column: $0)
            }
        }
        made = date
        self.counts = counts
        weekdays = Weekday.allCases.indices.map { effects(0, $0) }
        channels = Dictionary(
            chain.channels.enumerated().map { ($1, effects(1, $0)) }, uniquingKeysWith: { first, _ in first })
        within = WithinGroups.moments(adjusted)
        kurtosis = GroupSpreads(adjusted).kurtosis
    }

    init(
        made: Day, counts: ChainCounts, weekdays: [[Double]], channels: [Identifier: [Double]], within: Moments?,
        kurtosis: [Double]
    ) {
        self.made = made
        self.counts = counts
        self.weekdays = weekdays
        self.channels = channels
        self.within = within
        self.kurtosis = kurtosis
    }

    /// Whether it may still serve: it is made anew once a week, and sooner where there is much more to make it of, or less,
    /// or other.
    package func serves(_ date: Day, _ counts: ChainCounts) -> Bool {
        (made.number..<made.number + Self.days).contains(date.number) && self.counts.isLike(counts)
    }
}

extension ChainModel {
    private static let layout = 2

    package var bytes: [UInt8] {
        var writer = ByteWriter()
        for number in [Self.layout, kurtosis.count, made.number, counts.responses] + counts.answers {
            writer.put(number)
        }
        writer.put(counts.changes)
        writer.put(channels.count)
        for effect in weekdays.joined() { writer.put(effect) }
        for (channel, effects) in channels.sorted(by: { $0.key < $1.key }) {
            writer.put(channel)
            for effect in effects { writer.put(effect) }
        }
        for value in kurtosis { writer.put(value) }
        writer.put(within == nil ? 0 : 1)
        if let within {
            for value in within.mean + within.covariance.values { writer.put(value) }
            for number in [within.count] + within.observed + within.groups { writer.put(number) }
        }
        return writer.bytes
    }

    /// nil where the bytes are none that `bytes` gave for a brand with as many drivers.
    package init?(_ bytes: [UInt8], brand: Brand) {
        var reader = ByteReader(bytes)
        do {
            try self.init(from: &reader, columns: 1 + brand.drivers.count)
            guard reader.isAtEnd else { return nil }
        } catch { return nil }
    }

    private init(from reader: inout ByteReader, columns: Int) throws(ByteReader.Damage) {
        guard try reader.integers(2) == [Self.layout, columns] else { throw ByteReader.Damage() }
        let made = try reader.day()
        let responses = try reader.tally()
        let answers = try reader.tallies(columns)
        let changes: Int64 = try reader.integer()
        guard (0...Int64.max / 2).contains(changes) else { throw ByteReader.Damage() }
        let channelCount = try reader.count()
        var weekdays: [[Double]] = []
        for _ in Weekday.allCases { weekdays.append(try reader.doubles(columns)) }
        var channels: [Identifier: [Double]] = [:]
        for _ in 0..<channelCount { channels[try reader.identifier()] = try reader.doubles(columns) }
        let kurtosis = try reader.doubles(columns)
        var within: Moments?
        if try reader.integer() == 1 {
            within = Moments(
                mean: try reader.doubles(columns),
                covariance: Matrix(rows: columns, columns: columns, values: try reader.doubles(columns * columns)),
                count: try reader.tally(), observed: try reader.tallies(columns), groups: try reader.tallies(columns))
        }
        self.init(
            made: Day(number: made), counts: ChainCounts(responses: responses, answers: answers, changes: changes),
            weekdays: weekdays, channels: channels, within: within, kurtosis: kurtosis)
    }
}
