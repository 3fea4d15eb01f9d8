import Domain
import Foundation
import HuddleControl
import TestSupport
import Testing

@Suite("huddlectl drivers")
struct DriversTests {
    private static let rows = [(1, 2, 3), (2, 1, 4), (3, 5, 5), (4, 3, 9), (5, 4, 7), (1, 5, 2)]

    private func table(_ separator: String) -> String {
        "overall\(separator)speed\(separator)\"the, food\"\n"
            + Self.rows.map { "\($0.0)\(separator)\($0.1)\(separator)\($0.2)\n" }.joined()
    }

    private func analyse(_ text: String, _ drivers: String = "speed,\"the, food\"") throws -> Bench.Outcome {
        let bench = try Bench()
        try bench.write("data.csv", text)
        return bench.runAsGiven(
            ["drivers", bench.root + "/data.csv", "--outcome", "overall", "--drivers", drivers, "--json"])
    }

    @Test("the separator is found, and names may hold commas", arguments: [",", ";", "\t", "|"])
    func separators(_ separator: String) throws {
        let outcome = try analyse(table(separator))
        #expect(outcome.ending == .success)
        #expect(outcome.out == (try analyse(table(","))).out)
        let json = try object(outcome.out)
        #expect(json["n"] as? Int == 6)
        let drivers = try #require(json["drivers"] as? [[String: Any]])
        #expect(drivers.map { $0["driver"] as? String } == ["speed", "the, food"])
        let importance = drivers.compactMap { $0["importance"] as? Double }.reduce(0, +)
        #expect(abs(importance - (try #require(json["r2"] as? Double))) < 1e-12)
    }

    @Test("empty cells are missing, and so is what is no number, which is said")
    func missing() throws {
        let outcome = try analyse(table(",") + "4,,3\n,2,NA\n3,soso,nan\n")
        #expect(outcome.ending == .success)
        #expect(try object(outcome.out)["n"] as? Int == 9)
        #expect(outcome.err.contains("1 cell is no number in speed"))
        #expect(outcome.err.contains("1 cell is no number in the, food"))
    }

    @Test(
        "what cannot be analysed is said, with code 65",
        arguments: [
            (
                "overall,sped\n1,2\n",
                "there is no column \"speed\" (did you mean \"sped\"?); the file has overall, sped"
            ),
            ("", "the file is empty"), ("overall,speed,speed\n1,2,3\n", "two columns are called \"speed\""),
            ("overall,speed\n", "no row has a number in speed"),
            ("overall,speed\n1,a\n", "no row has a number in speed"),
            ("overall,speed\n1,\"2\n", "a quote is opened"),
        ])
    func mistakes(_ text: String, _ words: String) throws {
        let outcome = try analyse(text, "speed")
        #expect(outcome.ending == .data)
        #expect(outcome.out.isEmpty)
        #expect(outcome.err.contains(words))
    }

    @Test("a column that never varies explains nothing, and nothing is NaN")
    func constant() throws {
        let outcome = try analyse("overall,speed\n3,1\n3,2\n3,5\n", "speed")
        let driver = try #require((try object(outcome.out)["drivers"] as? [[String: Any]])?.first)
        #expect(driver["importance"] as? Double == 0)
        #expect(driver["share"] is NSNull)
        #expect(!outcome.out.lowercased().contains("nan"))
    }

    @Test("a person gets a table, the most important first, with bars on a terminal only", arguments: [true, false])
    func forPeople(_ isTerminal: Bool) throws {
        let bench = try Bench()
        bench.isTerminal = isTerminal
        try bench.write("data.csv", table(","))
        let text = bench.runAsGiven(
            ["drivers", bench.root + "/data.csv", "--outcome", "overall", "--drivers", "speed,\"the, food\""]
        ).out
        let lines = text.split(separator: "\n")
        #expect(lines[0].hasPrefix("6 rows; the drivers explain "))
        #expect(lines[2].hasPrefix("the, food"))
        #expect(text.contains("█") == isTerminal)
    }
}

@Suite("huddlectl drivers agrees with R", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct DriversReferenceTests {
    private func analysis(_ name: String) throws -> [String: Any] {
        let document = try JSONSerialization.jsonObject(with: Shared.data("reference/reference.json"))
        let all = try #require((document as? [String: Any])?["key_drivers"] as? [String: Any])
        return try #require(all[name] as? [String: Any])
    }

    private func run(_ file: String, _ outcome: String, _ drivers: [String]) throws -> [String: Any] {
        let bench = try Bench()
        try bench.write("data.csv", String(decoding: Shared.bytes("reference/" + file), as: UTF8.self))
        return try object(
            bench.runAsGiven([
                "drivers", bench.root + "/data.csv", "--outcome", outcome, "--drivers",
                drivers.joined(separator: ","), "--json",
            ]).out)
    }

    private func values(_ json: [String: Any], _ key: String) throws -> [Double] {
        try #require(json["drivers"] as? [[String: Any]]).compactMap { $0[key] as? Double }
    }

    private func agree(_ left: [Double], _ right: [Double?], within tolerance: Double) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { abs($0 - ($1 ?? .nan)) <= tolerance }
    }

    @Test(
        "importance, slopes, their errors and R², to 1e-9",
        arguments: [
            ("attitude.csv (outcome rating)", "attitude.csv", "rating"),
            ("mtcars.csv (outcome mpg, drivers cyl disp hp gear)", "mtcars.csv", "mpg"),
        ])
    func complete(_ name: String, _ file: String, _ outcome: String) throws {
        let expected = try analysis(name)
        let drivers = try #require(expected["predictors"] as? [String])
        let json = try run(file, outcome, drivers)
        #expect(json["n"] as? Int == expected["n"] as? Int)
        let r2 = try #require(json["r2"] as? Double)
        #expect(agree([r2], [expected["r2"] as? Double], within: 1e-9))
        for (key, table) in [("importance", "lmg"), ("slope", "coef"), ("slope_se", "se")] {
            let table = try #require(expected[table] as? [String: Double])
            #expect(agree(try values(json, key), drivers.map { table[$0] }, within: 1e-9), "\(key)")
        }
        #expect(agree([try values(json, "share").reduce(0, +)], [1], within: 1e-9))
    }

    @Test("with missing answers by EM, to 1e-6")
    func gaps() throws {
        let expected = try #require(try analysis("attitude-missing.csv (outcome rating)")["em"] as? [String: Any])
        let drivers = ["complaints", "privileges", "learning", "raises", "critical", "advance"]
        let json = try run("attitude-missing.csv", "rating", drivers)
        let lmg = try #require(expected["lmg"] as? [String: Double])
        #expect(agree(try values(json, "importance"), drivers.map { lmg[$0] }, within: 1e-6))
        #expect(agree([try #require(json["r2"] as? Double)], [expected["r2"] as? Double], within: 1e-6))
    }

    @Test("a driver named twice shares evenly with itself")
    func twice() throws {
        let expected = try analysis("attitude.csv, drivers complaints, complaints again, learning")
        let json = try run("attitude.csv", "rating", ["complaints", "complaints", "learning"])
        let lmg = try #require(expected["lmg"] as? [Double])
        #expect(agree(try values(json, "importance"), lmg.map(Optional.some), within: 1e-9))
    }
}
