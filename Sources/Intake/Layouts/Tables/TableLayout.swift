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

    /// - Parameters:
    ///   - rows: records whose cells name the columns.
    ///   - records: how many are no data; nil: those rows.
    init(namedBy rows: [CSVRecord], records: Int? = nil, layout: Layout? = nil) {
        names = rows.map { row in (0..<row.count).map { row[$0] } }
        self.records = records ?? rows.count
        self.layout = layout
    }
}
