/// What a customer's answer to a question with grades says, before anybody knows the brand's scale.
package enum Answer: Equatable, Sendable {
    /// A number on the source's scale: `4`, `4,5`.
    case mark(Double)
    /// So many points of so many: `4/5`, `8 out of 10`.
    case points(Double, of: Double)
    /// The k-th of n grades, the worst being the first: `Satisfied`, `4 stars`, `★★★★☆`.
    case rank(Double, of: Double)
    case yes
    case no
    /// The customer was asked and did not tell: `Don't know`, `N/A`.
    case missing

    /// What blanks are taken off, or nil where it is neither a number nor known.
    ///
    /// It depends on nothing but the cell: the same rows are the same responses, however a file is cut and in whatever
    /// order its rows come.
    init?(_ cell: ArraySlice<UInt8>) {
        // By far most are numbers.
        if let number = number(cell) {
            self = .mark(number)
        } else if let answer = Answer(graded: cell) ?? LabelTable.known.answer(cell) {
            self = answer
        } else {
            return nil
        }
    }

    /// The same of a text.
    package init?(text: String) { self.init([UInt8](text.utf8)[...].trimmed) }

    /// Whether it says `true`, `yes` or `1`, in either case and nothing else, as what has to be beyond doubt does.
    static func isPlainYes(_ cell: ArraySlice<UInt8>) -> Bool { plainYes.contains { cell.equalsIgnoringCase($0) } }

    package static func isPlainYes(text: String) -> Bool { isPlainYes([UInt8](text.utf8)[...].trimmed) }

    private static let plainYes = ["true", "yes", "1"].map { Array($0.utf8) }
}
