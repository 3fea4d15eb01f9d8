import Configuration
import Domain
import LocalTime
import Testing

@Suite("locations.csv")
struct LocationsFileTests {
    private func problems(_ csv: String) -> [String] {
        ConfigurationTests.problems(minimal + "locations: locations.csv", locations: csv)
    }

    private func locations(_ csv: String) throws -> [Location] {
        try #require(try load(minimal + "locations: locations.csv", locations: csv).locations)
    }

    @Test("gives every column the contract names, in any order")
    func allColumns() throws {
        let csv = """
            name,id,aliases,district,region,division,format,timezone,language,manager,manager_email,manager_since,staff,opened,closed
            "Queen Street, Leeds",0042,42; LDS-QS ,Leeds,North,UK,drive-through,Europe/London,en,A. Khan,khan@example.com,\
            2024-02-29,Alice Martin; Bob,2019-05-01,2027-01-01
            """
        #expect(
            try locations(csv) == [
                Location(
                    id: "0042", name: "Queen Street, Leeds", aliases: ["42", "LDS-QS"], district: "Leeds",
                    region: "North", division: "UK", format: "drive-through", timezone: "Europe/London", language: "en",
                    manager: "A. Khan", managerEmail: "khan@example.com", managerSince: Day(iso: "2024-02-29"),
                    staff: ["Alice Martin", "Bob"], opened: Day(iso: "2019-05-01"), closed: Day(iso: "2027-01-01"))
            ])
    }

    @Test("needs ids only; empty fields are unknown and empty rows nothing")
    func idsOnly() throws {
        #expect(try locations("id\n0042\n\n7\n").map(\.id) == ["0042", "7"])
        #expect(try locations("id,name\n0042,\n,\n") == [Location(id: "0042")])
    }

    @Test("keeps ids apart that differ by bytes only")
    func bytes() throws {
        #expect(try locations("id\ncaf\u{E9}\ncafe\u{301}\nQ\nq\n").count == 4)
    }

    @Test(
        "with a mistake is refused with the line, what is wrong and what to do",
        arguments: [
            ("", "1: the file is empty; start with a line that names the columns, such as id,name,region"),
            (
                "id,name\n",
                "1: no location is listed; add a line for each, or remove \"locations\" from the configuration"
            ),
            ("name\na\n", "1: column \"id\" is missing; add it with the id that feedback gives for each location"),
            (
                "id;name\n1;a\n",
                "1: the columns are not separated by commas; save the file with commas between the columns"
            ),
            ("id,regoin\n1,North\n", "1: unknown column \"regoin\"; did you mean \"region\"?"),
            ("id,name,name\n1,a,b\n", "1: column \"name\" stands here twice; keep one"),
            (
                "id,name\n1,a\n2,b\n1,c\n",
                "4: the id \"1\" is the id of the location on line 2 already; give each name to one location"
            ),
            (
                "id,aliases\n1,2\n2,\n",
                "3: the id \"2\" is an alias on line 2 already; give each name to one location"
            ),
            (
                "id,aliases\n2,\n1,x;2\n",
                "3: the alias \"2\" is the id of the location on line 2 already; give each name to one location"
            ),
            (
                "id,aliases\n1,a;b\n2,b\n",
                "3: the alias \"b\" is an alias on line 2 already; give each name to one location"
            ),
            ("id,name\n,Queen Street\n", "2: the location has no usable id; give the one that its feedback carries"),
            (
                "id\n\" 0042\"\n",
                "2: the id \" 0042\" begins or ends with a space; remove it, as ids are compared by bytes"
            ),
            (
                "id,timezone\n1,europe/lodnon\n",
                "2: unknown time zone \"europe/lodnon\"; did you mean \"Europe/London\"?"
            ),
            ("id,language\n1,de_AT\n", "2: \"de_AT\" is no language tag; did you mean \"de-AT\"?"),
            ("id,opened\n1,2023-02-29\n", "2: \"opened\" is \"2023-02-29\"; write a date like 2026-11-21"),
            ("id,closed\n1,21.11.2026\n", "2: \"closed\" is \"21.11.2026\"; write a date like 2026-11-21"),
            ("id,manager_since\n1,2026\n", "2: \"manager_since\" is \"2026\"; write a date like 2026-11-21"),
            (
                "id,opened,closed\n1,2026-01-02,2026-01-01\n",
                "2: the location is closed on 2026-01-01 before it opened on 2026-01-02; mend one of the dates"
            ),
            (
                "id,name\n1,\"a\nb\"\n2,b\n",
                "2: \"name\" holds a line end or another control character; remove it"
            ),
            (
                "id,name\n1,a,b\n",
                "2: the row has 3 fields and the header 2; put text with commas in quotes, and keep empty fields"
            ),
            (
                "id,name\n1\n",
                "2: the row has 1 fields and the header 2; put text with commas in quotes, and keep empty fields"
            ),
        ])
    func mistake(_ csv: String, _ says: String) {
        #expect(problems(csv) == ["locations.csv:\(says)"])
    }

    @Test("with control characters in an id is refused")
    func controlInID() {
        let found = problems("id\n\"00\u{1B}42\"\n")
        #expect(found.first == "locations.csv:2: \"id\" holds a line end or another control character; remove it")
        #expect(!found.joined().contains("\u{1B}"), "messages go to terminals")
    }

    @Test("that cannot be read as CSV is refused at its line")
    func brokenCSV() {
        #expect(
            problems("id,name\n1,\"Queen Street\n2,b\n") == [
                "locations.csv:2: a quote is opened here and never closed; close it"
            ])
        #expect(
            problems("id\n" + String(repeating: ",", count: 5_000)) == [
                "locations.csv:2: the row has more than 4096 columns; check that this is a list of locations"
            ])
        #expect(
            problems("id\n" + String(repeating: "x", count: 2_000_000)) == [
                "locations.csv:2: the row has more than 1048576 bytes; close a quote that was left open there"
            ])
    }

    @Test("that is not UTF-8 is refused at its line")
    func notUTF8() {
        let csv: [UInt8] = Array("id,name\n1,a\n2,Z".utf8) + [0xFC] + Array("rich\n".utf8)
        #expect(
            ConfigurationTests.problems(Array((minimal + "locations: locations.csv").utf8), locations: csv) == [
                "locations.csv:3: \"name\" is not UTF-8 text; save the file in the encoding UTF-8"
            ])
    }

    @Test("names every mistake of every row")
    func allAtOnce() {
        #expect(problems("id,timezone,opened\n1,Nowhere,x\n1,Nowhere,y\n").count == 5)
    }

    @Test("of 10,000 locations loads", .timeLimit(.minutes(1)))
    func large() throws {
        let rows = (0..<10_000).map { "\($0),Europe/London,s\($0)" }.joined(separator: "\n")
        #expect(try locations("id,timezone,aliases\n\(rows)\n").count == 10_000)
    }
}
