import Statistics
import Testing

@Suite("Moments within groups")
struct WithinGroupsTests {
    @Test("what good groups have in common is no driver")
    func withinNotBetween() throws {
        // Within every group the outcome falls with the driver; between groups it rises.
        var values: [Double] = []
        var groups: [Int] = []
        for group in 0..<4 {
            for step in 0..<5 {
                values += [Double(10 * group + step), Double(10 * group - 2 * step)]
                groups.append(group)
            }
        }
        let rows = GroupedRows(values: values, columns: 2, groups: groups, groupCount: 4)
        let moments = try #require(WithinGroups.moments(rows))
        let fit = Regression.fit(moments, outcome: 1, predictors: [0])
        #expect(agree(fit.slopes, [-2], within: 1e-12))
        #expect(moments.groups == [4, 4])
        #expect(agree([moments.unbiasedCovariance[0, 0]], [2.5], within: 1e-12))
    }

    @Test("the standard error pays a degree of freedom for every group")
    func freedom() throws {
        var generator = SeededGenerator(seed: 11)
        let values = (0..<40).flatMap { _ -> [Double] in
            let x = generator.normal()
            return [x, x + generator.normal()]
        }
        let rows = GroupedRows(values: values, columns: 2, groups: (0..<40).map { $0 % 8 }, groupCount: 9)
        let moments = try #require(WithinGroups.moments(rows))
        #expect(moments.groups == [8, 8])
        let fit = Regression.fit(moments, outcome: 1, predictors: [0])
        let residual = moments.covariance[1, 1] * (1 - fit.r2) * 40 / (40 - 8 - 1)
        #expect(agree(fit.standardErrors, [(residual / (40 * moments.covariance[0, 0])).squareRoot()], within: 1e-12))
    }

    @Test("groups of one answer, and groups that always answer alike, have no spread")
    func noSpread() throws {
        let single = GroupedRows(values: [1, 2, 3, 4, 5, 6], columns: 2, groups: [0, 1, 2], groupCount: 3)
        #expect(try #require(WithinGroups.moments(single)).covariance == Matrix(rows: 2, columns: 2))
        let alike = GroupedRows(
            values: [4.1, 4.1, 4.1, 3.7, 3.7, 3.7], columns: 1, groups: [0, 0, 0, 1, 1, 1], groupCount: 2)
        let moments = try #require(WithinGroups.moments(alike))
        #expect(moments.covariance[0, 0] == 0)
        #expect(Regression.fit(moments, outcome: 0, predictors: []).slopes.isEmpty)
        #expect(WithinGroups.moments(GroupedRows(values: [], columns: 2, groups: [], groupCount: 0)) == nil)
    }

    @Test("a sample is as large as asked, in order, and always the same")
    func sample() {
        let rows = GroupedRows(
            values: (0..<1_000).map { Double($0) }, columns: 1, groups: [Int](repeating: 0, count: 1_000),
            groupCount: 1)
        let sample = rows.sample(100, seed: 1)
        #expect(sample.count == 100)
        #expect(sample == sample.sorted())
        #expect(sample == rows.sample(100, seed: 1))
        #expect(sample != rows.sample(100, seed: 2))
        #expect(rows.picked(sample).values == sample.map { Double($0) })
        #expect(rows.sample(seed: 1).count == 1_000)
    }
}
