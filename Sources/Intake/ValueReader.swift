import Configuration
import Domain

/// What the cells of one source mean: codes for "no answer", labels, scales.
struct ValueReader: Sendable {
    enum Value<Content> {
        case missing
        case value(Content)
        /// With the kind of reason.
        case unusable(String)
    }

    /// A question whose answers are marks.
    struct Measure: Sendable {
        let scale: Scale
        /// The marks as the source has them; nil: as the brand has them.
        let source: SourceScale?
        let offScale: String

        init(scale: Scale, source: SourceScale?) {
            self.scale = scale
            self.source = source
            offScale = RowReason.offScale(
                worst: source?.worst ?? scale.low.points, best: source?.best ?? scale.high.points)
        }

        /// The number as a mark of the brand's scale, rounded to thousandths before it is compared with the scale's
        /// ends; nil where it is off the scale.
        func rating(_ number: Double) -> Rating? {
            var points = number
            if let source {
                let share = (number - source.worst) / (source.best - source.worst)
                points = scale.low.points + share * scale.range
            }
            guard let rating = Rating(points: points), scale.contains(rating) else { return nil }
            return rating
        }
    }

    /// Of the outcome and then the drivers.
    let measures: [Measure]
    private let labels: [(text: [UInt8], value: Double)]
    private let missing: [[UInt8]]
    private let missingNumbers: [Double]

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
    }

    /// Whether a cell, blanks removed, says that there is no answer.
    func isMissing(_ cell: ArraySlice<UInt8>) -> Bool {
        cell.isEmpty || missing.contains { cell.equalsIgnoringCase($0) }
    }

    /// A mark: a label of the source, or a number. Codes for "no answer" also hold for the same number written
    /// otherwise (`-1` for `-1.0`).
    func rating(_ cell: ArraySlice<UInt8>, _ measure: Measure) -> Value<Rating> {
        switch mark(cell) {
        case .missing: .missing
        case .value(let mark): measure.rating(mark).map(Value.value) ?? .unusable(measure.offScale)
        case .unusable: .unusable(RowReason.notANumber)
        }
    }

    /// Yes or no: `yes no true false y n 1 0` in either case, or a label of the source for 1 or 0.
    func answer(_ cell: ArraySlice<UInt8>) -> Value<Bool> {
        switch mark(cell) {
        case .missing: return .missing
        case .value(1): return .value(true)
        case .value(0): return .value(false)
        case .value: return .unusable(RowReason.notYesOrNo)
        case .unusable:
            let cell = cell.trimmed
            if Self.yes.contains(where: { cell.equalsIgnoringCase($0) }) { return .value(true) }
            if Self.no.contains(where: { cell.equalsIgnoringCase($0) }) { return .value(false) }
            return .unusable(RowReason.notYesOrNo)
        }
    }

    /// Whether the customer agreed to be reached: `true`, `yes` or `1`, nothing else.
    static func isConsent(_ cell: ArraySlice<UInt8>) -> Bool {
        let cell = cell.trimmed
        return consent.contains { cell.equalsIgnoringCase($0) }
    }

    private func mark(_ cell: ArraySlice<UInt8>) -> Value<Double> {
        let cell = cell.trimmed
        if isMissing(cell) { return .missing }
        if let label = labels.first(where: { cell.equalsIgnoringCase($0.text) }) { return .value(label.value) }
        guard let number = number(cell) else { return .unusable(RowReason.notANumber) }
        return missingNumbers.contains(number) ? .missing : .value(number)
    }

    private static let yes = ["yes", "true", "y"].map { Array($0.utf8) }
    private static let no = ["no", "false", "n"].map { Array($0.utf8) }
    private static let consent = ["true", "yes", "1"].map { Array($0.utf8) }
}
