import Configuration
import Domain
import LocalTime
import TestSupport
import Testing

@testable import Intake

@Suite("The mapping's digest")
struct MappingTests {
    private func mapping(_ configuration: Configuration, of name: String = "a.csv") -> String {
        Intake(configuration: configuration, now: now).mapping(forFileNamed: name)
    }

    @Test("it is the same for the same configuration, in 64 hexadecimal digits")
    func same() throws {
        let digest = mapping(configuration())
        #expect(digest == mapping(configuration()))
        #expect(digest.count == 64 && digest.allSatisfy { "0123456789abcdef".contains($0) })
    }

    @Test("everything that decides what a file gives changes it")
    func changes() throws {
        var digests = [mapping(configuration())]
        func add(_ configuration: Configuration) { digests.append(mapping(configuration)) }
        let source = try anySource()
        func changed(_ change: (inout Source) throws -> Void) throws {
            var copy = source
            try change(&copy)
            add(configuration(source: copy))
        }
        try changed { _ in }
        try changed { $0.name = "other" }
        try changed { $0.columns = ["location": "store"] }
        try changed { $0.columns = ["submitted": "store"] }
        try changed { $0.scales = ["overall": try #require(SourceScale(worst: 0, best: 10))] }
        try changed { $0.scales = ["overall": try #require(SourceScale(worst: 10, best: 0))] }
        try changed { $0.labels = [.init(text: "good", value: 5)] }
        try changed { $0.labels = [.init(text: "good", value: 4)] }
        try changed { $0.missing = ["-1"] }
        try changed { $0.timestamps = TimestampLayout("yyyy-MM-dd") }
        try changed { $0.timestamps = TimestampLayout("yyyy-dd-MM") }
        try changed { $0.timezone = .utc }
        try changed { $0.channel = "web" }
        try changed { $0.identical = .distinct }
        var brand = Samples.brand()
        brand.outcome.scale = Samples.scale(0, 10)
        add(configuration(brand: brand))
        brand = Samples.brand()
        brand.timezone = "Europe/Berlin"
        add(configuration(brand: brand))
        brand = Samples.brand()
        brand.drivers.removeLast()
        add(configuration(brand: brand))
        add(configuration(locations: [Location(id: "1")]))
        add(configuration(locations: [Location(id: "1", aliases: ["2"])]))
        add(configuration(locations: [Location(id: "1", timezone: "Europe/Berlin")]))
        add(configuration(limits: Limits(row: 100)))
        #expect(Set(digests).count == digests.count)
    }

    @Test("what only decides what is made of responses later does not change it")
    func unchanged() throws {
        let digest = mapping(configuration(source: try anySource()))
        var source = try anySource()
        source.expect = .days(1)
        source.files = try pattern("a*")
        #expect(mapping(configuration(source: source)) == digest)
        var brand = Samples.brand()
        brand.name = "Other"
        brand.planning.window = .days(10)
        brand.drivers[0].label = "Pace"
        brand.drivers[0].causes = []
        #expect(mapping(configuration(source: try anySource(), brand: brand)) == digest)
        let named = [Location(id: "1", name: "Queen Street", region: "North")]
        #expect(
            mapping(configuration(locations: named)) == mapping(configuration(locations: [Location(id: "1")])))
    }

    @Test("it is that of the source whose pattern matches the file's name")
    func byName() throws {
        var source = try anySource()
        source.files = try pattern("kiosk*.csv")
        let configuration = configuration(source: source)
        #expect(mapping(configuration, of: "kiosk-1.csv") == mapping(configuration, of: "kiosk-2.csv.gz"))
        #expect(mapping(configuration, of: "kiosk-1.csv") != mapping(configuration, of: "web.csv"))
    }
}
