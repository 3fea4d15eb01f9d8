import Domain
import Configuration
import Intake

/// Ids, comments, contacts, channels and what staff do.
struct OtherRoles {
    var response: Choice?
    var channel: Choice?
    var comment: Choice?
    var contactName: Choice?
    var email: Choice?
    var phone: Choice?
    var consent: Choice?
    private(set) var behaviours: [Choice] = []

    /// - Parameter columns: those that have no other role.
    init(_ columns: [Profile]) {
        let columns = columns.filter { $0.name != nil && $0.untold != .exclusion }
        response = Self.response(columns)
        channel =
            Self.told(.channel, columns)
            ?? Choice(columns.filter { Self.isChannel($0) }.map { ($0, $0.fill) }) {
                [.likely("\($0.called(RoleWords.channel) ?? "its name is channel"); \($0.different)")]
            }
        comment = Self.told(.comment, columns) ?? Self.comment(columns)
        email =
            Self.told(.contactEmail, columns)
            ?? Self.first(columns, "e-mail addresses") {
                if case .emails = $0.kind { true } else { false }
            }
        phone =
            Self.told(.contactPhone, columns)
            ?? Self.first(columns, "telephone numbers") {
                if case .phones = $0.kind { true } else { false }
            }
        contactName =
            Self.told(.contactName, columns)
            ?? Self.first(columns, "its name says no more than that") {
                $0.isCalled(RoleWords.person) && $0.words.without(RoleWords.person).isEmpty
                    && $0.values.values.count > 1
            }
        consent =
            Self.told(.contactConsent, columns)
            ?? Self.first(columns, "its name speaks of it") { $0.isCalled(RoleWords.consent) }
        let taken = [response, channel, comment, contactName, email, phone, consent].compactMap { $0?.column.name }
        behaviours = columns.filter { !taken.contains($0.name ?? "") }.compactMap(Self.behaviour)
    }

    private static func told(_ column: Sample.Untold, _ columns: [Profile]) -> Choice? {
        columns.first { $0.untold == column }
            .map { Choice($0, [.known]) }
    }

    private static func told(_ column: CanonicalColumn, _ columns: [Profile]) -> Choice? {
        told(.column(column), columns)
    }

    private static func first(_ columns: [Profile], _ reason: String, _ isIt: (Profile) -> Bool) -> Choice? {
        Choice(columns.filter { $0.untold == nil && isIt($0) }.map { ($0, $0.fill) }) { _ in [.likely(reason)] }
    }

    private static func response(_ columns: [Profile]) -> Choice? {
        if let told = told(.response, columns) { return told }
        let candidates = columns.filter {
            $0.untold == nil && $0.values.areAllDifferent && $0.fill >= 0.99 && $0.values.length <= 64
                && $0.times == nil
                && $0.isCalled(RoleWords.identifier + ["uuid", "token"])
        }
        return Choice(candidates.map { ($0, $0.isCalled(RoleWords.response) ? 2 : 1) }) { column in
            let reason = "\(column.values.count.grouped) answers, all different"
            return [
                column.isCalled(RoleWords.response) || column.words.words == ["id"] ? .sure(reason) : .likely(reason)
            ]
        }
    }

    private static func comment(_ columns: [Profile]) -> Choice? {
        let texts = columns.filter { column in
            guard column.untold == nil else { return false }
            switch column.kind {
            case .text: return true
            case .names, .identifiers: return column.isCalled(RoleWords.comment) && column.values.length > 10
            default: return false
            }
        }
        func score(_ column: Profile) -> Double {
            (column.isCalled(RoleWords.comment) ? 10 : 0) - (column.isCalled(RoleWords.notComment) ? 8 : 0)
                + min(column.values.length, 400) / 100
        }
        return Choice(texts.map { ($0, score($0)) }) { column in
            let length = "\(column.values.count.counted("text")) of \(Int(column.values.length)) characters on average"
            guard let word = column.called(RoleWords.comment) else {
                return [.doubt("\(length); nothing in its name says what it is")]
            }
            return [texts.count == 1 ? .sure("\(word); \(length)") : .likely("\(word); \(length)")]
        }
    }

    private static func isChannel(_ column: Profile) -> Bool {
        guard column.untold == nil, column.isCalled(RoleWords.channel) else { return false }
        switch column.kind {
        case .categories, .names: return column.values.values.count <= 30
        default: return false
        }
    }

    private static func behaviour(_ column: Profile) -> Choice? {
        guard column.untold == nil, case .yesNo = column.kind, !column.isConstant, !column.isCalled(RoleWords.notRating)
        else { return nil }
        if let word = column.called(RoleWords.recommend + RoleWords.rating) {
            return Choice(
                column, [.doubt("\(word): a verdict rather than something that staff do or not; take it out then")])
        }
        return Choice(column, [.likely("yes or no in \(column.values.count.counted("row"))")])
    }
}
