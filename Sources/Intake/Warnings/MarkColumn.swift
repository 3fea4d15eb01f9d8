import Domain

/// The marks of one column: how many there are, between which ends they lie, and how many fit no scale.
struct MarkColumn {
    /// Marks off the scale below which nothing is said: typing errors happen.
    private static let fewestOff = 5
    /// Scales that are common, as sources have them.
    private static let common: [(Double, Double)] = [(0, 1), (1, 5), (1, 7), (1, 10), (0, 10), (0, 100)]

    private let measure: ValueReader.Measure
    private(set) var answers = 0
    private var least = Rating(thousandths: .max)
    private var greatest = Rating(thousandths: .min)
    private var off = 0
    private var leastOff = Double.infinity
    private var greatestOff = -Double.infinity
    /// Cells that are neither number nor label.
    var unknown = 0

    init(_ measure: ValueReader.Measure) { self.measure = measure }

    var isConstant: Bool { answers > 0 && least == greatest }

    mutating func note(_ rating: Rating) {
        answers += 1
        if rating < least { least = rating }
        if rating > greatest { greatest = rating }
    }

    mutating func noteOffScale(_ mark: Double?) {
        off += 1
        guard let mark, mark.isFinite else { return }
        leastOff = min(leastOff, mark)
        greatestOff = max(greatestOff, mark)
    }

    func sentences(key: String, name: String) -> [String] {
        var sentences: [String] = []
        if off >= Self.fewestOff, off * 10 >= answers + off {
            let scale = "\(measure.worst.brief) to \(measure.best.brief)"
            sentences.append(
                "column \(name): \(off) of \(answers + off) marks are off its scale, \(scale)\(range(key)); if only some "
                    + "rows have another scale, give them a source of their own")
        }
        if unknown >= Self.fewestOff, unknown * 10 >= answers + off + unknown {
            sentences.append(
                "column \(name): \(unknown) of \(answers + off + unknown) answers are neither numbers nor labels that are "
                    + "known: list them in the source's labels, or map \(key) to another column")
        }
        if isConstant, off == 0, answers >= AnswerWarnings.fewest {
            sentences.append(
                "column \(name) has the same mark in all of \(answers) answers: it may be an average or a default and no "
                    + "customer's answer; if so, map \(key) to another column")
        }
        return sentences
    }

    /// The ends between which the marks lie, and the scale that may be meant. Nothing where it could be no scale at all: who
    /// mapped the wrong column must not read customers' numbers in a receipt.
    private func range(_ key: String) -> String {
        guard leastOff <= greatestOff else { return "" }
        let ends = answers > 0 ? [measure.mark(least), measure.mark(greatest)] : []
        let low = min(leastOff, ends.min() ?? leastOff)
        let high = max(greatestOff, ends.max() ?? greatestOff)
        guard let scale = Self.common.first(where: { $0.0 <= low && high <= $0.1 }) else { return "" }
        let seen = "; they go from \(low.brief) to \(high.brief)"
        let pair = measure.worst < measure.best ? [scale.0, scale.1] : [scale.1, scale.0]
        return "\(seen): if that is right, write \"scales: { \(key): [\(pair[0].brief), "
            + "\(pair[1].brief)] }\" in the source"
    }
}
