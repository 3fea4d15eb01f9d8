import Domain
import LocalTime
import TestSupport
import Testing

@testable import Planning

@Suite("Recent answers count more")
struct RecentLevelTests {
    /// Answers over the days of a window, the first first, `each` a day.
    private func level(_ marks: [Double], each: Int = 1) -> RecentLevel {
        var (weights, squares, sum, weighted) = (0.0, 0.0, 0.0, 0.0)
        for (day, mark) in marks.enumerated() {
            let weight = Double(day + 1)
            weights += Double(each) * weight
            squares += Double(each) * weight * weight
            sum += Double(each) * mark
            weighted += Double(each) * mark * weight
        }
        return RecentLevel(
            count: marks.count * each, weights: weights, squares: squares, sum: sum, weighted: weighted,
            days: marks.count)
    }

    /// Three points before, two in the last third.
    private let dropped = (0..<90).map { $0 < 60 ? 3.0 : 2.0 }

    @Test("the more, the more there are of them")
    func more() {
        let means = [1, 2, 5, 20].map { level(dropped, each: $0).mean }
        #expect(means == means.sorted(by: >) && means[0] < 2.67)
        // In a straight line to nothing: 5/9 of the weight is in the last third.
        #expect(abs(means[3] - 22.0 / 9) < 0.01)
        #expect(abs(level(dropped, each: 20).inflation - 4.0 / 3) < 0.01)
    }

    @Test("a few all count alike, near enough, and none is finite")
    func few() {
        let few = RecentLevel(count: 2, weights: 91, squares: 8_101, sum: 5, weighted: 3 + 2 * 90, days: 90)
        #expect(abs(few.mean - 2.5) < 0.03 && few.inflation < 1.01)
        let none = RecentLevel(count: 0, weights: 0, squares: 0, sum: 0, weighted: 0, days: 90)
        #expect(none.mean == 0 && none.inflation == 1)
    }

    @Test("level answers stay level, whatever they weigh", arguments: [1, 30])
    func even(each: Int) { #expect(abs(level([Double](repeating: 4, count: 90), each: each).mean - 4) < 1e-12) }

    /// One store's answers to speed of service by day, the others' all alike.
    private func standing(_ mark: (_ daysBefore: Int) -> Double) throws -> Standing {
        let brand = Samples.brand()
        let facts = (0..<12).map { place in
            Facts.location(
                Identifier("L\(place)"),
                (0..<900).map { number in
                    let daysBefore = 1 + number % 90
                    let noise = [-1.0, 0, 0, 1][number % 4]
                    let speed = min(5, max(1, (place == 0 ? mark(daysBefore) : 3) + noise))
                    return Facts.response(
                        number, at: "L", daysBefore: daysBefore, outcome: speed, drivers: [speed, 3, nil, nil])
                }, brand: brand)
        }
        let chain = ChainInMemory(facts, brand: brand)
        let adjusted = AdjustedSums(chain.locations.map(\.sums), chain.model, brand: brand)
        let estimate = ChainEstimate(chain.locations, adjusted, chain.model, brand: brand)
        return try #require(estimate.drivers[0][0])
    }

    @Test("a store that got worse a month ago stands lower than one that got better then, with the same mean")
    func standing() throws {
        let (worse, better) = (try standing { $0 > 45 ? 4 : 2 }, try standing { $0 > 45 ? 2 : 4 })
        #expect(try abs(#require(worse.mean) - #require(better.mean)) < 1e-9)
        #expect(worse.answers == better.answers)
        #expect(worse.level < better.level - 0.5)
    }
}
