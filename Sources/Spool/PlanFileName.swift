package import Domain

/// What the files in a location's folder of `plans/` are called.
package enum PlanFileName {
    package static let explanation = "explain.json"

    /// The plan of a day, or without one the link that leads to the newest.
    package static func plan(_ day: Day?, _ format: String) -> String { "\(day?.iso ?? "today").\(format)" }

    /// The link that leads to the newest file of the kind that `name` is; nil where there is none.
    package static func link(to name: String) -> String? {
        name == explanation ? nil : name.split(separator: ".").last.map { plan(nil, String($0)) }
    }
}
