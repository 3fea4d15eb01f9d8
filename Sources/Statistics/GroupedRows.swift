/// Rows of numbers with gaps, each of one group (a location).
package struct GroupedRows: Equatable, Sendable {
    /// Row by row; NaN where there is no answer.
    package var values: [Double]
    package let columns: Int
    /// The group of each row, in 0 ..< `groupCount`.
    package let groups: [Int]
    package let groupCount: Int

    package init(values: [Double], columns: Int, groups: [Int], groupCount: Int) {
        precondition(values.count == groups.count * columns, "every row has a group")
        precondition(groups.allSatisfy { (0..<groupCount).contains($0) }, "groups count from 0")
        self.values = values
        self.columns = columns
        self.groups = groups
        self.groupCount = groupCount
    }

    /// The number of rows.
    package var count: Int { groups.count }

    /// More rows than this are not needed for what holds for all groups alike (a covariance, an effect): a sample of so
    /// many is precise enough.
    package static let sampleSize = 200_000

    /// At most `size` row numbers, ascending, every set of so many equally likely (selection sampling; Knuth, TAOCP 2,
    /// §3.4.2).
    package func sample(_ size: Int = sampleSize, seed: UInt64) -> [Int] {
        guard count > size else { return Array(0..<count) }
        var generator = SeededGenerator(seed: seed)
        var chosen: [Int] = []
        chosen.reserveCapacity(size)
        for row in 0..<count where generator.integer(below: count - row) < size - chosen.count { chosen.append(row) }
        return chosen
    }

    /// The rows of the given numbers.
    package func picked(_ indices: [Int]) -> GroupedRows {
        if indices.count == count { return self }
        var picked: [Double] = []
        picked.reserveCapacity(indices.count * columns)
        for row in indices { picked.append(contentsOf: values[row * columns..<(row + 1) * columns]) }
        return GroupedRows(
            values: picked, columns: columns, groups: indices.map { groups[$0] }, groupCount: groupCount)
    }
}
