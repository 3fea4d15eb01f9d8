/// Means and covariance of rows with gaps.
package enum ExpectationMaximization {
    private static let tolerance = 1e-10
    private static let iterations = 1_000

    /// The maximum likelihood moments of multivariate normal rows whose gaps are missing at random (Dempster, Laird &
    /// Rubin 1977; Little & Rubin, Statistical Analysis with Missing Data, §11.2).
    ///
    /// Rows without gaps give their plain mean and covariance (÷ n), exactly. A column without any value has mean 0 and
    /// variance 0, one that never varies its value and 0; duplicated columns stay duplicated. Nothing is ever NaN.
    /// The iteration ends when no mean or covariance moves by more than 1e-10 standard deviations, or after 1,000
    /// rounds. One round costs (patterns of gaps) × columns³, whatever the number of rows.
    ///
    /// - Parameters:
    ///   - rows: row by row, NaN where a value is missing.
    ///   - columns: at most 64.
    /// - Returns: nil where there is no value at all.
    package static func moments(rows: [Double], columns: Int) -> Moments? {
        precondition((0...64).contains(columns), "a row has at most 64 columns")
        let patterns = AnswerPatterns(rows: rows, columns: columns)
        guard patterns.count > 0 else { return nil }
        if patterns.patterns.allSatisfy(\.absent.isEmpty) { return plainMoments(rows, patterns) }

        var mean = [Double](repeating: 0, count: columns)
        var covariance = Matrix(diagonal: patterns.varies.map { $0 ? 1 : 0 })
        for _ in 0..<iterations {
            let next = step(patterns, mean, covariance)
            var change = 0.0
            for (old, new) in zip(mean, next.mean) { change = max(change, abs(new - old)) }
            for (old, new) in zip(covariance.values, next.covariance.values) { change = max(change, abs(new - old)) }
            (mean, covariance) = next
            if change < tolerance { break }
        }
        return Moments(
            mean: (0..<columns).map { patterns.centre[$0] + patterns.scale[$0] * mean[$0] },
            covariance: covariance.scaled(by: patterns.scale), count: patterns.count, observed: patterns.observed,
            groups: patterns.observed.map { min(1, $0) })
    }

    /// One expectation and one maximization: what the rows would sum to without gaps, then its moments.
    private static func step(
        _ patterns: AnswerPatterns, _ mean: [Double], _ covariance: Matrix
    ) -> (mean: [Double], covariance: Matrix) {
        let columns = mean.count
        var ladder = SweepLadder(covariance)
        var shift = [Double](repeating: 0, count: columns)
        var products = Matrix(rows: columns, columns: columns)
        for pattern in patterns.patterns {
            if !pattern.absent.isEmpty { ladder.sweep(pattern.answered) }
            pattern.addExpectation(mean: mean, regression: ladder, shift: &shift, products: &products)
        }
        let count = Double(patterns.count)
        for column in 0..<columns { shift[column] /= count }
        for row in 0..<columns {
            for column in 0...row {
                let value = products[row, column] / count - shift[row] * shift[column]
                products[row, column] = value
                products[column, row] = value
            }
        }
        return (zip(mean, shift).map { $0 + $1 }, products)
    }

    private static func plainMoments(_ rows: [Double], _ patterns: AnswerPatterns) -> Moments {
        let columns = patterns.centre.count
        var covariance = Matrix(rows: columns, columns: columns)
        var deviation = [Double](repeating: 0, count: columns)
        for start in stride(from: 0, to: rows.count, by: columns) where !rows[start].isNaN {
            for column in 0..<columns {
                deviation[column] = patterns.varies[column] ? rows[start + column] - patterns.centre[column] : 0
            }
            for row in 0..<columns {
                for column in 0...row { covariance[row, column] += deviation[row] * deviation[column] }
            }
        }
        for row in 0..<columns {
            for column in 0...row {
                covariance[row, column] /= Double(patterns.count)
                covariance[column, row] = covariance[row, column]
            }
        }
        return Moments(
            mean: patterns.centre, covariance: covariance, count: patterns.count, observed: patterns.observed,
            groups: patterns.observed.map { min(1, $0) })
    }
}

extension AnswerPatterns.Pattern {
    /// Adds what the pattern's rows are expected to be, as deviations from `mean`: their sum to `shift`, the sum of
    /// their products to the lower triangle of `products`. `regression` is swept on the present columns.
    fileprivate func addExpectation(
        mean: [Double], regression: SweepLadder, shift: inout [Double], products: inout Matrix
    ) {
        let width = present.count
        let number = Double(count)

        // Deviations of the present columns.
        var sum = sums
        var square = productsOfAll
        for i in 0..<width {
            for j in 0..<width {
                let left = mean[present[i]]
                let right = mean[present[j]]
                square[i * width + j] += number * left * right - sums[i] * right - left * sums[j]
            }
            sum[i] -= number * mean[present[i]]
        }
        for i in 0..<width {
            shift[present[i]] += sum[i]
            for j in 0...i { products[present[i], present[j]] += square[i * width + j] }
        }

        // The absent ones follow by regression on them; their own spread is added.
        var crossed = [Double](repeating: 0, count: absent.count * width)
        for (m, column) in absent.enumerated() {
            for k in 0..<width {
                let slope = regression[column, present[k]]
                if slope == 0 { continue }
                shift[column] += slope * sum[k]
                for i in 0..<width { crossed[m * width + i] += slope * square[k * width + i] }
            }
            for i in 0..<width {
                let (high, low) = (max(column, present[i]), min(column, present[i]))
                products[high, low] += crossed[m * width + i]
            }
        }
        for (m, column) in absent.enumerated() {
            for other in absent where other <= column {
                var value = number * regression[column, other]
                for k in 0..<width { value += regression[other, present[k]] * crossed[m * width + k] }
                products[column, other] += value
            }
        }
    }
}
