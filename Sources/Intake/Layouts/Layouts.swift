import CSV
import Domain

/// All layouts that are recognised by what is in a file. Of several that fit, the first of the list is taken.
enum Layouts {
    static let tables: [any TableLayout] = [
        QualtricsTable(), QualtricsLegacyTable(), SurveyMonkeyTable(), TypeformTable(), LimeSurveyTable(),
        FormbricksTable(), KoboToolboxTable(), MedalliaAgentConnectTable(), HappyOrNotTable(),
    ]

    static let documents: [any DocumentLayout] = [
        QualtricsDocument(), SurveyMonkeyDocument(), GoogleReviews(), TypeformDocument(), LimeSurveyDocument(),
        FormbricksDocument(), Delighted(),
    ]

    /// Sources whose equal rows are distinct, also where an export of what is stored names them.
    static let distinctSources = [HappyOrNotTable.source]

    /// Records that have to be seen to tell a table's layout, fewer only where the file has no more.
    static let headRecords = 3

    /// - Parameter records: the first of the file, at least one.
    static func head(of records: [CSVRecord]) -> TableHead {
        for layout in tables {
            if let head = layout.head(of: records) { return head }
        }
        return TableHead(namedBy: records.prefix(1))
    }

    /// Where records stand in the answers of tools' interfaces.
    static let lists = documents.flatMap(\.lists).map { JSONList.Path($0) }

    /// What a JSON file's first record tells; nil: a tool that nobody here knows.
    static func document(of record: JSONTape) -> (any DocumentLayout, Layout)? {
        for document in documents {
            if let layout = document.layout(of: record) { return (document, layout) }
        }
        return nil
    }
}
