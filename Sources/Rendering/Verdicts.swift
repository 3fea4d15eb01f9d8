import Domain

/// What can be said about an action's worth, before it is put into words.
enum EvidenceVerdict: Equatable, Sendable {
    enum Amount: Equatable, Sendable { case little, some, much }

    /// Nobody was judged by it, and few were given it.
    case new
    /// What it does is not known yet. How many stores is nil, here and below, where there is only one.
    case unknown(given: Int?)
    case helps(Amount, sure: Bool, tried: Int?)
    case doesNotHelp(tried: Int?)

    private static let few = 5

    /// Its words tell by themselves what they are about.
    var speaksOfStores: Bool {
        switch self {
        case .new: true
        case .unknown(let stores), .helps(_, _, let stores), .doesNotHelp(let stores): stores != nil
        }
    }

    /// In points of the driver: below 0.15 is a little, from 0.3 on it is a lot.
    ///
    /// - Parameter isAlone: no other store is spoken of.
    init(_ evidence: Plan.Evidence, isAlone: Bool) {
        let tried = isAlone ? nil : evidence.stores
        switch (evidence.verdict, evidence.effect, evidence.low) {
        case (.helps, let effect?, let low?):
            let amount: Amount = effect < 0.15 ? .little : effect < 0.3 ? .some : .much
            self = .helps(amount, sure: low >= effect * 0.6, tried: tried)
        case (.doesNotHelp, _, _): self = .doesNotHelp(tried: tried)
        case (.new, _, _) where evidence.assigned < Self.few && !isAlone: self = .new
        default: self = .unknown(given: isAlone ? nil : max(evidence.assigned, evidence.stores))
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
