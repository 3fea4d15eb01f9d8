import Statistics
import Testing

@Suite("Adjustment for channel and weekday")
struct AdjustmentTests {
    /// Forty groups whose mix of two channels and of weekdays differs, with known effects and no noise but `noise`.
    private func chain(noise: Double) -> (rows: GroupedRows, channel: Covariate, weekday: Covariate) {
        var generator = SeededGenerator(seed: 21)
        var values: [Double] = []
        var groups: [Int] = []
        var channels: [Int] = []
        var days: [Int] = []
        for group in 0..<40 {
            for _ in 0..<60 {
                // The better the group, the more it asks by kiosk, which scores low.
                let channel = generator.uniform() < Double(group) / 40 ? 1 : 0
                let day = generator.integer(below: 7)
                values.append(
                    Double(group) / 20 - Double(channel) + (day == 6 ? 0.5 : 0) + noise * generator.normal())
                groups.append(group)
                channels.append(channel)
                days.append(day)
            }
        }
        return (
            GroupedRows(values: values, columns: 1, groups: groups, groupCount: 40),
            Covariate(categories: channels, count: 2), Covariate(categories: days, count: 7)
        )
    }

    @Test("effects are found within groups, both covariates side by side, and the level stays")
    func effects() {
        let (rows, channel, weekday) = chain(noise: 0.3)
        let adjustment = Adjustment(rows, covariates: [channel, weekday])
        func effect(_ covariate: Int, _ category: Int) -> Double {
            adjustment.effect(covariate: covariate, category: category, column: 0)
        }
        #expect(abs(effect(0, 1) - effect(0, 0) + 1) < 0.05)
        #expect(abs(effect(1, 6) - effect(1, 0) - 0.5) < 0.06)
        let adjusted = adjustment.adjusted(rows, covariates: [channel, weekday])
        #expect(abs(adjusted.values.reduce(0, +) - rows.values.reduce(0, +)) < 1e-6)
        let means = GroupSummary.summaries(adjusted).map { $0.means[0] }
        // What is left between neighbours is the groups' own doing: 0.05 each.
        #expect(abs((means[39] - means[0]) - 39.0 / 20) < 0.2)
    }

    @Test("a covariate that moves nothing takes nothing off")
    func nothing() {
        var (rows, channel, weekday) = chain(noise: 0)
        rows.values = rows.groups.map { Double($0) / 20 }
        let adjustment = Adjustment(rows, covariates: [channel, weekday])
        let unchanged = adjustment.adjusted(rows, covariates: [channel, weekday]) == rows
        #expect(unchanged)
        channel.categories = channel.categories.map { _ in -1 }
        weekday.categories = weekday.categories.map { _ in 0 }
        #expect(
            Adjustment(rows, covariates: [channel, weekday]).adjusted(rows, covariates: [channel, weekday]) == rows)
    }

    @Test("a channel that is a group's only one, a thin one and an unknown one are left as they are")
    func thin() {
        var (rows, channel, _) = chain(noise: 0.3)
        channel.count = 4
        for row in rows.groups.indices where rows.groups[row] == 39 { channel.categories[row] = 2 }
        channel.categories[0] = 3
        channel.categories[1] = 99
        let adjustment = Adjustment(rows, covariates: [channel])
        for category in [-1, 2, 3, 99] {
            #expect(adjustment.effect(covariate: 0, category: category, column: 0) == 0)
        }
        #expect(adjustment.effect(covariate: 0, category: 1, column: 0) < -0.3)
    }

    @Test("no covariate, no rows and gaps are all finite")
    func degenerate() {
        var (rows, channel, _) = chain(noise: 0.3)
        #expect(Adjustment(rows, covariates: []).adjusted(rows, covariates: []) == rows)
        let empty = GroupedRows(values: [], columns: 2, groups: [], groupCount: 0)
        let none = Covariate(categories: [], count: 7)
        #expect(Adjustment(empty, covariates: [none]).effect(covariate: 0, category: 3, column: 1) == 0)
        for row in stride(from: 0, to: rows.values.count, by: 3) { rows.values[row] = .nan }
        let adjusted = Adjustment(rows, covariates: [channel]).adjusted(rows, covariates: [channel])
        #expect(zip(adjusted.values, rows.values).allSatisfy { $0.isNaN == $1.isNaN })
        channel.count = 0
        #expect(Adjustment(rows, covariates: [channel]).effect(covariate: 0, category: 0, column: 0) == 0)
    }
}
