import Domain
import GRDB
import TestSupport
import Testing

@testable import Store

@Suite("assignments of actions")
struct AssignmentTests {
    private let store: Store

    init() throws { store = try Store(inMemoryFor: Samples.brand()) }

    private static func assignment(
        _ action: String, began: Int, at location: Identifier = "0042", isOwn: Bool = false, ended: Int? = nil,
        _ ending: Assignment.Ending? = nil, learned: Assignment.Belief? = nil
    ) -> Assignment {
        Assignment(
            location: location, driver: "speed", cause: isOwn ? nil : "queue", action: action,
            version: "0123456789abcdef",
            began: Day(number: began), isOwn: isOwn, probability: isOwn ? nil : 0.925,
            expected: Assignment.Belief(mean: 0.05, variance: 0.02), ended: ended.map { Day(number: $0) },
            ending: ending, learned: learned)
    }

    private func commit(_ day: Int, _ change: AssignmentChange, at location: Identifier = "0042") throws {
        try store.commit([
            PlannedDay(
                location: location, date: Day(number: day), generated: Instant(seconds: 5),
                decision: .none(.nothingWorthwhile), assignments: change, documents: [])
        ])
    }

    private func live() throws {
        try commit(1, AssignmentChange(begun: [Self.assignment("till", began: 1)]))
        try commit(1, AssignmentChange(begun: [Self.assignment("till", began: 1, at: "0007")]), at: "0007")
        try commit(9, AssignmentChange(begun: [Self.assignment("greet", began: 8, isOwn: true)]))
        try commit(29, AssignmentChange(ending: .failed, begun: [Self.assignment("sign", began: 29)]))
        try commit(30, AssignmentChange())
    }

    @Test("end as they are said to, and what the manager chose goes on until the focus is over")
    func life() throws {
        try live()
        #expect(
            try store.assignments() == [
                Self.assignment("till", began: 1, at: "0007"),
                Self.assignment("till", began: 1, ended: 29, .failed), Self.assignment("greet", began: 8, isOwn: true),
                Self.assignment("sign", began: 29),
            ])
        let learned = Assignment.Belief(mean: 0.2, variance: 0.01)
        try commit(57, AssignmentChange(ending: .declined, learned: learned, isFocusOver: true))
        #expect(
            try store.assignments().suffix(2) == [
                Self.assignment("greet", began: 8, isOwn: true, ended: 57, .over),
                Self.assignment("sign", began: 29, ended: 57, .declined, learned: learned),
            ])
        #expect(try store.audit() == [])
    }

    @Test("are counted from the day after they were given; what managers choose is not given")
    func given() throws {
        try live()
        #expect(try store.given(before: Day(number: 1)) == [:])
        #expect(try store.given(before: Day(number: 29)) == ["till": 2])
        #expect(try store.given(before: Day(number: 30)) == ["till": 2, "sign": 1])
    }

    @Test("are remembered for as long as they matter")
    func recent() throws {
        try live()
        let all = try store.assignments(endedFrom: Day(number: 29))
        #expect(all["0042"]?.map(\.action) == ["till", "greet", "sign"])
        #expect(all["0007"]?.map(\.action) == ["till"])
        #expect(try store.assignments(endedFrom: Day(number: 30))["0042"]?.map(\.action) == ["greet", "sign"])
    }

    @Test("what a manager took up and is given then is one from then on; what began earlier is counted anew")
    func takenUp() throws {
        try live()
        try commit(57, AssignmentChange(ending: .over, begun: [Self.assignment("greet", began: 57)]))
        let own = try store.assignments().filter(\.isOwn)
        #expect(own == [Self.assignment("greet", began: 8, isOwn: true, ended: 57, .withdrawn)])
        #expect(try store.judgedAnswers().days == ["0042": [Day(number: 8)]])
    }

    @Test("end where a location is not planned any more")
    func closed() throws {
        try live()
        try store.endAssignments(of: ["0042", "unknown"], on: Day(number: 40))
        #expect(try store.openAssignments().map(\.location) == ["0007"])
        #expect(try store.assignments().filter { $0.ended == Day(number: 40) }.map(\.ending) == [.over, .withdrawn])
    }

    @Test("a day that is planned already changes nothing")
    func twice() throws {
        try live()
        let before = try store.assignments()
        try commit(30, AssignmentChange(ending: .over, isFocusOver: true, begun: [Self.assignment("x", began: 30)]))
        #expect(try store.assignments() == before)
    }

    @Test("what became of them is kept by assignment, until answers change meanwhile")
    func outcomes() throws {
        try live()
        try commit(57, AssignmentChange(ending: .over, isFocusOver: true))
        let ended = try store.assignments(begunBefore: Day(number: 57)).filter { $0.assignment.location == "0042" }
        // Nobody says any more that they did what they took up.
        #expect(ended.map(\.assignment.action) == ["till", "sign"])
        #expect(ended.allSatisfy { $0.outcome == nil })
        let answers = try store.judgedAnswers()
        #expect(answers.shape == nil && answers.days == ["0042": [Day(number: 8)]])
        let outcomes = [
            TrialOutcome(
                driver: TrialOutcome.Change(effect: 0.12, variance: 0.05),
                noticed: TrialOutcome.Change(effect: -0.02, variance: 0.01)),
            TrialOutcome(driver: nil, noticed: nil),
        ]
        try store.keep(Array(zip(ended.map(\.id), outcomes)).map { ($0, $1) }, from: answers, shape: "as asked")
        #expect(try store.assignments(begunBefore: Day(number: 57)).compactMap(\.outcome) == outcomes)
        #expect(try store.judgedAnswers().shape == "as asked")

        try store.write { try $0.execute(sql: "UPDATE counted SET changes = changes + 1") }
        try store.keep([(ended[0].id, outcomes[1])], from: answers, shape: "otherwise")
        #expect(try store.assignments(begunBefore: Day(number: 57)).compactMap(\.outcome) == outcomes)
        #expect(try store.judgedAnswers().shape == "as asked")
    }
}
