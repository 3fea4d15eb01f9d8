import Configuration
import Domain
import Intake
import LocalTime

/// Which columns say when the customer answered, was there, and when the answer was last changed.
struct TimeRoles {
    let submitted: Choice
    var visited: Choice?
    var updated: Choice?
    /// Times of one source have one layout. Columns that cannot be read beside `submitted`.
    private(set) var incompatible: [(key: String, column: Profile)] = []

    init?(_ columns: [Profile]) {
        let times = columns.filter { $0.name != nil && $0.times != nil && $0.untold != .exclusion }
        if let told = columns.first(where: { $0.untold == .column(.submitted) && $0.times != nil }) {
            submitted = Choice(told, [.known] + Self.remarks(told))
        } else if let chosen = Choice(
            times.filter { $0.fill >= 0.5 }.map { ($0, Self.score($0)) },
            { column in
                [Self.reason(column, alone: times.count { !$0.isCalled(Self.lesser) } == 1)] + Self.remarks(column)
            })
        {
            submitted = chosen
        } else {
            return nil
        }
        let taken = submitted.column.name
        let others = times.filter { $0.name != taken }
        visited = take("visited", others.filter { $0.may(be: .visited, RoleWords.visited) })
        updated = take(
            "updated", others.filter { $0.may(be: .updated, RoleWords.updated) && $0.name != visited?.column.name })
    }

    private mutating func take(_ key: String, _ columns: [Profile]) -> Choice? {
        let pattern = submitted.column.times?.pattern
        incompatible += columns.filter { $0.times?.pattern != pattern }.map { (key, $0) }
        return Choice(columns.filter { $0.times?.pattern == pattern }.map { ($0, $0.fill) }) { column in
            let isTold = column.untold != nil
            return [isTold ? .known : .likely("its name speaks of it")] + Self.remarks(column)
        }
    }

    /// Words for times of something else than the answer.
    private static let lesser = RoleWords.otherTimes + RoleWords.visited + RoleWords.updated

    private static func score(_ column: Profile) -> Double {
        var score = 5 * column.fill
        if column.isCalled(RoleWords.submitted) { score += 10 }
        if column.isCalled(RoleWords.time) { score += 5 }
        if column.isCalled(RoleWords.visited) { score -= 6 }
        if column.isCalled(RoleWords.updated) { score -= 8 }
        if column.isCalled(RoleWords.otherTimes) { score -= 20 }
        if column.times?.haveClocks == true { score += 1 }
        return score
    }

    private static func reason(_ column: Profile, alone: Bool) -> Remark {
        if let word = column.called(lesser) { return .doubt("\(word), and no other column has better times") }
        if alone { return .sure("the only times that are not about something else") }
        if let word = column.called(RoleWords.submitted) { return .sure(word) }
        if let word = column.called(RoleWords.time) { return .likely(word) }
        return .doubt("nothing in its name says what its times are")
    }

    private static func remarks(_ column: Profile) -> [Remark] {
        guard let times = column.times else { return [] }
        let days = "\(Zone.utc.day(of: times.oldest).iso) to \(Zone.utc.day(of: times.newest).iso)"
        var remarks = [
            Remark.sure("\(times.read.grouped) of \(column.values.count.counted("value")) are times, \(days)")
        ]
        if !times.haveClocks {
            remarks.append(.sure("dates without a time of day, so that nothing can be told about hours"))
        }
        if times.isContradictory {
            remarks.append(.doubt("some dates have the day first and some the month: correct the export"))
        }
        if column.values.count < column.rows {
            remarks.append(.sure("\((column.rows - column.values.count).counted("row")) without it"))
        }
        return remarks
    }
}
