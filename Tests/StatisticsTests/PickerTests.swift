import Foundation
import Statistics
import TestSupport
import Testing

/// The whole chain of computation on simulated chains whose truth is known.
@Suite("The first pick wins most of what can be won", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct PickerTests {
    struct Chain: Sendable, CustomTestStringConvertible {
        let name: String
        /// Share of the oracle's gain that must be captured.
        let least: Double
        var testDescription: String { name }
    }

    static let chains = [
        Chain(name: "n5_r0", least: 0.60), Chain(name: "n20_r0", least: 0.70), Chain(name: "n20_r1", least: 0.80),
        Chain(name: "nmixed_r0", least: 0.70), Chain(name: "n50_r0", least: 0.80),
        Chain(name: "n200_r0", least: 0.90),
    ]

    @Test("captured gain", arguments: chains)
    func captured(_ chain: Chain) throws {
        let captured = try capturedGain(chain.name)
        print("captured gain \(chain.name): \((captured * 1_000).rounded() / 10) %")
        #expect(captured >= chain.least)
    }

    private func capturedGain(_ name: String) throws -> Double {
        let table = try ReferenceTable("chains/\(name).csv")
        let drivers = (0..<8).map { "d\($0)" }
        let stores = table.rows(["store"]).map { Int($0) }
        let groups = (stores.max() ?? 0) + 1
        var rows = GroupedRows(
            values: table.rows(drivers + ["outcome"]), columns: 9, groups: stores, groupCount: groups)
        let weekday = Covariate(categories: table.rows(["day"]).map { Int($0) }, count: 7)
        rows = Adjustment(rows, covariates: [weekday]).adjusted(rows, covariates: [weekday])

        let within = try #require(WithinGroups.moments(rows))
        let slopes = Regression.fit(within, outcome: 8, predictors: Array(0..<8)).shrunken(groups: groups).slopes
        let summaries = GroupSummary.summaries(rows)
        let levels = EmpiricalBayes(groups: summaries, within: within.unbiasedCovariance)

        let truth = try JSONSerialization.jsonObject(with: Shared.data("reference/chains/\(name)_truth.json"))
        let gains = try #require((truth as? [String: Any])?["gain"] as? [Any]).map(Reference.numbers)
        var won = 0.0
        var possible = 0.0
        for (store, summary) in summaries.enumerated() {
            let posterior = levels.posterior(of: summary)
            let expected = (0..<8).map { driver in
                max(0, slopes[driver])
                    * ExpectedShortfall.gain(
                        target: ExpectedShortfall.upperQuartile(
                            mean: levels.mean[driver], deviation: levels.deviations[driver]),
                        mean: posterior.mean[driver], deviation: posterior.deviations[driver])
            }
            let pick = try #require((0..<8).max { expected[$0] < expected[$1] })
            won += gains[store][pick]
            possible += gains[store].max() ?? 0
        }
        return won / possible
    }
}
