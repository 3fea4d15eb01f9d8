import CSV
import Configuration
import LocalTime

/// Qualtrics, CSV or TSV: names, question texts in the survey's language, and for each column the id under which Qualtrics
/// itself knows it, with the zone of its times.
struct QualtricsTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        guard let row = records.indices.dropFirst().first(where: { Self.holdsImportIDs(records[$0]) }) else {
            return nil
        }
        let ids = records[row].cells.map { Self.value(of: "ImportId", in: $0) ?? [] }
        var layout = Self.layout
        if let zone = records[row].cells.lazy.compactMap({ Self.value(of: "timeZone", in: $0) }).first {
            layout.zone = Self.zone(zone.repairedText)
            if layout.zone == nil { layout.unknownZone = zone.repairedText.inertForDisplay }
        }
        return TableHead(names: records[..<row].map(\.cells) + [ids], records: row + 1, layout: layout)
    }

    static let layout = Layout(
        columns: [
            // A later upload of answers from a device has its own date recorded.
            .submitted: ["EndDate", "endDate", "RecordedDate", "recordedDate"],
            .response: ["ResponseId", "ResponseID", "_recordId", "responseId"],
            .channel: ["DistributionChannel", "distributionChannel"],
        ],
        exclusions: [
            Exclusion(names: ["Status", "status"], reason: qualtricsStatus),
            Exclusion(names: ["DistributionChannel", "distributionChannel"]) { cell in
                cell.equalsIgnoringCase(previewChannel) ? .preview : nil
            },
            .finished("Finished", "finished"),
        ])

    /// The status of an answer: sums of 1 (preview), 2 (test), 4 (imported), 8 (spam), 16 (offline) and 32 (of an employee),
    /// or the label of that in the language of whoever exported it.
    static func qualtricsStatus(_ cell: ArraySlice<UInt8>) -> LeftOut? {
        if let number = number(cell).flatMap(Int.init(exactly:)) {
            if number & 1 != 0 { return .preview }
            if number & 2 != 0 { return .test }
            return number & 8 != 0 ? .spam : nil
        }
        return statusWords.first { cell.containsIgnoringCase($0.word) }?.reason
    }

    private static let previewChannel = Array("preview".utf8)

    private static let statusWords: [(word: [UInt8], reason: LeftOut)] = {
        let words: [(LeftOut, [String])] = [
            (.preview, ["preview", "vorschau", "aperçu", "prévisualis", "vista previa", "previsualiz"]),
            (.spam, ["spam", "indésirable"]), (.test, ["test", "essai", "prueba"]),
        ]
        return words.flatMap { reason, words in words.map { (Array($0.utf8), reason) } }
    }()

    private static func holdsImportIDs(_ record: CSVRecord) -> Bool {
        record.cells.first { !$0.isEmpty }.flatMap { value(of: "ImportId", in: $0) } != nil
    }

    private static func zone(_ name: String) -> Zone? { name == "Z" ? .utc : Zone(named: name) }

    /// The text under that key of a flat object with quotes of either kind: `{"ImportId":"QID1"}`, `{'ImportId': 'QID1'}`.
    private static func value(of key: String, in cell: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        guard cell.first == UInt8(ascii: "{"), let start = cell.firstRange(of: Array(key.utf8)) else { return nil }
        guard let colon = cell[start.upperBound...].firstIndex(of: UInt8(ascii: ":")) else { return nil }
        let rest = cell[(colon + 1)...].trimmed
        guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        let value = rest.dropFirst()
        return value.firstIndex(of: quote).map { value[..<$0] }
    }
}
