import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("Boards")
struct BoardMakerTests {
    private let today = BoardRows.today

    private func placed(_ id: Identifier, _ division: String?, _ region: String?, _ district: String?) -> BoardRow {
        BoardRows.plain(id) { ($0.division, $0.region, $0.district) = (division, region, district) }
    }

    @Test("there is one for the brand and for each division, region and district, each with the next smaller ones")
    func scopes() {
        let boards = BoardRows.boards([
            placed("1", "UK", "South", "Saltby"), placed("2", "UK", "South", "Westmouth"),
            placed("3", "UK", "North", nil), placed("4", nil, nil, nil),
        ])
        #expect(
            boards.map(\.scope) == [
                .brand, .division("UK"), .region("North"), .region("South"), .district("Saltby"),
                .district("Westmouth"),
            ])
        #expect(boards.map(\.entries.count) == [4, 3, 1, 2, 1, 1])
        #expect(boards[0].parts.map(\.scope) == [.division("UK"), .region("North"), .region("South")])
        #expect(boards[1].parts.map(\.scope) == [.region("North"), .region("South")])
        #expect(boards[3].parts.map(\.scope) == [.district("Saltby"), .district("Westmouth")])
        #expect(boards[0].parts.map(\.stores) == [3, 1, 2])
        #expect(BoardRows.boards([]).isEmpty)
    }

    @Test("names that only look alike stay apart")
    func bytes() {
        let boards = BoardRows.boards([placed("1", nil, "é", nil), placed("2", nil, "e\u{301}", nil)])
        #expect(boards.count == 3)
    }

    @Test("a store without a plan is named for a week and then gone, and counts in no figure")
    func gone() throws {
        func late(_ days: Int) -> BoardRow {
            BoardRows.plain("late") {
                $0.date = today.advanced(by: -days)
                $0.outcome = BoardRows.mark(1)
            }
        }
        let board = try #require(BoardRows.boards([BoardRows.plain("a"), BoardRows.plain("b"), late(6)]).first)
        #expect(board.entries.map(\.row.id) == ["late", "a", "b"])
        #expect(board.consistency == Board.Consistency([BoardRows.plain("a"), BoardRows.plain("b")]))
        #expect(BoardRows.boards([BoardRows.plain("a"), late(7)]).first?.entries.map(\.row.id) == ["a"])
    }

    @Test("the best of those surely above their peers are named for each driver that can be changed")
    func lessons() throws {
        func good(_ id: Identifier, _ region: String, _ driver: Int, _ standing: Double, half: Double = 0.1) -> BoardRow
        {
            BoardRows.plain(id) {
                $0.region = region
                $0.drivers[driver].mark = BoardRows.mark(standing, half: half)
            }
        }
        let boards = BoardRows.boards([
            good("a", "South", 0, 4.3), good("b", "South", 0, 4.6), good("c", "South", 0, 4.4),
            good("d", "South", 0, 4.5), good("unsure", "South", 0, 4.9, half: 1), good("price", "South", 3, 4.9),
            good("n", "North", 1, 4.4),
        ])
        let south = try #require(boards.first { $0.scope == .region("South") })
        #expect(south.lessons.map(\.driver) == ["speed", "friendliness"])
        #expect(south.lessons[0].teachers.map(\.location) == ["b", "d", "c"])
        #expect(!south.lessons[0].isElsewhere)
        #expect(south.lessons[1].teachers.map(\.location) == ["n"] && south.lessons[1].isElsewhere)
    }

    @Test("what the library has nothing for is counted, most stores first")
    func gaps() throws {
        func lacking(_ id: Identifier, _ drivers: [Int]) -> BoardRow {
            BoardRows.plain(id) { for driver in drivers { $0.drivers[driver].lacksAction = true } }
        }
        let board = try #require(
            BoardRows.boards([lacking("b", [1, 2]), lacking("a", [2]), lacking("c", [0])]).first)
        #expect(
            board.gaps == [
                Board.Gap(driver: "cleanliness", locations: ["a", "b"]), Board.Gap(driver: "speed", locations: ["c"]),
                Board.Gap(driver: "friendliness", locations: ["b"]),
            ])
    }

    @Test("what no store can change is for head office")
    func headOffice() throws {
        let low = BoardRows.plain("low") { $0.drivers[3].mark = BoardRows.mark(3) }
        let board = try #require(BoardRows.boards([BoardRows.plain("a"), low]).first)
        #expect(
            board.headOffice == [
                Board.HeadOfficeDriver(driver: "price", mean: 3.5, slope: 0.25, below: 1, stores: 2)
            ])
    }

    @Test("changes since last week are told by kind, driver and name")
    func changes() throws {
        func former(_ id: Identifier, _ standing: Double = 4) -> BoardRow {
            BoardRows.plain(id) {
                $0.date = today.advanced(by: -7)
                $0.outcome = BoardRows.mark(standing)
            }
        }
        func changed(_ id: Identifier, _ reason: FocusDecision.Reason, _ before: String?, _ after: String?) -> BoardRow
        {
            BoardRows.plain(id) {
                $0.switches = [BoardRow.Switch(date: today, reason: reason, before: before, after: after)]
            }
        }
        let rows = [
            changed("b", .stuck, "speed", "friendliness"), changed("a", .reached, "cleanliness", nil),
            changed("c", .first, nil, "speed"), BoardRows.plain("same"), BoardRows.plain("rose"),
            BoardRows.plain("fell"), BoardRows.plain("new"),
        ]
        let old = [
            former("b"), former("a"), former("c"), former("same"), former("rose", 3), former("fell", 4.9),
        ]
        let board = try #require(BoardRows.boards(rows, former: old).first)
        #expect(
            board.changes.map(\.kind) == [
                .reached(driver: "cleanliness"), .stuck(driver: "speed"), .began(driver: "speed"),
                .began(driver: "friendliness"), .risen(from: 3, to: 4), .fallen(from: 4.9, to: 4), .new,
            ])
        #expect(board.changes.map(\.location) == ["a", "b", "c", "b", "rose", "fell", "new"])
        #expect(BoardRows.boards(rows).first?.changes.contains { $0.kind == .new } == false, "all are, the first time")
        let older = old.map { row in
            var row = row
            row.date = today.advanced(by: -15)
            return row
        }
        #expect(BoardRows.boards(rows, former: older).first?.changes.count == 4, "that was not last week")
    }

    @Test(
        "causes of closed alerts count under the configuration's names, and whatever else was typed as something else")
    func causes() throws {
        let boards = BoardRows.boards(
            [BoardRows.plain("a"), BoardRows.plain("b")],
            causes: ["a": ["queue": 1, "Queue": 1, "Jane was rude": 4], "b": ["till": 1, "sick": 2, "other": 1]])
        let board = try #require(boards.first)
        #expect(
            board.causes == [
                Board.Cause(cause: "queue", alerts: 2), Board.Cause(cause: "sick", alerts: 2),
                Board.Cause(cause: "till", alerts: 1), Board.Cause(cause: nil, alerts: 5),
            ])
        #expect(
            board.entries.first?.causes == [Board.Cause(cause: "queue", alerts: 2), Board.Cause(cause: nil, alerts: 4)])
    }

    @Test("between stores it is how far true levels lie apart, not shrunken ones; within, what is usual in a store")
    func consistency() throws {
        // Half an 80 % interval of 1.2815515655446004 is a deviation of 1.
        func row(_ id: Identifier, _ standing: Double, half: Double, spread: Double) -> BoardRow {
            BoardRows.plain(id) {
                $0.outcome = BoardRow.Mark(standing: standing, low: standing - half, high: standing + half)
                $0.spread = spread
            }
        }
        let half = 1.2815515655446004
        let rows = [row("a", 3, half: half, spread: 3), row("b", 5, half: half / 2, spread: 4)]
        let consistency = Board.Consistency(rows)
        // Levels 3 and 5 vary by 1, what is unknown of them by (1 + 0.25) / 2: √1.625. Within: √((9 + 16) / 2).
        #expect(abs(try #require(consistency.between) - 1.625.squareRoot()) < 1e-12)
        #expect(abs(try #require(consistency.within) - 12.5.squareRoot()) < 1e-12)
        #expect(Board.Consistency([rows[0]]).between == nil)
        #expect(Board.Consistency([]) == Board.Consistency())
    }

    @Test("an interval that the scale cut is as wide as its other half")
    func cut() {
        let mark = BoardRow.Mark(standing: 4.9, low: 4.9 - 1.2815515655446004, high: 5)
        #expect(abs(mark.deviation - 1) < 1e-12)
        #expect(BoardRow.Mark(standing: 4).deviation == 0)
    }

    @Test("the past comes before today, and today is told once")
    func history() throws {
        func past(_ days: Int) -> Board.PastConsistency {
            Board.PastConsistency(
                date: today.advanced(by: -days), consistency: Board.Consistency(between: 1, within: 2))
        }
        let board = try #require(
            BoardRows.boards([BoardRows.plain("a")], history: [.brand: [past(2), past(1), past(0), past(-1)]]).first)
        #expect(board.history.map(\.date.number) == [2, 1, 0].map { today.advanced(by: -$0).number })
        #expect(board.history.last?.consistency == board.consistency)
    }
}
