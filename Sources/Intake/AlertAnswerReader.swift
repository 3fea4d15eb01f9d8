import Domain

/// Turns the rows of one file into answers to alerts.
struct AlertAnswerReader {
    private enum Column: Int, CaseIterable {
        case alert, state, cause, note

        var key: String {
            switch self {
            case .alert: "alert"
            case .state: "state"
            case .cause: "cause"
            case .note: "note"
            }
        }
    }

    /// The slots without which a file holds no answers to alerts.
    static let required = [Column.alert, .state].map(\.rawValue)

    let columns = ColumnNames(keys: Column.allCases.map(\.key))
    private let grievances: Grievances

    init() { grievances = Grievances(names: columns.names, contact: []) }

    /// Gives the sink the row's answer, or complaints.
    func take<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws -> RowOutcome {
        func cell(_ column: Column) -> ArraySlice<UInt8> { cells[column.rawValue].trimmed }
        func reject(_ column: Column, _ reason: String, into sink: inout Sink) throws -> RowOutcome {
            try grievances.row(because: column.rawValue, cell(column), of: cells, reason, to: &sink)
        }
        for slot in cells.nested { try grievances.cell(slot, [], of: cells, RowReason.nested, to: &sink) }

        guard let alert = cell(.alert).answeredID else {
            return try reject(.alert, RowReason.noAlert, into: &sink)
        }
        guard let state = cell(.state).text.flatMap({ AlertAnswer.State(rawValue: $0.lowercased()) }) else {
            return try reject(.state, RowReason.unknownAnswer, into: &sink)
        }
        var answer = AlertAnswer(alert: alert, state: state)
        if !cell(.cause).isEmpty { answer.cause = cell(.cause).textWithoutNUL }
        if !cell(.note).isEmpty { answer.note = cell(.note).textWithoutNUL }
        if state == .closed, answer.cause == nil { return try reject(.cause, RowReason.noCause, into: &sink) }
        guard try sink.take(answer) else { return try reject(.alert, RowReason.unknownAlert, into: &sink) }
        return .usable
    }

}

extension ArraySlice<UInt8> {
    /// The id of an alert or an advocate, in small letters; nil where it is none.
    var answeredID: String? {
        guard let id = text?.lowercased(), id.utf8.count == 16,
            id.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        return id
    }
}
