/// What one group (a location) answered, summed up.
package struct GroupSummary: Equatable, Sendable {
    /// Answers by column.
    package var counts: [Int]
    /// Their mean by column; 0 where nobody answered.
    package var means: [Double]
    /// Rows that answer both of two columns: symmetric, its diagonal the counts.
    package var coCounts: Matrix

    package init(counts: [Int], means: [Double], coCounts: Matrix) {
        self.counts = counts
        self.means = means
        self.coCounts = coCounts
    }

    /// A group without answers.
    package init(columns: Int) {
        self.init(
            counts: [Int](repeating: 0, count: columns), means: [Double](repeating: 0, count: columns),
            coCounts: Matrix(rows: columns, columns: columns))
    }

    /// Takes in one row; NaN where it has no answer.
    package mutating func add(_ row: ArraySlice<Double>) {
        for (column, value) in row.enumerated() where !value.isNaN {
            counts[column] += 1
            means[column] += (value - means[column]) / Double(counts[column])
            for (other, second) in row.enumerated() where !second.isNaN { coCounts[column, other] += 1 }
        }
    }

    /// One summary per group, in one pass over the rows.
    package static func summaries(_ rows: GroupedRows) -> [GroupSummary] {
        var summaries = [GroupSummary](repeating: GroupSummary(columns: rows.columns), count: rows.groupCount)
        for (row, group) in rows.groups.enumerated() {
            summaries[group].add(rows.values[row * rows.columns..<(row + 1) * rows.columns])
        }
        return summaries
    }
}
