import Domain

/// The window's answers by how recent they are, in whole numbers: an answer weighs the place of its day in the window, 1
/// for the first day. As the window moves, all weights fall by a day's step, which needs no answer to be read.
struct RecentSums: Equatable, Sendable {
    /// Answers by weekday and channel; their sums are of weights.
    private(set) var weights: AnswerCells
    /// By column: squares of weights, and thousandths of marks times their weights.
    private(set) var squares: [Int64]
    private(set) var weighted: [Int64]

    init(columns: Int) {
        weights = AnswerCells(columns: columns)
        squares = [Int64](repeating: 0, count: columns)
        weighted = squares
    }

    /// Adds or takes off a row of marks, likewise `AnswerCells.count`.
    mutating func count(_ row: ArraySlice<Int32>, in key: Int64, weight: Int, sign: Int32) {
        let (weight, sign64) = (Int64(weight), Int64(sign))
        weights.count(row, in: key, sign: sign) { _, _ in weight }
        for column in 0..<weights.columns where row[row.startIndex + column] != AnswerTable.none {
            squares[column] &+= weight &* weight &* sign64
            weighted[column] &+= Int64(row[row.startIndex + column]) &* weight &* sign64
        }
    }

    /// The window moves by so many days; those that leave it have been taken off. Σ(w − d)² = Σw² − 2dΣw + d²n.
    ///
    /// - Parameter marks: their thousandths that are left in the window, summed up by column.
    mutating func age(by days: Int, marks: [Int64]) {
        let days = Int64(days)
        for place in weights.counts.indices {
            let (column, count) = (place % weights.columns, Int64(weights.counts[place]))
            squares[column] &+= days &* (days &* count &- 2 &* weights.sums[place])
        }
        for column in weighted.indices { weighted[column] &-= days &* marks[column] }
        weights.lower(by: days)
    }

    mutating func removeEmpty() { weights.removeEmpty() }

    func renamed(_ key: (Int64) -> Int64) -> RecentSums {
        var renamed = self
        renamed.weights = weights.renamed(key)
        return renamed
    }
}

extension RecentSums {
    func write(to writer: inout ByteWriter) {
        weights.write(to: &writer)
        for sums in [squares, weighted] { for sum in sums { writer.put(sum) } }
    }

    init(columns: Int, from reader: inout ByteReader) throws(ByteReader.Damage) {
        weights = try AnswerCells(columns: columns, from: &reader)
        squares = try reader.integers(columns)
        guard squares.allSatisfy({ $0 >= 0 }) else { throw ByteReader.Damage() }
        weighted = try reader.integers(columns)
    }
}
