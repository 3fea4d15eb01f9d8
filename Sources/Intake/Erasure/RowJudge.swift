import CSV
import Configuration
import Domain
import LocalTime

/// Tells which rows of a file go. Rows are read as when they were taken in.
struct RowJudge {
    private static let response = CanonicalColumn.response.slot
    /// Columns of answers to alerts and about advocates.
    private static let answered = ColumnNames(keys: ["alert", "advocate"])

    private struct Header {
        let responses: CSVHeader
        let answers: CSVHeader
    }

    private let erasure: RowErasure
    private let intake: Intake
    private let source: Source?
    private let dates: DateOrderEvidence.Verdict
    private let responseID: [UInt8]?
    private var responses: ResponseReader
    private var top: [CSVRecord] = []
    private var header: Header?
    private var object = JSONObjectReader()
    private var isKnown = false
    private var report = ColumnReport()
    private var sink = IdentitySink()
    private(set) var found: [ResponseIdentity] = []
    /// Whether the address stands outside the rows: in what names the columns, or around a list.
    private(set) var isEntangled = false
    private var around: TextSearch?

    init(_ erasure: RowErasure, intake: Intake, source: Source?, dates: DateOrderEvidence.Verdict) {
        self.erasure = erasure
        self.intake = intake
        self.source = source
        self.dates = dates
        responseID = erasure.responseID.map { Array($0.utf8) }
        around = erasure.address.map { TextSearch($0) }
        responses = ResponseReader(intake: intake, source: source, dates: dates)
    }

    // MARK: Tables

    /// - Returns: whether records go, of those that had not been judged: the first wait for each other.
    mutating func take(_ record: CSVRecord) throws -> [Bool] {
        guard let header else {
            top.append(record)
            return top.count < Layouts.headRecords ? [] : try takeTop()
        }
        return [try judge(record, header)]
    }

    /// Likewise at the end of the file.
    mutating func finish() throws -> [Bool] { header == nil && !top.isEmpty ? try takeTop() : [] }

    private mutating func takeTop() throws -> [Bool] {
        let head = Layouts.head(of: top)
        know(head.layout)
        let header = Header(
            responses: CSVHeader(head, columns: responses.columns), answers: CSVHeader(head, columns: Self.answered))
        self.header = header
        let (names, rows) = (top.prefix(head.records), top.dropFirst(head.records))
        top = []
        if names.contains(where: holdsAddress) { isEntangled = true }
        return try names.map { _ in false } + rows.map { try judge($0, header) }
    }

    private mutating func judge(_ record: CSVRecord, _ header: Header) throws -> Bool {
        let isNamed = holdsAddress(record) || hasID(record, header.responses)
        guard case .whole = header.responses.check(record) else { return isNamed }
        let cells = CSVCells(record: record, fields: header.responses.fields)
        let answers = CSVCells(record: record, fields: header.answers.fields)
        return try judge(cells, answers, isNamed: isNamed)
    }

    private func holdsAddress(_ record: CSVRecord) -> Bool {
        guard let address = erasure.address else { return false }
        return (0..<record.count).contains { address.isIn(record[$0]) }
    }

    private func hasID(_ record: CSVRecord, _ header: CSVHeader) -> Bool {
        guard let responseID, let field = header.fields[Self.response], field < record.count else { return false }
        return record[field].withoutFormulaGuard.trimmed.elementsEqual(responseID)
    }

    // MARK: JSON

    mutating func take(line: Int, _ record: ArraySlice<UInt8>) throws -> Bool {
        let limits = intake.configuration.limits
        let isRead = record.count <= limits.row && (try? object.parse(record, nesting: limits.nesting)) != nil
        guard isRead, object.isObject else { return erasure.address?.isIn(record) ?? false }
        if !isKnown {
            isKnown = true
            if let (document, layout) = Layouts.document(of: object.tape) {
                object.document = document
                know(layout)
            }
        }
        let isNamed = holdsAddress(object.tape)
        if object.hasMore(than: limits.columns) { return isNamed }
        let cells = object.cells(line: line, responses.columns, &report)
        let hasID = responseID.map { cells[Self.response].trimmed.elementsEqual($0) } ?? false
        return try judge(cells, object.cells(line: line, Self.answered, &report), isNamed: isNamed || hasID)
    }

    /// Takes text that stands outside the records.
    mutating func lookAround(_ text: [UInt8]) {
        around?.push(text)
        if around?.hasFound == true { isEntangled = true }
    }

    private func holdsAddress(_ tape: JSONTape) -> Bool {
        guard let address = erasure.address else { return false }
        return tape.nodes.contains { node in
            (node.kind == .string || node.kind == .number) && address.isIn(tape.bytes(node))
        }
    }

    // MARK: Rows

    private mutating func know(_ layout: Layout?) {
        guard let layout else { return }
        responses = ResponseReader(intake: intake, source: source, layout: layout, dates: dates)
    }

    private mutating func judge(_ cells: some RowCells, _ answers: some RowCells, isNamed: Bool) throws -> Bool {
        sink.identity = nil
        _ = try responses.take(cells, into: &sink)
        if let identity = sink.identity {
            if try erasure.isErased(identity.bytes) { return true }
            if isNamed { found.append(identity) }
        }
        return try isNamed || [0, 1].contains { try isErased(answered: answers[$0].trimmed) }
    }

    private func isErased(answered cell: ArraySlice<UInt8>) throws -> Bool {
        guard let id = cell.answeredID, let start = UInt64(id, radix: 16) else { return false }
        return try erasure.answers.contains(id) || erasure.isErased(withUnsafeBytes(of: start.bigEndian) { Array($0) })
    }
}

/// Keeps the identity of the last row.
private struct IdentitySink: IntakeSink {
    var identity: ResponseIdentity?

    mutating func take(_ response: ResponseRow, contact: Contact?) throws {
        identity = ResponseIdentity(bytes: response.identity.bytes)
    }
    mutating func take(_ checkOff: CheckOff) throws {}
    mutating func take(_ answer: AlertAnswer) throws -> Bool { true }
    mutating func take(_ answer: AdvocateAnswer) throws {}
    mutating func take(_ contribution: Contribution) throws {}
    mutating func complain(_ complaint: Complaint) throws {}
}
