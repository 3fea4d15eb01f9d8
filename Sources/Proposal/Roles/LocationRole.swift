import Domain
import Configuration
import Intake

/// Which column names the location.
enum LocationRole {
    static func choice(of columns: [Profile]) -> Choice? {
        if let told = columns.first(where: { $0.untold == .column(.location) }) {
            return Choice(told, [.known] + doubts(told))
        }
        let candidates = columns.filter { $0.name != nil && mayBe($0) && isCalledSo($0) }
        return Choice(candidates.map { ($0, score($0)) }) { column in
            let name = column.called(RoleWords.location)
            let reason = "\(name ?? column.called(RoleWords.perhapsLocation) ?? ""); \(column.different)"
            let isSure = name != nil && isShared(column) && column.fill >= 0.9
            return [name == nil ? .doubt(reason) : isSure ? .sure(reason) : .likely(reason)] + doubts(column)
        }
    }

    /// Those that only their values speak for, for somebody who has to decide.
    static func suggestions(among columns: [Profile]) -> [Profile] {
        columns.filter { $0.name != nil && $0.untold == nil && mayBe($0) && isShared($0) && $0.marks == nil }
    }

    private static func isCalledSo(_ column: Profile) -> Bool {
        column.isCalled(RoleWords.location + RoleWords.perhapsLocation)
    }

    private static func mayBe(_ column: Profile) -> Bool {
        guard !column.isCalled(RoleWords.notLocation), !column.isCalled(RoleWords.rating) else { return false }
        switch column.kind {
        case .marks, .numbers, .names, .categories, .identifiers: return true
        case .empty, .times, .clocks, .yesNo, .emails, .phones, .text: return false
        }
    }

    /// Whether most of its values stand in several rows.
    private static func isShared(_ column: Profile) -> Bool {
        column.values.values.count > 1 && column.values.values.count * 2 <= column.values.count
    }

    private static func score(_ column: Profile) -> Double {
        var score = column.isCalled(RoleWords.location) ? 20.0 : 10
        if column.isCalled(RoleWords.identifier) { score += 2 }
        if isShared(column) { score += 3 }
        return score + 5 * column.fill
    }

    private static func doubts(_ column: Profile) -> [Remark] {
        var doubts: [Remark] = []
        if column.isConstant {
            doubts.append(.doubt("the same in every row: is this all of the brand, or one location's file?"))
        } else if !isShared(column) {
            doubts.append(.doubt("most of them stand in one row only, as a location's would not"))
        }
        let without = column.rows - column.values.count
        if without > 0 {
            doubts.append(.sure("\(without.counted("row")) \(without == 1 ? "names" : "name") none and cannot be used"))
        }
        return doubts
    }
}
