import Domain
import TestSupport
import Testing

@testable import Library

@Suite("What is told of a library")
struct LibraryBoardTests {
    private static let day = Day(number: 20_700)
    private let brand = Samples.brand()
    private let library = ActionLibrary(
        actions: [action("till", drivers: ["speed", "friendliness"]), action("greet"), action("sign"), action("new")])

    private func assignment(
        _ action: String, at location: Int, driver: String = "speed", isOwn: Bool = false, ended: Bool = true
    ) -> Assignment {
        Assignment(
            location: Identifier("L\(location)"), driver: driver, action: action,
            version: library.action(action)?.version ?? "", began: Self.day.advanced(by: -28), isOwn: isOwn,
            ended: ended ? Self.day : nil, ending: ended ? .over : nil)
    }

    private func ended(
        _ action: String, _ effect: Double?, count: Int, noticed: Double? = nil, isOwn: Bool = false
    ) -> [AssignmentRecord] {
        (0..<count).map { place in
            AssignmentRecord(
                id: Int64(place), assignment: assignment(action, at: place, isOwn: isOwn),
                outcome: TrialOutcome(
                    driver: effect.map { TrialOutcome.Change(effect: $0, variance: 0.04) },
                    noticed: noticed.map { TrialOutcome.Change(effect: $0, variance: 0.01) }))
        }
    }

    private func speed(
        open: [Assignment] = [], _ ended: [AssignmentRecord] = [],
        _ checkOffs: [CountedCheckOffs] = []
    ) throws -> LibraryBoard.DriverRows {
        let board = LibraryBoard(
            library, brand: brand,
            assignments: open.map { AssignmentRecord(id: 0, assignment: $0, outcome: nil) } + ended,
            checkOffs: checkOffs, on: Self.day)
        return try #require(board.drivers.first { $0.driver == "speed" })
    }

    @Test("use is counted by driver, check-offs by action, and what nothing became known of is no trial")
    func counts() throws {
        let speed = try speed(
            open: [
                assignment("till", at: 7, ended: false),
                assignment("till", at: 8, driver: "friendliness", ended: false),
                assignment("till", at: 9, isOwn: true, ended: false),
            ], ended("till", 0.2, count: 3) + ended("till", nil, count: 2) + ended("till", 0.1, count: 1, isOwn: true),
            [
                CountedCheckOffs(action: "till", state: .done, count: 2, ratings: 2, ratingSum: 9),
                CountedCheckOffs(action: "till", state: .skipped, count: 1, ratings: 1, ratingSum: 1),
                CountedCheckOffs(action: "till", state: .own, count: 1),
            ])
        let till = try #require(speed.rows.first { $0.action.id == "till" })
        #expect(till.given == 6 && till.open == 1 && till.own == 2)
        #expect(till.done == 2 && till.skipped == 1 && till.declined == 0)
        #expect(till.rating == 4.5 && till.ratings == 2)
        #expect(till.stores == 3)
    }

    @Test("what helps comes first, what teaches most is named, and what does not help is never that")
    func order() throws {
        let speed = try speed(ended("till", 0.4, count: 20, noticed: 0.3) + ended("greet", -0.4, count: 20))
        #expect(speed.rows.first?.action.id == "till" && speed.rows.last?.action.id == "greet")
        #expect(speed.rows.map(\.verdict) == [.helps, .new, .new, .doesNotHelp])
        let noticed = try #require(speed.rows.first?.noticed)
        #expect(abs(noticed.mean - 0.3) < 1e-9 && noticed.low < 0.3 && noticed.high > 0.3)
        #expect(!speed.isUnanswered)
        #expect(speed.next == nil || ["new", "sign"].contains(speed.next))
        #expect(["greet", "new", "sign", "till"].contains(try self.speed().next))
    }

    @Test("drafts and retired practices are told of, answer nothing and teach nothing")
    func states() throws {
        var draft = action("draft")
        draft.state = .draft
        let board = LibraryBoard(
            ActionLibrary(actions: [draft]), brand: brand, assignments: ended("draft", 0.3, count: 3),
            checkOffs: [],
            on: Self.day)
        let speed = try #require(board.drivers.first { $0.driver == "speed" })
        #expect(speed.rows.map(\.stores) == [3] && speed.isUnanswered && speed.next == nil)
    }

    @Test("a driver that no action serves, or none that helps, has no answer")
    func unanswered() throws {
        let board = LibraryBoard(library, brand: brand, assignments: [], checkOffs: [], on: Self.day)
        #expect(board.drivers.map(\.driver) == brand.drivers.filter(\.controllable).map(\.key))
        for driver in board.drivers {
            #expect(driver.isUnanswered == !["speed", "friendliness"].contains(driver.driver))
        }
        let useless = try speed(
            ["till", "greet", "sign", "new"].flatMap { ended($0, -0.5, count: 30) })
        #expect(useless.isUnanswered && useless.next == nil)
    }
}
