/// A column that tells rows which are no feedback.
struct Exclusion: Sendable {
    /// What the tool calls it; of several names the first that a file has.
    let names: [String]
    /// Why a row with that in the cell, blanks removed, is no feedback; nil where it is. The cell is empty where the file
    /// does not have the column.
    let reason: @Sendable (ArraySlice<UInt8>) -> LeftOut?
}

/// Why a row is no feedback.
package enum LeftOut: Int, CaseIterable {
    case preview, test, spam, misuse, unfinished
    /// Only the database knows.
    case erased

    /// As receipts say it.
    package var reason: String {
        switch self {
        case .preview: "left out: a preview"
        case .test: "left out: a test"
        case .spam: "left out: spam"
        case .misuse: "left out: misuse of the device"
        case .unfinished: "left out: an unfinished answer"
        case .erased: "left out: erased at a person's request"
        }
    }
}

extension Exclusion {
    /// A column that says with yes or no, in whatever words, whether the answer was finished.
    static func finished(_ names: String...) -> Exclusion {
        Exclusion(names: names) { cell in isNo(cell) ? .unfinished : nil }
    }

    /// A column that holds something only once the answer was finished. Files that do not have it at all are refused for
    /// other reasons.
    static func unfinishedWhereEmpty(_ names: String...) -> Exclusion {
        Exclusion(names: names) { cell in cell.isEmpty ? .unfinished : nil }
    }

    private static func isNo(_ cell: ArraySlice<UInt8>) -> Bool { no.contains { cell.equalsIgnoringCase($0) } }

    private static let no = ["0", "false", "no", "falsch", "nein", "faux", "non", "falso"].map { Array($0.utf8) }
}
