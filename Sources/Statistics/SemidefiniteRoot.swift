/// A lower triangle L with L·Lᵀ = A of any covariance A, also a singular one (Higham 1990, without pivoting).
///
/// A column that those before it already explain, up to rounding, adds nothing: duplicates and constants are no error.
/// What is found for a matrix that is no covariance is finite, and good for nothing.
struct SemidefiniteRoot: Sendable {
    let lower: Matrix

    /// What of a column's variance must be left over for it to count.
    private static let tolerance = 1e-12

    init(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "a covariance is square")
        let size = matrix.rows
        var lower = Matrix(rows: size, columns: size)
        for column in 0..<size {
            var pivot = matrix[column, column]
            let threshold = max(0, Self.tolerance * pivot)
            for inner in 0..<column { pivot -= lower[column, inner] * lower[column, inner] }
            guard pivot > threshold, pivot.isFinite else { continue }
            let root = pivot.squareRoot()
            lower[column, column] = root
            for row in column + 1..<max(size, column + 1) {
                var sum = matrix[row, column]
                for inner in 0..<column { sum -= lower[row, inner] * lower[column, inner] }
                lower[row, column] = sum / root
            }
        }
        self.lower = lower
    }
}
