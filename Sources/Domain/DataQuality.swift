/// How far a location's answers of one day's window can be relied on: for the region's board and for analysts, never on
/// a plan. It says what the data look like, not who did what; whatever it says, every answer counts in every estimate.
package struct DataQuality: Equatable, Sendable {
    /// Something about the answers that chance in this chain does not explain. Days and times are the location's own.
    package enum Finding: Equatable, Sendable {
        /// `now` answers in the last `days` days, where what came before lets expect `expected`, and chance explains
        /// nothing below `least`.
        case dryingUp(now: Int, expected: Double, least: Int, days: Int)
        /// The day of a source's last answer here; before, at most `gap` days lay between a day with answers and the next.
        case quietSource(Identifier, last: Day, gap: Int)
        /// The share of `answers` that gave every driver the same mark, and the share that the chain lets expect.
        case straightLining(share: Double, chain: Double, answers: Int)
        /// `answers` of one source within `minutes`, from that minute after midnight on.
        case burst(Identifier, answers: Int, minutes: Int, day: Day, minute: Int)
        /// Days on which every one of the `answers` gave nothing but top marks, oldest first.
        case allTopDays([Day], answers: Int)
        /// `answers` of one source in a row, each with the same marks, within `minutes`.
        case repeated(Identifier, answers: Int, minutes: Int, day: Day, minute: Int)
        /// The window has fewer answers than a plan needs to speak of the location itself.
        case tooFew(answers: Int, needed: Int)
    }

    /// The share of the answers to wish for that are there and raise no question: 1 where nothing was found, 0 where
    /// there is nothing to rely on. Each finding takes its share of what the others leave.
    package var score: Double
    /// In the order of the cases.
    package var findings: [Finding]

    package init(score: Double = 1, findings: [Finding] = []) {
        self.score = score
        self.findings = findings
    }
}

extension DataQuality.Finding {
    /// The kinds of findings by the names that documents and the database give them.
    package enum Kind: String, CaseIterable, Codable, Sendable {
        case dryingUp = "drying_up"
        case quietSource = "quiet_source"
        case straightLining = "straight_lining"
        case burst
        case allTopDay = "all_top_day"
        case repeated
        case tooFew = "too_few"
    }

    package var kind: Kind {
        switch self {
        case .dryingUp: .dryingUp
        case .quietSource: .quietSource
        case .straightLining: .straightLining
        case .burst: .burst
        case .allTopDays: .allTopDay
        case .repeated: .repeated
        case .tooFew: .tooFew
        }
    }
}
