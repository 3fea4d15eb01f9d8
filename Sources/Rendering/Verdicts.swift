import Domain

/// What can be said about an action's worth, before it is put into words.
enum EvidenceVerdict: Equatable, Sendable {
    enum Amount: Equatable, Sendable { case little, some, much }

    case new
    /// Tried, but what it does is not known yet.
    case unknown(tried: Int)
    case helps(Amount, sure: Bool)
    case noDifference
    case doesNotHelp

    /// In points of the driver: below 0.15 is a little, from 0.3 on it is a lot. An effect counts as known where its
    /// whole interval lies on one side of zero, as none where the interval is narrow around zero.
    init(_ evidence: Plan.Evidence) {
        guard evidence.assigned > 0 else {
            self = .new
            return
        }
        guard let effect = evidence.effect, let low = evidence.low, let high = evidence.high else {
            self = .unknown(tried: evidence.assigned)
            return
        }
        if low > 0 {
            let amount: Amount = effect < 0.15 ? .little : effect < 0.3 ? .some : .much
            self = .helps(amount, sure: low >= effect * 0.6)
        } else if high < 0 {
            self = .doesNotHelp
        } else if high < 0.05, low > -0.05 {
            self = .noDifference
        } else {
            self = .unknown(tried: evidence.assigned)
        }
    }
}

/// Why a driver is a priority, before it is put into words.
struct Reason: Equatable, Sendable {
    enum Position: Equatable, Sendable {
        /// Too few answers here to say anything about the location.
        case chain(answers: Int, isAlone: Bool)
        case below, level, above
        /// Nobody to compare with.
        case alone
    }

    /// What singles it out.
    enum Claim: Equatable, Sendable {
        /// Picked today: nothing else promises more.
        case first
        /// Picked earlier and kept until its time is over.
        case held(since: Day, due: Day)
        case next
    }

    var position: Position
    /// No lower than others, but with marks that lie further apart.
    var isUneven: Bool
    var claim: Claim

    init(_ priority: Plan.Priority, on date: Day) {
        position =
            if priority.basis != .own {
                .chain(answers: priority.answers, isAlone: priority.isAlone)
            } else if priority.isAlone {
                .alone
            } else {
                switch priority.belowPeers {
                case .some(0.8...): .below
                case .some(...0.2): .above
                default: .level
                }
            }
        isUneven = priority.isUneven && (position == .level || position == .above)
        claim =
            if priority.rank > 1 {
                .next
            } else if let since = priority.since, let due = priority.due, since < date {
                .held(since: since, due: due)
            } else {
                .first
            }
    }
}
