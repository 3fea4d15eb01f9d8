/// The lower triangle L of a symmetric positive definite matrix, A = L·Lᵀ.
package struct Cholesky: Sendable {
    package let lower: Matrix

    /// What of a column's variance must be left over; no more is rounding.
    private static let tolerance = 1e-14

    /// nil where the matrix is not positive definite to working precision.
    package init?(_ matrix: Matrix) {
        let (lower, rank) = Self.factor(matrix, tolerance: Self.tolerance)
        guard rank == matrix.rows else { return nil }
        self.lower = lower
    }

    /// The lower triangle and how many of its columns count: one of whose variance those before it leave no more than the
    /// share `tolerance` stays 0.
    static func factor(_ matrix: Matrix, tolerance: Double) -> (lower: Matrix, rank: Int) {
        precondition(matrix.rows == matrix.columns, "a symmetric matrix is square")
        let size = matrix.rows
        var lower = Matrix(rows: size, columns: size)
        var rank = 0
        for column in 0..<size {
            var pivot = matrix[column, column]
            for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
            guard pivot > tolerance * abs(matrix[column, column]), pivot.isFinite else { continue }
            rank += 1
            let root = pivot.squareRoot()
            lower[column, column] = root
            for row in column + 1..<max(size, column + 1) {
                var sum = matrix[row, column]
                for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
                lower[row, column] = sum / root
            }
        }
        return (lower, rank)
    }

    /// x with A·x = `right`.
    package func solve(_ right: [Double]) -> [Double] {
        var x = right
        for row in 0..<lower.rows {
            for inner in 0..<row { x[row] -= lower[row, inner] * x[inner] }
            x[row] /= lower[row, row]
        }
        for row in (0..<lower.rows).reversed() {
            for inner in row + 1..<max(lower.rows, row + 1) { x[row] -= lower[inner, row] * x[inner] }
            x[row] /= lower[row, row]
        }
        return x
    }

    /// A⁻¹, exactly symmetric.
    package func inverse() -> Matrix {
        let size = lower.rows
        // L⁻¹ first; A⁻¹ is then L⁻ᵀ·L⁻¹.
        var inverted = Matrix(rows: size, columns: size)
        for column in 0..<size {
            inverted[column, column] = 1 / lower[column, column]
            for row in column + 1..<max(size, column + 1) {
                var sum = 0.0
                for inner in column..<row { sum -= lower[row, inner] * inverted[inner, column] }
                inverted[row, column] = sum / lower[row, row]
            }
        }
        var result = Matrix(rows: size, columns: size)
        for row in 0..<size {
            for column in 0...row {
                var sum = 0.0
                for inner in row..<size { sum += inverted[inner, row] * inverted[inner, column] }
                result[row, column] = sum
                result[column, row] = sum
            }
        }
        return result
    }
}
