import Statistics
import TestSupport
import Testing

@Suite("Shrinkage agrees with R", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct ShrinkageReferenceTests {
    @Test("eight schools: no spread beyond chance, so every school is the mean", arguments: ["DL", "PM", "REML"])
    func eightSchools(_ method: String) throws {
        let estimates = try Reference.numbers(try Reference.value("shrinkage", "eight_schools", "data", "y"))
        let errors = try Reference.numbers(try Reference.value("shrinkage", "eight_schools", "data", "se"))
        let variances = errors.map { $0 * $0 }
        let between =
            switch method {
            case "DL": BetweenVariance.derSimonianLaird(estimates: estimates, variances: variances)
            case "PM": BetweenVariance.pauleMandel(estimates: estimates, variances: variances)
            default: BetweenVariance.restrictedLikelihood(estimates: estimates, variances: variances)
            }
        let shrinkage = Shrinkage(estimates: estimates, variances: variances, between: between)
        func reference(_ key: String) throws -> Any { try Reference.value("shrinkage", "eight_schools", method, key) }
        #expect(between == (try Reference.number(try reference("tau2"))))
        #expect(agree([shrinkage.mean], [try Reference.number(try reference("mu"))], within: 1e-9))
        #expect(agree([shrinkage.meanError], [try Reference.number(try reference("se_mu"))], within: 1e-9))
        #expect(agree(shrinkage.values, try Reference.numbers(try reference("blup")), within: 1e-9))
        #expect(agree(shrinkage.errors, try Reference.numbers(try reference("blup_se")), within: 1e-9))
    }

    @Test("Dyestuff: variance between batches and shrunken effects")
    func dyestuff() throws {
        func reference(_ key: String) throws -> Any { try Reference.value("shrinkage", "dyestuff", key) }
        let data = try #require(try reference("data") as? [String: Any])
        let batches = try #require(data["batch"] as? [String])
        let yields = try Reference.numbers(try #require(data["yield"]))
        let names = ["A", "B", "C", "D", "E", "F"]
        let rows = GroupedRows(
            values: yields, columns: 1, groups: batches.map { names.firstIndex(of: $0) ?? 0 }, groupCount: 6)
        let within = try #require(WithinGroups.moments(rows)).unbiasedCovariance[0, 0]
        #expect(agree([within], [try Reference.number(try reference("sigma2"))], within: 1e-9))

        let means = GroupSummary.summaries(rows).map { $0.means[0] }
        let variances = means.map { _ in within / 5 }
        let expected = try Reference.number(try reference("reml_tau2"))
        // With groups of one size all three agree.
        for between in [
            BetweenVariance.restrictedLikelihood(estimates: means, variances: variances),
            BetweenVariance.pauleMandel(estimates: means, variances: variances),
            BetweenVariance.derSimonianLaird(estimates: means, variances: variances),
        ] {
            #expect(agree([between], [expected], within: 1e-9))
            let shrinkage = Shrinkage(estimates: means, variances: variances, between: between)
            #expect(agree([shrinkage.mean], [try Reference.number(try reference("mu"))], within: 1e-9))
            let effects = try #require(try reference("blup") as? [String: Any])
            #expect(
                agree(
                    shrinkage.values.map { $0 - shrinkage.mean }, try names.map { try Reference.number(effects[$0]) },
                    within: 1e-9))
        }
    }
}
