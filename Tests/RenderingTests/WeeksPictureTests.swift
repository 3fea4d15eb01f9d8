import Domain
import TestSupport
import Testing

@testable import Rendering

@Suite("The picture of the last weeks")
struct WeeksPictureTests {
    private static let scale = SamplePlans.brand.outcome.scale

    private func picture(_ weeks: [Plan.Week], target: Double = 4.05) -> WeeksPicture? {
        WeeksPicture(weeks, target: target, scale: Self.scale, words: English())
    }

    private func weeks(_ means: [Double?], half: Double? = nil) -> [Plan.Week] {
        means.enumerated().map { place, mean in
            Plan.Week(
                from: SamplePlans.day("2026-09-28").advanced(by: 7 * place), answers: mean == nil ? 0 : 9, mean: mean,
                low: mean.flatMap { mean in half.map { mean - $0 } },
                high: mean.flatMap { mean in half.map { mean + $0 } })
        }
    }

    @Test("with fewer than three weeks that have answers there is nothing to see")
    func few() throws {
        #expect(picture(weeks([3, nil, 4])) == nil)
        #expect(picture(weeks([3, nil, 4, 4]))?.weeks.count == 3)
    }

    @Test("every week is told to who cannot see it, the empty ones too")
    func told() throws {
        let drawn = try #require(picture(weeks([3.4, nil, 3.6, 3.25])))
        #expect(drawn.marks == "3.4 · – · 3.6 · 3.3")
        #expect(
            drawn.summary
                == "week of 28 September: 3.4 (9 answers); week of 5 October: no answers; "
                + "week of 12 October: 3.6 (9 answers); week of 19 October: 3.3 (9 answers)")
    }

    @Test("a week without answers leaves its place empty")
    func gap() throws {
        let drawn = try #require(picture(weeks([3, nil, 3, 3, 3])))
        #expect(drawn.weeks.map(\.x) == [0, 0.5, 0.75, 1])
    }

    @Test("chance is not drawn as a mountain: a tenth of a point stays small")
    func flat() throws {
        let drawn = try #require(picture(weeks([3.4, 3.5, 3.4]), target: 3.5))
        let heights = drawn.weeks.map(\.y)
        #expect(try #require(heights.max()) - (try #require(heights.min())) <= 0.11)
    }

    @Test("a better mark is higher, and what is aimed at is in the picture")
    func direction() throws {
        let drawn = try #require(picture(weeks([2, 3, 4], half: 0.5), target: 4.6))
        #expect(drawn.weeks[0].y > drawn.weeks[2].y)
        #expect((0...1).contains(drawn.target) && drawn.target < drawn.weeks[2].y)
        #expect(drawn.weeks.allSatisfy { (0...1).contains($0.low ?? 0) && (0...1).contains($0.high ?? 0) })
    }

    @Test("bars end where the scale ends")
    func ends() throws {
        let drawn = try #require(picture(weeks([1.2, 4.9, 3], half: 2), target: 4))
        #expect(drawn.weeks.allSatisfy { (0...1).contains($0.low ?? 0) && (0...1).contains($0.high ?? 0) })
    }

    @Test("figures that are none draw nothing", arguments: [Double.nan, .infinity, -.infinity])
    func broken(value: Double) {
        #expect(picture(weeks([3, value, 4, 4])) == nil)
        #expect(picture(weeks([3, 4, 4]), target: value) == nil)
    }
}
