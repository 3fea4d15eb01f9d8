package import Domain

/// What a location's files in `advocates/` are called.
package enum AdvocateFileName {
    package static let formats = ["txt", "json"]

    package static func advocates(_ location: Identifier, _ format: String) -> String {
        "\(PathName.encode(location.text)).\(format)"
    }
}
