import Domain
import Foundation
import TestSupport
import Testing

@testable import HuddleControl

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

    private func forPeople(
        _ text: String, _ drivers: String, columns: Int = 100, isPlain: Bool = false, outcome: String = "overall",
        isTerminal: Bool = true
    ) throws -> Bench.Outcome {
        let bench = try Bench()
        bench.isTerminal = isTerminal
        bench.columns = columns
        bench.isPlain = isPlain
        try bench.write("data.csv", text)
        return bench.runAsGiven(
            ["drivers", bench.root + "/data.csv", "--outcome", outcome, "--drivers", drivers])
    }

    @Test(
        "a person gets a table with bars, the most important first, that keeps to the terminal", arguments: [60, 200])
    func table(columns: Int) throws {
        let text = try forPeople(table(","), "speed,\"the, food\"", columns: columns).out
        let lines = text.split(separator: "\n")
        #expect(lines[0].hasPrefix("6 rows; the drivers explain "))
        #expect(lines[0].hasSuffix(" % of the variance of overall"))
        #expect(lines[1].split(separator: " ").first == "driver")
        #expect(lines[2].hasPrefix("the, food"))
        #expect(lines[3].hasPrefix("speed"))
        #expect(lines[2].hasSuffix("█"))
        #expect(lines[1...3].allSatisfy { $0.count <= columns })
        #expect(lines[2].count > 55)
        #expect(isHarmless(text))
    }

    @Test("what goes into a pipe has no bars and whole names")
    func piped() throws {
        let name = String(repeating: "long ", count: 30) + "name"
        let text = try forPeople(
            "overall,\(name),b\n3,1,2\n4,2,2\n1,5,1\n3,4,4\n5,1,1\n", "\(name),b", isTerminal: false
        ).out
        #expect(text.contains(name) && !text.contains("█"))
    }

    @Test("where the locale has only ASCII, nothing else is written")
    func plain() throws {
        let text = try forPeople(table(","), "speed,\"the, food\"", isPlain: true).out
        #expect(text.utf8.allSatisfy { $0 < 0x80 })
        #expect(text.contains("####"))
        #expect(text.contains("+-"))
    }

    @Test("a slope has as many decimals as its error has meaning")
    func decimals() throws {
        let rows = (0..<400).map { "\($0 % 7 + $0 % 3),\(($0 % 7) * 1000)\n" }.joined()
        let text = try forPeople("overall,speed\n" + rows, "speed").out
        #expect(text.contains("0.001002 ± 0.000020"), "\(text)")
        #expect(text.contains("With one driver there is nothing to rank"))
    }

    private static let noise = (0..<40).map { ($0 * 7_919 % 101, $0 * 104_729 % 103, $0 * 1_299_709 % 107) }

    @Test(
        "what the rows cannot tell is said in a sentence",
        arguments: [
            (
                "overall,a,b\n3,1,2\n3,2,2\n3,5,1\n3,4,4\n", "a,b",
                "overall is the same in all rows: there is nothing to explain."
            ),
            (
                "overall,a,b\n1,1,2\n2,2,2\n3,5,2\n3,4,2\n4,4,2\n", "a,b",
                "b is the same in all rows: they cannot say what it is worth."
            ),
            (
                "overall,a,b\n1,1,1\n2,3,3\n3,5,5\n3,4,4\n4,4,4\n", "a,b",
                "a and b tell the same: each has half of what one of them would have. Leave one out."
            ),
            ("overall,a\n1,1\n2,3\n3,5\n3,4\n4,4\n", "a,a", "a and a tell the same: each has half"),
            (
                "overall,a,b,c\n1,1,1,2\n2,3,1,4\n3,5,2,7\n3,4,0,4\n4,4,7,11\n2,2,2,4\n", "a,b,c",
                "a, b and c follow from each other: these rows cannot say which of them counts."
            ),
            (
                "overall,a,b\n1,1,1\n2,3,2\n", "a,b",
                "2 rows are too few for 2 drivers: importance and slopes mean nothing."
            ),
            ("overall,a\n1,1\n", "a", "1 row is too few for 1 driver"),
            (
                "overall,a,b\n1,,1\n2,,2\n,3,\n,4,\n3,,5\n", "a,b",
                "No row has a number in both a and overall: nothing is known about what a is worth."
            ),
            (
                "overall,a,b\n" + noise.map { "\($0.0),\($0.1),\($0.2)\n" }.joined(), "a,b",
                "With 40 rows no driver can be told apart from another: their order may be chance."
            ),
            (
                "overall,a,b\n" + noise.map { "\($0.0),\($0.1),\($0.1 * 1000 + $0.2)\n" }.joined(), "a,b",
                "a and b nearly follow from each other (condition number "
            ),
            (
                "overall,a,b,c\n" + noise.map { "\($0.0 * 9 + $0.1),\($0.0),\($0.1),\($0.2)\n" }.joined(), "a,b,c",
                "Where a driver has more than one place, 40 rows cannot tell it apart from others"
            ),
        ])
    func sentences(_ text: String, _ drivers: String, _ sentence: String) throws {
        let outcome = try forPeople(text, drivers)
        #expect(outcome.ending == .success)
        #expect(outcome.out.contains("\n" + sentence), "\(outcome.out)")
        #expect(!outcome.out.lowercased().contains("nan") && !outcome.out.contains("inf"))
        #expect(outcome.out.count { $0 == "±" } <= 1 + drivers.split(separator: ",").count)
        let json = try analyse(text, drivers)
        #expect(try object(json.out)["ties"] is [Any])
        #expect(!json.out.lowercased().contains("nan"))
    }

    @Test("a driver that stands out has a place of its own, and JSON says which share one")
    func places() throws {
        let rows = "overall,a,b,c\n" + Self.noise.map { "\($0.0 * 9 + $0.1),\($0.1),\($0.0),\($0.2)\n" }.joined()
        let lines = try forPeople(rows, "a,b,c").out.split(separator: "\n")
        #expect(lines[2].split(separator: " ").prefix(2) == ["b", "1"])
        #expect(lines[3].contains("2–3") && lines[4].contains("2–3"))
        let json = try object(try analyse(rows, "a,b,c").out)
        #expect((json["ties"] as? [[String]]).map { $0.map { $0.sorted() } } == [["a", "c"]])
        #expect(try #require(json["condition"] as? Double) < 2)
    }

    @Test("in JSON an infinite condition is null, and problems go to standard error")
    func problemsInJSON() throws {
        let outcome = try analyse("overall,a,b\n1,1,1\n2,3,3\n3,5,5\n3,4,4\n4,4,4\n", "a,b")
        #expect(try object(outcome.out)["condition"] is NSNull)
        #expect(outcome.err.contains("/data.csv: a and b tell the same"))
    }

    @Test(
        "signs follow from the locale, the first set variable deciding",
        arguments: [
            ([:], true), (["LANG": "C.UTF-8"], false), (["LANG": "de_AT.utf8"], false), (["LANG": "C"], true),
            (["LANG": "en_US.UTF-8", "LC_ALL": "C"], true), (["LANG": "C", "LC_CTYPE": "en_GB.UTF-8"], false),
            (["LANG": "en_US.UTF-8", "LC_ALL": ""], false), (["LANG": "de_DE.ISO-8859-1"], true),
            (["LANG": "de_DE@euro"], true),
        ])
    func locale(environment: [String: String], isPlain: Bool) {
        #expect(Glyphs(environment: { environment[$0] }).isPlain == isPlain)
    }

    @Test(
        "a bar is as long as asked, to an eighth of a column",
        arguments: [(3.0, "███"), (1.5, "█▌"), (0.0, ""), (-1, "")])
    func bars(length: Double, bar: String) {
        #expect(Glyphs(isPlain: false).bar(length) == bar)
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
