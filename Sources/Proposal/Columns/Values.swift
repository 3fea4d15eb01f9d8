import Intake

/// The different answers of a column and how often each was given.
struct Values {
    struct Value {
        let text: String
        let count: Int
        /// What intake takes it for; nil where it is neither a number nor a label that needs no declaration.
        let answer: Answer?
    }

    /// The most frequent first, equally frequent ones by their bytes. Without what says that there is no answer.
    let values: [Value]
    /// Cells with an answer.
    let count: Int

    init(_ cells: [String]) {
        var counts: [String: Int] = [:]
        for cell in cells where !cell.isEmpty { counts[cell, default: 0] += 1 }
        let all = counts.map { Value(text: $0.key, count: $0.value, answer: Answer(text: $0.key)) }
            .sorted {
                $0.count == $1.count ? $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) : $0.count > $1.count
            }
        values = all.filter { $0.answer != .missing }
        count = Self.sum(values)
    }

    /// Characters of an answer, on average.
    var length: Double {
        count == 0 ? 0 : Double(values.reduce(0) { $0 + $1.text.count * $1.count }) / Double(count)
    }

    /// Whether every answer is another one.
    var areAllDifferent: Bool { values.count == count && count > 1 }

    /// How many answers are such.
    func count(where isSuch: (Value) -> Bool) -> Int { Self.sum(values.filter(isSuch)) }

    private static func sum(_ values: [Value]) -> Int { values.reduce(0) { $0 + $1.count } }
}
