import Domain
import Statistics
import Testing

@testable import Planning

@Suite("what became of a driver that a location worked on")
struct TrialJudgeTests {
    private static let began = Day(number: 20_000)
    private static let ended = began.advanced(by: 28)
    private static let none = EffectBelief(mean: 0, variance: 0)

    /// Answers around `before`, and from `began` on around `after`, `count` a week.
    private func location(_ before: Double, _ after: Double, count: Int = 40) -> DailyAnswers {
        var answers = DailyAnswers(units: [1])
        for week in -12..<4 {
            let level = week < 0 ? before : after
            let marks = (0..<count).map { Int64(((level + ($0 % 2 == 0 ? 0.5 : -0.5)) * 1_000).rounded()) }
            answers.add(Self.began.advanced(by: 7 * week), [marks])
        }
        return answers
    }

    private func judge(
        _ answers: [DailyAnswers], working: [Int] = [0], _ works: [Int: [DriverWork]] = [:]
    ) -> (judge: TrialJudge, locations: [ObservedLocation]) {
        let own = DriverWork(driver: 0, began: Self.began, ended: Self.ended, expected: Self.none)
        let locations = answers.enumerated().map { place, answers in
            ObservedLocation(answers: answers, works: (works[place] ?? []) + (working.contains(place) ? [own] : []))
        }
        return (TrialJudge(compared: locations, window: 84), locations)
    }

    private func effect(_ chain: (judge: TrialJudge, locations: [ObservedLocation])) throws -> Movement {
        var judge = chain.judge
        let movement = judge.effect(of: chain.locations[0], column: 0, driver: 0, from: Self.began, before: Self.ended)
        return try #require(movement)
    }

    @Test("a rise beyond the others' is the effect")
    func rise() throws {
        let others = (0..<20).map { location(3.5 + Double($0) / 20, 3.6 + Double($0) / 20) }
        let movement = try effect(judge([location(4, 4.5)] + others))
        #expect(abs(movement.change - 0.4) < 0.02)
        #expect((0.03...0.1).contains(movement.error))
    }

    @Test("where few answers were low by chance, coming back is no effect")
    func regression() throws {
        let others = (0..<20).map { _ in location(4, 4, count: 400) }
        let movement = try effect(judge([location(3.7, 4, count: 2)] + others))
        #expect(abs(movement.change) < 0.05)
    }

    @Test("who works on the driver meanwhile is no measure of what happens by itself")
    func others() throws {
        let idle = (0..<10).map { location(3.5 + Double($0) / 10, 3.5 + Double($0) / 10) }
        let busy = (0..<10).map { location(3.5 + Double($0) / 10, 4.5 + Double($0) / 10) }
        let movement = try effect(judge([location(4, 4.5)] + idle + busy, working: [0] + Array(11...20)))
        #expect(abs(movement.change - 0.5) < 0.02)
    }

    @Test("what an earlier action is believed to have done is no part of what the next one did")
    func earlier() throws {
        let others = (0..<20).map { location(3.5 + Double($0) / 20, 3.5 + Double($0) / 20) }
        func change(_ expected: Double, learned: Double? = nil, ended: Day = Self.began) throws -> Double {
            let early = DriverWork(
                driver: 0, began: Self.began.advanced(by: -1), ended: ended,
                expected: EffectBelief(mean: expected, variance: 1e-9),
                learned: learned.map { EffectBelief(mean: $0, variance: 1e-9) })
            return try effect(judge([location(4, 4.5)] + others, [0: [early]])).change
        }
        #expect(try abs(change(0) - 0.5) < 0.02)
        #expect(try abs(change(0.3) - 0.2) < 0.03)
        #expect(try abs(change(0, learned: 0.3) - 0.2) < 0.03, "what was known when it ended counts")
        #expect(
            try abs(change(0, learned: 0.3, ended: Self.began.advanced(by: 1)) - 0.5) < 0.02,
            "nothing that was not known yet when the next one began")
    }

    @Test("without an answer, or nobody to compare with, there is no effect")
    func few() throws {
        for answers in [[DailyAnswers(units: [1]), location(4, 4), location(3.9, 3.9)], [location(4, 4.2)]] {
            var (judge, locations) = judge(answers)
            #expect(judge.effect(of: locations[0], column: 0, driver: 0, from: Self.began, before: Self.ended) == nil)
        }
    }

    @Test("of a large chain the same few are compared, whoever comes and goes")
    func sampling() {
        let names = (0..<2_000).map { Identifier("L\($0)") }
        let all = Set(ChainSampling.compared(names).map { names[$0] })
        let fewer = names.filter { $0 != "L1000" }
        let without = Set(ChainSampling.compared(fewer).map { fewer[$0] })
        #expect(all.count == 500 && without.count == 500)
        #expect(all.subtracting(without).count <= 1)
        #expect(ChainSampling.compared(Array(names.prefix(3))) == [0, 1, 2])
    }
}
