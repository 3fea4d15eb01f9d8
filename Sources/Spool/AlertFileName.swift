/// What an alert's files in a location's folder of `alerts/` are called.
package enum AlertFileName {
    package static let formats = ["txt", "json"]

    package static func alert(_ id: String, _ format: String) -> String { "\(id).\(format)" }
}
