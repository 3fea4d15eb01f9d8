import CSV
import Configuration
import LocalTime

/// Medallia Agent Connect: stars for one conversation a row, times in UTC.
struct MedalliaAgentConnectTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        guard records[0].hasAll("request_id", "response_received_at", "star_rating") else { return nil }
        return TableHead(namedBy: records[..<1], layout: Self.layout)
    }

    private static let layout = Layout(
        columns: [.submitted: ["response_received_at"], .response: ["request_id"]], outcome: ["star_rating"],
        outcomeScale: SourceScale(worst: 1, best: 5), zone: .utc)
}
