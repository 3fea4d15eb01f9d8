import CSV
import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Real exports of survey tools", .enabled(if: Shared.isPresent, Comment(rawValue: Shared.absent)))
struct RealExportTests {
    private func reading(_ path: String, _ columns: [String: String], now: Instant = now) throws -> Reading {
        try read(Shared.bytes("data/\(path)"), configuration(source: anySource(columns: columns)), now: now)
    }

    @Test("Qualtrics with three header rows, the second in German, gives its one answer")
    func qualtrics() throws {
        let reading = try reading(
            "qualtrics/sample.csv", ["location": "UserLanguage", "overall": "Q1", "comment": "QID2_TEXT"])
        #expect(reading.summary.rows == 1 && reading.complaints.isEmpty)
        let response = try #require(reading.responses.first)
        #expect(response.producerID == "R_2YPOQ602ER1jkf1" && response.comment == "Hello World!")
        #expect(response.outcome?.thousandths == 2_000 && response.channel == "anonymous")
        #expect(response.version.submitted.rfc3339 == "2017-07-18T07:28:48Z")
    }

    @Test("the legacy export of the same answer gives the same values")
    func qualtricsLegacy() throws {
        let reading = try reading(
            "qualtrics/sample_legacy.csv",
            ["location": "V3", "overall": "This is a multiple choice question.", "comment": "Q2"])
        #expect(reading.summary.rows == 1 && reading.complaints.isEmpty)
        let response = try #require(reading.responses.first)
        #expect(response.producerID == "R_2YPOQ602ER1jkf1" && response.comment == "Hello World!")
        #expect(response.location == "Anonym" && response.outcome?.thousandths == 2_000)
        #expect(response.version.submitted.rfc3339 == "2017-07-18T07:28:48Z")
    }

    private static let pair = ["qualtrics/single-answer.insights.csv", "qualtrics/single-answer.legacy.csv"]

    @Test("one survey exported both ways: all five answers are tests and left out", arguments: pair)
    func tests(path: String) throws {
        let summary = try reading(path, ["location": "ResponseSet"]).summary
        #expect(summary.rows == 5 && summary.leftOut == 5 && summary.rejected == 0)
        #expect(summary.leftOutReasons == [Delivery.ReasonCount(reason: "left out: a test", count: 5)])
    }

    @Test("one survey exported both ways gives identical responses, were they no tests")
    func pairAlike() throws {
        let columns = [
            "location": "ResponseSet", "overall": "mc_question_five", "speed": "Q2", "price": "Q3",
            "comment": "mc_question_five_TEXT",
        ]
        let readings = try Self.pair.map { path in
            var rows = try CSV.records(in: Shared.bytes("data/\(path)")).map { row in
                (0..<row.count).map { row.text($0) }
            }
            let status = try #require(rows.compactMap { $0.firstIndex(of: "Status") }.first)
            for row in rows.indices where rows[row][status] == "2" { rows[row][status] = "0" }
            let text = rows.map { $0.map { CSV.field($0) }.joined(separator: ",") + "\r\n" }.joined()
            return try read(text, configuration(source: anySource(columns: columns)))
        }
        #expect(readings[0].responses.count == 5 && readings[0].sink == readings[1].sink)
        #expect(readings[0].responses.map { $0.outcome?.thousandths } == [2_000, 3_000, 3_000, 3_000, 2_000])
        #expect(readings[0].responses.compactMap(\.comment).count == 2)
    }

    @Test("a survey of 74 columns has five answers below its three header rows")
    func wide() throws {
        let summary = try reading("qualtrics/sample-survey.csv", ["location": "QID1"]).summary
        #expect(summary.rows == 5 && summary.leftOut == 5)
    }

    /// These exports have no times; their ids are read as seconds, which come later than today.
    private static let later = Instant(seconds: 4_000_000_000)

    @Test("SurveyMonkey's films: 1,186 answers, questions with rows, Windows-1252 intact")
    func starWars() throws {
        let characters =
            "Please state whether you view the following characters favorably, unfavorably, or are unfamiliar with him/her."
        let ranks =
            "Please rank the Star Wars films in order of preference with 1 being your favorite film in the franchise and 6 being your least favorite film."
        let reading = try reading(
            "surveymonkey/star-wars.csv",
            [
                "submitted": "RespondentID", "location": "Location (Census Region)",
                "greeted": "Do you consider yourself to be a fan of the Expanded Universe?Œæ",
                "speed": "\(ranks): Star Wars: Episode V The Empire Strikes Back",
                "comment": "\(characters): Lando Calrissian",
            ], now: Self.later)
        #expect(reading.summary.rows == 1_186 && reading.summary.leftOut == 0)
        #expect(reading.summary.warnings.contains { $0.contains("Windows-1252") })
        #expect(!reading.summary.warnings.contains { $0.contains("does not have") || $0.contains("there twice") })
        let first = try #require(reading.responses.first)
        #expect(first.producerID == "3292879998" && first.location == "South Atlantic")
        #expect(first.comment == "Unfamiliar (N/A)" && first.behaviours == [false])
        #expect(first.drivers[0]?.thousandths == 5_000)
    }

    @Test("SurveyMonkey's steaks: 550 answers below two header rows")
    func steaks() throws {
        let reading = try reading(
            "surveymonkey/steak-risk.csv",
            ["submitted": "RespondentID", "location": "Gender", "comment": "How do you like your steak prepared?"],
            now: Self.later)
        #expect(reading.summary.rows == 550)
        #expect(!reading.summary.warnings.contains { $0.contains("Windows-1252") })
        #expect(reading.responses.contains { $0.comment == "Medium rare" && $0.location == "Male" })
    }
}
