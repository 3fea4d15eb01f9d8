import Domain

/// Columns of text for people; whatever the cells hold, each stays on its line and acts on nothing.
struct Table {
    struct Column {
        var title: String
        var isNumber = false
    }

    let columns: [Column]
    private(set) var rows: [[String]] = []

    init(_ columns: [Column]) { self.columns = columns }

    /// One cell for each column.
    mutating func add(_ cells: [String]) {
        rows.append(zip(columns, cells).map { Inert.text($1) })
    }

    /// All lines, each with its line end.
    var text: String { text(within: .max) }

    /// The same, with the first column cut so far that the lines have at most that many characters.
    func text(within limit: Int) -> String {
        let lines = [columns.map(\.title)] + rows
        var widths = columns.indices.map { index in lines.map { $0[index].count }.max() ?? 0 }
        let excess = widths.reduce(2 * (columns.count - 1), +) - limit
        if excess > 0 { widths[0] = max(columns[0].title.count, widths[0] - excess) }
        return lines.map { cells in
            let line = columns.indices.map { index in
                let cell = Self.cut(cells[index], widths[index])
                let space = String(repeating: " ", count: widths[index] - cell.count)
                return columns[index].isNumber ? space + cell : cell + space
            }.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed()) + "\n"
        }.joined()
    }

    /// At most that many characters, the last of them a mark where some are left out.
    static func cut(_ text: String, _ width: Int) -> String {
        text.count <= width ? text : text.prefix(max(0, width - 1)) + "…"
    }
}
