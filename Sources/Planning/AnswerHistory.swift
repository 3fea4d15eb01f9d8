import Domain
import Statistics

/// Every location's adjusted answers by day, from the first one in the window or the one before: what movements are judged
/// from.
///
/// Any span of days costs two looks, however many answers it has.
struct AnswerHistory {
    private let columns: Int
    /// The first day with an answer, and how many days there are from it on, by location.
    private let spans: [(first: Day, days: Int)]
    /// Where the location's running totals start.
    private let offsets: [Int]
    /// Answers and their sums before each day, by location, day and column.
    private var counts: [Int32]
    private var sums: [Double]

    /// - Parameter effects: what to take off the answers of a day and a channel, by column.
    init(_ facts: [LocationFacts], columns: Int, effects: (_ day: Day, _ channel: String?) -> [Double]) {
        self.columns = columns
        spans = facts.map { facts in
            let days = facts.responses.lazy.filter(\.rates).map(facts.day(of:)).filter { $0 >= facts.day.beforeFrom }
            let first = days.min() ?? facts.day.to
            return (first, max(0, facts.day.to.number - first.number + 1))
        }
        var offsets: [Int] = []
        var size = 0
        for span in spans {
            offsets.append(size)
            size += (span.days + 1) * columns
        }
        self.offsets = offsets
        counts = [Int32](repeating: 0, count: size)
        sums = [Double](repeating: 0, count: size)
        for (location, facts) in facts.enumerated() {
            let (first, days) = spans[location]
            for response in facts.responses where response.rates {
                let day = facts.day(of: response)
                guard (0..<days).contains(day.number - first.number) else { continue }
                let effects = effects(day, response.channel)
                let place = offsets[location] + (day.number - first.number + 1) * columns
                for column in 0..<columns {
                    let rating = column == 0 ? response.outcome : response.drivers[column - 1]
                    guard let rating else { continue }
                    counts[place + column] += 1
                    sums[place + column] += rating.points - effects[column]
                }
            }
            for place in (offsets[location] + columns)..<(offsets[location] + (days + 1) * columns) {
                counts[place] += counts[place - columns]
                sums[place] += sums[place - columns]
            }
        }
    }

    /// The answers in a column from a day on and before another.
    func mean(of column: Int, at location: Int, from: Day, before end: Day) -> SampleMean {
        let (first, days) = spans[location]
        let start = min(max(from.number - first.number, 0), days)
        let stop = min(max(end.number - first.number, start), days)
        let low = offsets[location] + start * columns + column
        let high = offsets[location] + stop * columns + column
        let count = Int(counts[high] - counts[low])
        return SampleMean(count: count, mean: count == 0 ? 0 : (sums[high] - sums[low]) / Double(count))
    }
}
