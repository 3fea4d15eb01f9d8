/// How sure a choice is.
package enum Certainty: Comparable, Sendable {
    case doubtful, likely, sure

    package var word: String { self == .doubtful ? "doubtful" : mark }

    /// As it stands before a reason.
    var mark: String {
        switch self {
        case .doubtful: "DOUBT"
        case .likely: "likely"
        case .sure: "sure"
        }
    }
}

/// One reason for a choice, or one doubt about it.
struct Remark: Equatable {
    var certainty: Certainty
    var text: String

    static func sure(_ text: String) -> Remark { Remark(certainty: .sure, text: text) }
    /// Read so by intake itself, whatever a source says.
    static let known = Remark.sure("known by its name")

    static func likely(_ text: String) -> Remark { Remark(certainty: .likely, text: text) }
    static func doubt(_ text: String) -> Remark { Remark(certainty: .doubtful, text: text) }
}

extension [Remark] {
    /// As sure as the least sure of them.
    var certainty: Certainty { map(\.certainty).min() ?? .sure }
}
