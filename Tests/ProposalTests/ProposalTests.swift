import Configuration
import Domain
import Intake
import TestSupport
import Testing

@testable import Proposal

@Suite("A proposed configuration")
struct ProposalTests {
    private static let tillHeader =
        "Bon-Nr.;Filiale Nr.;Filialname;Datum;Wie zufrieden sind Sie insgesamt?;Freundlichkeit des Personals;"
        + "Wartezeit (1 = sehr gut, 6 = ungenügend);Preis-Leistung;Würden Sie uns weiterempfehlen?;Wurden Sie begrüßt?;"
        + "Alter;Ihre Anmerkung;E-Mail"

    private func till(rows: Int = 60) -> String {
        let grades = ["sehr unzufrieden", "unzufrieden", "teils/teils", "zufrieden", "sehr zufrieden"]
        return table(Self.tillHeader, rows: rows) { row in
            let comment = row % 2 == 0 ? "Die Bedienung war sehr nett und nicht langsam, Nummer \(row)" : ""
            return [
                "\(100_000 + row)", "000\(row % 4 + 1)", "Filiale \(row % 4)",
                "\(row % 18 + 1).11.2026 09:0\(row % 10)",
                grades[row % 5], row % 9 == 0 ? "-99" : "\(row % 5 + 1)", "\(6 - row % 5)", "\(row % 4 + 2)",
                "\(row % 11)", row % 3 == 0 ? "ja" : "nein", "\(20 + row % 50)", comment, "kunde\(row)@example.de",
            ].joined(separator: ";")
        }
    }

    @Test("a German till's export is read whole: labels, codes, grades that count down, dates with points")
    func german() throws {
        let proposed = try propose(till(), named: "Kasse_2026-11.csv")
        let configuration = try proposed.configuration()
        let brand = configuration.brand
        #expect(brand.outcome.key == "overall" && brand.language == "de")
        #expect(brand.drivers.map(\.key) == ["friendliness", "speed", "preis_leistung"])
        #expect(brand.drivers.map(\.controllable) == [true, true, false])
        #expect(brand.behaviours.count == 1)
        let source = try #require(configuration.source(forFileNamed: "Kasse_2026-12.csv"))
        #expect(source.columns["location"] == "Filiale Nr." && source.columns["submitted"] == "Datum")
        #expect(source.columns["response"] == "Bon-Nr." && source.columns["comment"] == "Ihre Anmerkung")
        #expect(source.scales["speed"] == SourceScale(worst: 6, best: 1))
        #expect(source.missing == ["-99"])
        #expect(proposed.trial.summary.usable == 60 && proposed.trial.emptied.isEmpty)
        #expect(proposed.comments.contains("DOUBT: 1 is the best"))
        #expect(proposed.text.contains("#location: Filialname"))
        #expect(proposed.text.contains("#outcome: { key: recommend"))
        #expect(proposed.comments.contains("no column says that the customer agrees"))
        #expect(proposed.text.contains("#contact_email: E-Mail"))
    }

    @Test("nothing that a customer wrote or left is in it")
    func private_() throws {
        let proposed = try propose(till())
        for word in ["kunde", "example.de", "Bedienung war", "100000"] { #expect(!proposed.text.contains(word)) }
    }

    @Test("the same file gives the same proposal, each time")
    func deterministic() throws {
        #expect(try propose(till()).text == propose(till()).text)
    }

    @Test("files in huddled's own columns are known by their names")
    func canonical() throws {
        let proposed = try propose(
            table("location,submitted,visited,response,overall,speed,comment") { row in
                "00\(row % 5),2026-11-0\(row % 9 + 1)T08:00:00Z,2026-11-01,r\(row),\(row % 5 + 1),\(row % 4 + 1),"
            })
        let source = try #require(try proposed.configuration().sources.first)
        #expect(source.columns["visited"] == "visited" && source.columns["response"] == "response")
        #expect(proposed.trial.summary.usable == 60 && proposed.trial.summary.warnings.isEmpty)
    }

    @Test("dates that tell the order of day and month are declared, for files to come that may not")
    func toldDates() throws {
        let proposed = try propose(
            table("Store,Date,Overall,Speed") { "s\($0 % 5),11/\($0 % 20 + 1)/2026,\($0 % 5 + 1),\($0 % 4 + 2)" })
        #expect(proposed.lines.contains("timestamps: M/d/yyyy") || proposed.lines.contains("timestamps: \"M/d/yyyy\""))
    }

    @Test("dates that can be read both ways are a doubt, with the other reading beside it")
    func openDates() throws {
        let proposed = try propose(
            table("Store,Date,Overall,Speed") { "s\($0 % 5),\($0 % 9 + 1)/10/2026,\($0 % 5 + 1),\($0 % 4 + 2)" })
        #expect(
            proposed.text.contains("    timestamps: \"d/M/yyyy\"")
                && proposed.text.contains("    #timestamps: \"M/d/yyyy\""))
        #expect(proposed.comments.contains("DOUBT: every date can be read both ways"))
    }

