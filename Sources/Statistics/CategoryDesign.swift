/// The normal equations of one column on the categories of all covariates, group means taken out.
struct CategoryDesign {
    struct Effect {
        let covariate: Int
        let category: Int
        let value: Double
    }

    /// Covariate and category of each unknown.
    private let places: [(covariate: Int, category: Int)]
    /// Answers in the category.
    private var answers: [Double]
    /// Products of the categories' indicators around their group means: on the diagonal, how many answers the contrast
    /// within groups is worth.
    private var products: Matrix
    /// Products of the indicators and the column.
    private var right: [Double]
    /// Sum of squares of the column around its group means, and its degrees of freedom.
    private var squares = 0.0
    private var freedom = 0

    init(_ rows: GroupedRows, column: Int, covariates: [Covariate], sample: [Int]) {
        var places: [(covariate: Int, category: Int)] = []
        var offsets: [Int] = []
        for (index, covariate) in covariates.enumerated() {
            offsets.append(places.count)
            for category in 0..<max(0, covariate.count) { places.append((index, category)) }
        }
        let size = places.count
        self.places = places
        answers = [Double](repeating: 0, count: size)
        right = answers
        products = Matrix(rows: size, columns: size)

        var groupCounts = [Double](repeating: 0, count: rows.groupCount)
        var groupMeans = groupCounts
        for row in sample {
            let value = rows.values[row * rows.columns + column]
            if value.isNaN { continue }
            let group = rows.groups[row]
            groupCounts[group] += 1
            groupMeans[group] += (value - groupMeans[group]) / groupCounts[group]
        }
        var groupAnswers = [Double](repeating: 0, count: rows.groupCount * size)
        var here: [Int] = []
        here.reserveCapacity(covariates.count)
        for row in sample {
            let value = rows.values[row * rows.columns + column]
            if value.isNaN { continue }
            let group = rows.groups[row]
            let residual = value - groupMeans[group]
            squares += residual * residual
            freedom += 1
            here.removeAll(keepingCapacity: true)
            for (index, covariate) in covariates.enumerated() {
                let category = covariate.categories[row]
                if (0..<covariate.count).contains(category) { here.append(offsets[index] + category) }
            }
            for place in here {
                answers[place] += 1
                right[place] += residual
                groupAnswers[group * size + place] += 1
                for other in here { products[place, other] += 1 }
            }
        }
        for group in 0..<rows.groupCount where groupCounts[group] > 0 {
            freedom -= 1
            for place in 0..<size {
                let share = groupAnswers[group * size + place] / groupCounts[group]
                if share == 0 { continue }
                for other in 0..<size { products[place, other] -= share * groupAnswers[group * size + other] }
            }
        }
    }

    /// The shrunken, centred effects of the categories that have enough answers to tell.
    func effects() -> [Effect] {
        let used = places.indices.filter { products[$0, $0] >= Adjustment.answersNeeded }
        if used.isEmpty { return [] }
        let normal = products.block(used, used)
        let target = used.map { right[$0] }
        let inverse = SymmetricEigen(normal).pseudoInverse
        let plain = inverse * target
        let explained = zip(plain, target).reduce(0) { $0 + $1.0 * $1.1 }
        let noise = max(0, squares - explained) / Double(max(1, freedom - used.count))

        // Shrinkage as ridge: noise / τ² on the diagonal. No spread beyond chance leaves the covariate out.
        var ridge = normal
        var kept: [Int] = []
        for covariate in Set(used.map { places[$0].covariate }).sorted() {
            let members = used.indices.filter { places[used[$0]].covariate == covariate }
            // A trace of variance, so that effects without any noise are still weighed.
            let least = 1e-12 * (members.map { plain[$0] * plain[$0] }.max() ?? 0)
            if least <= 0 { continue }
            let between = BetweenVariance.pauleMandel(
                estimates: members.map { plain[$0] },
                variances: members.map { max(noise * inverse[$0, $0], least) })
            if between <= 0 { continue }
            for member in members { ridge[member, member] += noise / between }
            kept += members
        }
        guard !kept.isEmpty else { return [] }
        let values = SymmetricEigen(ridge.block(kept, kept)).pseudoInverse * kept.map { target[$0] }
        return centred(zip(kept, values).map { (used[$0], $1) })
    }

    private func centred(_ values: [(place: Int, value: Double)]) -> [Effect] {
        var means: [Int: (sum: Double, answers: Double)] = [:]
        for (place, value) in values {
            means[places[place].covariate, default: (0, 0)].sum += value * answers[place]
            means[places[place].covariate, default: (0, 0)].answers += answers[place]
        }
        return values.map { place, value in
            let (covariate, category) = places[place]
            let mean = means[covariate].map { $0.sum / $0.answers } ?? 0
            return Effect(covariate: covariate, category: category, value: value - mean)
        }
    }
}
