/// Eigenvalues and eigenvectors of a symmetric matrix, by Jacobi's cyclic rotations (Golub & Van Loan, §8.5).
package struct SymmetricEigen: Sendable {
    /// Largest first.
    package let values: [Double]
    /// One eigenvector per column, in the order of `values`.
    package let vectors: Matrix

    /// The matrix is symmetric and finite; only its symmetric part counts.
    package init(_ matrix: Matrix) {
        precondition(matrix.rows == matrix.columns, "a symmetric matrix is square")
        let size = matrix.rows
        var a = matrix
        for row in 0..<size {
            for column in 0..<row {
                let mean = (matrix[row, column] + matrix[column, row]) / 2
                a[row, column] = mean
                a[column, row] = mean
            }
        }
        var v = Matrix(diagonal: [Double](repeating: 1, count: size))
        // Convergence is quadratic: a handful of sweeps; the bound only guards against input that is not finite.
        for _ in 0..<64 {
            var offDiagonal = 0.0
            var whole = 0.0
            for row in 0..<size {
                for column in 0..<size {
                    whole += a[row, column] * a[row, column]
                    if row != column { offDiagonal += a[row, column] * a[row, column] }
                }
            }
            if !(offDiagonal > 1e-34 * whole) { break }
            for p in 0..<size {
                for q in p + 1..<max(size, p + 1) { Self.rotate(&a, &v, p, q) }
            }
        }
        let order = (0..<size).sorted { (a[$0, $0], $1) > (a[$1, $1], $0) }
        values = order.map { a[$0, $0] }
        vectors = v.block(Array(0..<size), order)
    }

    private static func rotate(_ a: inout Matrix, _ v: inout Matrix, _ p: Int, _ q: Int) {
        let off = a[p, q]
        if off == 0 { return }
        let theta = (a[q, q] - a[p, p]) / (2 * off)
        let tangent = (theta < 0 ? -1 : 1) / (abs(theta) + (theta * theta + 1).squareRoot())
        let cosine = 1 / (tangent * tangent + 1).squareRoot()
        let sine = tangent * cosine
        for k in 0..<a.rows {
            let left = a[k, p]
            let right = a[k, q]
            a[k, p] = cosine * left - sine * right
            a[k, q] = sine * left + cosine * right
        }
        for k in 0..<a.rows {
            let left = a[p, k]
            let right = a[q, k]
            a[p, k] = cosine * left - sine * right
            a[q, k] = sine * left + cosine * right
        }
        for k in 0..<v.rows {
            let left = v[k, p]
            let right = v[k, q]
            v[k, p] = cosine * left - sine * right
            v[k, q] = sine * left + cosine * right
        }
    }

    /// Eigenvalues at or below this share of the largest are taken for zero.
    package static let tolerance = 1e-10

    /// How many eigenvalues are not zero.
    package var rank: Int { values.count { isPositive($0) } }

    /// V·f(Λ)·Vᵀ over the positive eigenvalues; the others give nothing.
    package func map(_ transform: (Double) -> Double) -> Matrix {
        let size = values.count
        var result = Matrix(rows: size, columns: size)
        for (index, value) in values.enumerated() where isPositive(value) {
            let factor = transform(value)
            for row in 0..<size {
                let left = factor * vectors[row, index]
                for column in 0..<size { result[row, column] += left * vectors[column, index] }
            }
        }
        return result
    }

    /// The Moore–Penrose inverse of a positive semidefinite matrix: of collinear columns none is preferred.
    package var pseudoInverse: Matrix { map { 1 / $0 } }

    private func isPositive(_ value: Double) -> Bool {
        guard let largest = values.first, largest > 0 else { return false }
        return value > Self.tolerance * largest
    }
}
