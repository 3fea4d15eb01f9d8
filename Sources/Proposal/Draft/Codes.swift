import Domain
import Intake

/// The numbers that mean "no answer", as far as a source can say so for all of its columns at once.
struct Codes {
    private(set) var missing: [String] = []
    private(set) var ambiguous: [String] = []

    init(measures: [Draft.Measure], others: [Profile]) {
        var marks: [Double] = []
        for code in measures.flatMap(\.marks.codes) where !marks.contains(code.mark) { marks.append(code.mark) }
        for mark in marks.sorted() {
            let isMeant = measures.contains { measure in
                let scale = measure.marks.low...measure.marks.high
                return scale.contains(mark) && !measure.marks.codes.contains { $0.mark == mark }
                    && measure.choice.column.values.values.contains { $0.answer == .mark(mark) }
            }
            let stands = others.contains { $0.values.values.contains { $0.answer == .mark(mark) } }
            if isMeant || stands { ambiguous.append(mark.brief) } else { missing.append(mark.brief) }
        }
    }
}
