import Statistics
import TestSupport
import Testing

@Suite("Key drivers agree with R", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct KeyDriverReferenceTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let file: String
        let outcome: String
        var testDescription: String { name }
    }

    static let cases = [
        Case(name: "attitude.csv (outcome rating)", file: "attitude.csv", outcome: "rating"),
        Case(name: "mtcars.csv (outcome mpg, drivers cyl disp hp gear)", file: "mtcars.csv", outcome: "mpg"),
    ]

    private func moments(_ table: Case, _ predictors: [String]) throws -> Moments {
        let rows = try ReferenceTable(table.file).rows(predictors + [table.outcome])
        return try #require(ExpectationMaximization.moments(rows: rows, columns: predictors.count + 1))
    }

    @Test("slopes, standard errors and R² are those of least squares", arguments: cases)
    func regression(_ table: Case) throws {
        let reference = try Reference.Analysis(table.name)
        let predictors = Array(reference.predictors.indices)
        let fit = Regression.fit(
            try moments(table, reference.predictors), outcome: predictors.count, predictors: predictors)
        #expect(agree(fit.slopes, try reference.table("coef"), within: 1e-9))
        #expect(agree(fit.standardErrors, try reference.table("se"), within: 1e-9))
        #expect(agree([fit.intercept], [try reference.intercept("coef")], within: 1e-9))
        #expect(agree([fit.interceptError], [try reference.intercept("se")], within: 1e-9))
        #expect(agree([fit.r2], [try reference.number("r2")], within: 1e-9))
    }

    @Test("LMG and relative weights are those of relaimpo and rwa", arguments: cases)
    func importance(_ table: Case) throws {
        let reference = try Reference.Analysis(table.name)
        let predictors = Array(reference.predictors.indices)
        let covariance = try moments(table, reference.predictors).covariance
        let lmg = Importance.lmg(covariance, outcome: predictors.count, predictors: predictors)
        #expect(agree(lmg, try reference.table("lmg"), within: 1e-9))
        let johnson = Importance.johnson(covariance, outcome: predictors.count, predictors: predictors)
        #expect(agree(johnson, try reference.table("johnson_rwa"), within: 1e-9))
        #expect(agree(johnson, try reference.table("genizi"), within: 1e-9))
        #expect(agree([lmg.reduce(0, +)], [try reference.number("r2")], within: 1e-9))
    }

    @Test("a duplicated predictor shares evenly with its copy")
    func duplicated() throws {
        let rows = try ReferenceTable("attitude.csv").rows(["complaints", "complaints", "learning", "rating"])
        let moments = try #require(ExpectationMaximization.moments(rows: rows, columns: 4))
        let reference = "attitude.csv, drivers complaints, complaints again, learning"
        let expected = try Reference.numbers(try Reference.value("key_drivers", reference, "lmg"))
        let lmg = Importance.importance(moments.covariance, outcome: 3, predictors: [0, 1, 2])
        #expect(agree(lmg, expected, within: 1e-9))
        let fit = Regression.fit(moments, outcome: 3, predictors: [0, 1, 2])
        #expect(agree([fit.slopes[0]], [fit.slopes[1]], within: 1e-9))
        let r2 = try Reference.number(try Reference.value("key_drivers", reference, "r2"))
        #expect(agree([fit.r2], [r2], within: 1e-9))
        let alone = Regression.fit(moments, outcome: 3, predictors: [0, 2])
        #expect(agree([fit.slopes[0] + fit.slopes[1]], [alone.slopes[0]], within: 1e-9))
    }

    @Test("with missing answers the moments, LMG and relative weights are those of EM")
    func missing() throws {
        let name = "attitude-missing.csv (outcome rating)"
        let order = try #require(try Reference.value("key_drivers", name, "order") as? [String])
        let rows = try ReferenceTable("attitude-missing.csv").rows(order)
        let moments = try #require(ExpectationMaximization.moments(rows: rows, columns: order.count))
        #expect(rows.count { $0.isNaN } == 12)
        let means = try Reference.numbers(try Reference.value("key_drivers", name, "em_mean"))
        #expect(agree(moments.mean, means, within: 1e-6))
        let covariance = try #require(try Reference.value("key_drivers", name, "em_cov") as? [Any])
        #expect(agree(moments.covariance.values, try covariance.flatMap(Reference.numbers), within: 1e-6))

        let predictors = Array(0..<order.count - 1)
        for (measure, found) in [
            "lmg": Importance.lmg(moments.covariance, outcome: predictors.count, predictors: predictors),
            "johnson": Importance.johnson(moments.covariance, outcome: predictors.count, predictors: predictors),
        ] {
            let table = try #require(try Reference.value("key_drivers", name, "em", measure) as? [String: Any])
            let expected = try predictors.map { try Reference.number(table[order[$0]]) }
            #expect(agree(found, expected, within: 1e-6), "\(measure)")
        }
    }
}
