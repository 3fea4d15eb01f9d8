import CSV
import Configuration
import LocalTime

/// Typeform: `#`, the questions, and when the answer began and was sent in, in UTC.
struct TypeformTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        guard records[0].hasAll("#", Self.submitted) else { return nil }
        return TableHead(namedBy: records[..<1], layout: Self.layout)
    }

    private static let submitted = "Submit Date (UTC)"

    private static let layout = Layout(
        columns: [.submitted: [submitted], .response: ["#"]], zone: .utc,
        exclusions: [.unfinishedWhereEmpty(submitted)])
}
