/// Why a row was refused: a few words for each reason, so that a monitoring system has few series.
package enum RowRefusal: String, CaseIterable, Sendable {
    case fewerCells = "fewer_cells"
    case moreCells = "more_cells"
    case noLocation = "no_location"
    case unusableLocation = "unusable_location"
    case noTime = "no_time"
    case notATime = "not_a_time"
    case afterNow = "after_now"
    case before2000 = "before_2000"
    case nothing = "nothing"
    case tooLarge = "too_large"
    case notJSON = "not_json"
    /// Of a check-off or an answer.
    case unusableWord = "unusable_word"
    /// Nothing was wrong with the row, and its file was refused.
    case file
}

/// What huddled has done since its database began. Only ever grows: what is taken back was taken.
package struct Totals: Equatable, Sendable {
    package struct Files: Equatable, Sendable {
        package var accepted = 0
        package var partial = 0
        package var rejected = 0

        package init(accepted: Int = 0, partial: Int = 0, rejected: Int = 0) {
            self.accepted = accepted
            self.partial = partial
            self.rejected = rejected
        }
    }

    package var files: Files
    package var rows: Delivery.Rows
    package var refused: [RowRefusal: Int]
    /// Published.
    package var plans: Int

    package init(
        files: Files = Files(), rows: Delivery.Rows = Delivery.Rows(), refused: [RowRefusal: Int] = [:],
        plans: Int = 0
    ) {
        self.files = files
        self.rows = rows
        self.refused = refused
        self.plans = plans
    }
}

/// How the service is and what it did, for a monitoring system: counts and times, and nothing that a customer gave.
package struct Metrics: Equatable, Sendable {
    package struct Source: Equatable, Sendable {
        package var name: Identifier
        /// When its last file was received that was not rejected.
        package var lastReceived: Instant?
        /// Whether it has been silent for longer than its `expect`; nil where none is set.
        package var isQuiet: Bool?

        package init(name: Identifier, lastReceived: Instant? = nil, isQuiet: Bool? = nil) {
            self.name = name
            self.lastReceived = lastReceived
            self.isQuiet = isQuiet
        }
    }

    package var totals: Totals
    package var sources: [Source]
    /// When the last plan was published.
    package var lastPlan: Instant?
    /// Until when customers who wait are to be answered, one for each alert.
    package var callsDue: [Instant]
    package var waiting: Status.Waiting
    /// Entries that stay in the inbox until a person does something about them.
    package var left: Int
    package var hasTrouble: Bool
    package var started: Instant
    package var written: Instant

    package init(
        totals: Totals, sources: [Source], lastPlan: Instant?, callsDue: [Instant], waiting: Status.Waiting,
        left: Int, hasTrouble: Bool, started: Instant, written: Instant
    ) {
        self.totals = totals
        self.sources = sources
        self.lastPlan = lastPlan
        self.callsDue = callsDue
        self.waiting = waiting
        self.left = left
        self.hasTrouble = hasTrouble
        self.started = started
        self.written = written
    }
}
