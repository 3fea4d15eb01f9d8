import CSV

/// A tool's layout of a table: one file for each in this folder, listed in ``Layouts/tables``.
protocol TableLayout: Sendable {
    /// What the first records of a file say, at least one and at most ``Layouts/headRecords``; nil: the file is not of this
    /// layout. To be told by names, never by positions alone: columns may be missing.
    func head(of records: [CSVRecord]) -> TableHead?
}

/// The rows of a table that are no data, and what is known because of them.
struct TableHead {
    /// By row of names and then by column: what a source may call the column. Names of an earlier row win.
    var names: [[ArraySlice<UInt8>]]
    /// Records before the first row of data.
    var records: Int
    var layout: Layout?

    init(names: [[ArraySlice<UInt8>]], records: Int, layout: Layout? = nil) {
        self.names = names
        self.records = records
        self.layout = layout
    }

    /// - Parameter rows: the records before the first row of data, whose cells are the names.
    init(namedBy rows: some Collection<CSVRecord>, layout: Layout? = nil) {
        self.init(names: rows.map(\.cells), records: rows.count, layout: layout)
    }
}

extension CSVRecord {
    /// All fields, blanks removed.
    var cells: [ArraySlice<UInt8>] { (0..<count).map { self[$0].trimmed } }

    /// Whether there is a column of that name.
    func has(_ name: String) -> Bool { (0..<count).contains { self[$0].trimmed.elementsEqual(name.utf8) } }

    func hasAll(_ names: String...) -> Bool { names.allSatisfy(has) }

    /// Whether the field of that number is there and empty.
    func isEmpty(_ field: Int) -> Bool { field < count && self[field].trimmed.isEmpty }
}
