import Domain
import Intake

/// Which marks are the overall ones, and which are what moves them.
struct RatingRoles {
    let outcome: Choice
    let drivers: [Choice]
    /// Columns of marks that nothing is made of, with the reason.
    private(set) var leftOut: [(column: Profile, reason: String)] = []

    /// - Parameter areEqual: whether two columns say the same in every row.
    init?(_ columns: [Profile], areEqual: (Profile, Profile) -> Bool) {
        var rated: [Profile] = []
        for column in columns where column.marks != nil && column.name != nil && column.untold != .exclusion {
            if column.untold == .outcome {
                rated.append(column)
            } else if column.isConstant {
                leftOut.append((column, "the same in every row, so that it tells nothing"))
            } else if Self.isNoRating(column) {
                leftOut.append((column, "numbers, but its name says that they are no marks"))
            } else if column.values.count * 20 < column.rows {
                leftOut.append((column, "only \(column.values.count.counted("row")) of \(column.rows.grouped) have it"))
            } else if let twin = rated.first(where: { areEqual($0, column) }) {
                leftOut.append((column, "equal to \(twin.shown) in every row"))
            } else {
                rated.append(column)
            }
        }
        guard let outcome = Choice(rated.map { ($0, Self.score($0)) }, Self.reasons) else { return nil }
        let verdicts = rated.filter { $0.name != outcome.column.name && Self.isVerdict($0) }
        self.outcome = Choice(outcome.column, outcome.remarks, others: verdicts)
        let others = rated.filter { column in column.name != outcome.column.name && !Self.isVerdict(column) }
        drivers = others.map { column in
            if let word = column.called(RoleWords.rating) { return Choice(column, [.sure(word)]) }
            return Choice(column, [.likely("marks, and not the overall one")])
        }
    }

    /// Whether it is about the whole rather than a part of it.
    private static func isVerdict(_ column: Profile) -> Bool { score(column) >= 3 }

    private static func score(_ column: Profile) -> Double {
        if column.untold == .outcome { return 10 }
        if column.isCalled(RoleWords.overall) { return 4 + column.fill }
        if column.isCalled(RoleWords.recommend) { return 3 + column.fill }
        let isBare = column.words.without(RoleWords.rating, DriverWords.filler).isEmpty
        return (isBare ? 2 : 0) + column.fill / 2
    }

    private static func isNoRating(_ column: Profile) -> Bool {
        column.isCalled(RoleWords.notRating) && !column.isCalled(RoleWords.rating + RoleWords.overall)
            && DriverWords.key(for: column.words) == nil
    }

    private static func reasons(_ column: Profile) -> [Remark] {
        if column.untold == .outcome { return [.known] }
        if let word = column.called(RoleWords.overall) { return [.sure(word)] }
        if let word = column.called(RoleWords.recommend) { return [.likely(word)] }
        if let word = column.called(RoleWords.rating), score(column) >= 2 {
            return [.likely("\(word) and nothing else")]
        }
        return [
            .doubt("no column's name says that it is the overall mark; this is the first that nearly everybody gave")
        ]
    }
}
