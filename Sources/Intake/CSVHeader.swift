import CSV

/// What the first records of a CSV file say about the others.
struct CSVHeader {
    enum Shape {
        case whole
        case wrong(String)
    }

    /// By slot: the field that fills it.
    private(set) var fields: [Int?]
    /// By slot: what the file calls its column; where it has none, what it should be called.
    private(set) var names: [String?]
    private(set) var report = ColumnReport()
    /// Fields that a row must have: those of the header without the nameless ones behind the last comma.
    private let required: Int
    private let count: Int

    init(_ head: TableHead, columns: ColumnNames) {
        count = head.names.first?.count ?? 0
        required = (head.names.compactMap { $0.lastIndex { !$0.trimmed.isEmpty } }.max() ?? 0) + 1
        fields = [Int?](repeating: nil, count: columns.count)
        names = columns.names
        var ranks = [Int](repeating: .max, count: columns.count)
        var repeated = Set<Int>()
        // A name of the tool's own comes before a lesser one in an earlier row or column.
        for row in head.names {
            for (field, name) in row.prefix(required).enumerated() {
                for place in columns.places(named: name) {
                    if place.rank < ranks[place.slot] {
                        ranks[place.slot] = place.rank
                        fields[place.slot] = field
                        names[place.slot] = name.trimmed.repairedText
                    } else if place.rank == ranks[place.slot], fields[place.slot] != field {
                        report.addRepeated(name)
                        repeated.insert(field)
                    }
                }
            }
        }
        let known = repeated.union(fields.compactMap(\.self))
        for (field, name) in (head.names.first ?? []).prefix(required).enumerated() where !known.contains(field) {
            report.addUnknown(name)
        }
    }

    func has(_ slots: [Int]) -> Bool { slots.allSatisfy { fields[$0] != nil } }

    /// Whether a row has as many fields as the header; empty ones may follow.
    func check(_ record: CSVRecord) -> Shape {
        if record.count < required { return .wrong(RowReason.fewerCells) }
        guard record.count > count else { return .whole }
        return (count..<record.count).allSatisfy { record[$0].trimmed.isEmpty } ? .whole : .wrong(RowReason.moreCells)
    }
}
