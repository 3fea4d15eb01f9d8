/// What only the whole of a file can tell, found out before its first row is read.
struct FileSurvey: Equatable {
}

/// Goes through the content of a file, gzip undone, and keeps no more of it than it needs.
struct Surveyor {
    mutating func push(_ content: UnsafeRawBufferPointer) {}

    /// What is known at the end of the file, or where it turned out to be unreadable.
    mutating func finish() -> FileSurvey { FileSurvey() }
}
