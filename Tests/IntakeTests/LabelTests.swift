import Configuration
import Domain
import TestSupport
import Testing

@testable import Intake

@Suite("Answers that need no declaration")
struct LabelTests {
    private func marks(_ cells: [String], source: Source? = nil, brand: Brand = Samples.brand()) throws -> [Double?] {
        let rows = cells.map { "1,2026-11-20,\"\($0)\",ok\n" }.joined()
        let reading = try read(
            "location,submitted,overall,comment\n\(rows)", configuration(source: source, brand: brand))
        #expect(reading.responses.count == cells.count)
        #expect(reading.complaints.isEmpty, "\(reading.complaints.compactMap(\.value))")
        return reading.responses.map { $0.outcome?.points }
    }

    private func brand(_ low: Int32, _ high: Int32) -> Brand {
        var brand = Samples.brand()
        brand.outcome.scale = Samples.scale(low, high)
        return brand
    }

    @Test(
        "five grades in words are the five marks, in four languages",
        arguments: [
            [
                "Very dissatisfied", "Somewhat dissatisfied", "Neither satisfied nor dissatisfied", "Satisfied",
                "Extremely satisfied",
            ],
            ["Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree"],
            ["Poor", "Fair", "Good", "Very good", "Excellent"],
            ["Very unlikely", "Unlikely", "Neutral", "Likely", "Very likely"],
            ["Never", "Rarely", "Sometimes", "Often", "Always"],
            [
                "Very unfavorably", "Somewhat unfavorably", "Neither favorably nor unfavorably (neutral)",
                "Somewhat favorably", "Very favorably",
            ],
            ["ONE", "TWO", "THREE", "FOUR", "FIVE"],
            ["sehr unzufrieden", "eher unzufrieden", "teils, teils", "zufrieden", "SEHR ZUFRIEDEN"],
            ["trifft nicht zu", "trifft eher nicht zu", "teils – teils", "trifft eher zu", "trifft zu"],
            ["Stimme überhaupt nicht zu", "Stimme nicht zu", "weder noch", "Stimme zu", "Stimme voll und ganz zu"],
            ["sehr schlecht", "schlecht", "mittelmäßig", "gut", "sehr gut"],
            [
                "Très insatisfait", "Plutôt insatisfaite", "Ni satisfait ni insatisfait", "Satisfait(e)",
                "TRÈS SATISFAITE",
            ],
            ["Pas du tout d’accord", "Pas d'accord", "Neutre", "D‘accord", "Tout à\u{A0}fait d´accord"],
            ["Très mauvais", "Mauvaise", "Moyen", "Bien", "Très bon"],
            ["Muy insatisfecho", "Insatisfecha", "Ni satisfecho ni insatisfecho", "Satisfecho/a", "Muy  satisfecha"],
            ["Totalmente en desacuerdo", "En desacuerdo", "Neutral", "De acuerdo", "Totalmente de acuerdo"],
            ["Muy malo", "Mala", "Regular", "Bueno", "MUY BIEN"],
        ])
    func five(labels: [String]) throws {
        #expect(try marks(labels) == [1, 2, 3, 4, 5])
        #expect(try marks(labels, brand: brand(0, 10)) == [0, 2.5, 5, 7.5, 10])
    }

