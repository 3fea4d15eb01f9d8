/// What became of one file: the ledger's row and the receipt's content.
package struct Delivery: Equatable, Sendable {
    package enum State: String, Sendable {
        /// Every data row was usable.
        case accepted
        /// The good rows were taken, others rejected.
        case partial
        /// Nothing was taken.
        case rejected
    }

    /// The number of data rows of the file is the sum.
    package struct Rows: Equatable, Sendable {
        package var accepted = 0
        package var updated = 0
        package var duplicate = 0
        package var leftOut = 0
        package var rejected = 0

        package init(accepted: Int = 0, updated: Int = 0, duplicate: Int = 0, leftOut: Int = 0, rejected: Int = 0) {
            self.accepted = accepted
            self.updated = updated
            self.duplicate = duplicate
            self.leftOut = leftOut
            self.rejected = rejected
        }

        package var total: Int { accepted + updated + duplicate + leftOut + rejected }
    }

    /// How often one reason was given.
    package struct ReasonCount: Equatable, Sendable {
        package var reason: String
        package var count: Int

        package init(reason: String, count: Int) {
            self.reason = reason
            self.count = count
        }
    }

    /// One delivery is taken once: the claim is made when the file leaves the inbox and names it in `work/`.
    package var claim: String
    /// The file's name in the inbox; bytes that are not UTF-8 are shown as U+FFFD.
    package var name: String
    /// The name it and its receipt were filed under: `NAME.SHA8`.
    package var filedAs: String
    /// 64 lower-case hexadecimal digits.
    package var sha256: String
    package var source: Identifier
    package var state: State
    package var rows: Rows
    package var received: Instant
    /// One sentence; nil where there is nothing to say.
    package var reason: String?
    package var warnings: [String]
    /// By kind, most frequent first.
    package var reasons: [ReasonCount]
    /// The physical lines of the first complaints, ascending, at most 20.
    package var firstLines: [Int]
    /// What the configuration made of the file's columns: same bytes under the same mapping are a no-op.
    package var mapping: String

    package init(
        claim: String, name: String, filedAs: String, sha256: String, source: Identifier, state: State, rows: Rows,
        received: Instant, reason: String? = nil, warnings: [String] = [], reasons: [ReasonCount] = [],
        firstLines: [Int] = [], mapping: String
    ) {
        self.claim = claim
        self.name = name
        self.filedAs = filedAs
        self.sha256 = sha256
        self.source = source
        self.state = state
        self.rows = rows
        self.received = received
        self.reason = reason
        self.warnings = warnings
        self.reasons = reasons
        self.firstLines = firstLines
        self.mapping = mapping
    }
}

/// Something in a file that could not be used: a line of `NAME.SHA8.errors.jsonl`.
package struct Complaint: Equatable, Sendable {
    /// The physical line where the record starts; the header is line 1.
    package var line: Int
    /// The column's name; nil where the whole row is meant.
    package var column: String?
    /// As written, cut at 80 characters.
    package var value: String?
    /// A kind of reason that many rows can share, without the row's values in it.
    package var reason: String
    /// Whether the row was rejected; else only the cell was emptied.
    package var rejectsRow: Bool

    package init(line: Int, column: String?, value: String?, reason: String, rejectsRow: Bool) {
        self.line = line
        self.column = column
        self.value = value
        self.reason = reason
        self.rejectsRow = rejectsRow
    }
}
