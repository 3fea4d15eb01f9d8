import Domain

/// Why nothing can be proposed.
package enum ProposalError: Error, Equatable, CustomStringConvertible {
    /// What no column was found for.
    package enum Role: Equatable, Sendable {
        /// With columns that could be it by their values alone.
        case location([String])
        case submitted
        case outcome
        case driver
    }

    case unreadable(String)
    case noRows
    case noHeader
    case missing([Role], columns: [String])
    /// The proposal does not read the file that it was made from.
    case untrue(String)

    package var description: String {
        switch self {
        case .unreadable(let reason): reason
        case .noRows: "there are no rows in it; give a sample with some hundred answers"
        case .noHeader: "its first line holds values and no names; export it with a line of column names"
        case .missing(let roles, let columns):
            roles.map(Self.sentence).joined(separator: "; ") + ". Its columns: \(columns.listed(most: 40))"
        case .untrue(let reason): "what was found in it does not read it: \(reason)"
        }
    }

    private static func sentence(_ role: Role) -> String {
        switch role {
        case .location(let candidates):
            "no column names the location (store, branch, site, …)"
                + (candidates.isEmpty
                    ? "; export the answers with the store they are about"
                    : "; by its values it could be \(candidates.listed(most: 5)): call it location in a copy of the file")
        case .submitted: "no column says when the customer answered: export the answers with their times"
        case .outcome: "no column of marks: export the answers to rating questions"
        case .driver:
            "only one column of marks: what moves the overall mark needs at least one other, such as speed or friendliness"
        }
    }
}
