import CSV
import Configuration
import LocalTime

/// SurveyMonkey: questions, an empty cell continuing the one to its left, and below them what of the question is asked.
///
/// A column is called `Question`, or `Question: Row` where the question has rows; `Question` alone is the first of them.
struct SurveyMonkeyTable: TableLayout {
    func head(of records: [CSVRecord]) -> TableHead? {
        guard records.count > 1, let first = records[0].cells.first,
            Self.ids.contains(where: { first.elementsEqual($0.utf8) }), records[1].isEmpty(0)
        else { return nil }
        return TableHead(
            names: [Self.names(records[0].cells, records[1].cells), records[0].cells], records: 2, layout: Self.layout)
    }

    private static let ids = ["Respondent ID", "RespondentID"]
    /// What stands below a question that has no rows.
    private static let wholes = ["Response", "Open-Ended Response"]

    private static let layout = Layout(
        columns: [
            .submitted: ["End Date", "EndDate", "Date Modified", "Start Date", "StartDate", "Date Created"],
            .response: ids,
        ],
        dateOrder: .monthFirst)

    private static func names(_ questions: [ArraySlice<UInt8>], _ rows: [ArraySlice<UInt8>]) -> [ArraySlice<UInt8>] {
        var question: ArraySlice<UInt8> = []
        return questions.enumerated().map { column, name in
            let row = column < rows.count ? rows[column] : []
            if !name.isEmpty { question = name }
            if row.isEmpty || wholes.contains(where: { row.elementsEqual($0.utf8) }) { return name }
            return question + Array(": ".utf8) + row
        }
    }
}
