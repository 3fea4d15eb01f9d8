import CSV

/// The cells of one row, by slot, whatever the file's format.
protocol RowCells {
    /// The physical line where the row starts.
    var line: Int { get }
    /// The bytes of a cell; empty where the row has none.
    subscript(slot: Int) -> ArraySlice<UInt8> { get }
    /// The byte that a cell is, or 0 for an empty one, as most cells are a digit or empty; nil for all others.
    func byte(_ slot: Int) -> UInt8?
    /// Likewise the bytes of a cell, without holding on to the row: they are valid in `body` only.
    func withBytes<Result>(_ slot: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result
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
        guard let field = fields[slot] else { return record.bytes[..<0] }
        return record[field].withoutFormulaGuard
    }

    func byte(_ slot: Int) -> UInt8? {
        guard let field = fields[slot] else { return 0 }
        let range = record.range(of: field)
        if range.isEmpty { return 0 }
        return range.count == 1 ? record.bytes[range.lowerBound].unlessNUL : nil
    }

    func withBytes<Result>(_ slot: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        guard let field = fields[slot] else { return try body(UnsafeRawBufferPointer(start: nil, count: 0)) }
        let range = record.range(of: field)
        return try record.bytes.withUnsafeBytes { bytes in
            try body(UnsafeRawBufferPointer(rebasing: bytes[range]).withoutFormulaGuard)
        }
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

    func byte(_ slot: Int) -> UInt8? {
        let range = ranges[slot]
        if range.isEmpty { return 0 }
        return range.count == 1 ? text[range.lowerBound].unlessNUL : nil
    }

    func withBytes<Result>(_ slot: Int, _ body: (UnsafeRawBufferPointer) throws -> Result) rethrows -> Result {
        try text.withUnsafeBytes { try body(UnsafeRawBufferPointer(rebasing: $0[ranges[slot]])) }
    }
}

extension UInt8 {
    fileprivate var unlessNUL: UInt8? { self == 0 ? nil : self }
}

/// What became of a row.
enum RowOutcome {
    case usable
    case rejected
    case leftOut(LeftOut)
}
