import CSV

/// What the first record of a CSV file says about the others.
struct CSVHeader {
    enum Shape {
        case whole
        case wrong(String)
    }

    /// By slot: the field that fills it.
    let fields: [Int?]
    let report: ColumnReport
    /// Fields that a row must have: those of the header without the nameless ones behind the last comma.
    private let required: Int
    private let count: Int

    init(_ record: CSVRecord, columns: ColumnNames) {
        let required = ((0..<record.count).last { !record[$0].trimmed.isEmpty } ?? 0) + 1
        var fields = [Int?](repeating: nil, count: columns.names.count)
        var report = ColumnReport()
        for field in 0..<required {
            let slots = columns.slots(named: record[field])
            if slots.isEmpty { report.addUnknown(record[field]) }
            for slot in slots {
                if fields[slot] == nil { fields[slot] = field } else { report.addRepeated(record[field]) }
            }
        }
        self.fields = fields
        self.report = report
        self.required = required
        count = record.count
    }

    func has(_ slots: [Int]) -> Bool { slots.allSatisfy { fields[$0] != nil } }

    /// Whether a row has as many fields as the header; empty ones may follow.
    func check(_ record: CSVRecord) -> Shape {
        if record.count < required { return .wrong(RowReason.fewerCells) }
        guard record.count > count else { return .whole }
        return (count..<record.count).allSatisfy { record[$0].trimmed.isEmpty } ? .whole : .wrong(RowReason.moreCells)
    }
}
