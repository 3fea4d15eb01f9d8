import CSV
import Configuration
import LocalTime

/// Formbricks: numbered questions behind its own columns; times end in their zone.
struct FormbricksTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        guard records[0].hasAll("No.", "Response ID", "Timestamp", "Finished") else { return nil }
        return TableHead(namedBy: records[..<1], layout: Self.layout)
    }

    private static let layout = Layout(
        columns: [.submitted: ["Timestamp"], .response: ["Response ID"]],
        timestamps: [TimestampLayout("yyyy-MM-dd HH:mm:ss XXX")].compactMap(\.self),
        exclusions: [.finished("Finished")])
}
