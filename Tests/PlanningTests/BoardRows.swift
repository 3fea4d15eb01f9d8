import Domain
import TestSupport

@testable import Planning

/// Rows of boards to test with.
enum BoardRows {
    static let brand = Samples.brand()
    static let today = Day(iso: "2026-11-21") ?? Day(number: 0)

    /// A store that is like its peers and has nothing to tell.
    static func plain(_ id: Identifier, _ adjust: (inout BoardRow) -> Void = { _ in }) -> BoardRow {
        var row = BoardRow(
            id: id, date: today, outcome: mark(4), answers: 100, isOwn: true, spread: 0.5,
            drivers: brand.drivers.map {
                BoardRow.DriverMark(driver: $0.key, mark: mark(4), target: 4.2, answers: 100, isOwn: true, slope: 0.25)
            }, done: Plan.Done(done: 1, of: 1, days: 7))
        adjust(&row)
        return row
    }

    /// Half an 80 % interval beside the peers' 4.
    static func mark(_ standing: Double, half: Double = 0.1) -> BoardRow.Mark {
        BoardRow.Mark(standing: standing, low: standing - half, high: standing + half, peers: 4)
    }

    static func focus(
        _ driver: String, _ progress: Plan.Progress = .tooEarly, since: Day = today.advanced(by: -3)
    ) -> BoardRow.Focus {
        BoardRow.Focus(
            driver: driver, progress: progress, since: since, due: since.advanced(by: 28), action: "second-till",
            title: "Open the second till", watch: "Count the queue.")
    }

    static func boards(
        _ rows: [BoardRow], former: [BoardRow] = [], calls: [Identifier: Board.Calls] = [:],
        causes: [Identifier: [Identifier: Int]] = [:], history: [Board.Scope: [Board.PastConsistency]] = [:]
    ) -> [Board] {
        BoardMaker(brand: brand).boards(
            BoardFacts(
                locations: rows.map { row in
                    BoardFacts.Location(row: row, former: former.first { $0.id == row.id })
                }, calls: calls, causes: causes, history: history))
    }
}
