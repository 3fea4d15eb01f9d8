import Domain
import CSV
import Spool
import SystemPackage

/// Some columns of a file of rows, read as numbers. The file itself is never held whole.
struct NumberTable {
    private(set) var names: [String] = []
    /// Row by row the columns asked for, NaN where a cell is empty or holds no number.
    private(set) var rows: [Double] = []
    /// Cells that hold something else than a number, by column.
    private(set) var unusable: [Int]

    private let path: String
    private let columns: [String]
    /// Where in a row the columns are; nil until the header was read.
    private var places: [Int]?

    /// Reads the file at `path`. The separator is found (``CSVDialect``).
    init(path: String, columns: [String]) throws(ControlError) {
        self.path = path
        self.columns = columns
        unusable = [Int](repeating: 0, count: columns.count)
        do {
            try read()
        } catch let error as CSVError {
            throw .notATable(path: path, reason: error.description)
        } catch let error as SpoolError {
            guard let reason = error.reason else { throw .spool(error) }
            throw ControlError(reading: path, reason)
        } catch {
            throw ControlError(error)
        }
        guard places != nil else {
            throw .notATable(path: path, reason: "the file is empty; give one with a header and rows")
        }
        for index in columns.indices {
            let cells = stride(from: index, to: rows.count, by: columns.count)
            if cells.allSatisfy({ rows[$0].isNaN }) { throw .noNumbers(path: path, column: columns[index]) }
        }
    }

    private mutating func read() throws {
        let files = PosixFileSystem()
        let file = try files.openFile(atPath: path)
        let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 256 * 1_024, alignment: 16)
        defer { chunk.deallocate() }
        var parser: CSVParser?
        while true {
            let count = try files.read(file, into: chunk)
            let bytes = UnsafeRawBufferPointer(rebasing: chunk[..<count])
            var current = parser ?? CSVParser(CSVDialect(of: bytes.bytes))
            if count == 0 { return try current.finish { try take($0) } }
            try current.parse(bytes) { try take($0) }
            parser = current
        }
    }

    private mutating func take(_ record: CSVRecord) throws(ControlError) {
        guard let places else {
            names = (0..<record.count).map { Self.trimmed(record.text($0)) }
            var found: [Int] = []
            for column in columns { found.append(try place(of: column)) }
            places = found
            return
        }
        for (index, place) in places.enumerated() {
            let cell = place < record.count ? Self.trimmed(record.text(place)) : ""
            let number = Self.number(cell)
            if number == nil, !Self.isMissing(cell) { unusable[index] += 1 }
            rows.append(number ?? .nan)
        }
    }

    private func place(of column: String) throws(ControlError) -> Int {
        let places = names.indices.filter { names[$0].utf8.elementsEqual(column.utf8) }
        guard let place = places.first else {
            throw .unknownColumn(
                column, path: path, suggestion: Spelling.nearest(to: column, among: names), columns: names)
        }
        guard places.count == 1 else { throw .columnTwice(column, path: path) }
        return place
    }

    private static func isMissing(_ cell: String) -> Bool { ["", "NA", "N/A"].contains(cell) }

    /// A decimal number as spreadsheets write it; Swift would read `nan` and `0x10` as well.
    private static func number(_ cell: String) -> Double? {
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let isPlain = cell.utf8.allSatisfy { digits.contains($0) || "+-.eE".utf8.contains($0) }
        guard isPlain, let number = Double(cell), number.isFinite else { return nil }
        return number
    }

    private static func trimmed(_ text: String) -> String {
        let isSpace: (UInt8) -> Bool = { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
        guard isSpace(text.utf8.first ?? 0) || isSpace(text.utf8.last ?? 0) else { return text }
        return String(
            decoding: text.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed(), as: UTF8.self)
    }
}
