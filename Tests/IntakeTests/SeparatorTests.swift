import Configuration
import Domain
import Intake
import Testing

@Suite("Separators and line ends")
struct SeparatorTests {
    private static let rows = [
        ["location", "submitted", "overall", "comment"], ["1", "2026-11-20", "5", "a, b; c | d\te"],
        ["2", "2026-11-20", "4", "two\nlines"],
    ]

    @Test("every separator and every line end gives the same responses", arguments: [",", ";", "\t", "|"])
    func same(separator: String) throws {
        func file(_ separator: String, _ end: String) -> String {
            Self.rows.map { $0.map { "\"\($0)\"" }.joined(separator: separator) + end }.joined()
        }
        let expected = try read(file(",", "\n"))
        #expect(expected.responses.map(\.comment) == ["a, b; c | d\te", "two\nlines"])
        for end in ["\n", "\r\n", "\r", "\r\n\r\n"] {
            let reading = try read(file(separator, end))
            #expect(reading.sink == expected.sink && reading.summary.warnings.isEmpty)
        }
        #expect(try read(gzip(Array(file(separator, "\r\n").utf8))).sink == expected.sink)
    }

    @Test("a line that names the separator is honoured and is no data; lines are counted from it")
    func separatorLine() throws {
        let reading = try read("sep=;\r\nlocation;submitted;overall\r\n1;2026-11-20;5\r\n;2026-11-20;5\r\n")
        #expect(reading.summary.rows == 2 && reading.summary.usable == 1)
        #expect(reading.rejections == ["4: no location"])
    }

    @Test("rows of an empty last column, and header cells of several lines, are read")
    func untidy() throws {
        let source = try anySource(columns: ["overall": "How was it,\nall in all?"])
        let reading = try read(
            "location,submitted,\"How was it,\nall in all?\",\n1,2026-11-20,5,\n2,2026-11-20,4\n",
            configuration(source: source))
        #expect(reading.responses.map { $0.outcome?.thousandths } == [5_000, 4_000])
        #expect(reading.summary.warnings.isEmpty && reading.complaints.isEmpty)
    }
}
