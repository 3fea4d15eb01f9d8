import CSV
import Configuration

/// Keeps some of a file's rows as they are, evenly over the whole of it, however long it is.
struct Sampler {
    /// Rows and bytes that are kept at most; then every second row goes.
    private static let mostRows = 10_000
    private static let mostBytes = 32 << 20
    /// Bytes of a cell that are kept: the beginning of a comment tells that it is one.
    private static let longestCell = 240
    /// Columns that are looked at.
    private static let mostColumns = 4_096

    private var columns: [Sample.Column] = []
    private var layout: Layout?
    /// By column: what tells of a row that it is no feedback.
    private var exclusions: [(column: Int, exclusion: Exclusion)] = []
    private var top: [CSVRecord] = []
    private var hasHeader = false
    private var object = JSONObjectReader()
    private var places = ByteTable()
    /// Whether a record has told what tool's they are.
    private var isKnown = false
    private let nesting: Int
    /// Rows of the file, and of the sample.
    private var seen = 0
    private var kept = 0
    private var bytes = 0
    private var stride = 1

    private let takesAll: Bool

    /// - Parameter takesAll: whether rows count that are no feedback.
    init(nesting: Int, takesAll: Bool) {
        self.nesting = nesting
        self.takesAll = takesAll
    }

    mutating func take(_ record: CSVRecord) {
        guard hasHeader else {
            top.append(record)
            return top.count < Layouts.headRecords ? () : takeTop()
        }
        keep { column in column < record.count ? record[column].withoutFormulaGuard : [] }
    }

    /// - Parameter frame: nil where it is too long.
    mutating func take(_ frame: ArraySlice<UInt8>?) {
        guard let frame, (try? object.parse(frame, nesting: nesting)) != nil, object.isObject else { return }
        if !isKnown, let (document, layout) = Layouts.document(of: object.tape) {
            object.document = document
            self.layout = layout
        }
        var values: [Int: ArraySlice<UInt8>] = [:]
        object.forEachValue { member in
            guard !member.isParent, let column = place(of: member.name) else { return }
            switch member.value.kind {
            case .null, .object, .array: break
            case .true, .false, .number, .string: values[column] = values[column] ?? object.tape.bytes(member.value)
            }
        }
        if !isKnown {
            isKnown = true
            know(columns.map { $0.name.map { [$0] } ?? [] })
        }
        keep { values[$0] ?? [] }
    }

    /// Whether the object with which a JSON file begins is itself a record of a known tool.
    static func isRecord(_ frame: ArraySlice<UInt8>) -> Bool {
        var object = JSONObjectReader()
        guard (try? object.parse(frame, nesting: Limits().nesting)) != nil else { return false }
        return Layouts.document(of: object.tape) != nil
    }

    mutating func finish() -> Sample {
        if !hasHeader, !top.isEmpty { takeTop() }
        return Sample(
            columns: columns, rows: kept, allRows: seen, outcomeScale: layout?.outcomeScale,
            knowsZone: layout?.zone != nil)
    }

    private mutating func takeTop() {
        hasHeader = true
        let head = Layouts.head(of: top)
        layout = head.layout
        let names = ColumnTitles(head.names)
        columns = names.columns.prefix(Self.mostColumns).map { Sample.Column(name: $0.name, title: $0.title) }
        know(names.candidates)
        for record in top.dropFirst(head.records) { take(record) }
        top = []
    }

    /// The column of that name, a new one where there is none; nil for objects, whose members follow, and beyond the limit.
    private mutating func place(of name: ArraySlice<UInt8>) -> Int? {
        if let place = places.number(of: name) { return place }
        guard columns.count < Self.mostColumns, let text = name.text, !name.containsControlCharacter, !name.isEmpty
        else { return nil }
        columns.append(Sample.Column(name: text, title: text, cells: [String](repeating: "", count: kept)))
        return places.insert(name)
    }

    /// - Parameter names: by column all that it may be called.
    private mutating func know(_ names: [[String]]) {
        guard let layout else { return }
        func column(_ wanted: [String]) -> Int? {
            wanted.lazy.compactMap { name in names.firstIndex { $0.contains(name) } }.first { $0 < columns.count }
        }
        for key in CanonicalColumn.allCases {
            if let place = column(layout.columns[key] ?? []) { columns[place].untold = .column(key) }
        }
        if let place = column(layout.outcome) { columns[place].untold = .outcome }
        for exclusion in layout.exclusions {
            guard let place = column(exclusion.names) else { continue }
            exclusions.append((place, exclusion))
            if columns[place].untold == nil { columns[place].untold = .exclusion }
        }
    }

    private mutating func keep(_ cell: (Int) -> ArraySlice<UInt8>) {
        for (column, exclusion) in exclusions where !takesAll && exclusion.reason(cell(column).trimmed) != nil {
            return
        }
        defer { seen += 1 }
        guard seen % stride == 0 else { return }
        for column in columns.indices {
            let text = cell(column).trimmed.prefix(Self.longestCell).repairedText
            columns[column].cells.append(text)
            bytes += 16 + (text.utf8.count > 15 ? text.utf8.count + 32 : 0)
        }
        kept += 1
        if kept >= Self.mostRows || bytes > Self.mostBytes { thinOut() }
    }

    private mutating func thinOut() {
        for column in columns.indices {
            let cells = columns[column].cells
            columns[column].cells = Swift.stride(from: 0, to: cells.count, by: 2).map { cells[$0] }
        }
        stride *= 2
        kept = (kept + 1) / 2
        bytes /= 2
    }
}

/// What the columns of a table may be called, and what people read above them.
private struct ColumnTitles {
    /// By column, the best first.
    let candidates: [[String]]
    let columns: [(name: String?, title: String)]

    init(_ rows: [[ArraySlice<UInt8>]]) {
        let count = rows.first?.count ?? 0
        let names = (0..<count).map { column in
            rows.compactMap { column < $0.count ? $0[column].trimmed : nil }
                .filter { !$0.isEmpty && !$0.containsControlCharacter }.compactMap(\.text)
        }
        var columnsOf: [String: Set<Int>] = [:]
        for (column, names) in names.enumerated() {
            for name in names { columnsOf[name, default: []].insert(column) }
        }
        candidates = names
        columns = names.map { names in
            // Of several rows the one with the question is for people.
            let question = names.filter { $0.contains(" ") }.max { $0.count < $1.count }
            return (names.first { columnsOf[$0]?.count == 1 }, question ?? names.first ?? "")
        }
    }
}
