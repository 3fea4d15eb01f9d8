import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Columns")
struct ColumnTests {
    @Test("columns may come in any order, and drivers may be absent")
    func order() throws {
        let reading = try read("comment,price,submitted,location\nok,2,2026-11-20,1\n")
        #expect(reading.responses.first?.drivers.map { $0?.thousandths } == [nil, nil, nil, 2_000])
        #expect(reading.summary.warnings.isEmpty)
    }

    @Test("unknown columns are named in one warning, harmless to show, and not stored")
    func unknown() throws {
        let reading = try read(
            "location,submitted,overall,Staff name,,\"multi\nline \u{1B}[31m\u{202E}\"\n1,2026-11-20,5,Kim,x,y\n")
        #expect(reading.summary.warnings == ["columns that are not stored: Staff name, (no name), multi line"])
        #expect(reading.summary.usable == 1)
    }

    @Test("of very many unknown columns some are named and the others counted")
    func manyUnknown() throws {
        let names = (0..<2_000).map { "q\($0)" }
        let reading = try read("location,submitted,overall," + names.joined(separator: ",") + "\n")
        let warning = try #require(reading.summary.warnings.last)
        #expect(warning.contains("q0, q1,") && warning.contains("more") && warning.utf8.count < 200)
    }

    @Test("of columns with one name the first counts")
    func repeated() throws {
        let reading = try read("location,submitted,overall,overall\n1,2026-11-20,5,1\n")
        #expect(reading.responses.first?.outcome?.thousandths == 5_000)
        #expect(reading.summary.warnings == ["columns that are there twice, of which the first counts: overall"])
    }

    @Test("a source names its own columns, and the others keep their canonical names")
    func mapped() throws {
        let source = try anySource(
            name: "lounges", columns: ["location": "Store No.", "submitted": "date", "overall": "How was it?"])
        let reading = try read(
            "Store No.,date,\"How was it?\",speed,location\n7,2026-11-20,4,3,ignored\n", configuration(source: source))
        let response = try #require(reading.responses.first)
        #expect(response.location == "7" && response.outcome?.thousandths == 4_000 && response.source == "lounges")
        #expect(response.drivers[0]?.thousandths == 3_000)
        #expect(reading.summary.source == "lounges")
        #expect(reading.summary.warnings == ["columns that are not stored: location"])
    }

    @Test("one column may feed two keys")
    func shared() throws {
        let source = try anySource(columns: ["submitted": "day", "visited": "day"])
        let reading = try read("location,day,overall\n1,2026-11-20,4\n", configuration(source: source))
        #expect(reading.responses.first?.visited == reading.responses.first?.version.submitted)
    }

    @Test("a complaint names the column as the file does")
    func complaintNames() throws {
        let source = try anySource(columns: ["overall": "Q1 (1–5)"])
        let reading = try read("location,submitted,Q1 (1–5)\n1,2026-11-20,9\n", configuration(source: source))
        #expect(reading.complaints.first?.column == "Q1 (1–5)")
    }

    @Test("mapped columns that the file lacks are named")
    func absent() throws {
        let source = try anySource(columns: ["speed": "sped", "overall": "overall"])
        let reading = try read("location,submitted,overall\n1,2026-11-20,5\n", configuration(source: source))
        #expect(
            reading.summary.warnings == ["columns that the source survey maps and the file does not have: sped"])
    }

    @Test(
        "a file without location or submitted is refused with the mapping that may be meant",
        arguments: [
            ("airport,date,overall\n", ["no column location and no column submitted", "submitted: date"]),
            ("Store,submitted,overall\n", ["no column location,", "columns: { location: Store }"]),
            ("location,Recorded Date\n", ["no column submitted,", "columns: { submitted: Recorded Date }"]),
            ("store;date;c\n", ["only store, date, c", "columns: { location: store, submitted: date }"]),
            (
                "location,title,driver\n",
                ["check-offs location, date, action and state", "practices location, title, steps and driver"]
            ),
        ])
    func refused(header: String, parts: [String]) throws {
        let reading = try read(header + "1,2,3\n")
        let refusal = try #require(reading.summary.refusal)
        for part in parts { #expect(refusal.contains(part), "\(refusal)") }
        #expect(reading.sink == Collected())
        #expect(!refusal.contains("\n"))
    }

    @Test("a channel that a source fixes holds for every row; else the column's, else none")
    func channel() throws {
        var source = try anySource()
        let file = "location,submitted,overall,channel\n1,2026-11-20,5,ivr\n1,2026-11-20,4,\n"
        #expect(try read(file, configuration(source: source)).responses.map(\.channel) == ["ivr", nil])
        source.channel = "web"
        #expect(try read(file, configuration(source: source)).responses.map(\.channel) == ["web", "web"])
    }

    @Test("a row may name its own source")
    func sourceColumn() throws {
        let reading = try read(
            "location,submitted,overall,source\n1,2026-11-20,5,kiosk\n1,2026-11-20,5,\n",
            configuration(source: anySource()))
        #expect(reading.responses.map(\.source) == ["kiosk", "survey"])
    }
}
