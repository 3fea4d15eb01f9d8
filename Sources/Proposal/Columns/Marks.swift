import Domain
import Intake

/// What a column of marks says: numbers on a scale, or labels of which each has its grade.
struct Marks {
    struct Number: Equatable {
        let mark: Double
        let count: Int
    }

    struct Label: Equatable {
        let text: String
        let mark: Double
    }

    /// The ends of the scale.
    var low: Double
    var high: Double
    /// Answers on it.
    var inside: Int
    /// Numbers off it, without the codes; the most frequent first.
    var outside: [Number] = []
    /// Numbers that seem to say that there is no answer.
    var codes: [Number] = []
    /// Answers that are neither a number nor a known label.
    var unread = 0
    /// Whether they are words or stars rather than numbers.
    var areLabels = false
    /// What answers stand for that begin with their number (`5 - very good`); empty where intake knows them untold.
    var labels: [Label] = []
    /// Whether the smallest number was the best, by the words behind it.
    var wereReversed = false
    /// What speaks against it.
    var doubts: [String] = []

    /// nil where they are no marks.
    static func found(in values: Values, called words: NameWords) -> Marks? {
        graded(values) ?? numbered(values) ?? NumberScale(values, words)?.marks
    }

    /// Labels that intake knows, where at least six in ten answers are such.
    private static func graded(_ values: Values) -> Marks? {
        var grades: [Double: Int] = [:]
        var others = 0
        for value in values.values {
            switch value.answer {
            case .rank(_, let last): grades[last, default: 0] += value.count
            case .points, .mark: others += value.count
            default: break
            }
        }
        let graded = grades.values.reduce(0, +)
        guard graded * 10 >= values.count * 6,
            let last = grades.max(by: { ($0.value, $1.key) < ($1.value, $0.key) })?.key
        else { return nil }
        var marks = Marks(low: 1, high: last, inside: graded + others, areLabels: true)
        marks.unread = values.count - graded - others
        if grades.count > 1 { marks.doubts.append("labels of scales of different length are mixed") }
        if others > 0 { marks.doubts.append("\(others.grouped) answers are numbers among labels") }
        return marks
    }

    /// Labels that begin with their number. Where the words behind it tell that the smallest is the best, they count.
    private static func numbered(_ values: Values) -> Marks? {
        guard (2...11).contains(values.values.count) else { return nil }
        var labels: [Label] = []
        var ranks: [(mark: Double, share: Double)] = []
        for value in values.values {
            let digits = value.text.prefix { $0.isASCII && $0.isNumber }
            let words = value.text.dropFirst(digits.count).drop { !$0.isLetter }.prefix { $0 != ")" }
            guard let mark = Double(digits), mark <= 10, !words.isEmpty, value.text.count <= 60 else { return nil }
            labels.append(Label(text: value.text, mark: mark))
            if case .rank(let rank, let last)? = Answer(text: String(words)) { ranks.append((mark, rank / last)) }
        }
        let top = labels.map(\.mark).max() ?? 5
        let high = [3.0, 4, 5, 7].first { top <= $0 } ?? 10
        var marks = Marks(low: labels.contains { $0.mark == 0 } ? 0 : 1, high: high, inside: values.count)
        marks.areLabels = true
        marks.wereReversed = falls(ranks)
        marks.labels =
            labels
            .map { Label(text: $0.text, mark: marks.wereReversed ? marks.low + marks.high - $0.mark : $0.mark) }
            .sorted { $0.mark < $1.mark }
        if ranks.count < 2 { marks.doubts.append("nothing tells whether the greatest number is the best") }
        return marks
    }

    /// Whether the second goes down where the first goes up.
    private static func falls(_ pairs: [(mark: Double, share: Double)]) -> Bool {
        let middle = pairs.reduce(0) { $0 + $1.mark } / Double(max(1, pairs.count))
        return pairs.reduce(0) { $0 + ($1.mark - middle) * $1.share } < 0
    }
}
