import CSV
import Configuration

/// LimeSurvey: its own columns by code, or by the texts that its English exports have for them.
struct LimeSurveyTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        let names = records[0]
        guard
            names.hasAll("submitdate", "lastpage", "startlanguage")
                || names.hasAll("Date submitted", "Last page", "Start language")
        else { return nil }
        return TableHead(namedBy: records[..<1], layout: Self.layout)
    }

    private static let layout = Layout(
        columns: [.submitted: ["submitdate", "Date submitted"], .response: ["id", "Response ID"]],
        exclusions: [.unfinishedWhereEmpty("submitdate", "Date submitted")])
}
