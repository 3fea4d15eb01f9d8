import CSV
import Configuration
import LocalTime

/// KoboToolbox: questions with the path of their groups, `group/question`, and perhaps a second row of names, the tags of
/// the Humanitarian Exchange Language.
struct KoboToolboxTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        guard records[0].hasAll("_id", "_uuid", "_submission_time") else { return nil }
        let hasTags = records.count > 1 && Self.holdsTags(records[1])
        return TableHead(namedBy: records[..<(hasTags ? 2 : 1)], layout: Self.layout)
    }

    private static let layout = Layout(
        columns: [.submitted: ["_submission_time"], .response: ["_uuid"]], zone: .utc)

    private static func holdsTags(_ record: CSVRecord) -> Bool {
        let cells = record.cells.filter { !$0.isEmpty }
        return !cells.isEmpty && cells.allSatisfy { $0.first == UInt8(ascii: "#") }
    }
}