    @Test("a code for no answer that is an answer elsewhere is not declared for all columns")
    func ambiguousCode() throws {
        let proposed = try propose(
            table("store,date,overall,comfort,greeted") { row in
                "s\(row % 5),2026-11-01,\(row % 5 + 1),\(row % 20 == 0 ? 0 : row % 5 + 1),\(row % 2)"
            })
        #expect(try proposed.configuration().sources.first?.missing == [])
        #expect(proposed.comments.contains("cannot stand in missing"))
        #expect(proposed.trial.emptied.map(\.count) == [3])
    }

    @Test("a column that counts the other way round is a doubt, with what to write")
    func reversed() throws {
        let proposed = try propose(
            table("store,date,overall,waiting,food") { row in
                "s\(row % 4),2026-11-01,\(row % 5 + 1),\(5 - row % 5),\(row % 5 + 1)"
            })
        #expect(proposed.comments.contains(#"add "scales: { speed: [5, 1] }""#))
        #expect(!proposed.comments.contains(#""scales: { food"#))
    }

    @Test("columns that tell nothing new, or are no marks, are left out with the reason")
    func leftOut() throws {
        let proposed = try propose(
            table("store,date,overall,speed,speed again,average,party size,empty") { row in
                "s\(row % 4),2026-11-01,\(row % 5 + 1),\(row % 3 + 2),\(row % 3 + 2),4,\(row % 6 + 1),"
            })
        #expect(try proposed.configuration().brand.drivers.map(\.key) == ["speed"])
        #expect(proposed.comments.contains("speed again: equal to speed in every row"))
        #expect(proposed.comments.contains("average: the same in every row"))
        #expect(proposed.comments.contains("party size: numbers, but its name says"))
        #expect(proposed.comments.contains("empty: empty"))
    }

    @Test("JSON is read like a table, what is nested by its path")
    func json() throws {
        let rows = (0..<60).map { row in
            #"{"meta":{"store":"s\#(row % 4)"},"created_at":"2026-11-0\#(row % 9 + 1)T08:00:00Z","score":\#(row % 11),"speed":\#(row % 5 + 1)}"#
        }.joined(separator: "\n")
        let proposed = try propose(rows, named: "export.jsonl")
        let source = try #require(try proposed.configuration().sources.first)
        #expect(source.columns["location"] == "meta.store" && source.columns["submitted"] == "created_at")
        #expect(source.columns["overall"] == "score")
        #expect(proposed.trial.summary.usable == 60)
    }

    @Test("names from outside stay names: nothing in them ends a comment or a text")
    func hostile() throws {
        let proposed = try propose(
            table("\"store\"\"}: x # \u{202E}\",date,\"overall\nbrand: evil\",speed,\"food: [1] & *x\",taste") { row in
                "s\(row % 4),2026-11-01,\(row % 5 + 1),\(row % 3 + 2),\(row % 4 + 1),\(row % 4 + 2)"
            })
        let configuration = try proposed.configuration()
        #expect(configuration.brand.name == "Survey")
        #expect(configuration.sources.first?.columns["food"] == "food: [1] & *x")
        #expect(proposed.text.unicodeScalars.allSatisfy { $0 == "\n" || !["Cc", "Cf"].contains(category($0)) })
    }

