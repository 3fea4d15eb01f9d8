import Domain
import Statistics

/// Answers counted and summed by location, driver and cell: a weekday and a part of the day.
struct DayPartCells {
    static let weekdays = Weekday.allCases.count

    let locations: Int
    let drivers: Int
    let parts: Int
    /// Cells of a location and driver: weekday by weekday, and in each one more than there are parts, for visits outside
    /// all of them.
    let cells: Int
    private let counts: [Int32]
    private let sums: [Double]
    /// By location and driver.
    private let totals: [(count: Double, sum: Double)]

    /// A cell against the location's own rest.
    struct Contrast {
        /// Mean of the cell − mean of the rest.
        let difference: Double
        /// Its sampling variance over that of one answer.
        let size: Double
        let answers: Int
        let rest: Double
    }

    /// In one pass.
    ///
    /// - Parameters:
    ///   - weekdays: by row, 0 for Monday.
    ///   - parts: by row, an index below `partCount`, −1 for none.
    init(_ adjusted: GroupedRows, weekdays: [Int], parts partOfRow: [Int], partCount parts: Int) {
        let drivers = adjusted.columns - 1
        let cells = Self.weekdays * (parts + 1)
        var counts = [Int32](repeating: 0, count: adjusted.groupCount * drivers * cells)
        var sums = [Double](repeating: 0, count: counts.count)
        for (row, group) in adjusted.groups.enumerated() {
            let part = (0..<parts).contains(partOfRow[row]) ? partOfRow[row] : parts
            var place = group * drivers * cells + weekdays[row] * (parts + 1) + part
            for column in 1..<adjusted.columns {
                let value = adjusted.values[row * adjusted.columns + column]
                // Without a branch: gaps come as they like, and a wrong guess costs more than adding nothing.
                counts[place] += value.isNaN ? 0 : 1
                sums[place] += value.isNaN ? 0 : value
                place += cells
            }
        }
        totals = (0..<adjusted.groupCount * drivers).map { pair in
            var (count, sum) = (0.0, 0.0)
            for place in pair * cells..<(pair + 1) * cells {
                count += Double(counts[place])
                sum += sums[place]
            }
            return (count, sum)
        }
        locations = adjusted.groupCount
        self.drivers = drivers
        self.parts = parts
        self.cells = cells
        self.counts = counts
        self.sums = sums
    }

    /// The cell's weekday, 0 for Monday, and part; nil for visits outside all parts.
    func day(_ cell: Int) -> Int { cell / (parts + 1) }
    func part(_ cell: Int) -> Int? { cell % (parts + 1) == parts ? nil : cell % (parts + 1) }

    /// nil where nobody answered in the cell, or nobody elsewhere.
    func contrast(_ location: Int, _ driver: Int, _ cell: Int) -> Contrast? {
        let pair = location * drivers + driver
        let count = Double(counts[pair * cells + cell])
        let (total, sum) = totals[pair]
        guard count > 0, total > count else { return nil }
        let rest = (sum - sums[pair * cells + cell]) / (total - count)
        return Contrast(
            difference: sums[pair * cells + cell] / count - rest, size: 1 / count + 1 / (total - count),
            answers: Int(count), rest: rest)
    }
}
