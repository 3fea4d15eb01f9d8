import CSV
import Configuration
import Domain
import LocalTime

/// Takes the records of one file: finds out from the first what they are and which columns they have, hands each to
/// the reader of that kind, and counts.
struct FileReader {
    private let intake: Intake
    private let source: Source?
    /// The order of day and month in the file's dates.
    private let dates: DateOrderEvidence.Verdict
    /// A reader of each kind; which of them is used is told from the columns.
    private var responses: ResponseReader
    private var checkOffs: CheckOffReader
    private let alertAnswers = AlertAnswerReader()
    private let advocateAnswers = AdvocateAnswerReader()
    private var contributions: ContributionReader
    /// nil until a record has told.
    private var kind: IntakeSummary.Kind?
    /// Records of a table that wait for those which tell its layout.
    private var top: [CSVRecord] = []
    private var header: CSVHeader?
    private var object = JSONObjectReader()
    private var report = ColumnReport()
    private var warnings: [String]
    private var rows = 0
    private var usable = 0
    /// By reason.
    private var leftOut = [Int](repeating: 0, count: LeftOut.allCases.count)

    /// - Parameters:
    ///   - dates: the order of day and month in the file's dates.
    ///   - warnings: what is known about the file before its first record.
    init(intake: Intake, source: Source?, dates: DateOrderEvidence.Verdict, warnings: [String]) {
        self.intake = intake
        self.source = source
        self.dates = dates
        self.warnings = warnings
        responses = ResponseReader(intake: intake, source: source, dates: dates)
        checkOffs = CheckOffReader(intake: intake)
        contributions = ContributionReader(intake: intake)
    }

    /// Takes a record of a CSV file; the first are the header.
    mutating func take<Sink: IntakeSink>(_ record: CSVRecord, into sink: inout Sink) throws {
        guard let header else {
            top.append(record)
            return top.count < Layouts.headRecords ? () : try takeTop(into: &sink)
        }
        switch header.check(record) {
        case .whole: try take(CSVCells(record: record, fields: header.fields), into: &sink)
        case .wrong(let reason): try reject(line: record.line, reason, into: &sink)
        }
    }

    /// Takes a record of a JSON file; nil: it is too long.
    mutating func take<Sink: IntakeSink>(line: Int, _ frame: ArraySlice<UInt8>?, into sink: inout Sink) throws {
        let limits = intake.configuration.limits
        guard let frame else {
            return try reject(line: line, RowReason.tooLong(limit: limits.row), into: &sink)
        }
        do throws(JSONError) {
            try object.parse(frame, nesting: limits.nesting)
        } catch {
            return try reject(line: line, error.description, into: &sink)
        }
        guard object.isObject else { return try reject(line: line, RowReason.notAnObject, into: &sink) }
        if kind == nil { takeFirstObject() }
        if object.hasMore(than: limits.columns) {
            return try reject(line: line, RowReason.tooManyMembers(limit: limits.columns), into: &sink)
        }
        try take(object.cells(line: line, columns, &report), into: &sink)
    }

    /// Takes a file that proposes one practice.
    mutating func take<Sink: IntakeSink>(practice document: [UInt8], into sink: inout Sink) throws {
        kind = .contributions
        rows += 1
        if case .usable = try contributions.take(document, into: &sink) { usable += 1 }
    }

    /// Whether an object with which a file begins is itself a record, whatever lists of objects it has.
    func isRecord(_ frame: ArraySlice<UInt8>) -> Bool {
        var reader = JSONObjectReader()
        do throws(JSONError) {
            try reader.parse(frame, nesting: intake.configuration.limits.nesting)
        } catch {
            return false
        }
        if Layouts.document(of: reader.tape) != nil { return true }
        return kindOf(reader) != nil
    }

    /// Says that the file has ended, and refuses it where it had none of the columns it needs.
    mutating func finish<Sink: IntakeSink>(isWhole: Bool, into sink: inout Sink) throws {
        if header == nil, !top.isEmpty { try takeTop(into: &sink) }
        if object.hasSeenAny {
            if kind ?? .responses == .responses { try requireResponses(object.seenNames) { object.hasSeen($0) } }
            warnings += absentColumns(columns) { object.hasSeen($0) }
        } else if rows == 0, header == nil, kind == nil {
            warnings.append("there are no rows in the file")
        }
        if kind == .responses, let open = IntakeError(dates) { throw open }
        if header != nil, rows == 0 { warnings.append("there are no rows below the header") }
        if !isWhole { warnings.append("the file ends before its list is closed: it may have been cut off") }
        warnings += report.warnings
    }

    /// Check-offs and answers come from managers, whatever source the file's name would match.
    private var sourceName: Identifier {
        switch kind {
        case .checkOffs: Intake.checkOffSource
        case .alertAnswers: Intake.alertAnswerSource
        case .advocateAnswers: Intake.advocateAnswerSource
        case .contributions: Intake.contributionSource
        case .responses, nil: responses.source.name
        }
    }

    private var columns: ColumnNames {
        switch kind {
        case .checkOffs: checkOffs.columns
        case .alertAnswers: alertAnswers.columns
        case .advocateAnswers: advocateAnswers.columns
        case .contributions: contributions.columns
        case .responses, nil: responses.columns
        }
    }

