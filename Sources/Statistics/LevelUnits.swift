/// Standard units for levels: each column around its overall mean, in standard deviations of a row within its group.
///
/// They make columns of different scales alike, so that what holds for one can be pooled with the others.
struct LevelUnits: Sendable {
    /// The columns that the model speaks of; the others have no answers or never vary.
    let columns: [Int]
    private let total: Int
    private let centre: [Double]
    private let scale: [Double]
    /// Correlations of rows within groups, of `columns`.
    private let correlation: Matrix

    init(groups: [GroupSummary], within: Matrix) {
        total = within.columns
        var centre = [Double](repeating: 0, count: total)
        var scale = [Double](repeating: 0, count: total)
        var known = [Bool](repeating: false, count: total)
        for column in 0..<total {
            let answered = groups.filter { $0.counts[column] > 0 }
            let answers = answered.reduce(0.0) { $0 + Double($1.counts[column]) }
            if answers == 0 { continue }
            centre[column] = answered.reduce(0) { $0 + Double($1.counts[column]) * $1.means[column] } / answers
            known[column] = within[column, column] > 0
            var variance = max(0, within[column, column])
            if !known[column], answered.count > 1 {
                // No group answers twice and differently: what differs between groups is all that is known of chance.
                let middle = centre[column]
                let squares = answered.reduce(0) {
                    $0 + Double($1.counts[column]) * ($1.means[column] - middle) * ($1.means[column] - middle)
                }
                variance = squares / Double(answered.count - 1)
            }
            let deviation = variance.squareRoot()
            if deviation > 1e-12 * abs(centre[column]) { scale[column] = deviation }
        }
        let columns = (0..<total).filter { scale[$0] > 0 }
        var correlation = within.block(columns, columns).scaled(by: columns.map { 1 / scale[$0] })
        for (row, column) in columns.enumerated() {
            if !known[column] {
                for other in columns.indices {
                    correlation[row, other] = 0
                    correlation[other, row] = 0
                }
            }
            correlation[row, row] = 1
        }
        self.columns = columns
        self.centre = centre
        self.scale = scale
        self.correlation = correlation
    }

    func evidence(of groups: [GroupSummary]) -> [LevelEvidence] { groups.map(evidence) }

    /// What a group's answers say about its levels.
    func evidence(of group: GroupSummary) -> LevelEvidence {
        let answered = columns.indices.filter { group.counts[columns[$0]] > 0 }
        var evidence = LevelEvidence(columns: columns.count)
        if answered.isEmpty { return evidence }
        var sampling = correlation.block(answered, answered)
        for (row, first) in answered.enumerated() {
            for (column, second) in answered.enumerated() {
                let (left, right) = (columns[first], columns[second])
                sampling[row, column] *=
                    group.coCounts[left, right] / (Double(group.counts[left]) * Double(group.counts[right]))
            }
        }
        let precision = Self.inverse(sampling)
        let information =
            precision * answered.map { (group.means[columns[$0]] - centre[columns[$0]]) / scale[columns[$0]] }
        for (row, first) in answered.enumerated() {
            evidence.information[first] = information[row]
            for (column, second) in answered.enumerated() { evidence.precision[first, second] = precision[row, column] }
        }
        return evidence
    }

    /// Levels of the model in the answers' own units, all columns.
    func levels(_ standard: [Double]) -> [Double] {
        var levels = centre
        for (place, column) in columns.enumerated() { levels[column] += scale[column] * standard[place] }
        return levels
    }

    /// A covariance of the model in the answers' own units, all columns.
    func covariance(_ standard: Matrix) -> Matrix {
        var result = Matrix(rows: total, columns: total)
        for (row, first) in columns.enumerated() {
            for (column, second) in columns.enumerated() {
                result[first, second] = scale[first] * scale[second] * standard[row, column]
            }
        }
        return result
    }

    /// Duplicated columns make a sampling covariance singular; then, and only then, a trace of independent error helps.
    private static func inverse(_ sampling: Matrix) -> Matrix {
        if let cholesky = Cholesky(sampling) { return cholesky.inverse() }
        var ridged = sampling
        for index in 0..<sampling.rows { ridged[index, index] *= 1 + 1e-8 }
        return Cholesky(ridged)?.inverse() ?? Matrix(diagonal: sampling.diagonal.map { 1 / $0 })
    }
}

/// What is known of one group's levels before the others are looked at: a normal likelihood in information form.
struct LevelEvidence: Sendable {
    /// Λ, the inverse sampling covariance of the means; 0 in columns without answers.
    var precision: Matrix
    /// Λ times the means.
    var information: [Double]

    init(columns: Int) {
        precision = Matrix(rows: columns, columns: columns)
        information = [Double](repeating: 0, count: columns)
    }
}
