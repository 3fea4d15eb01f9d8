import Statistics
import Testing

@Suite("Spreads within groups, shrunken")
struct SpreadShrinkageTests {
    /// Groups of answers whose true deviations are given.
    private func rows(_ deviations: [Double], answers: Int) -> GroupedRows {
        var generator = SeededGenerator(seed: 3)
        var values: [Double] = []
        var groups: [Int] = []
        for (group, deviation) in deviations.enumerated() {
            for _ in 0..<answers {
                values.append(4 + Double(group) / 10 + deviation * generator.normal())
                groups.append(group)
            }
        }
        return GroupedRows(values: values, columns: 1, groups: groups, groupCount: deviations.count)
    }

    private func shrunken(_ rows: GroupedRows) -> SpreadShrinkage {
        let spreads = GroupSpreads(rows)
        return SpreadShrinkage(
            (0..<rows.groupCount).map { (spreads.answers($0, 0), spreads.variance($0, 0)) },
            kurtosis: spreads.kurtosis[0])
    }

    @Test("counts, variances and kurtosis are those of the answers around their group's mean")
    func spreads() {
        let spreads = GroupSpreads(
            GroupedRows(
                values: [1, 2, 3, .nan, 10, 10, 14, 14], columns: 1, groups: [0, 0, 0, 0, 1, 1, 1, 1], groupCount: 3))
        #expect((0..<3).map { spreads.answers($0, 0) } == [3, 4, 0])
        #expect(agree((0..<3).map { spreads.variance($0, 0) }, [1, 16.0 / 3, 0], within: 1e-12))
        #expect(agree([spreads.pooledVariance(0)], [18.0 / 5], within: 1e-12))
        #expect(agree(spreads.kurtosis, [66.0 * 7 / 324], within: 1e-12))
    }

    @Test("where all groups vary alike by nature, chance differences nearly vanish")
    func alike() {
        let shrunken = shrunken(rows([Double](repeating: 0.8, count: 40), answers: 12))
        #expect(abs(shrunken.common - 0.8) < 0.05)
        #expect(shrunken.deviations.allSatisfy { abs($0 - 0.8) < 0.15 })
        #expect(shrunken.aboveCommon.allSatisfy { $0 < 0.9 })
    }

    @Test("a group that truly varies more is told, and the more surely the more it answered", arguments: [50, 200])
    func uneven(answers: Int) {
        var truth = [Double](repeating: 0.8, count: 30)
        truth[7] = 1.6
        let shrunken = shrunken(rows(truth, answers: answers))
        #expect(shrunken.aboveCommon[7] > 0.99)
        #expect(shrunken.deviations[7] > 1.1 && shrunken.deviations[7] < 2)
        #expect(shrunken.deviations.enumerated().allSatisfy { $0.offset == 7 || $0.element < 1.05 })
    }

    @Test("ratings that crowd at the top are less sure of their spread than normal ones")
    func kurtosis() {
        let groups = (0..<20).map { (count: 30, variance: $0 == 0 ? 2.0 : 1.0) }
        let normal = SpreadShrinkage(groups, kurtosis: 3)
        let peaked = SpreadShrinkage(groups, kurtosis: 9)
        #expect(peaked.deviations[0] / peaked.common < normal.deviations[0] / normal.common)
    }

    @Test("one answer, none, equal answers and a single group are finite")
    func degenerate() {
        let odd: [[(count: Int, variance: Double)]] = [
            [], [(0, 0)], [(1, 0), (1, 0)], [(2, 0), (9, 0)], [(5, 1)], [(2, 0), (300, 1), (0, 0), (1, 0)],
            [(2, 1e-300), (2, 1e300)],
        ]
        for groups in odd {
            for kurtosis in [1.0, 3, 50] {
                let shrunken = SpreadShrinkage(groups, kurtosis: kurtosis)
                #expect(allFinite([shrunken.common] + shrunken.deviations + shrunken.aboveCommon))
            }
        }
        let alike = GroupSpreads(
            GroupedRows(
                values: [Double](repeating: 4.1 - 0.3, count: 9), columns: 1,
                groups: [Int](repeating: 0, count: 9), groupCount: 1))
        #expect(alike.variance(0, 0) == 0)
        #expect(alike.kurtosis == [3])
    }
}
