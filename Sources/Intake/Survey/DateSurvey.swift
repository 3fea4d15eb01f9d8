import CSV
import Configuration
import LocalTime

/// Goes through the times of a file before its first row is read, to find out the order of day and month in its dates.
///
/// Of a file whose first rows have no such dates no more is looked at: almost every file.
struct DateSurvey {
    /// Ends the survey of a file about which enough is known.
    struct IsOver: Error {}

    private static let rowsToTell = 1_000
    private static let times = [CanonicalColumn.submitted, .visited, .updated].map(\.slot)

    private let intake: Intake
    private let source: Source?
    private var columns: ColumnNames
    /// What the layout says where the file does not.
    private var untold: DateOrder?
    private var top: [CSVRecord] = []
    private var header: CSVHeader?
    private var object = JSONObjectReader()
    private var report = ColumnReport()
    private var rows = 0
    private var evidence = DateOrderEvidence()

    init(intake: Intake, source: Source?) {
        self.intake = intake
        self.source = source
        columns = ColumnNames(keys: intake.fields.keys, columns: source?.columns ?? [:])
    }

    mutating func take(_ record: CSVRecord) throws(IsOver) {
        guard let header else {
            top.append(record)
            return top.count < Layouts.headRecords ? () : try takeTop()
        }
        guard case .whole = header.check(record) else { return }
        try take(CSVCells(record: record, fields: header.fields))
    }

    /// - Parameter frame: nil where it is too long.
    mutating func take(line: Int, _ frame: ArraySlice<UInt8>?) throws(IsOver) {
        let nesting = intake.configuration.limits.nesting
        guard let frame, (try? object.parse(frame, nesting: nesting)) != nil, object.isObject else { return }
        if !object.hasSeenAny, let (document, layout) = Layouts.document(of: object.tape) {
            object.document = document
            know(layout)
        }
        try take(object.cells(line: line, columns, &report))
    }

    /// Says that the file has ended, or cannot be read on.
    mutating func finish() -> DateOrderEvidence.Verdict {
        if header == nil, !top.isEmpty { try? takeTop() }
        let verdict = evidence.verdict
        guard case .open = verdict, let untold else { return verdict }
        return .told(untold)
    }

    private mutating func takeTop() throws(IsOver) {
        let top = top
        let head = Layouts.head(of: top)
        know(head.layout)
        let header = CSVHeader(head, columns: columns)
        guard Self.times.contains(where: { header.fields[$0] != nil }) else { throw IsOver() }
        self.header = header
        for record in top.dropFirst(head.records) { try take(record) }
    }

    private mutating func know(_ layout: Layout?) {
        guard let layout else { return }
        columns = ColumnNames(
            keys: intake.fields.keys, columns: source?.columns ?? [:], untold: intake.fields.names(in: layout))
        untold = layout.dateOrder
    }

    private mutating func take(_ cells: some RowCells) throws(IsOver) {
        rows += 1
        for slot in Self.times {
            evidence.note(cells[slot])
        }
        if rows >= Self.rowsToTell, !evidence.hasSeenAny { throw IsOver() }
    }
}
