/// How nearly some predictors follow from each other.
package struct Collinearity: Equatable, Sendable {
    /// √(λ₁/λₚ) of the predictors' correlation matrix (Belsley, Kuh & Welsch 1980, chapter 3): 1 where they are
    /// independent, infinite where one follows exactly from the others. Predictors that do not vary are left out.
    package let condition: Double
    /// Places of the predictors that nearly follow from each other, one list for each such relation, ascending; empty
    /// unless `condition` exceeds `threshold`.
    package let relations: [[Int]]

    /// Beyond it Belsley, Kuh & Welsch call the damage to the slopes strong.
    package static let threshold = 30.0

    /// What a relation is taken to involve: predictors of which it makes up more than half of the slope's variance
    /// (ibid.). All weak directions count together, because the eigenvectors of equal eigenvalues are arbitrary.
    private static let involved = 0.5

    /// - Parameter covariance: of at least the predictors' columns.
    package init(_ covariance: Matrix, predictors: [Int]) {
        let varying = predictors.indices.filter { covariance[predictors[$0], predictors[$0]] > 0 }
        let columns = varying.map { predictors[$0] }
        let eigen = SymmetricEigen(
            covariance.block(columns, columns).scaled(by: columns.map { 1 / covariance[$0, $0].squareRoot() }))
        let largest = eigen.values.first ?? 1
        // What rounding leaves of a zero is no eigenvalue.
        let least = largest * SymmetricEigen.tolerance
        condition = eigen.rank < columns.count ? .infinity : (largest / (eigen.values.last ?? 1)).squareRoot()

        let threshold = Self.threshold
        let weak = eigen.values.indices.filter {
            (largest / max(eigen.values[$0], least)).squareRoot() > threshold
        }
        func variance(_ place: Int, _ directions: some Sequence<Int>) -> Double {
            directions.reduce(0) { sum, direction in
                let part = eigen.vectors[place, direction]
                return sum + part * part / max(eigen.values[direction], least)
            }
        }
        let places = varying.indices.filter {
            variance($0, weak) > Self.involved * variance($0, eigen.values.indices)
        }
        // Two belong to one relation where the projection onto the weak directions ties them.
        func isTied(_ left: Int, _ right: Int) -> Bool {
            abs(weak.reduce(0) { $0 + eigen.vectors[left, $1] * eigen.vectors[right, $1] }) > 0.01
        }
        var groups: [[Int]] = []
        for place in places {
            let joined = groups.filter { $0.contains { isTied($0, place) } }
            groups.removeAll { joined.contains($0) }
            groups.append(joined.flatMap(\.self) + [place])
        }
        relations = groups.map { $0.map { varying[$0] }.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }
}
