import CSV

/// The cells of one row, by slot, whatever the file's format.
protocol RowCells {
    /// The physical line where the row starts.
    var line: Int { get }
    /// The bytes of a cell; empty where the row has none.
    subscript(slot: Int) -> ArraySlice<UInt8> { get }
    /// Slots whose cell is an object or a list, which no slot can hold; the cells themselves are empty.
    var nested: [Int] { get }
}

/// A record of a CSV file.
struct CSVCells: RowCells {
    let record: CSVRecord
    /// By slot: the field that fills it, or nil.
    let fields: [Int?]

    var line: Int { record.line }
    var nested: [Int] { [] }

    subscript(slot: Int) -> ArraySlice<UInt8> {
        guard let field = fields[slot] else { return [] }
        return record.bytes[record.range(of: field)].withoutFormulaGuard
    }
}

/// An object of a JSON file.
struct JSONCells: RowCells {
    let line: Int
    let text: [UInt8]
    /// By slot: where in the text its value lies; empty where it has none.
    let ranges: [Range<Int>]
    let nested: [Int]

    subscript(slot: Int) -> ArraySlice<UInt8> { text[ranges[slot]] }
}

/// What became of a row.
enum RowOutcome {
    case usable
    case rejected
    case leftOut(LeftOut)
}
