import CSV
import Configuration
import Domain

/// HappyOrNot: one press of a button a row, on the clock of where it stands. Presses have no ids, so that equal ones are
/// customers of their own.
struct HappyOrNotTable: TableLayout {
    static let source: Identifier = "happy-or-not"

    func head(of records: [CSVRecord]) -> TableHead? {
        guard records[0].hasAll("experiencePointId", "buttonIndex") else { return nil }
        return TableHead(namedBy: records[..<1], layout: Self.layout)
    }

    private static let layout = Layout(
        columns: [.location: ["experiencePointId"], .submitted: ["localTime"]], outcome: ["buttonIndex"],
        // Four buttons; of devices with five the source says so.
        outcomeScale: SourceScale(worst: 0, best: 3), channel: "kiosk", source: source, identical: .distinct,
        exclusions: [
            Exclusion(names: ["misuse"]) { cell in Answer.isPlainYes(cell) ? .misuse : nil }
        ])
}
