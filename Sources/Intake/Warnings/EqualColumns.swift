import Domain

/// Columns that have been equal in every row so far, found with one comparison a column and row.
struct EqualColumns {
    /// By column: the first of those that it was always equal to, or itself.
    private var leaders: [Int]

    init(count: Int) { leaders = [Int](repeating: 0, count: count) }

    /// - Parameter value: the row's value in a column.
    mutating func note(_ value: (Int) -> Rating?) {
        for column in leaders.indices where leaders[column] != column && value(column) != value(leaders[column]) {
            regroup(leaders[column], value)
        }
    }

    /// Two or more columns each.
    var classes: [[Int]] {
        leaders.indices.map { leader in leaders.indices.filter { leaders[$0] == leader } }.filter { $0.count > 1 }
    }

    /// Columns part at most as often as there are columns.
    private mutating func regroup(_ leader: Int, _ value: (Int) -> Rating?) {
        let members = leaders.indices.filter { leaders[$0] == leader }
        for member in members { leaders[member] = members.first { value($0) == value(member) } ?? member }
    }
}
