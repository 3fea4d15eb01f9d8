import CSV

/// What only the whole of a file can tell, found out before its first row is read.
struct FileSurvey: Equatable {
    var encoding = TextEncoding.utf8
    /// Means nothing where the file is no table.
    var dialect = CSVDialect()

    /// For the receipt.
    var warnings: [String] { [encoding.warning].compactMap(\.self) }
}
