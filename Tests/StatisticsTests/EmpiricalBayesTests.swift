import Statistics
import Testing

@Suite("Where groups truly are")
struct EmpiricalBayesTests {
    /// Groups of the given sizes with true levels around 4, and what they answer.
    private func chain(
        sizes: [Int], columns: Int = 3, tau: Double = 0.3, gaps: Double = 0.2, seed: UInt64 = 31
    ) -> (rows: GroupedRows, truth: [[Double]]) {
        var generator = SeededGenerator(seed: seed)
        var values: [Double] = []
        var groups: [Int] = []
        var truth: [[Double]] = []
        for (group, size) in sizes.enumerated() {
            let levels = (0..<columns).map { _ in 4 + tau * generator.normal() }
            truth.append(levels)
            for _ in 0..<size {
                let shared = 0.6 * generator.normal()
                for level in levels {
                    values.append(generator.uniform() < gaps ? .nan : level + shared + 0.8 * generator.normal())
                }
                groups.append(group)
            }
        }
        return (GroupedRows(values: values, columns: columns, groups: groups, groupCount: sizes.count), truth)
    }

    private func fit(_ rows: GroupedRows) throws -> (levels: EmpiricalBayes, groups: [GroupSummary]) {
        let within = try #require(WithinGroups.moments(rows)).unbiasedCovariance
        let groups = GroupSummary.summaries(rows)
        return (EmpiricalBayes(groups: groups, within: within), groups)
    }

    @Test("the truth is where the posterior says, as often as it says", arguments: [5, 40])
    func calibrated(_ size: Int) throws {
        let (rows, truth) = chain(sizes: [Int](repeating: size, count: 200))
        let (levels, groups) = try fit(rows)
        #expect(levels.deviations.allSatisfy { abs($0 - 0.3) < 0.08 })
        #expect(levels.mean.allSatisfy { abs($0 - 4) < 0.1 })
        var inside = 0
        var shrunken = 0.0
        var raw = 0.0
        for (group, truth) in zip(groups, truth) {
            let posterior = levels.posterior(of: group)
            for column in 0..<3 {
                let error = posterior.mean[column] - truth[column]
                if abs(error) < 1.2816 * posterior.deviations[column] { inside += 1 }
                shrunken += error * error
                let mean = group.counts[column] > 0 ? group.means[column] : levels.mean[column]
                raw += (mean - truth[column]) * (mean - truth[column])
            }
        }
        // 80 % of 600, give or take three standard errors of levels that go together.
        #expect((435...525).contains(inside))
        #expect(shrunken < raw)
    }

    @Test("a group without answers is the chain, and the more answers the nearer to its own mean")
    func prior() throws {
        let (rows, _) = chain(sizes: [Int](repeating: 20, count: 50))
        let (levels, _) = try fit(rows)
        let nothing = levels.posterior(of: GroupSummary(columns: 3))
        #expect(agree(nothing.mean, levels.mean, within: 1e-9))
        #expect(zip(nothing.deviations, levels.deviations).allSatisfy { $0 >= $1 && $0 < 1.1 * $1 })
        var before = nothing
        for count in [1, 10, 100, 10_000] {
            let group = GroupSummary(
                counts: [count, 0, 0], means: [3, 0, 0],
                coCounts: Matrix(diagonal: [Double(count), 0, 0]))
            let posterior = levels.posterior(of: group)
            #expect(posterior.mean[0] < before.mean[0])
            #expect(posterior.deviations[0] < before.deviations[0])
            before = posterior
        }
        #expect(abs(before.mean[0] - 3) < 0.02)
    }

    @Test("small groups do not lose the spread: τ does not collapse")
    func noCollapse() throws {
        for seed: UInt64 in 1...4 {
            let (rows, _) = chain(sizes: [Int](repeating: 5, count: 40), columns: 4, tau: 0.2, seed: seed)
            let (levels, _) = try fit(rows)
            #expect(levels.deviations.allSatisfy { $0 > 0.05 && $0 < 0.5 })
        }
    }

