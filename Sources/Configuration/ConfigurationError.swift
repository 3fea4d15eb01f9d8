package import Domain

/// Why a configuration cannot be used: everything that is wrong with it, at once.
package struct ConfigurationError: Error, Equatable, CustomStringConvertible {
    /// In the order of files and lines; never empty.
    package var problems: [FileProblem]

    package init(problems: [FileProblem]) { self.problems = problems }

    /// One problem a line, `file:line: what is wrong; what to do`.
    package var description: String { problems.map(\.description).joined(separator: "\n") }
}
