/// Rows put together by which columns they answer, in standard units.
///
/// Rows with the same gaps take the same regression in EM, so that an iteration costs by pattern and not by row. Each
/// column is centred and scaled by its observed values, which keeps the sums of squares exact enough to be made once.
struct AnswerPatterns {
    struct Pattern {
        /// Columns with and without a value, ascending.
        let present: [Int]
        let absent: [Int]
        /// By column, whether it is present.
        let answered: [Bool]
        var count = 0
        /// Sums of the present columns.
        var sums: [Double]
        fileprivate var products: [Double] = []

        /// Sums of the products of the present columns, row by row.
        var productsOfAll: [Double] {
            count > 1 && !products.isEmpty ? products : sums.flatMap { left in sums.map { left * $0 } }
        }
    }

    let centre: [Double]
    /// The observed standard deviation; 1 where a column is constant or has no value.
    let scale: [Double]
    /// Columns whose values differ.
    let varies: [Bool]
    let observed: [Int]
    /// Rows with at least one value.
    let count: Int
    let patterns: [Pattern]

    init(rows: [Double], columns: Int) {
        let total = columns == 0 ? 0 : rows.count / columns
        (centre, scale, varies, observed) = Self.standardUnits(rows, columns)

        var indexOfMask: [UInt64: Int] = [:]
        var patterns: [Pattern] = []
        var standard = [Double](repeating: 0, count: columns)
        for row in 0..<total {
            var mask: UInt64 = 0
            for column in 0..<columns {
                let value = rows[row * columns + column]
                if value.isNaN { continue }
                mask |= 1 << UInt64(column)
                standard[column] = varies[column] ? (value - centre[column]) / scale[column] : 0
            }
            if mask == 0 { continue }
            let index: Int
            if let known = indexOfMask[mask] {
                index = known
            } else {
                index = patterns.count
                indexOfMask[mask] = index
                let answered = (0..<columns).map { mask >> UInt64($0) & 1 == 1 }
                let present = answered.indices.filter { answered[$0] }
                patterns.append(
                    Pattern(
                        present: present, absent: answered.indices.filter { !answered[$0] }, answered: answered,
                        sums: [Double](repeating: 0, count: present.count)))
            }
            Self.add(standard, to: &patterns[index])
        }
        // Neighbours share as many of their first columns as can be, which spares sweeps.
        self.patterns = patterns.sorted { $0.present.lexicographicallyPrecedes($1.present) }
        count = patterns.reduce(0) { $0 + $1.count }
    }

    private static func standardUnits(
        _ rows: [Double], _ columns: Int
    ) -> (centre: [Double], scale: [Double], varies: [Bool], observed: [Int]) {
        var centre = [Double](repeating: 0, count: columns)
        var scale = [Double](repeating: 1, count: columns)
        var varies = [Bool](repeating: false, count: columns)
        var observed = [Int](repeating: 0, count: columns)
        for column in 0..<columns {
            let places = stride(from: column, to: rows.count, by: columns)
            var mean = 0.0
            for place in places where !rows[place].isNaN {
                observed[column] += 1
                mean += (rows[place] - mean) / Double(observed[column])
            }
            if observed[column] == 0 { continue }
            var squares = 0.0
            for place in places where !rows[place].isNaN {
                squares += (rows[place] - mean) * (rows[place] - mean)
            }
            let deviation = (squares / Double(observed[column])).squareRoot()
            centre[column] = mean
            // What rounding leaves of a constant column is no spread.
            varies[column] = deviation > 1e-12 * abs(mean) && deviation > 0
            if varies[column] { scale[column] = deviation }
        }
        return (centre, scale, varies, observed)
    }

    private static func add(_ row: [Double], to pattern: inout Pattern) {
        pattern.count += 1
        let width = pattern.present.count
        // Many patterns have one row only; their products follow from it and are not worth their memory.
        if pattern.count == 2 { pattern.products = pattern.productsOfAll }
        for (i, column) in pattern.present.enumerated() {
            let value = row[column]
            pattern.sums[i] += value
            if pattern.count == 1 { continue }
            for (j, other) in pattern.present.enumerated() { pattern.products[i * width + j] += value * row[other] }
        }
    }
}