    private func category(_ scalar: Unicode.Scalar) -> String {
        switch scalar.properties.generalCategory {
        case .control: "Cc"
        case .format: "Cf"
        default: ""
        }
    }

    @Test("of a long file rows are looked at from its beginning to its end, and all are tried")
    func long() throws {
        let proposed = try propose(
            table("store,date,overall,speed", rows: 25_000) { row in
                "s\(row / 1_000),2026-11-01,\(row % 5 + 1),\(row % 3 + 2)"
            })
        #expect(proposed.comments.contains("6,250 of 25,000 rows"))
        #expect(proposed.comments.contains("25 different in 6,250 answers"))
        #expect(proposed.trial.summary.rows == 25_000)
    }

    @Test(
        "what misses a column that every configuration needs is refused, naming it",
        arguments: [
            ("date,overall,speed\n2026-11-01,4,5\n2026-11-02,3,3\n", [ProposalError.Role.location([])]),
            ("store,overall,speed\na,4,5\na,3,3\n", [.submitted]),
            ("store,date,comment\na,2026-11-01,Nice\n", [.outcome]),
            ("store,date,stars\na,2026-11-01,5\nb,2026-11-01,4\n", [.driver]),
        ])
    func missing(_ text: String, _ roles: [ProposalError.Role]) {
        let error = #expect(throws: ProposalError.self) { try propose(text) }
        guard case .missing(roles, _)? = error else {
            Issue.record("\(error.map(\.description) ?? "no error")")
            return
        }
    }

    @Test("columns that may name the location by their values alone are proposed as words, not taken")
    func candidates() {
        let error = #expect(throws: ProposalError.self) {
            try propose(table("group,date,overall,speed") { "g\($0 % 4),2026-11-01,\($0 % 5 + 1),\($0 % 3 + 2)" })
        }
        #expect(error?.description.contains("by its values it could be group") == true)
    }

    @Test(
        "what is no sample is refused",
        arguments: [
            ("", "empty"), ("store,date\n", "no rows"), ("<html></html>", "HTML"),
            ("ada@example.com,2026-11-01,5\nbob@example.com,2026-11-02,4\n", "no names"),
        ])
    func noSample(_ text: String, _ words: String) {
        let error = #expect(throws: ProposalError.self) { try propose(text) }
        #expect(error?.description.contains(words) == true)
        #expect(error?.description.contains("ada@") == false)
    }
}

@Suite("Real files", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct RealFileTests {
    @Test("of the airport lounges all is found")
    func lounges() throws {
        let proposed = try propose(Shared.bytes("data/airport-lounges/lounge.csv"), named: "lounge.csv")
        let configuration = try proposed.configuration()
        #expect(configuration.brand.outcome.scale == Samples.fivePoints)
        #expect(configuration.brand.drivers.count == 7)
        #expect(configuration.brand.drivers.allSatisfy { $0.scale == Samples.fivePoints })
        let columns = try #require(configuration.sources.first?.columns)
        #expect(columns["location"] == "airport" && columns["submitted"] == "date" && columns["comment"] == "content")
        #expect(columns["overall"] == "overall_rating")
        #expect(proposed.trial.summary.rows == 2_264 && proposed.trial.summary.usable == 2_170)
        #expect(proposed.trial.rejections.map(\.reason) == ["no location"])
        #expect(proposed.comments.contains("DOUBT: 67 answers off it"))
        #expect(proposed.pastTrial == "--now 2015-08-03T06:00:00Z")
    }

    @Test(
        "files that are no feedback about places are refused with what they miss",
        arguments: [
            "qualtrics/sample.csv", "qualtrics/sample_legacy.csv", "qualtrics/sample-survey.csv",
            "qualtrics/single-answer.insights.csv", "qualtrics/single-answer.legacy.csv", "surveymonkey/star-wars.csv",
            "surveymonkey/steak-risk.csv", "csv-spectrum/csvs/simple.csv", "csv-spectrum/csvs/comma_in_quotes.csv",
        ])
    func others(_ path: String) throws {
        let bytes = try Shared.bytes("data/" + path)
        let error = #expect(throws: ProposalError.self) { try propose(bytes) }
        guard case .missing? = error else {
            Issue.record("\(error.map(\.description) ?? "no error")")
            return
        }
    }
}
