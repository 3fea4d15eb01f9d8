/// A lower triangle L with L·Lᵀ = A of any covariance A, also a singular one (Higham 1990, without pivoting).
///
/// A column that those before it already explain, up to rounding, adds nothing: duplicates and constants are no error.
/// What is found for a matrix that is no covariance is finite, and good for nothing.
struct SemidefiniteRoot: Sendable {
    let lower: Matrix

    /// What of a column's variance must be left over for it to count.
    private static let tolerance = 1e-12

    init(_ matrix: Matrix) {
        lower = Cholesky.factor(matrix, tolerance: Self.tolerance).lower
    }
}
