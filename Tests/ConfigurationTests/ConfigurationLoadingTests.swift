import Configuration
import Domain
import LocalTime
import TestSupport
import Testing

@Suite("A configuration that is right")
struct ConfigurationLoadingTests {
    private let locations = "id,name,timezone,language\n0042,Queen Street,,\n0007,Hafen,Europe/Berlin,de\n"

    @Test("the contract's example gives the brand it describes")
    func contractBrand() throws {
        let brand = try load(contractExample, locations: locations).brand
        #expect(brand.name == "Harbour Coffee")
        #expect(brand.timezone == "Europe/London")
        #expect(brand.language == "en")
        #expect(brand.outcome == Outcome(key: "overall", label: "Overall satisfaction", scale: Samples.fivePoints))
        #expect(brand.drivers.map(\.key) == ["speed", "friendliness", "comfort"])
        #expect(brand.drivers.first?.label == "Speed of service")
        #expect(
            brand.drivers.first?.causes == [
                Cause(key: "queue", words: ["queue", "line", "wait"]),
                Cause(key: "till", words: ["till", "card reader"]),
            ])
        #expect(brand.behaviours == Samples.brand().behaviours)
        #expect(brand.dayparts == Samples.brand().dayparts)
        #expect(brand.planning == PlanningPolicy())
        #expect(brand.alerts == Samples.brand().alerts)
        #expect(brand.advocates == Samples.brand().advocates)
        #expect(brand.quotes == QuotePolicy(staffNamesInPraise: false))
    }

    @Test("the contract's example gives its directories, limits and retention")
    func contractSettings() throws {
        let configuration = try load(contractExample, locations: locations)
        #expect(configuration.file == "/etc/test/huddled.yaml")
        #expect(configuration.directories == Directories(spool: "/var/spool/huddled", state: "/var/lib/huddled"))
        #expect(configuration.library == ["/etc/test/library.d"])
        #expect(configuration.libraryIsExplicit)
        #expect(configuration.limits == Limits(row: 1_048_576, columns: 4_096, nesting: 64, ratio: 1_000))
        #expect(
            configuration.retention
                == Retention(
                    plans: .days(400), archive: .days(30), rejected: .days(30), contacts: .days(30),
                    comments: .days(400)))
        #expect(configuration.locations?.map(\.id) == ["0042", "0007"])
    }

    @Test("the contract's example gives its source")
    func contractSource() throws {
        let source = try #require(try load(contractExample, locations: locations).sources.first)
        #expect(source.name == "lounges")
        #expect(source.files.text == "lounge*.csv")
        #expect(
            source.columns == [
                "location": "airport", "submitted": "date", "overall": "overall_rating", "comfort": "comfort_rating",
                "comment": "content",
            ])
        #expect(source.scales == ["comfort": try #require(SourceScale(worst: 0, best: 10))])
        #expect(source.labels.map(\.text) == ["Very satisfied", "Satisfied"])
        #expect(source.labels.map(\.value) == [5, 4])
        #expect(source.missing == ["", "-1", "N/A"])
        #expect(source.timestamps == TimestampLayout("yyyy-MM-dd"))
        #expect(source.timezone == Zone.utc)
        #expect(source.channel == "web")
        #expect(source.expect == .days(1))
        #expect(source.identical == .one)
    }

    @Test("brand, outcome and drivers are enough: all else has the contract's defaults")
    func minimalDefaults() throws {
        let configuration = try load(minimal)
        let brand = configuration.brand
        #expect(brand.timezone == "UTC")
        #expect(brand.language == "en")
        #expect(brand.outcome.label == "overall", "a label that is not given is the key")
        #expect(brand.drivers.first?.controllable == true)
        #expect(brand.behaviours.isEmpty)
        #expect(brand.dayparts == Samples.brand().dayparts)
        #expect(brand.planning == PlanningPolicy())
        #expect(brand.alerts == Samples.brand().alerts)
        #expect(brand.advocates == Samples.brand().advocates)
        #expect(configuration.directories == Directories(spool: "/var/spool/huddled", state: "/var/lib/huddled"))
        #expect(configuration.locations == nil, "without the file every location seen in feedback is planned")
        #expect(configuration.sources.isEmpty)
        #expect(configuration.limits == Limits())
        #expect(configuration.retention == Retention())
    }

    @Test("nobody's library is the shipped one, the state's and the administrator's, who wins")
    func defaultLibrary() throws {
        let configuration = try load(minimal + "directories: { state: state }")
        #expect(
            configuration.library == [
                "/usr/share/huddled/library.d", "/etc/test/state/library.d", "/etc/test/library.d",
            ])
        #expect(!configuration.libraryIsExplicit)
    }

    @Test("a state directory beside the configuration shares its library")
    func sharedLibrary() throws {
        let configuration = try load(minimal + "directories: { state: /etc/test }")
        #expect(configuration.library == ["/usr/share/huddled/library.d", "/etc/test/library.d"])
    }

    @Test("relative paths are relative to the configuration's folder, absolute ones stay")
    func paths() throws {
        let configuration = try load(
            minimal + "directories: { spool: spool/, state: /srv/state// }\nlibrary: [ours, /srv/library, ../shared]")
        #expect(configuration.directories == Directories(spool: "/etc/test/spool", state: "/srv/state"))
        #expect(configuration.library == ["/etc/test/ours", "/srv/library", "/etc/test/../shared"])
    }

    @Test("a configuration in the working directory stays relative to it")
    func bareFileName() throws {
        let configuration = try Configuration.load("huddled.yaml") { _ in Array(minimal.utf8) }
        #expect(configuration.library.last == "library.d")
    }

    @Test("a scale that a source counts the other way round is reversed")
    func reversedScale() throws {
        let configuration = try load(minimal + "sources: [{ name: web, files: '*', scales: { speed: [5, 1] } }]")
        #expect(configuration.sources.first?.scales["speed"] == SourceScale(worst: 5, best: 1))
    }

    @Test("labels, causes, drivers and sources keep the order of the file")
    func order() throws {
        let labels = (0..<40).map { "L\($0): \($0)" }.joined(separator: ", ")
        let configuration = try load(minimal + "sources: [{ name: web, files: '*', labels: { \(labels) } }]")
        #expect(configuration.sources.first?.labels.map(\.value) == (0..<40).map(Double.init))
    }

    @Test("optional parts that are left empty count as absent")
    func emptyParts() throws {
        let configuration = try load(minimal + "sources:\nbehaviours:\nplan:\nalerts: ~\n")
        #expect(configuration == (try load(minimal)))
    }

    @Test("Windows line ends and a byte-order mark change nothing")
    func windowsText() throws {
        let bytes: [UInt8] = [0xEF, 0xBB, 0xBF] + Array(minimal.replacing("\n", with: "\r\n").utf8)
        #expect(try load(bytes) == (try load(minimal)))
    }

    @Test("any well-formed language tag is taken", arguments: ["en", "de", "pt-BR", "zh-Hans-CN", "fil"])
    func languages(_ tag: String) throws {
        #expect(try load(minimal + "language: \(tag)").brand.language == tag)
    }
}
