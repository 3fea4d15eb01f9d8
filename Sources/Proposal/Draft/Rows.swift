import Intake

/// What columns say together, row by row.
struct Rows {
    private let cells: [String: [String]]

    init(_ sample: Sample) {
        var cells: [String: [String]] = [:]
        for column in sample.columns {
            if let name = column.name { cells[name] = column.cells }
        }
        self.cells = cells
    }

    private func cells(of column: Profile) -> [String] { column.name.flatMap { cells[$0] } ?? [] }

    /// Whether two columns say the same in every row, and there are enough rows for that to mean something.
    func areEqual(_ one: Profile, _ other: Profile) -> Bool {
        guard one.values.count >= 20, one.values.count == other.values.count else { return false }
        return cells(of: one).elementsEqual(cells(of: other))
    }

    /// Pearson's correlation of two columns of numbers; nil for fewer than 30 rows that have both.
    func agreement(_ one: Profile, _ other: Profile) -> Double? {
        let left = Self.marks(one)
        let right = Self.marks(other)
        let pairs = zip(cells(of: one), cells(of: other)).compactMap { cells -> (Double, Double)? in
            guard let one = left[cells.0], let other = right[cells.1] else { return nil }
            return (one, other)
        }
        guard pairs.count >= 30 else { return nil }
        let count = Double(pairs.count)
        let middle = (pairs.reduce(0) { $0 + $1.0 } / count, pairs.reduce(0) { $0 + $1.1 } / count)
        var (square, otherSquare, product) = (0.0, 0.0, 0.0)
        for pair in pairs {
            let (x, y) = (pair.0 - middle.0, pair.1 - middle.1)
            square += x * x
            otherSquare += y * y
            product += x * y
        }
        return square > 0 && otherSquare > 0 ? product / (square * otherSquare).squareRoot() : nil
    }

    private static func marks(_ column: Profile) -> [String: Double] {
        guard let marks = column.marks else { return [:] }
        var table: [String: Double] = [:]
        for value in column.values.values {
            switch value.answer {
            case .mark(let mark), .points(let mark, _), .rank(let mark, _):
                if (marks.low...marks.high).contains(mark) { table[value.text] = mark }
            default: break
            }
        }
        for label in marks.labels { table[label.text] = label.mark }
        return table
    }

    /// Whether small words of comments are rather German than English.
    func isGerman(_ comment: Profile?) -> Bool {
        guard let comment else { return false }
        var (german, english) = (0, 0)
        for text in cells(of: comment).prefix(1_000) {
            for word in text.split(whereSeparator: { !$0.isLetter }) {
                switch word.lowercased() {
                case "und", "der", "die", "das", "nicht", "ist", "sehr", "mit", "war": german += 1
                case "and", "the", "not", "is", "very", "with", "of", "to": english += 1
                default: break
                }
            }
        }
        return german >= 5 && german > 2 * english
    }
}
