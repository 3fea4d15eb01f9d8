import Domain

/// Turns the rows of one file into answers about advocates.
struct AdvocateAnswerReader {
    private enum Column: Int, CaseIterable {
        case advocate, state, note

        var key: String {
            switch self {
            case .advocate: "advocate"
            case .state: "state"
            case .note: "note"
            }
        }
    }

    /// The slots without which a file holds no answers about advocates.
    static let required = [Column.advocate, .state].map(\.rawValue)

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

        guard let advocate = cell(.advocate).answeredID else {
            return try reject(.advocate, RowReason.noAdvocate, into: &sink)
        }
        guard let state = cell(.state).text.flatMap({ AdvocateAnswer.State(rawValue: $0.lowercased()) }) else {
            return try reject(.state, RowReason.unknownInvitation, into: &sink)
        }
        try sink.take(
            AdvocateAnswer(
                advocate: advocate, state: state, note: cell(.note).isEmpty ? nil : cell(.note).textWithoutNUL))
        return .usable
    }
}
