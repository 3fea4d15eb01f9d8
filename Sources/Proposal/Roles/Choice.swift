import Domain
import Configuration
import Intake

/// A column that was chosen for something, and why.
struct Choice {
    let column: Profile
    var remarks: [Remark]
    /// Others that would do, the best first.
    var others: [Profile] = []

    /// The best of the candidates, of equals the first.
    init?(_ candidates: [(column: Profile, score: Double)], _ remarks: (Profile) -> [Remark]) {
        let ordered = candidates.enumerated()
            .sorted { ($1.element.score, $0.offset) < ($0.element.score, $1.offset) }
            .map(\.element.column)
        guard let best = ordered.first else { return nil }
        self.init(best, remarks(best), others: Array(ordered.dropFirst()))
    }

    init(_ column: Profile, _ remarks: [Remark], others: [Profile] = []) {
        self.column = column
        self.remarks = remarks
        self.others = others
    }
}

extension Profile {
    /// `called "store"`, for a reason.
    func called(_ words: [String]) -> String? { self.words.first(of: words).map { "its name has \"\($0)\"" } }

    func isCalled(_ words: [String]) -> Bool { self.words.first(of: words) != nil }

    /// Whether the column is known as that, or called so and known as nothing else.
    func may(be column: CanonicalColumn, _ words: [String]) -> Bool {
        untold == .column(column) || (untold == nil && isCalled(words))
    }

    var different: String { "\(values.values.count.grouped) different in \(values.count.counted("answer"))" }

    var times: Times? {
        if case .times(let times) = kind { times } else { nil }
    }

    var marks: Marks? {
        if case .marks(let marks) = kind { marks } else { nil }
    }
}
