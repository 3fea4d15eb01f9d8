package import Domain

/// The folders below `boards/`.
package enum BoardFolder: String, CaseIterable, Sendable {
    case regions, districts, divisions
    /// What whoever visits a store takes along.
    case visits
}

/// What the files of boards are called.
package enum BoardFileName {
    package static let formats = ["html", "json"]

    /// `brand.html`
    package static func brand(_ format: String) -> String { "brand.\(format)" }

    /// `library.html`
    package static func library(_ format: String) -> String { "library.\(format)" }

    /// The file of a region, or of a location's visit, whatever is in its name.
    package static func named(_ name: Identifier, _ format: String) -> String {
        "\(PathName.encode(name.text)).\(format)"
    }

    /// Such a file as a link names it, below `boards/`: `%` of the file's name is a character like any other there, and
    /// escaped.
    package static func link(to folder: BoardFolder?, _ file: String) -> String {
        (folder.map { "\($0.rawValue)/" } ?? "")
            + file.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "%25")
    }
}
