package import Domain
import Statistics

/// How a location was answered day by day, so that the mean of any stretch of days is at hand.
///
/// A column each for the brand's drivers and behaviours, in their order; a confirmed behaviour is one point, another none.
package struct DailyAnswers: Equatable, Sendable {
    /// What was answered in one column on some days.
    package struct Sum: Equatable, Sendable {
        var count: Int64
        /// In thousandths.
        var total: Int64
        /// In thousandths squared, divided by the square of the column's unit.
        var squares: Int64

        package init(count: Int64 = 0, total: Int64 = 0, squares: Int64 = 0) {
            self.count = count
            self.total = total
            self.squares = squares
        }

        static func + (one: Sum, other: Sum) -> Sum {
            Sum(
                count: one.count + other.count, total: one.total + other.total, squares: one.squares + other.squares)
        }

        static func - (later: Sum, earlier: Sum) -> Sum {
            Sum(
                count: later.count - earlier.count, total: later.total - earlier.total,
                squares: later.squares - earlier.squares)
        }
    }

    let columns: Int
    /// What thousandths are divided by before they are squared, by column.
    private let units: [Int64]
    private var days: [Day] = []
    /// Row by row, up to and with each of `days`.
    private var sums: [Sum] = []

    /// - Parameter units: by column, 1 or more: a million answers on the widest scale fit into 64 bits (`AnswerCounter.units`).
    package init(units: [Int64]) {
        columns = units.count
        self.units = units
    }

    /// The answers of a location, day by day of its own calendar.
    package init(_ table: AnswerTable, _ counter: AnswerCounter, brand: Brand) {
        let units = Array(AnswerCounter.units(brand).dropFirst()) + brand.behaviours.map { _ in 1 }
        self.init(units: units)
        // The outcome comes first in a row.
        for (day, rows) in counter.days(of: table) {
            add(
                day,
                units.indices.map { column in
                    rows.map { table.marks[$0 * table.width + 1 + column] }.filter { $0 != AnswerTable.none }
                        .map { Int64($0) * (column < brand.drivers.count ? 1 : 1_000) }
                })
        }
    }

    /// Takes in the marks of one day, later than all before.
    ///
    /// - Parameter marks: by column, its marks in thousandths.
    package mutating func add(_ day: Day, _ marks: [[Int64]]) {
        add(
            day,
            zip(marks, units).map { marks, unit in
                Sum(
                    count: Int64(marks.count), total: marks.reduce(0, +),
                    squares: marks.reduce(0) { $0 + $1 * $1 / (unit * unit) })
            })
    }

    /// Takes in what was answered on one day, later than all before; by column.
    package mutating func add(_ day: Day, _ answered: [Sum]) {
        let start = sums.count - columns
        days.append(day)
        for column in 0..<columns {
            let earlier = start < 0 ? Sum() : sums[start + column]
            sums.append(earlier + answered[column])
        }
    }

    /// The answers from one day on and before another.
    func answers(_ column: Int, from first: Day, before end: Day) -> SampleMean {
        let sum = sum(column, from: first, before: end)
        return SampleMean(
            count: Int(sum.count), mean: sum.count > 0 ? Double(sum.total) / Double(sum.count) / 1_000 : 0)
    }

    /// Their mean; 0 where there are none.
    package func mean(_ column: Int, from first: Day, before end: Day) -> Double {
        answers(column, from: first, before: end).mean
    }

    /// Squared distances of those answers from their mean, in points, and how many answers beyond the first there are.
    func spread(_ column: Int, from first: Day, before end: Day) -> (squares: Double, freedom: Int) {
        let sum = sum(column, from: first, before: end)
        guard sum.count > 1 else { return (0, 0) }
        let unit = Double(units[column]) / 1_000
        let total = Double(sum.total) / 1_000
        return (max(0, Double(sum.squares) * unit * unit - total * total / Double(sum.count)), Int(sum.count) - 1)
    }

    private func sum(_ column: Int, from first: Day, before end: Day) -> Sum { upTo(end, column) - upTo(first, column) }

    /// Of all days before one.
    private func upTo(_ day: Day, _ column: Int) -> Sum {
        let known = days.partition { $0 < day }
        return known == 0 ? Sum() : sums[(known - 1) * columns + column]
    }
}