    /// Answers name no location.
    private var places: PlaceFinder? {
        switch kind {
        case .checkOffs: checkOffs.places
        case .contributions: contributions.places
        case .alertAnswers, .advocateAnswers: nil
        case .responses, nil: responses.places
        }
    }

    var summary: IntakeSummary {
        let leftOut = leftOut.reduce(0, +)
        return IntakeSummary(
            kind: kind ?? .responses, source: sourceName, rows: rows, usable: usable,
            rejected: rows - usable - leftOut, leftOut: leftOut, leftOutReasons: leftOutReasons,
            warnings: warnings + responses.warnings + (places?.warnings(intake.configuration) ?? []) + remarks)
    }

    private var remarks: [String] {
        kind == .contributions && usable > 0
            ? ["a proposed practice waits until somebody approves it: huddlectl library proposed"] : []
    }

    private var leftOutReasons: [Delivery.ReasonCount] {
        LeftOut.allCases.map { Delivery.ReasonCount(reason: $0.reason, count: leftOut[$0.rawValue]) }
            .filter { $0.count > 0 }
            .sorted { $0.count > $1.count }
    }

    func summary(refusedBecause refusal: IntakeError) -> IntakeSummary {
        let rows = rows + max(0, top.count - 1)
        return IntakeSummary(
            kind: kind ?? .responses, source: sourceName, rows: rows, rejected: rows,
            refusal: refusal.description)
    }
}

extension FileReader {
    private mutating func take<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws {
        rows += 1
        let outcome =
            switch kind {
            case .checkOffs: try checkOffs.take(cells, into: &sink)
            case .alertAnswers: try alertAnswers.take(cells, into: &sink)
            case .advocateAnswers: try advocateAnswers.take(cells, into: &sink)
            case .contributions: try contributions.take(cells, into: &sink)
            case .responses, nil: try responses.take(cells, into: &sink)
            }
        switch outcome {
        case .usable: usable += 1
        case .leftOut(let reason): leftOut[reason.rawValue] += 1
        case .rejected: break
        }
    }

    private mutating func reject(line: Int, _ reason: String, into sink: inout some IntakeSink) throws {
        rows += 1
        _ = try Grievances.row(line, reason, to: &sink)
    }

    /// Finds out from the first records what the others are.
    private mutating func takeTop<Sink: IntakeSink>(into sink: inout Sink) throws {
        let top = top
        let head = Layouts.head(of: top)
        try takeHeader(head)
        self.top = []
        for record in top.dropFirst(head.records) { try take(record, into: &sink) }
    }

    private mutating func takeHeader(_ head: TableHead) throws(IntakeError) {
        know(head.layout)
        let found = CSVHeader(head, columns: responses.columns)
        let kind = kind { columns, required in CSVHeader(head, columns: columns).has(required) }
        guard let kind else {
            let names = head.names.first ?? []
            return try requireResponses(names.map(\.repairedText)) { found.fields[$0] != nil }
        }
        self.kind = kind
        let header = kind == .responses ? found : CSVHeader(head, columns: columns)
        self.header = header
        report = header.report
        guard kind == .responses else { return }
        warnings += absentColumns(responses.columns) { header.fields[$0] != nil }
        responses.callColumns(header.names)
    }

    private mutating func takeFirstObject() {
        if let (document, layout) = Layouts.document(of: object.tape) {
            object.document = document
            know(layout)
        }
        kind = kindOf(object) ?? .responses
    }

    private func kindOf(_ object: JSONObjectReader) -> IntakeSummary.Kind? {
        kind { columns, required in required.allSatisfy { object.names(columns, $0) } }
    }

    /// Reads responses as that layout has them.
    private mutating func know(_ layout: Layout?) {
        guard let layout else { return }
        responses = ResponseReader(intake: intake, source: source, layout: layout, dates: dates)
        if let zone = layout.unknownZone, source?.timezone == nil {
            warnings.append(
                "the export's time zone \(zone) is not known, so times are on the locations' own clocks: write timezone in "
                    + "a source for such files")
        }
    }

    /// The first kind all of whose required columns are there; nil where there is none.
    private func kind(_ has: (ColumnNames, [Int]) -> Bool) -> IntakeSummary.Kind? {
        if has(responses.columns, responses.required) { return .responses }
        if has(checkOffs.columns, CheckOffReader.required) { return .checkOffs }
        if has(alertAnswers.columns, AlertAnswerReader.required) { return .alertAnswers }
        if has(advocateAnswers.columns, AdvocateAnswerReader.required) { return .advocateAnswers }
        return has(contributions.columns, ContributionReader.required) ? .contributions : nil
    }

    /// Refuses a file without the columns that every response has.
    private func requireResponses(_ found: [String], _ isThere: (Int) -> Bool) throws(IntakeError) {
        let missing = responses.required.filter { !isThere($0) }
        guard !missing.isEmpty else { return }
        throw .unknownColumns(ColumnAdvice(missing: missing, of: responses.columns, found: found, source: source))
    }

    /// About columns that the source maps and the file does not have.
    private func absentColumns(_ columns: ColumnNames, _ isThere: (Int) -> Bool) -> [String] {
        let absent = columns.mapped.filter { !isThere($0) }.compactMap { columns.names[$0]?.inertForDisplay }
        guard let source, !absent.isEmpty else { return [] }
        let names = absent.listed(most: 20)
        return ["columns that the source \(source.name) maps and the file does not have: \(names)"]
    }
}
