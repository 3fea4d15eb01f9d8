package import Domain

/// A practice that somebody proposes in YAML: written as the library's files are, with the location that proposes it.
package enum ContributionFile {
    /// A key of it stands at the beginning of some line.
    package static let keys = [ActionReader.location] + ActionReader.keys
    /// Bytes; far more than anybody writes about one practice.
    package static let largest = 64 << 10

    /// What the file proposes, or every mistake in it.
    ///
    /// - Parameter open: stands for what its author left open: all but `location`, `title`, `drivers` and `steps`.
    /// - Returns: the location as it is written.
    package static func read(
        _ bytes: [UInt8], open: OpenFields, brand: Brand
    ) -> Result<(location: String, action: Action), Mistakes> {
        var reader = ActionReader(file: LibraryFile(path: "", bytes: bytes), open: open)
        guard let read = reader.readContribution(brand: brand) else {
            return .failure(Mistakes(list: reader.problems.map(Mistake.init)))
        }
        return .success(read)
    }

    /// At least one.
    package struct Mistakes: Error, Equatable {
        package let list: [Mistake]
    }

    package struct Mistake: Equatable, Sendable {
        package let line: Int
        /// The field that it is about; nil where it is about none that there is.
        package let key: String?
        package let isMissing: Bool
        /// With values of the file.
        package let message: String

        init(_ problem: FileProblem) {
            line = problem.line
            message = problem.message
            key = keys.first { problem.message.hasPrefix("\"\($0)\"") }
            isMissing = key.map { problem.message.hasPrefix("\"\($0)\" is missing") } ?? false
        }
    }
}

/// What a proposed practice may be, however it is written.
package enum ContributionLimits {
    package static let longestTitle = 140
    package static let longestText = 500
    package static let mostSteps = 20

    /// The key of the driver that is called so, by its key or by its label.
    package static func driver(_ text: String, of brand: Brand) -> String? {
        for names in [brand.drivers.map(\.key), brand.drivers.map(\.label)] {
            if let place = names.firstIndex(where: { Identifier($0) == Identifier(text) }) {
                return brand.drivers[place].key
            }
        }
        return brand.drivers.first { $0.label.lowercased() == text.lowercased() }?.key
    }
}