    @Test("grades of seven lie between")
    func seven() throws {
        #expect(
            try marks(["Moderately dissatisfied", "Slightly dissatisfied", "Slightly agree", "Moderately satisfied"])
                == [1.667, 2.333, 3.667, 4.333])
    }

    @Test("stars are of five, drawn ones of as many as are drawn")
    func stars() throws {
        #expect(
            try marks(["4 stars", "1 Star", "3,5 Sterne", "2 étoiles", "5 Estrellas", "★★★★☆", "⭐️⭐️", "★☆", "★★★★★"])
                == [4, 1, 3.5, 2, 5, 4, 2, 1, 5])
        #expect(try marks(["4 stars", "★★★☆☆"], brand: brand(0, 10)) == [7.5, 5])
    }

    @Test("points are of as many as they say, and a comma may stand before decimals")
    func points() throws {
        #expect(try marks(["4/5", "4 out of 5", "4 von 5", "4 sur 5", "4 de 5"]) == [4, 4, 4, 4, 4])
        #expect(try marks(["10/10", "1 / 10", "5,5/10", "4,5", "4,"]) == [5, 1, 3, 4.5, 4])
        #expect(try marks(["8/10", "4/5", "0/5"], brand: brand(0, 10)) == [8, 8, 0])
    }

    @Test("what is called no answer is none, and no complaint")
    func missing() throws {
        let labels = [
            "N/A", "Not applicable", "Don’t know", "k. A.", "Keine Angabe", "weiß nicht", "Sans opinion", "NSP",
            "No aplica", "NS/NC", "Unfamiliar (N/A)", "STAR_RATING_UNSPECIFIED",
        ]
        #expect(try marks(labels) == [Double?](repeating: nil, count: labels.count))
        let reading = try read("location,submitted,response,comment,greeted\n1,2026-11-20,N/A,N/A,k. A.\n")
        #expect(reading.complaints.isEmpty)
        #expect(reading.responses.first?.behaviours == [nil])
        #expect(reading.responses.first?.comment == "N/A" && reading.responses.first?.producerID == "N/A")
    }

    @Test("a source's labels win over these, and what it calls missing over both")
    func declared() throws {
        let source = try anySource(
            scales: ["overall": #require(SourceScale(worst: 1, best: 7))],
            labels: [.init(text: "Satisfied", value: 7), .init(text: "n/a", value: 1)], missing: ["neutral"])
        #expect(try marks(["SATISFIED", "N/A", "Neutral", "Very satisfied"], source: source) == [5, 1, nil, 5])
    }

    @Test("words mean the same where a source counts its numbers the other way round")
    func reversed() throws {
        let source = try anySource(scales: ["overall": #require(SourceScale(worst: 5, best: 1))])
        #expect(try marks(["Very satisfied", "1", "5 stars", "1/5"], source: source) == [5, 5, 5, 5])
    }

    @Test(
        "behaviours are yes or no in four languages",
        arguments: [
            ("ja", true), ("Nein", false), ("WAHR", true), ("falsch", false), ("Oui", true), ("non", false),
            ("vrai", true), ("faux", false), ("Sí", true), ("si", true), ("NO", false), ("verdadero", true),
        ])
    func answers(cell: String, expected: Bool) throws {
        let reading = try read("location,submitted,greeted\n1,2026-11-20,\(cell)\n")
        #expect(reading.responses.first?.behaviours == [expected])
    }

    @Test("consent stays strict", arguments: ["ja", "oui", "y", "agree"])
    func consent(cell: String) throws {
        let reading = try read(
            "location,submitted,overall,contact_email,contact_consent\n1,2026-11-20,5,a@b.c,\(cell)\n")
        #expect(reading.sink.contacts == [nil])
    }

    @Test(
        "what is off its grades or known to nobody empties the cell",
        arguments: [
            ("6 stars", "off the scale 1 to 5"), ("0 stars", "off the scale 1 to 5"), ("6/5", "off the scale 1 to 5"),
            ("11/10", "off the scale 1 to 5"), ("4/1", "off the scale 1 to 5"), ("☆☆☆☆☆", "off the scale 1 to 5"),
            ("yes", "not a number, and no label that the source declares"),
            ("fairly nice", "not a number, and no label that the source declares"),
            ("☆★", "not a number, and no label that the source declares"),
            ("4/five", "not a number, and no label that the source declares"),
            ("4 - 5", "not a number, and no label that the source declares"),
            ("4/5/6", "not a number, and no label that the source declares"),
            ("★ nice", "not a number, and no label that the source declares"),
        ])
    func unusable(cell: String, reason: String) throws {
        let reading = try read("location,submitted,overall,comment\n1,2026-11-20,\(cell),ok\n")
        #expect(reading.cells == ["2: overall = \(cell): \(reason)"])
    }

    @Test("no label has two meanings, and every family goes from worst to best in every language")
    func consistent() {
        #expect(LabelTable.known.contradictions.isEmpty)
    }
}
