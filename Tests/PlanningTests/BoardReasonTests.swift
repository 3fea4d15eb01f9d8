import Domain
import TestSupport
import Testing

@testable import Planning

@Suite("Who needs somebody today, and why")
struct BoardReasonTests {
    private let today = BoardRows.today

    private func reasons(
        _ row: BoardRow, former: BoardRow? = nil, overdue: Int = 0, hasCheckOffs: Bool = true
    ) -> [BoardReason] {
        BoardReasons(brand: BoardRows.brand, date: today, hasCheckOffs: hasCheckOffs).of(
            row, former: former, overdue: overdue)
    }

    @Test("a store like all others has no reason")
    func none() {
        #expect(reasons(BoardRows.plain("a")).isEmpty)
        #expect(reasons(BoardRows.plain("a") { $0.focus = BoardRows.focus("speed") }).isEmpty)
    }

    @Test("each reason is found")
    func each() {
        let week = today.advanced(by: -7)
        #expect(reasons(BoardRows.plain("a"), overdue: 2) == [.callsOverdue(2)])
        #expect(
            reasons(
                BoardRows.plain("a") {
                    $0.switches = [BoardRow.Switch(date: today, reason: .stuck, before: "speed", after: "price")]
                }) == [.stuck(driver: "speed")])
        #expect(
            reasons(BoardRows.plain("a") { $0.focus = BoardRows.focus("speed", .notMoving) })
                == [.notMoving(driver: "speed")])
        let idle = BoardRows.plain("a") {
            $0.focus = BoardRows.focus("speed", since: week)
            $0.done = Plan.Done(done: 0, of: 0, days: 7)
        }
        #expect(reasons(idle) == [.nothingDone(days: 7)])
        #expect(reasons(idle, hasCheckOffs: false).isEmpty, "where nobody checks off, it says nothing of one store")
        #expect(
            reasons(BoardRows.plain("a") { $0.quality = BoardRow.Quality(score: 0.5, findings: [.burst, .tooFew]) })
                == [.unreliable([.burst])])
        #expect(
            reasons(
                BoardRows.plain("a") {
                    $0.answers = 3
                    $0.isOwn = false
                }) == [.fewAnswers(3)])
        #expect(
            reasons(BoardRows.plain("a") { $0.focus = BoardRows.focus("speed", .onTrack) })
                == [.onTrack(driver: "speed")])
        #expect(
            reasons(
                BoardRows.plain("a") {
                    $0.switches = [BoardRow.Switch(date: today, reason: .reached, before: "speed")]
                }) == [.reached(driver: "speed")])
    }

    @Test("well below peers is said of the outcome or of the focus, whichever is worse, where it is sure")
    func wellBelow() {
        func low(outcome: Double = 4, focus: Double = 4, half: Double = 0.1) -> BoardRow {
            BoardRows.plain("a") {
                $0.outcome = BoardRows.mark(outcome, half: half)
                $0.drivers[0].mark = BoardRows.mark(focus, half: half)
                $0.focus = BoardRows.focus("speed")
            }
        }
        #expect(reasons(low(outcome: 3.6)) == [.wellBelow(driver: nil, here: 3.6, peers: 4)])
        #expect(reasons(low(focus: 3.4)) == [.wellBelow(driver: "speed", here: 3.4, peers: 4)])
        #expect(reasons(low(outcome: 3.6, focus: 3.4)) == [.wellBelow(driver: "speed", here: 3.4, peers: 4)])
        #expect(reasons(low(outcome: 3.75)).isEmpty && reasons(low(focus: 3.55)).isEmpty, "not far enough")
        #expect(reasons(low(outcome: 3.6, focus: 3.4, half: 0.7)).isEmpty, "not surely")
        var guess = low(focus: 3)
        guess.drivers[0].isOwn = false
        #expect(reasons(guess).isEmpty)
        var elsewhere = low(focus: 3)
        elsewhere.focus?.driver = "price"
        #expect(reasons(elsewhere).isEmpty, "it is worked on later")
    }

    @Test("a fall is said where a week cannot bring it by chance")
    func fallen() {
        func row(_ standing: Double, _ days: Int) -> BoardRow {
            BoardRows.plain("a") {
                $0.outcome = BoardRow.Mark(standing: standing, low: standing - 0.3, high: standing + 0.3, peers: 4)
                $0.date = today.advanced(by: -days)
            }
        }
        // Deviation 0.3 / 1.2816 = 0.2341 each, of which half as much again as 7 of 90 days can differ:
        // 1.96 · √(2 · 0.2341² · 1.5 · 7/90) = 0.222.
        #expect(reasons(row(3.77, 0), former: row(4, 7)) == [.fallen(from: 4, to: 3.77)])
        #expect(reasons(row(3.79, 0), former: row(4, 7)).isEmpty)
        #expect(reasons(row(4.24, 0), former: row(4, 7)).isEmpty, "a rise is no reason")
    }

    @Test("a store without a plan is asked for that, whatever its last plan said")
    func noPlan() {
        let row = BoardRows.plain("a") {
            $0.date = today.advanced(by: -3)
            $0.focus = BoardRows.focus("speed", .notMoving)
        }
        #expect(reasons(row, overdue: 1) == [.callsOverdue(1), .noPlan(since: today.advanced(by: -3))])
        #expect(reasons(BoardRows.plain("a") { $0.date = today.advanced(by: -1) }).isEmpty, "it lies further west")
    }

    @Test("stores are listed by their worst reason, then by how bad it is, then by name, praise after all that asks")
    func order() throws {
        let rows = [
            BoardRows.plain("praise") { $0.focus = BoardRows.focus("speed", .onTrack) },
            BoardRows.plain("b") { $0.name = "Zenith" },
            BoardRows.plain("z") { $0.name = "Anchor" },
            BoardRows.plain("few") { ($0.answers, $0.isOwn) = (3, false) },
            BoardRows.plain("none") { ($0.answers, $0.isOwn) = (0, false) },
            BoardRows.plain("low") { $0.outcome = BoardRows.mark(3.5) },
            BoardRows.plain("lower") { $0.outcome = BoardRows.mark(3.1) },
            BoardRows.plain("called"), BoardRows.plain("calledLess"),
        ]
        let board = try #require(
            BoardRows.boards(
                rows,
                calls: [
                    "called": Board.Calls(waiting: 3, overdue: 3), "calledLess": Board.Calls(waiting: 4, overdue: 1),
                ]
            ).first)
        #expect(
            board.entries.map(\.row.id) == [
                "called", "calledLess", "lower", "low", "none", "few", "praise", "z", "b",
            ])
        #expect(board.needing == 6)
    }

    @Test("ranks follow the order in which the reasons are told")
    func ranks() {
        let all: [BoardReason] = [
            .callsOverdue(1), .stuck(driver: ""), .fallen(from: 2, to: 1), .wellBelow(driver: nil, here: 1, peers: 2),
            .notMoving(driver: ""), .nothingDone(days: 7), .unreliable([]), .fewAnswers(0), .noPlan(since: today),
            .onTrack(driver: ""), .reached(driver: ""),
        ]
        #expect(all.map(\.rank) == Array(0...10))
        #expect(all.map(\.needsSomebody) == Array(repeating: true, count: 9) + [false, false])
    }

    @Test(
        "steps end at a tenth and three tenths of a point of five",
        arguments: [
            (-0.31, BoardStep.wellBelow), (-0.29, .below), (-0.11, .below), (-0.09, .like), (0.09, .like),
            (0.11, .above), (0.29, .above), (0.31, .wellAbove),
        ])
    func steps(difference: Double, step: BoardStep) {
        #expect(BoardStep(difference: difference, range: 4) == step)
        #expect(BoardStep(difference: difference * 2.5, range: 10) == step)
    }
}
