/// How answers vary within groups: counts and unbiased variances by group and column, kurtosis by column.
package struct GroupSpreads: Equatable, Sendable {
    private struct Sums: Equatable, Sendable {
        var count = 0.0
        var sum = 0.0
        /// At last around the group's own mean.
        var squares = 0.0
    }

    package let columns: Int
    private let sums: [Sums]
    /// Of answers around their group's mean; 3 for the normal distribution and where nothing varies.
    package let kurtosis: [Double]

    private static let sampleSize = 50_000

    /// - Parameters:
    ///   - counts: answers by group and column.
    ///   - squares: likewise, sums of squares around the group's own mean.
    ///   - kurtosis: by column.
    package init(columns: Int, counts: [Int], squares: [Double], kurtosis: [Double]) {
        precondition(counts.count == squares.count, "every count has its squares")
        self.columns = columns
        sums = zip(counts, squares).map { Sums(count: Double($0), squares: $1) }
        self.kurtosis = kurtosis
    }

    /// In one pass, and kurtosis from a sample.
    package init(_ rows: GroupedRows, seed: UInt64 = 1) {
        columns = rows.columns
        let sample = rows.sample(Self.sampleSize, seed: seed)
        let middles = Self.means(rows, sample)
        var sums = [Sums](repeating: Sums(), count: rows.groupCount * rows.columns)
        for (row, group) in rows.groups.enumerated() {
            for column in 0..<rows.columns {
                let value = rows.values[row * rows.columns + column] - middles[column]
                // Without a branch: gaps come as they like, and a wrong guess costs more than adding nothing.
                let known = value.isNaN ? 0 : value
                let place = group * rows.columns + column
                sums[place].count += value.isNaN ? 0 : 1
                sums[place].sum += known
                sums[place].squares += known * known
            }
        }
        for place in sums.indices where sums[place].count > 0 {
            let all = sums[place].squares
            let around = all - sums[place].sum * sums[place].sum / sums[place].count
            // What rounding leaves of answers that are all alike is no spread.
            sums[place].squares = around <= 1e-12 * all ? 0 : around
        }
        self.sums = sums
        kurtosis = Self.kurtosis(
            rows, sample,
            // The only answer of a group is its own mean, which says nothing of how answers vary.
            means: sums.enumerated().map { $1.count > 1 ? middles[$0 % rows.columns] + $1.sum / $1.count : .nan })
    }

    package func answers(_ group: Int, _ column: Int) -> Int { Int(sums[group * columns + column].count) }

    /// 0 for fewer than two answers.
    package func variance(_ group: Int, _ column: Int) -> Double {
        let sums = sums[group * columns + column]
        return sums.count > 1 ? sums.squares / (sums.count - 1) : 0
    }

    /// Of all groups together, around each one's mean.
    package func pooledVariance(_ column: Int) -> Double {
        var (squares, freedom) = (0.0, 0.0)
        for place in stride(from: column, to: sums.count, by: columns) where sums[place].count > 1 {
            squares += sums[place].squares
            freedom += sums[place].count - 1
        }
        return freedom > 0 ? squares / freedom : 0
    }

    private static func means(_ rows: GroupedRows, _ sample: [Int]) -> [Double] {
        (0..<rows.columns).map { column in
            var (sum, count) = (0.0, 0.0)
            for row in sample {
                let value = rows.values[row * rows.columns + column]
                if value.isNaN { continue }
                sum += value
                count += 1
            }
            return count > 0 ? sum / count : 0
        }
    }

    private static func kurtosis(_ rows: GroupedRows, _ sample: [Int], means: [Double]) -> [Double] {
        (0..<rows.columns).map { column in
            var (second, fourth, count) = (0.0, 0.0, 0.0)
            for row in sample {
                let distance =
                    rows.values[row * rows.columns + column] - means[rows.groups[row] * rows.columns + column]
                if distance.isNaN { continue }
                second += distance * distance
                fourth += distance * distance * distance * distance
                count += 1
            }
            return second > 1e-12 * count ? fourth * count / (second * second) : 3
        }
    }
}
