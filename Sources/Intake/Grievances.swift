import Domain

/// Files complaints about the rows of one file, under the names that the file's columns have.
struct Grievances {
    /// By slot: the column's name in the file.
    let names: [String?]
    /// By slot: whether its values say who a customer is. They appear nowhere.
    private let isPersonal: [Bool]

    init(names: [String?], contact: [Int]) {
        self.names = names
        let personal = Set(contact.compactMap { names[$0].map { [UInt8]($0.utf8) } })
        isPersonal = names.map { name in name.map { personal.contains([UInt8]($0.utf8)) } ?? false }
    }

    /// The cell is emptied; the row is taken all the same.
    func cell(
        _ slot: Int, _ value: ArraySlice<UInt8>, of cells: some RowCells, _ reason: String,
        to sink: inout some IntakeSink
    ) throws {
        guard !isPersonal[slot] else { return }
        try sink.complain(complaint(slot, value, cells.line, reason, rejectsRow: false))
    }

    /// The row is rejected because of one of its cells.
    func row(
        because slot: Int, _ value: ArraySlice<UInt8>, of cells: some RowCells, _ reason: String,
        to sink: inout some IntakeSink
    ) throws -> RowOutcome {
        try sink.complain(complaint(slot, value, cells.line, reason, rejectsRow: true))
        return .rejected
    }

    /// The row as a whole is rejected.
    static func row(_ line: Int, _ reason: String, to sink: inout some IntakeSink) throws -> RowOutcome {
        try sink.complain(Complaint(line: line, column: nil, value: nil, reason: reason, rejectsRow: true))
        return .rejected
    }

    private func complaint(
        _ slot: Int, _ value: ArraySlice<UInt8>, _ line: Int, _ reason: String, rejectsRow: Bool
    ) -> Complaint {
        // 80 characters are at most 320 bytes, so that the rest of a long value need not be decoded.
        let shown = value.isEmpty || isPersonal[slot] ? nil : value.prefix(321).repairedText.cutForDisplay
        return Complaint(line: line, column: names[slot], value: shown, reason: reason, rejectsRow: rejectsRow)
    }
}
