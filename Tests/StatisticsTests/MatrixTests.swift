import Statistics
import Testing

@Suite("Small dense matrices")
struct MatrixTests {
    /// Symmetric and positive definite: correlations of eight columns that share something.
    private let covariance: Matrix = {
        var matrix = Matrix(diagonal: (1...8).map { Double($0) })
        for row in 0..<8 {
            for column in 0..<8 where row != column {
                matrix[row, column] = 0.4 * Double((row + 1) * (column + 1)).squareRoot()
            }
        }
        return matrix
    }()

    private let identity = Matrix(diagonal: [Double](repeating: 1, count: 8))

    @Test("an inverse times its matrix is the identity, by Cholesky and by eigenvalues")
    func inverse() throws {
        let cholesky = try #require(Cholesky(covariance))
        #expect(agree((cholesky.inverse() * covariance).values, identity.values, within: 1e-12))
        #expect(agree((cholesky.lower * cholesky.lower.transposed).values, covariance.values, within: 1e-12))
        let pseudo = SymmetricEigen(covariance).pseudoInverse
        #expect(agree((pseudo * covariance).values, identity.values, within: 1e-12))
        let right = (0..<8).map { Double($0) - 3 }
        #expect(agree(covariance * cholesky.solve(right), right, within: 1e-12))
    }

    @Test("eigenvalues come largest first, and rebuild the matrix")
    func eigen() {
        let eigen = SymmetricEigen(covariance)
        #expect(eigen.values == eigen.values.sorted(by: >))
        #expect(eigen.rank == 8)
        #expect(agree(eigen.map { $0 }.values, covariance.values, within: 1e-12))
        #expect(agree((eigen.vectors.transposed * eigen.vectors).values, identity.values, within: 1e-12))
    }

    @Test("a singular matrix has no Cholesky factor, but a pseudo-inverse")
    func singular() {
        let twins = Matrix(rows: 2, columns: 2, values: [4, 4, 4, 4])
        #expect(Cholesky(twins) == nil)
        let eigen = SymmetricEigen(twins)
        #expect(eigen.rank == 1)
        #expect(agree(eigen.pseudoInverse.values, [0.0625, 0.0625, 0.0625, 0.0625], within: 1e-15))
    }

    @Test("matrices of no column, of zeros and of what is not a number are no reason to stop")
    func degenerate() {
        #expect(SymmetricEigen(Matrix(rows: 0, columns: 0)).pseudoInverse.values.isEmpty)
        #expect(Cholesky(Matrix(rows: 0, columns: 0))?.inverse().values == [])
        #expect(SymmetricEigen(Matrix(rows: 3, columns: 3)).pseudoInverse == Matrix(rows: 3, columns: 3))
        #expect(Cholesky(Matrix(rows: 1, columns: 1)) == nil)
        #expect(Cholesky(Matrix(diagonal: [.nan, 1])) == nil)
        #expect(SymmetricEigen(Matrix(diagonal: [.nan, 1])).values.count == 2)
    }
}
