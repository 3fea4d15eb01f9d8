import Domain

/// Watches the marks of one file for what no single row shows: a column off its scale, the same mark throughout, a copy of
/// another column, two scales in one column, forms filled in without looking.
///
/// It costs a few comparisons a mark, and memory that does not grow with the file. What it says depends on nothing but the
/// rows that were taken; it changes none of them.
struct AnswerWarnings {
    /// Answers below which nothing is said about a column.
    static let fewest = 20

    private var columns: [MarkColumn]
    private var equals: EqualColumns
    /// Of the measures whose scale is long enough to be mixed up.
    private var mixtures: [(measure: Int, marks: ScaleMixture)]
    private var lines: StraightLines

    /// - Parameter measures: of the outcome, then of the drivers.
    init(_ measures: [ValueReader.Measure]) {
        columns = measures.map { MarkColumn($0) }
        equals = EqualColumns(count: measures.count)
        mixtures = measures.enumerated().compactMap { measure, scale in ScaleMixture(scale).map { (measure, $0) } }
        lines = StraightLines(scales: measures.dropFirst().map(\.scale))
    }

    /// Takes note of a row that is taken.
    mutating func note(_ response: ResponseRow) {
        if let outcome = response.outcome { columns[0].note(outcome) }
        for driver in response.drivers.indices {
            if let rating = response.drivers[driver] { columns[driver + 1].note(rating) }
        }
        for index in mixtures.indices {
            let measure = mixtures[index].measure
            guard let rating = measure == 0 ? response.outcome : response.drivers[measure - 1] else { continue }
            mixtures[index].marks.note(rating, place: response.location.number)
        }
        equals.note { $0 == 0 ? response.outcome : response.drivers[$0 - 1] }
        lines.note(response.drivers)
    }

    /// Takes note of a cell that is not on its scale.
    mutating func noteOffScale(_ mark: Double?, measure: Int) { columns[measure].noteOffScale(mark) }

    /// Takes note of a cell that is neither number nor label.
    mutating func noteUnknown(measure: Int) { columns[measure].unknown += 1 }

    /// One sentence each, column by column.
    /// - Parameters:
    ///   - keys: of the outcome, then of the drivers.
    ///   - names: what the file calls their columns.
    func sentences(keys: [String], names: [String]) -> [String] {
        var sentences: [String] = []
        for (measure, column) in columns.enumerated() {
            sentences += column.sentences(key: keys[measure], name: names[measure])
            for mixture in mixtures where mixture.measure == measure {
                sentences += mixture.marks.sentences(key: keys[measure], name: names[measure])
            }
        }
        let copies = equals.classes.filter { !columns[$0[0]].isConstant && columns[$0[0]].answers >= Self.fewest }
        for columns in copies {
            let list = columns.map { names[$0] }.joined(separator: ", ")
            sentences.append(
                "the columns \(list) have the same mark in every row (\(self.columns[columns[0]].answers) answers): "
                    + "one may be a copy or an average; map each to its own question in the source's columns")
        }
        return sentences + lines.sentences
    }
}
