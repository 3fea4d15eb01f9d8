import Domain

/// Answers counted and summed by location, driver and cell: a weekday and a part of the day.
struct DayPartCells {
    static let weekdays = Weekday.allCases.count

    let locations: Int
    let drivers: Int
    let parts: Int
    /// Cells of a location and driver: weekday by weekday, and in each one more than there are parts, for visits outside
    /// all of them.
    let cells: Int
    private var counts: [Int32]
    private var sums: [Double]
    /// By location and driver.
    private var totals: [(count: Double, sum: Double)]

    /// A cell against the location's own rest.
    struct Contrast {
        /// Mean of the cell − mean of the rest.
        let difference: Double
        /// Its sampling variance over that of one answer.
        let size: Double
        let answers: Int
        let rest: Double
    }

    init(locations: Int, drivers: Int, parts: Int) {
        self.locations = locations
        self.drivers = drivers
        self.parts = parts
        cells = Self.weekdays * (parts + 1)
        counts = [Int32](repeating: 0, count: locations * drivers * cells)
        sums = [Double](repeating: 0, count: counts.count)
        totals = [(count: Double, sum: Double)](repeating: (0, 0), count: locations * drivers)
    }

    mutating func add(_ location: Int, _ driver: Int, _ cell: Int, count: Int32, sum: Double) {
        let pair = location * drivers + driver
        counts[pair * cells + cell] &+= count
        sums[pair * cells + cell] += sum
        totals[pair].count += Double(count)
        totals[pair].sum += sum
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
