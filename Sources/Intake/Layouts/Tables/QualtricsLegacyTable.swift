import CSV

/// Qualtrics' older export: codes or names, and below them once more the names of its own columns, with the question texts.
struct QualtricsLegacyTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        guard records.count > 1 else { return nil }
        let (codes, names) = (records[0], records[1])
        guard names.hasAll("ResponseID", "Finished"), codes.has("V1") || codes.hasAll("ResponseID", "Finished") else {
            return nil
        }
        return TableHead(namedBy: records[..<2], layout: QualtricsTable.layout)
    }
}
