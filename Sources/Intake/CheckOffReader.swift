import Domain
import LocalTime

/// Turns the rows of one file into check-offs.
struct CheckOffReader {
    private enum Column: Int, CaseIterable {
        case location, date, action, state, rating, note

        var key: String {
            switch self {
            case .location: "location"
            case .date: "date"
            case .action: "action"
            case .state: "state"
            case .rating: "rating"
            case .note: "note"
            }
        }
    }

    /// The slots without which a file holds no check-offs.
    static let required = [Column.location, .date, .action, .state].map(\.rawValue)

    let columns = ColumnNames(keys: Column.allCases.map(\.key))
    private let grievances: Grievances
    private let latest: Day
    private let earliest = Zone.utc.day(of: Intake.earliest)
    private(set) var places: PlaceFinder

    init(intake: Intake) {
        grievances = Grievances(names: columns.names, contact: [])
        // By then the day has begun everywhere.
        latest = Day(number: Int(intake.now.advanced(by: .hours(38)).seconds / 86_400))
        places = PlaceFinder(intake.places)
    }

    /// Gives the sink the row's check-off, or complaints.
    mutating func take<Sink: IntakeSink>(_ cells: some RowCells, into sink: inout Sink) throws -> RowOutcome {
        func cell(_ column: Column) -> ArraySlice<UInt8> { cells[column.rawValue].trimmed }
        func reject(_ column: Column, _ reason: String, into sink: inout Sink) throws -> RowOutcome {
            try grievances.row(because: column.rawValue, cell(column), of: cells, reason, to: &sink)
        }
        for slot in cells.nested { try grievances.cell(slot, [], of: cells, RowReason.nested, to: &sink) }

        let location: Identifier
        switch places.find(cells[Column.location.rawValue]) {
        case .success(let found): location = found
        case .failure(let problem): return try reject(.location, problem.reason, into: &sink)
        }
        guard let date = cell(.date).text.flatMap(Day.init(iso:)) else {
            return try reject(.date, RowReason.noDate, into: &sink)
        }
        guard date <= latest else { return try reject(.date, RowReason.afterNow, into: &sink) }
        guard date >= earliest else { return try reject(.date, RowReason.before2000, into: &sink) }
        guard !cell(.action).isEmpty else { return try reject(.action, RowReason.noAction, into: &sink) }
        guard !cell(.action).containsControlCharacter, let action = cell(.action).text else {
            return try reject(.action, RowReason.notPlainText, into: &sink)
        }
        guard let state = cell(.state).text.flatMap({ CheckOff.State(rawValue: $0.lowercased()) }) else {
            return try reject(.state, RowReason.unknownState, into: &sink)
        }
        var checkOff = CheckOff(location: location, date: date, action: action, state: state)
        if !cell(.rating).isEmpty {
            let rating = number(cell(.rating)).flatMap(Int.init(exactly:))
            if let rating, (1...5).contains(rating) {
                checkOff.rating = rating
            } else {
                try grievances.cell(
                    Column.rating.rawValue, cell(.rating), of: cells, RowReason.notARating, to: &sink)
            }
        }
        if !cell(.note).isEmpty { checkOff.note = cell(.note).textWithoutNUL }
        try sink.take(checkOff)
        return .usable
    }
}
