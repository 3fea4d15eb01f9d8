package import Domain

/// A practice that somebody proposes in YAML: written as the library's files are, with the location that proposes it.
package enum ContributionFile {
    /// A key of it stands at the beginning of some line.
    package static let keys = [ActionReader.location] + ActionReader.keys

    /// What the file proposes, or every mistake in it.
    ///
    /// - Parameter open: stands for what its author left open: all but `location`, `title`, `drivers` and `steps`.
    /// - Returns: the location as it is written.
    package static func read(_ bytes: [UInt8], open: OpenFields) -> Result<(location: String, action: Action), Mistakes> {
        var reader = ActionReader(file: LibraryFile(path: "", bytes: bytes), open: open)
        guard let read = reader.readContribution() else { return .failure(Mistakes(problems: reader.problems)) }
        return .success(read)
    }

    /// At least one.
    package struct Mistakes: Error, Equatable {
        package let problems: [FileProblem]
    }
}
