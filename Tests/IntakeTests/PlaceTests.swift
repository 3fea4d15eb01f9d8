import Configuration
import Domain
import Intake
import LocalTime
import TestSupport
import Testing

@Suite("Locations")
struct PlaceTests {
    private static let stores = [
        Location(id: "0042", aliases: ["Queen St", "7"], timezone: "America/New_York"),
        Location(id: "7", timezone: "Asia/Tokyo"), Location(id: "Hafen-1"),
    ]

    private func read(_ rows: String, source: Source? = nil, locations: [Location]? = stores) throws -> Reading {
        try IntakeTests.read(
            "location,submitted,overall\n" + rows, configuration(source: source, locations: locations))
    }

    @Test("an alias gives its location's id, and an id wins over an alias")
    func alias() throws {
        let reading = try read("Queen St,2026-11-20,4\n7,2026-11-20,4\n 0042 ,2026-11-20,4\n")
        #expect(reading.responses.map(\.location) == ["0042", "7", "0042"])
        #expect(reading.summary.warnings.isEmpty)
    }

    @Test("names are compared by bytes")
    func bytes() throws {
        let reading = try read("queen st,2026-11-20,4\nHafen-1,2026-11-20,4\n")
        #expect(reading.responses.map(\.location) == ["queen st", "Hafen-1"])
        #expect(reading.summary.warnings.count == 1)
    }

    @Test("unknown ids are stored as written, counted, and named with what may be meant")
    func unknown() throws {
        let reading = try read("42,2026-11-20,4\n42,2026-11-19,4\n9999,2026-11-20,4\n0042,2026-11-20,4\n")
        #expect(reading.responses.map(\.location) == ["42", "42", "9999", "0042"])
        #expect(
            reading.summary.warnings == [
                "location 42 is not in locations.csv (2 rows): did you mean 0042?",
                "location 9999 is not in locations.csv (1 row): add it there to have it planned",
            ])
    }

    @Test("of many unknown ids the most frequent are named and the rest counted")
    func manyUnknown() throws {
        let rows = (0..<30).map { "x\($0)x,2026-11-20,4\n" }.joined() + "often,2026-11-20,4\noften,2026-11-20,3\n"
        let warnings = try read(rows).summary.warnings
        #expect(warnings.count == 21)
        #expect(warnings.first?.hasPrefix("location often is not in locations.csv (2 rows)") == true)
        #expect(warnings.last == "further locations are not in locations.csv (11 rows)")
    }

    @Test("without a list every location is known")
    func unlisted() throws {
        #expect(try read("42,2026-11-20,4\n", locations: nil).summary.warnings.isEmpty)
    }

    @Test("a time without zone is the source's, else the location's own, else the brand's")
    func zones() throws {
        let rows =
            "0042,2026-07-01 12:00,4\n7,2026-07-01 12:00,4\nHafen-1,2026-07-01 12:00,4\nelsewhere,2026-07-01 12:00,4\n"
        func hours(_ reading: Reading) -> [Int64] {
            reading.responses.map { $0.version.submitted.seconds / 3_600 % 24 }
        }
        #expect(try hours(read(rows)) == [16, 3, 11, 11])
        var source = try anySource()
        source.timezone = .utc
        #expect(try hours(read(rows, source: source)) == [12, 12, 12, 12])
    }

    @Test("a time that says its zone is at that zone")
    func ownZone() throws {
        let reading = try read("0042,2026-07-01T12:00:00+02:00,4\n")
        #expect(reading.responses.first?.version.submitted.seconds == 1_782_900_000)
    }
}
