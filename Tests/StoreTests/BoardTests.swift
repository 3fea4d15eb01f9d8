import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("what boards are made from")
struct BoardTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private func day(_ date: Int, _ location: Identifier = "0042", _ row: [UInt8] = [1]) -> PlannedDay {
        PlannedDay(
            location: location, date: Day(number: date), generated: Instant(seconds: 5),
            decision: .none(.nothingWorthwhile), documents: [], boardRow: row)
    }

    private func count(_ table: String) throws -> Int64? {
        try store.read { db in try db.all("SELECT count(*) FROM \(table)") { try $0.integer(0) }.first }
    }

    @Test("a row comes with its plan, once, and none without")
    func rows() throws {
        try store.commit([day(1, "b\u{0}", [7]), day(1, "a", [8]), day(1, "none", [])])
        try store.commit([day(1, "a", [9])])
        #expect(
            try store.boardRows() == [
                StoredBoardRow(location: "a", bytes: [8]), StoredBoardRow(location: "b\u{0}", bytes: [7]),
            ])
        #expect(try store.audit() == [])
    }

    @Test(
        "the row of a week ago stands beside today's, of a little more where there was no plan, and older ones are gone"
    )
    func former() throws {
        for date in 1...20 where date != 12 { try store.commit([day(date, "0042", [UInt8(date)])]) }
        #expect(try store.boardRows() == [StoredBoardRow(location: "0042", bytes: [20], former: [13])])
        #expect(try count("board_row") == 8)
        for date in 21...23 where date != 22 { try store.commit([day(date, "0042", [UInt8(date)])]) }
        try store.commit([day(40, "0042", [40])])
        #expect(try store.boardRows() == [StoredBoardRow(location: "0042", bytes: [40], former: [23])])
        #expect(try count("board_row") == 2)
    }

    @Test("what changed is to be told until it was told, and what changes meanwhile after that")
    func told() throws {
        #expect(try store.untoldBoardChanges() == nil)
        try store.commit([day(1)])
        let changes = try #require(try store.untoldBoardChanges())
        // A crash before the boards are published: asked again, it is still to be told.
        #expect(try store.untoldBoardChanges() == changes)
        try store.commit([day(2)])
        try store.markBoardsTold(changes, [], keptFrom: Day(number: 0))
        let later = try #require(try store.untoldBoardChanges())
        try store.markBoardsTold(later, [], keptFrom: Day(number: 0))
        #expect(try store.untoldBoardChanges() == nil)
    }

    @Test("the past of each board is kept from a day on, the last word on a day counts")
    func history() throws {
        func past(_ date: Int, _ between: Double?) -> Board.PastConsistency {
            Board.PastConsistency(
                date: Day(number: date), consistency: Board.Consistency(between: between, within: nil))
        }
        try store.markBoardsTold(
            0, [(.brand, past(1, 0.1)), (.brand, past(2, 0.2)), (.region("S\u{0}"), past(2, nil))],
            keptFrom: Day(number: 0))
        try store.markBoardsTold(0, [(.brand, past(2, 0.3))], keptFrom: Day(number: 2))
        #expect(try store.boardHistory() == [.brand: [past(2, 0.3)], .region("S\u{0}"): [past(2, nil)]])
    }

    @Test("locations that are planned no more are forgotten after a week of the others' plans")
    func gone() throws {
        try store.commit([day(1, "gone"), day(2, "late"), day(8, "here")])
        try store.forgetBoardRows(days: 7)
        #expect(try store.boardRows().map(\.location) == ["here", "late"])
    }

    // MARK: Causes

    private func answer(_ claim: String, _ cause: String?, at: Int64, state: AlertAnswer.State = .closed) throws {
        _ = try store.deliver { transaction in
            let id = Alert.id(of: Some.identity(1))
            _ = try transaction.take(
                AlertAnswer(alert: id, state: state, cause: cause), written: Instant(seconds: at),
                received: Instant(seconds: at))
            try transaction.record(Some.delivery(claim, sha256: "sha-\(claim)"))
        }
    }

    private func openAlert() throws {
        let response = Some.response(1, outcome: 1_000)
        let judge = AlertJudge(maxAge: .days(7)) { _ in AlertReason(isLow: true) }
        _ = try store.deliver { transaction in
            let taken = try transaction.take(
                response, contact: nil, received: Some.received, contactKept: Some.contactKept)
            try transaction.judge(response, taken, contact: nil, received: Some.received, judge)
            try transaction.record(Some.delivery("a"))
        }
        try store.markTold(try store.dueAlerts(after: nil, limit: 9), at: Some.received)
    }

    @Test("causes of closed alerts are counted by location, and stay when the alert itself is gone")
    func causes() throws {
        try openAlert()
        try answer("touched", "till", at: 4, state: .touched)
        #expect(try store.closedCauses(since: Instant(seconds: 0)).isEmpty)
        try answer("first", "queue", at: 5)
        try answer("second", "till", at: 6)
        #expect(try store.closedCauses(since: Instant(seconds: 0)) == ["0042": ["till": 1]])
        let purge = { (comments: Span) in
            try store.purge(
                now: Instant(seconds: 0).advanced(by: .days(80)), alerts: .days(1), advocates: .days(1),
                comments: comments)
        }
        _ = try purge(.days(10_000))
        #expect(try count("alert") == 0)
        #expect(try store.closedCauses(since: Instant(seconds: 5)) == ["0042": ["till": 1]])
        #expect(try store.closedCauses(since: Instant(seconds: 6)).isEmpty)
        _ = try purge(.days(1))
        #expect(try count("alert_answer") == 0)
    }

    @Test("answers to alerts are to be told on the boards, and alerts that are gone")
    func answersAreTold() throws {
        try openAlert()
        #expect(try store.untoldBoardChanges() == nil, "nobody is late yet")
        try answer("first", "queue", at: 5)
        let changes = try #require(try store.untoldBoardChanges())
        try store.markBoardsTold(changes, [], keptFrom: Day(number: 0))
        _ = try store.purge(
            now: Instant(seconds: 100_000_000), alerts: .days(1), advocates: .days(1), comments: .days(1))
        #expect(try store.untoldBoardChanges() != nil)
    }
}
