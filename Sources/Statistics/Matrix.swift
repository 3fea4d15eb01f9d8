/// A small dense matrix, row by row.
///
/// Made for the covariance of a few dozen columns: every operation is a plain loop, so that a result depends on nothing
/// but its input. Shapes are the caller's business; a wrong one traps.
package struct Matrix: Equatable, Sendable {
    package let rows: Int
    package let columns: Int
    /// `rows × columns` numbers, row by row.
    package var values: [Double]

    /// All zero.
    package init(rows: Int, columns: Int) {
        self.rows = rows
        self.columns = columns
        values = [Double](repeating: 0, count: rows * columns)
    }

    /// `values` holds `rows × columns` numbers, row by row.
    package init(rows: Int, columns: Int, values: [Double]) {
        precondition(values.count == rows * columns, "a \(rows) × \(columns) matrix has \(rows * columns) values")
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// Zero but for its diagonal.
    package init(diagonal: [Double]) {
        self.init(rows: diagonal.count, columns: diagonal.count)
        for (index, value) in diagonal.enumerated() { self[index, index] = value }
    }

    package subscript(row: Int, column: Int) -> Double {
        get { values[row * columns + column] }
        set { values[row * columns + column] = newValue }
    }

    package var diagonal: [Double] { (0..<min(rows, columns)).map { self[$0, $0] } }

    package var isFinite: Bool { values.allSatisfy(\.isFinite) }

    package var transposed: Matrix {
        var result = Matrix(rows: columns, columns: rows)
        for row in 0..<rows {
            for column in 0..<columns { result[column, row] = self[row, column] }
        }
        return result
    }

    /// The matrix of the given rows and columns, in the given order.
    package func block(_ rowIndices: [Int], _ columnIndices: [Int]) -> Matrix {
        var result = Matrix(rows: rowIndices.count, columns: columnIndices.count)
        for (row, from) in rowIndices.enumerated() {
            for (column, at) in columnIndices.enumerated() { result[row, column] = self[from, at] }
        }
        return result
    }

    /// Every element (i, j) times `scale[i] * scale[j]`: a change of units of a covariance.
    package func scaled(by scale: [Double]) -> Matrix {
        var result = self
        for row in 0..<rows {
            for column in 0..<columns { result[row, column] *= scale[row] * scale[column] }
        }
        return result
    }

    package static func * (left: Matrix, right: Matrix) -> Matrix {
        precondition(left.columns == right.rows, "the shapes of a product fit")
        var result = Matrix(rows: left.rows, columns: right.columns)
        for row in 0..<left.rows {
            for inner in 0..<left.columns {
                let factor = left[row, inner]
                if factor == 0 { continue }
                for column in 0..<right.columns { result[row, column] += factor * right[inner, column] }
            }
        }
        return result
    }

    package static func * (left: Matrix, right: [Double]) -> [Double] {
        precondition(left.columns == right.count, "the shapes of a product fit")
        return (0..<left.rows).map { row in
            var sum = 0.0
            for column in 0..<left.columns { sum += left[row, column] * right[column] }
            return sum
        }
    }

    package static func * (factor: Double, matrix: Matrix) -> Matrix {
        Matrix(rows: matrix.rows, columns: matrix.columns, values: matrix.values.map { factor * $0 })
    }

    package static func + (left: Matrix, right: Matrix) -> Matrix {
        precondition(left.rows == right.rows && left.columns == right.columns, "the shapes of a sum are the same")
        return Matrix(
            rows: left.rows, columns: left.columns, values: zip(left.values, right.values).map { $0 + $1 })
    }
}