    struct Odd: Sendable, CustomTestStringConvertible {
        let name: String
        let rows: GroupedRows
        var testDescription: String { name }

        init(_ name: String, _ values: [Double], columns: Int, groups: [Int], of count: Int) {
            self.name = name
            rows = GroupedRows(values: values, columns: columns, groups: groups, groupCount: count)
        }
    }

    static let odd = [
        Odd("one group", [4, 3, 5, 4, 2, 5], columns: 2, groups: [0, 0, 0], of: 1),
        Odd("one response", [4, .nan, 5], columns: 3, groups: [0], of: 1),
        Odd("one response a group", [4, 3, 5, 4, 2, 5], columns: 2, groups: [0, 1, 2], of: 3),
        Odd("one column", [4, 3, 5, 4], columns: 1, groups: [0, 0, 1, 1], of: 2),
        Odd("identical values", [4, 4, 4, 4, 4, 4], columns: 2, groups: [0, 0, 1], of: 2),
        Odd("identical values within groups", [4, 4, 3, 3], columns: 1, groups: [0, 0, 1, 1], of: 2),
        Odd("a column nobody answers", [4, .nan, 3, .nan, 5, .nan, 2, .nan], columns: 2, groups: [0, 0, 1, 1], of: 3),
        Odd("identical columns", [4, 4, 3, 3, 5, 5, 1, 1], columns: 2, groups: [0, 0, 1, 1], of: 2),
        Odd(
            "columns never answered together", [4, .nan, .nan, 3, 5, .nan, .nan, 1], columns: 2, groups: [0, 0, 0, 0],
            of: 1),
    ]

    @Test("odd chains give finite levels", arguments: odd)
    func finite(_ odd: Odd) throws {
        let (levels, groups) = try fit(odd.rows)
        #expect(allFinite(levels.mean) && levels.between.isFinite)
        for group in groups + [GroupSummary(columns: odd.rows.columns)] {
            let posterior = levels.posterior(of: group)
            #expect(allFinite(posterior.mean) && posterior.covariance.isFinite)
            for column in 0..<odd.rows.columns {
                let gain = ExpectedShortfall.gain(
                    target: ExpectedShortfall.upperQuartile(
                        mean: levels.mean[column], deviation: levels.deviations[column]),
                    mean: posterior.mean[column], deviation: posterior.deviations[column])
                #expect(gain.isFinite && gain >= 0)
                let seen = odd.rows.values.enumerated().filter { $0.offset % odd.rows.columns == column }
                    .map(\.element).filter { !$0.isNaN }
                if let low = seen.min(), let high = seen.max() {
                    #expect(posterior.mean[column] >= low - 1e-6 && posterior.mean[column] <= high + 1e-6)
                } else {
                    #expect(posterior.mean[column] == 0 && posterior.deviations[column] == 0)
                }
            }
        }
    }

    @Test("no group at all, no column at all")
    func empty() {
        let none = EmpiricalBayes(groups: [], within: Matrix(diagonal: [1, 1]))
        #expect(none.mean == [0, 0])
        #expect(none.posterior(of: GroupSummary(columns: 2)).deviations == [0, 0])
        let narrow = EmpiricalBayes(groups: [GroupSummary(columns: 0)], within: Matrix(rows: 0, columns: 0))
        #expect(narrow.posterior(of: GroupSummary(columns: 0)).mean.isEmpty)
    }

    @Test("many groups are sampled, the same way every time")
    func manyGroups() throws {
        let (rows, _) = chain(sizes: [Int](repeating: 3, count: 510), columns: 1)
        let first = try fit(rows)
        let again = try fit(rows)
        #expect(first.levels.between == again.levels.between)
        #expect(first.levels.deviations.allSatisfy { abs($0 - 0.3) < 0.08 })
    }
}
