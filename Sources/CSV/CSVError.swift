/// How large a record may be before it is refused; these bound what a parser holds.
package struct CSVLimits: Equatable, Sendable {
    /// Bytes of one record, its separators included and its quoting not.
    package var row: Int
    /// Fields of one record.
    package var columns: Int

    package init(row: Int = 1 << 20, columns: Int = 4_096) {
        self.row = row
        self.columns = columns
    }
}

/// Why a file cannot be read on.
package enum CSVError: Error, Equatable, CustomStringConvertible {
    /// The record that starts on `line` has more than `limit` bytes.
    case rowTooLong(line: Int, limit: Int)
    /// The record that starts on `line` has more than `limit` fields.
    case tooManyColumns(line: Int, limit: Int)
    /// The file ends inside the quotes that were opened on `line`.
    case unterminatedQuote(line: Int)

    /// The physical line concerned.
    package var line: Int {
        switch self {
        case .rowTooLong(let line, _), .tooManyColumns(let line, _), .unterminatedQuote(let line): line
        }
    }

    package var description: String {
        switch self {
        case .rowTooLong(let line, let limit):
            "line \(line): the row has more than \(limit) bytes; close a quote left open there, or raise limits.row"
        case .tooManyColumns(let line, let limit):
            "line \(line): the row has more than \(limit) columns; check the separator, or raise limits.columns"
        case .unterminatedQuote(let line):
            "line \(line): a quote is opened and the file ends before it is closed; close it, or send the whole file"
        }
    }
}
