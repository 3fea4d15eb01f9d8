import Configuration
import Domain

/// What the cells of one source mean: codes for "no answer", labels, scales.
///
/// The source's own words win over those that need no declaration (`Labels/`).
struct ValueReader: Sendable {
    enum Value<Content: Sendable>: Sendable {
        case missing
        case value(Content)
        /// With the kind of reason.
        case unusable(String)

        var usable: Content? {
            if case .value(let content) = self { return content }
            return nil
        }
    }

    /// A question whose answers are marks.
    struct Measure: Sendable {
        let scale: Scale
        /// The marks as the source has them; nil: as the brand has them.
        let source: SourceScale?
        /// The ends of the scale in the file's marks.
        let worst: Double
        let best: Double
        let offScale: String

        init(scale: Scale, source: SourceScale?) {
            self.scale = scale
            self.source = source
            worst = source?.worst ?? scale.low.points
            best = source?.best ?? scale.high.points
            offScale = RowReason.offScale(worst: worst, best: best)
        }

        /// What an answer is on the brand's scale, rounded to thousandths before it is compared with the scale's ends; nil
        /// where it is off the scale.
        ///
        /// Grades lie evenly between the ends of the brand's scale, whatever numbers the source has. Points of so many
        /// are on the source's scale with that many at its greater end.
        func rating(_ answer: Answer) -> Rating? {
            switch answer {
            case .mark(let mark): rating(mark)
            case .points(let points, let all): rating(points, of: all)
            case .rank(let rank, let last): rank < 1 ? nil : rating(rank, worst: 1, best: last)
            case .yes, .no, .missing: nil
            }
        }

        /// The mark as the source has it.
        func mark(_ rating: Rating) -> Double {
            guard let source else { return rating.points }
            let share = (rating.points - scale.low.points) / scale.range
            let mark = source.worst + share * (source.best - source.worst)
            return (mark * 1_000).rounded() / 1_000
        }

        private func rating(_ mark: Double) -> Rating? {
            guard let source else { return held(Rating(points: mark)) }
            return rating(mark, worst: source.worst, best: source.best)
        }

        private func rating(_ points: Double, of all: Double) -> Rating? {
            guard all > min(worst, best) else { return nil }
            return worst < best ? rating(points, worst: worst, best: all) : rating(points, worst: all, best: best)
        }

        private func rating(_ mark: Double, worst: Double, best: Double) -> Rating? {
            held(Rating(points: scale.low.points + (mark - worst) / (best - worst) * scale.range))
        }

        private func held(_ rating: Rating?) -> Rating? { rating.flatMap { scale.contains($0) ? $0 : nil } }
    }

    /// Of the outcome and then the drivers.
    let measures: [Measure]
    private let labels: [(text: [UInt8], value: Double)]
    private let missing: [[UInt8]]
    private let missingNumbers: [Double]
    /// Of each measure ten: what a single digit means where it is a mark.
    private var digits: [Rating?] = []

    init(brand: Brand, source: Source?, layout: Layout = Layout()) {
        var scales = source?.scales ?? [:]
        let outcome = brand.outcome.key
        // A column that the source chose itself has the layout's marks no more.
        if scales[outcome] == nil, source?.columns[outcome] == nil { scales[outcome] = layout.outcomeScale }
        measures =
            [Measure(scale: brand.outcome.scale, source: scales[brand.outcome.key])]
            + brand.drivers.map { Measure(scale: $0.scale, source: scales[$0.key]) }
        labels = ((source?.labels ?? []) + layout.labels).map { (Array([UInt8]($0.text.utf8)[...].trimmed), $0.value) }
        missing = (source?.missing ?? []).map { Array([UInt8]($0.utf8)[...].trimmed) }.filter { !$0.isEmpty }
        missingNumbers = missing.compactMap { number($0[...]) }
        digits = measures.flatMap { measure in (0...9).map { read([UInt8(ascii: "0") + $0], measure).usable } }
    }

    /// Whether a cell, blanks removed, says that there is no answer.
    func isMissing(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.isEmpty || missing.contains { cell.equalsIgnoringCase($0) }
    }

    func isMissing(_ cell: UnsafeRawBufferPointer) -> Bool {
        if cell.isEmpty { return true }
        return missing.isEmpty ? false : isMissing(Array(cell)[...])
    }

    /// A mark: a label of the source, a number, or an answer that needs no declaration. Codes for "no answer" also hold for
    /// the same number written otherwise (`-1` for `-1.0`).
    func rating(_ cell: ArraySlice<UInt8>, _ measure: Int) -> Value<Rating> { read(cell, measures[measure]) }

    /// The mark that a cell of one byte is; nil where it is none, or has to be looked at more closely.
    func rating(_ byte: UInt8, _ measure: Int) -> Rating? {
        byte.isASCIIDigit ? digits[measure * 10 + Int(byte - 0x30)] : nil
    }

    private func read(_ cell: ArraySlice<UInt8>, _ measure: Measure) -> Value<Rating> {
        switch answer(to: cell) {
        case nil, .yes, .no: .unusable(RowReason.notANumber)
        case .missing: .missing
        case let answer?: measure.rating(answer).map(Value.value) ?? .unusable(measure.offScale)
        }
    }

    /// Yes or no: `yes`, `no` and their like in either case, `1` or `0`, or a label of the source for one of these.
    func answer(_ cell: ArraySlice<UInt8>) -> Value<Bool> {
        switch answer(to: cell) {
        case .missing: .missing
        case .mark(1), .yes: .value(true)
        case .mark(0), .no: .value(false)
        default: .unusable(RowReason.notYesOrNo)
        }
    }

    /// The mark in a cell, on whatever scale; nil where it is none.
    func mark(_ cell: ArraySlice<UInt8>) -> Double? {
        guard case .mark(let mark) = answer(to: cell) else { return nil }
        return mark
    }

    /// Whether the customer agreed to be reached: `true`, `yes` or `1`, nothing else.
    static func isConsent(_ cell: ArraySlice<UInt8>) -> Bool { Answer.isPlainYes(cell.trimmed) }

    /// What the source calls missing comes first, then its labels.
    private func answer(to cell: ArraySlice<UInt8>) -> Answer? {
        let cell = cell.trimmed
        if isMissing(cell) { return .missing }
        if let label = labels.first(where: { cell.equalsIgnoringCase($0.text) }) { return .mark(label.value) }
        let answer = Answer(cell)
        if case .mark(let mark) = answer, missingNumbers.contains(mark) { return .missing }
        return answer
    }
}
