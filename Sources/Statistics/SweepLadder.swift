/// The sweep operator (Beaton 1964; Goodnight 1979): the regression of all columns on some, from their covariance.
///
/// Of a covariance swept on the columns O, the block (M, O) holds the coefficients of the regression of M on O and the
/// block (M, M) the covariance that is left. Each step of the ladder decides on one more column; who asks for similar
/// sets of columns one after the other climbs only from where they begin to differ.
struct SweepLadder {
    private let size: Int
    /// Step s is the covariance swept on those chosen among the first s columns; the last is the result.
    private var steps: [Double]
    private var chosen: [Bool] = []
    /// What a pivot must exceed: a column that those before it already explain is left out, and its coefficients are 0.
    private let thresholds: [Double]

    init(_ covariance: Matrix) {
        size = covariance.rows
        thresholds = covariance.diagonal.map { max(0, 1e-9 * $0) }
        steps = [Double](repeating: 0, count: (size + 1) * size * size)
        steps.replaceSubrange(0..<size * size, with: covariance.values)
    }

    /// Of the last `sweep`.
    subscript(row: Int, column: Int) -> Double { steps[(size * size + row) * size + column] }

    /// Sweeps on exactly the columns marked true.
    mutating func sweep(_ columns: [Bool]) {
        let common = zip(columns, chosen).prefix { $0 == $1 }.count
        for column in common..<max(size, common) {
            climb(column, sweeping: columns[column])
        }
        chosen = columns
    }

    private mutating func climb(_ pivot: Int, sweeping: Bool) {
        let size = size
        let threshold = thresholds[pivot]
        steps.withUnsafeMutableBufferPointer { steps in
            let from = UnsafeMutableBufferPointer(rebasing: steps[pivot * size * size..<(pivot + 1) * size * size])
            let to = UnsafeMutableBufferPointer(rebasing: steps[(pivot + 1) * size * size..<(pivot + 2) * size * size])
            let diagonal = from[pivot * size + pivot]
            if !sweeping {
                for index in 0..<size * size { to[index] = from[index] }
                return
            }
            guard diagonal > threshold else {
                for index in 0..<size * size { to[index] = from[index] }
                for k in 0..<size {
                    to[pivot * size + k] = 0
                    to[k * size + pivot] = 0
                }
                return
            }
            for row in 0..<size where row != pivot {
                let factor = from[row * size + pivot] / diagonal
                for column in 0..<size {
                    to[row * size + column] = from[row * size + column] - factor * from[pivot * size + column]
                }
                to[row * size + pivot] = factor
            }
            for column in 0..<size { to[pivot * size + column] = from[pivot * size + column] / diagonal }
            to[pivot * size + pivot] = -1 / diagonal
        }
    }
}
