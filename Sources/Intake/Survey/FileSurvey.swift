import CSV
import LocalTime

/// What only the whole of a file can tell, found out before its first row is read.
struct FileSurvey: Equatable {
    var encoding = TextEncoding.utf8
    /// Means nothing where the file is no table.
    var dialect = CSVDialect()
    /// The order of day and month in its dates.
    var dates = DateOrderEvidence.Verdict.unasked

    /// For the receipt.
    var warnings: [String] { [encoding.warning].compactMap(\.self) }
}
