import Configuration
import Domain
import LocalTime
import TestSupport
import Testing

@Suite("Looking things up in a configuration")
struct LookupTests {
    private let configuration = Configuration(
        brand: Samples.brand(),
        locations: [
            Location(id: "0042", aliases: ["LDS-QS"], timezone: "Europe/Berlin", language: "de"),
            Location(id: "QueenStreet"), Location(id: "caf\u{E9}"), Location(id: "1001"), Location(id: "1002"),
        ],
        sources: [
            Self.reading("first", "lounge*.csv"), Self.reading("second", "lounge-b*"), Self.reading("rest", "*.jsonl"),
        ])

    private static func reading(_ name: Identifier, _ pattern: String) -> Source {
        guard let files = ShellPattern(pattern) else { preconditionFailure("\(pattern) is a pattern") }
        return Source(name: name, files: files)
    }

    @Test("a location is found by its id and by its aliases, and by nothing that merely looks like them")
    func byName() {
        #expect(configuration.location(named: "0042")?.id == "0042")
        #expect(configuration.location(named: "LDS-QS")?.id == "0042")
        #expect(configuration.location(named: "caf\u{E9}") != nil)
        for other in ["42", "lds-qs", " 0042", "cafe\u{301}", ""] as [Identifier] {
            #expect(configuration.location(named: other) == nil, "\(other)")
        }
        #expect(Configuration(brand: Samples.brand()).location(named: "0042") == nil)
    }

    @Test(
        "an unknown id suggests the one that was meant, and none where that is a guess",
        arguments: [
            ("42", "0042"), ("00042", "0042"), (" 0042 ", "0042"), ("lds-qs", "0042"), ("queenstreet", "QueenStreet"),
            ("Queen Street", "QueenStreet"), ("QueenStret", "QueenStreet"), ("QueenStreets", "QueenStreet"),
            ("QueenXtreet", "QueenStreet"), ("1003", nil), ("KingStreet", nil), ("43", nil), ("", nil), ("0042", nil),
            ("LDS-QS", nil), ("Qu", nil),
        ] as [(String, String?)])
    func meant(_ name: String, _ meant: String?) {
        #expect(configuration.suggestion(for: Identifier(name))?.text == meant)
    }

    @Test("a location has its own zone and language, else the brand's")
    func zonesAndLanguages() throws {
        let own = try #require(configuration.location(named: "0042"))
        #expect(configuration.zone(of: own) == Zone(named: "Europe/Berlin"))
        #expect(configuration.language(of: own) == "de")
        let unlisted = Location(id: "9999")
        #expect(configuration.zone(of: unlisted) == Zone(named: "Europe/London"))
        #expect(configuration.language(of: unlisted) == "en")
    }

    @Test(
        "the first source that matches a file's name is taken, .gz removed",
        arguments: [
            ("lounge.csv", "first"), ("lounge-b.csv", "first"), ("lounge-b.csv.gz", "first"),
            ("lounge-b.txt", "second"),
            ("x.jsonl.GZ", "rest"), ("Lounge.csv", nil), ("alounge.csv", nil), ("lounge.csv.bz2", nil), (".gz", nil),
        ] as [(String, String?)])
    func firstMatch(_ file: String, _ name: String?) {
        #expect(configuration.source(forFileNamed: file)?.name.text == name)
    }
}
