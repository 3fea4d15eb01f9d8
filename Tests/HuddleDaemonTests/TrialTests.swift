import Domain
import Library
import Planning
import Store
import Testing

@testable import HuddleDaemon

@Suite("What became of actions that were given")
struct TrialTests {
    private let place: Workplace

    init() throws { place = try Workplace(Workplace.small + "\ntimezone: Europe/Berlin") }

    private static let first = CountedChain.days.lowerBound

    private func trials(_ chain: CountedChain, on day: Int) throws -> [Trial] {
        try TrialStation(
            configuration: chain.configuration, store: chain.store, library: ActionLibrary(actions: []), pulse: .none
        ).trials(CountedChain.locations, on: Day(number: day))
    }

    /// Of each location one after the other, for fewer or more days than a focus is held, with every ending.
    private func assign(_ chain: CountedChain, on day: Int) throws {
        let endings: [Assignment.Ending] = [.over, .failed, .declined]
        for (number, location) in CountedChain.locations.enumerated()
        where (day + 3 * number) % (number.isMultiple(of: 2) ? 14 : 35) == 0 {
            let begun = Assignment(
                location: location.id, driver: day % 28 == 0 ? "speed" : "friendliness", action: "action-\(day % 3)",
                version: "v", began: Day(number: day), probability: 0.5,
                expected: Assignment.Belief(mean: 0.01 * Double(day % 5), variance: 0.02))
            try chain.store.commit([
                PlannedDay(
                    location: location.id, date: Day(number: day), generated: Instant(seconds: 1),
                    decision: .none(.nothingWorthwhile),
                    assignments: AssignmentChange(
                        ending: endings[(day + number) % 3],
                        learned: Assignment.Belief(mean: 0.02 * Double(day % 7), variance: 0.01), begun: [begun]),
                    documents: [])
            ])
        }
    }

    @Test(
        "is the same as told at once from all answers, whatever came late, was corrected or taken back in between",
        arguments: [1, 2, 3] as [UInt64])
    func replay(seed: UInt64) throws {
        var lot = SystemLot(state: seed)
        var chain = try CountedChain(place)
        var files: [String] = []
        var number = 0
        for day in CountedChain.days {
            try assign(chain, on: day)
            var today: [Response] = []
            for _ in 0..<12 {
                let late = lot.below(10)
                today.append(CountedChain.response(number, day: late < 8 ? day : day - lot.below(90)))
                number += 1
            }
            files.append("file-\(day)")
            try chain.give(today, file: "file-\(day)")
            if lot.below(5) == 0 {
                let old = lot.below(number)
                try chain.give([CountedChain.response(old, day: day - lot.below(60), revision: day - Self.first + 1)])
            }
            if lot.below(15) == 0 { try chain.give([], file: files[lot.below(files.count)], takingBack: true) }
            // Not every day is planned.
            if lot.below(4) > 0 { _ = try trials(chain, on: day + 1) }
        }
        let lived = try trials(chain, on: CountedChain.days.upperBound)
        #expect(lived.count > 15)
        try chain.store.keep([], from: chain.store.judgedAnswers(), shape: "counted otherwise")
        #expect(try trials(chain, on: CountedChain.days.upperBound) == lived)
    }

    @Test("is told once an action was worked with for as long as a focus is held, or for a week if it was given up")
    func when() throws {
        let chain = try CountedChain(place)
        var lived = chain
        try lived.give(
            (0..<600).map { CountedChain.response($0, day: Self.first + $0 / 10) })
        func commit(_ day: Int, _ change: AssignmentChange) throws {
            try lived.store.commit([
                PlannedDay(
                    location: "0042", date: Day(number: day), generated: Instant(seconds: 1),
                    decision: .none(.nothingWorthwhile), assignments: change, documents: [])
            ])
        }
        func begun(_ action: String, _ day: Int, isOwn: Bool = false) -> Assignment {
            Assignment(
                location: "0042", driver: "speed", action: action, version: "v", began: Day(number: day),
                isOwn: isOwn, probability: isOwn ? nil : 1)
        }
        let day = Self.first + 20
        func checkOff(_ state: CheckOff.State) throws {
            try lived.store.deliver { transaction in
                _ = try transaction.take(
                    CheckOff(location: "0042", date: Day(number: day), action: "mine", state: state))
                try transaction.record(
                    Delivery(
                        claim: state.rawValue, name: "d.csv", filedAs: state.rawValue, sha256: state.rawValue,
                        source: "check-offs", state: .accepted, rows: Delivery.Rows(accepted: 1),
                        received: Instant(seconds: 1), mapping: "m"))
            }
        }
        try checkOff(.done)
        try commit(day, AssignmentChange(begun: [begun("short", day), begun("mine", day, isOwn: true)]))
        try commit(day + 6, AssignmentChange(ending: .declined, begun: [begun("long", day + 6)]))
        try commit(day + 30, AssignmentChange(ending: .over, isFocusOver: true))
        #expect(try trials(lived, on: day + 27) == [])
        #expect(try trials(lived, on: day + 28).map(\.action) == ["mine"], "it went on then")
        #expect(try trials(lived, on: day + 33).map(\.action) == ["mine"], "what ended early has its time all the same")
        let trials = try trials(lived, on: day + 34)
        #expect(trials.map(\.action) == ["mine", "long"])
        #expect(trials.map(\.isOwn) == [true, false])
        #expect(trials.allSatisfy { $0.variance > 0 })
        #expect(trials.map(\.ended.number) == [day + 28, day + 34])
        try checkOff(.skipped)
        #expect(try self.trials(lived, on: day + 34).map(\.action) == ["long"], "who took it back did not do it")
    }
}
