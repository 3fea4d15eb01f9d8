import Domain
import Statistics
import TestSupport
import Testing

@testable import Planning

@Suite("How steady a location is")
struct ConsistencyTests {
    private func consistency(_ outcomes: [[Double]], column: Int = 0) -> Consistency {
        let rows = GroupedRows(
            values: outcomes.flatMap { $0.flatMap { column == 0 ? [$0, .nan] : [.nan, $0] } }, columns: 2,
            groups: outcomes.enumerated().flatMap { place, given in given.map { _ in place } },
            groupCount: outcomes.count)
        return Consistency(
            GroupSpreads(rows), peers: PeerGroups(outcomes.indices.map { Location(id: Identifier("\($0)")) }))
    }

    @Test("a good store on bad days is told from steady ones")
    func uneven() throws {
        var outcomes = [[Double]](repeating: (0..<40).map { [3.0, 4, 4, 5][$0 % 4] }, count: 12)
        outcomes[4] = (0..<40).map { [1.0, 5, 5, 5][$0 % 4] }
        let consistency = consistency(outcomes)
        let (uneven, steady) = try (#require(consistency.at(4, column: 0)), #require(consistency.at(5, column: 0)))
        #expect(try #require(uneven.abovePeers) > 0.95)
        #expect(uneven.deviation > 1.1)
        #expect(try #require(steady.abovePeers) < 0.5)
        #expect(abs(steady.deviation - 0.72) < 0.1)
    }

    @Test("drivers are judged like the outcome")
    func drivers() {
        var marks = [[Double]](repeating: (0..<40).map { [3.0, 4, 4, 5][$0 % 4] }, count: 12)
        marks[4] = (0..<40).map { [1.0, 5, 5, 5][$0 % 4] }
        let (outcome, driver) = (consistency(marks), consistency(marks, column: 1))
        #expect(driver.at(4, column: 1) != nil && driver.at(4, column: 1) == outcome.at(4, column: 0))
        #expect(driver.at(4, column: 0) == nil)
    }

    @Test("few answers, none, a store alone and equal answers")
    func degenerate() throws {
        let few = consistency([(0..<30).map { Double($0 % 5) }, [3], []])
        for place in 0..<3 {
            let spread = try #require(few.at(place, column: 0))
            #expect(spread.deviation.isFinite)
            #expect((spread.peers == nil) == (place == 0))
        }
        #expect(consistency([[], [4]]).at(0, column: 0) == nil)
        let alone = try #require(consistency([[3, 4, 5]]).at(0, column: 0))
        #expect(alone.peers == nil && alone.abovePeers == nil && abs(alone.deviation - 1) < 0.1)
        let equal = try #require(consistency([[4, 4, 4], [4, 4]]).at(0, column: 0))
        #expect(equal.deviation == 0 && equal.abovePeers == 0.5)
    }
}
