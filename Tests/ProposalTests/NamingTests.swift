import Configuration
import Intake
import Testing

@testable import Proposal

@Suite("Names in a proposal")
struct NamingTests {
    private func column(_ title: String) -> Profile {
        Profile(Sample.Column(name: title, title: title, cells: ["1", "5"]), latest: now)
    }

    @Test(
        "words are found in names, short ones only alone",
        arguments: [
            ("Gesamtzufriedenheit", "gesamt", true), ("report", "ort", false), ("Ort", "ort", true),
            ("storeName", "store", true), ("Würden Sie uns weiterempfehlen?", "empfehl", true),
            ("point of sale", "point of sale", true), ("restore point", "experience point", false),
        ])
    func words(_ name: String, _ word: String, isThere: Bool) {
        #expect(NameWords(name).contains(word) == isThere)
    }

    @Test(
        "keys are short, safe and the library's where the name speaks of it",
        arguments: [
            ("comfort_rating", "comfort", "Comfort"), ("How satisfied were you with our staff?", "friendliness", nil),
            ("Sauberkeit", "cleanliness", "Sauberkeit"), ("bar_beverages_rating", "drinks", "Bar beverages"),
            ("Please rate: Opening hours", "opening_hours", "Opening hours"), ("Größe (1 = klein)", "groesse", "Größe"),
            ("味", "question", "味"), ("location score", "location_2", nil), ("contact_rating", "contact", "Contact"),
        ])
    func keys(_ name: String, _ key: String, _ label: String?) {
        var naming = Naming()
        #expect(naming.key(of: column(name)) == key)
        if let label { #expect(Naming.label(of: column(name)) == label) }
    }

    @Test("no two columns have the same key")
    func unique() {
        var naming = Naming()
        let keys = ["speed", "Waiting time", "speed score"].map { naming.key(of: column($0)) }
        #expect(Set(keys).count == 3 && keys.first == "speed")
    }

    @Test(
        "a pattern finds the file and those of other days",
        arguments: [
            ("lounge.csv", "lounge*.csv", "lounge", "Lounge"), ("week47.csv.gz", "week*.csv", "week", "Week"),
            ("Kasse_Umfrage_2026-11.csv", "Kasse_Umfrage_*.csv", "kasse-umfrage", "Kasse Umfrage"),
            ("2026-11-20.csv", "*.csv", "feedback", "My brand"), ("a[1].csv", #"a\[*.csv"#, "a", "A"),
            ("noending", "noending*", "noending", "Noending"), (".csv", #".csv*"#, "csv", "Csv"),
        ])
    func files(_ name: String, _ pattern: String, _ source: String, _ brand: String) throws {
        let files = FileNames(name)
        #expect(files.pattern == pattern && files.source == source && files.brand == brand)
        let plain = name.hasSuffix(".gz") ? String(name.dropLast(3)) : name
        #expect(try #require(ShellPattern(files.pattern)).matches(plain))
    }

    @Test(
        "YAML takes a text for that text",
        arguments: [
            ("Store", "Store"), ("no", "\"no\""), ("12", "\"12\""), ("a: b", "\"a: b\""),
            ("say \"hi\"", #""say \"hi\"""#),
            ("# x", "\"# x\""), ("a\u{202E}b", #""a\u202Eb""#), ("", "\"\""), ("Größe", "Größe"),
        ])
    func scalars(_ text: String, _ written: String) {
        #expect(YAMLWriter.scalar(text) == written)
    }
}
