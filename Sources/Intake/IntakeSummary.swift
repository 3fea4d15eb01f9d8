package import Domain

/// What came of reading one file.
package struct IntakeSummary: Equatable, Sendable {
    package enum Kind: String, Sendable {
        case responses
        case checkOffs = "check-offs"
        case alertAnswers = "alert-answers"
        case advocateAnswers = "advocate-answers"
        case contributions
    }

    package var kind: Kind
    /// The matching source's name, else `canonical`; rows may name another for themselves.
    package var source: Identifier
    /// Data rows of the file, the sum of the next three. Of a refused file: those that were seen.
    package var rows: Int
    /// Rows given to the sink.
    package var usable: Int
    /// Rows that could not be used. Of a refused file: all.
    package var rejected: Int
    /// Rows that are no feedback, such as previews and tests.
    package var leftOut: Int
    /// Why they are none, each with how often, the most frequent first.
    package var leftOutReasons: [Delivery.ReasonCount]
    /// About the file as a whole, one sentence each, in a fixed order.
    package var warnings: [String]
    /// Why the whole file cannot be used, in one sentence with the remedy; nil where it can. A file may turn out to be
    /// unusable behind its first rows (compressed data that breaks off): whatever the sink was given is then void.
    package var refusal: String?

    package init(
        kind: Kind, source: Identifier, rows: Int = 0, usable: Int = 0, rejected: Int = 0, leftOut: Int = 0,
        leftOutReasons: [Delivery.ReasonCount] = [], warnings: [String] = [], refusal: String? = nil
    ) {
        self.kind = kind
        self.source = source
        self.rows = rows
        self.usable = usable
        self.rejected = rejected
        self.leftOut = leftOut
        self.leftOutReasons = leftOutReasons
        self.warnings = warnings
        self.refusal = refusal
    }
}
