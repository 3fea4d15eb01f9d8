import Configuration
import Domain
import Intake
import Testing

@Suite("Shapes of JSON files")
struct JSONShapeTests {
    private static let one = #"{"location":"1","submitted":"2026-11-20","overall":5}"#
    private static let two = #"{"location":"2","submitted":"2026-11-20","overall":4,"tags":[{"a":"]}"}],"b":{"c":[]}}"#
    private static let pretty = """
        {
          "location": "2",
          "submitted": "2026-11-20",
          "overall": 4,
          "tags": [
            {
              "a": "]}"
            }
          ],
          "b": {"c": []}
        }
        """

    private func locations(_ reading: Reading) -> [Identifier] { reading.responses.map(\.location) }

    @Test(
        "the same records in any shape, at once, byte by byte or packed",
        arguments: [
            "\(one)\n\(two)\n", "\(one)\r\(two)", "\n\n\(one)\n\n  \(two)\n", "[\(one),\(two)]",
            "[\n\(one),\n\(pretty)\n]",
            #"{"data":[\#(one),\#(two)]}"#, #"{"data":[\#(one),\#(two)],"page":{"next":null,"of":[1,2]}}"#,
            #"{"page":1,"answers":[\#(one),\#(two)]}"#,
            "{\n  \"page\": 1,\n  \"data\": [\n\(one),\n\(pretty)\n  ]\n}\n",
            #"{"result":{"count":2,"answers":[\#(one),\#(two)]}}"#,
            #"{"a":{"b":{"answers":[\#(one),\#(two)]}},"text":"[{"}"#,
            #"{"empty":[],"words":["x"],"answers":[\#(one),\#(two)],"more":[]}"#,
            #"{"first \"name\"":1,"answers":[\#(one),\#(two)]}"#, "\u{FEFF}{\"data\":[\(one),\(two)]}",
        ])
    func shapes(text: String) throws {
        let reading = try read(text)
        #expect(locations(reading) == ["1", "2"], "\(reading.summary)")
        #expect(reading.complaints.isEmpty)
        #expect(try read(text, chunk: 1) == reading)
        #expect(try read(gzip(Array(text.utf8)), chunk: 3) == reading)
    }

    @Test(
        "one object that has what a record needs is a record, whatever lists it holds",
        arguments: [two, pretty, two + "\n", "\n" + pretty + "\n"])
    func single(text: String) throws {
        let reading = try read(text)
        #expect(locations(reading) == ["2"] && reading.summary.rows == 1)
        #expect(reading.complaints.isEmpty)
    }

    @Test("what a source maps counts as what a record needs")
    func mappedRecord() throws {
        let text = #"{"store":{"id":"7"},"at":"2026-11-20","mark":5,"items":[{"sku":1},{"sku":2}]}"#
        let source = try anySource(columns: ["location": "store.id", "submitted": "at", "overall": "mark"])
        #expect(try locations(read(text, configuration(source: source))) == ["7"])
        #expect(try read(text).summary.refusal?.hasPrefix("no column location and no column submitted") == true)
    }

    @Test("objects over many lines may stand one behind the other, each with the line where it begins")
    func sequence() throws {
        let reading = try read("\(Self.pretty)\n{\n \"location\": \"3\"\n}\n\(Self.pretty)")
        #expect(locations(reading) == ["2", "2"])
        #expect(reading.rejections == ["12: no time of submission"])
    }

    @Test("something else than an object between such objects refuses the file", arguments: ["x", "]", ",", "[1]"])
    func brokenSequence(text: String) throws {
        let reading = try read("\(Self.pretty)\n\(Self.pretty)\n\(text)\n\(Self.pretty)")
        #expect(reading.summary.refusal?.hasPrefix("line 23: this is JSON, but something else than an object") == true)
    }

    @Test(
        "a first line that breaks off is rejected and the rest is read",
        arguments: [#"{"location":"9","submi"#, #"{"location":"9","speed":4"#, #"{"location":"9","#])
    func brokenFirstLine(line: String) throws {
        let reading = try read("\(line)\n\(Self.one)\n\(Self.two)\n")
        #expect(locations(reading) == ["1", "2"])
        #expect(reading.rejections == ["1: not valid JSON: it breaks off, a half-written row"])
    }

    @Test(
        "several lists of objects, none of which a tool is known for, refuse the file and are named",
        arguments: [
            #"{"orders":[\#(one)],"guests":[\#(two)]}"#, #"{"orders":[{}],"page":1,"a":{"guests":[{}]}}"#,
            #"{"items":[\#(one)],"data":[\#(two)]}"#,
        ])
    func several(text: String) throws {
        for limits in [Limits(), Limits(row: 20)] {
            let reading = try read(text, configuration(limits: limits))
            let refusal = try #require(reading.summary.refusal)
            let names =
                text.contains("orders")
                ? (text.contains("page") ? "orders, a.guests" : "orders, guests") : "items, data"
            #expect(refusal.contains("several lists of objects in it, \(names): leave only"), "\(refusal)")
        }
    }

    @Test("of several lists the one that a tool is known for counts, wherever it stands")
    func known() throws {
        let others = #""includes":[{"id":1},{"id":2}]"#
        for text in [
            #"{"data":[\#(Self.one),\#(Self.two)],\#(others)}"#, #"{\#(others),"data":[\#(Self.one),\#(Self.two)]}"#,
        ] {
            #expect(try locations(read(text)) == ["1", "2"])
        }
    }

    @Test("what stands around the list may be far longer than a row, as may the list")
    func large() throws {
        let rows = (0..<200).map { #"{"location":"\#($0)","submitted":"2026-11-20","overall":5}"# }
        let padding = String(repeating: "x", count: 5_000)
        let tight = configuration(limits: Limits(row: 1_000))
        let text = #"{"data":[\#(rows.joined(separator: ","))],"padding":"\#(padding)","n":[\#(padding.count)]}"#
        let reading = try read(text, tight)
        #expect(reading.responses.count == 200 && reading.complaints.isEmpty)
        let long = try read(#"{"data":[\#(Self.one),{"x":"\#(padding)"},\#(Self.two)]}"#, tight)
        #expect(locations(long) == ["1", "2"])
        #expect(long.rejections == ["1: longer than 1000 bytes: raise limits.row if that is meant"])
    }

    @Test("a first object that is too long is rejected alone")
    func tooLong() throws {
        let tight = configuration(limits: Limits(row: 1_000))
        let long = #"{"x":"\#(String(repeating: "x", count: 5_000))"}"#
        let lines = try read("\(long)\n\(Self.one)\n", tight)
        #expect(locations(lines) == ["1"])
        #expect(lines.rejections == ["1: longer than 1000 bytes: raise limits.row if that is meant"])
        let pretty = try read("{\n\(long.dropFirst())\n\(Self.pretty)", tight)
        #expect(locations(pretty) == ["2"] && pretty.rejections.count == 1)
    }

    @Test("a list that breaks off gives its whole records and says so")
    func cut() throws {
        for text in [
            #"{"data":[\#(Self.one),{"loc"#, #"{"data":[\#(Self.one)"#, #"{"data":[\#(Self.one)],"page":"#,
            "{\n\"data\":[\n\(Self.one),\n",
        ] {
            let reading = try read(text)
            #expect(locations(reading) == ["1"], "\(text)")
            #expect(
                reading.summary.warnings.last == "the file ends before its list is closed: it may have been cut off",
                "\(text)")
        }
    }

    @Test(
        "what is no list of objects, or goes on behind the object, refuses the file",
        arguments: [
            #"{"data":[\#(one),]}"#, #"{"data":[\#(one),,\#(two)]}"#,
            "{\"page\":\"\(String(repeating: "x", count: 2_000))\",\"data\":[\(one)]} x",
        ])
    func broken(text: String) throws {
        let tight = configuration(limits: Limits(row: 1_100))
        #expect(try read(text, tight).summary.refusal?.hasPrefix("line 1: the array is closed or interrupted") != false)
    }

    @Test("an empty list of records is a file with no rows")
    func empty() throws {
        let summary = try read(#"{"total":0,"responses":[]}"#).summary
        #expect(summary.refusal == nil && summary.rows == 0 && summary.warnings == ["there are no rows in the file"])
    }

    @Test("lists are told in what is nested a hundred thousand deep, too")
    func bomb() throws {
        let brackets = String(repeating: "[", count: 100_000)
        let objects = String(repeating: #"{"a":"#, count: 100_000)
        for text in [
            #"{"data":[{"a":\#(brackets)"#, #"{"data":[\#(objects)"#, "{\"a\":\n\(objects)", "{\n\"a\":\(brackets)",
            #"{"a":[{"b":\#(brackets)"#,
        ] {
            let reading = try read(text)
            #expect(reading.responses.isEmpty && reading.rejections.count <= 1)
        }
    }

    @Test(
        "cut off anywhere, a file is told the same in any chunks, and every record is answered for",
        arguments: [
            "\(one)\n\(two)\n", #"{"data":[\#(one),\#(two)],"page":{"of":[1,2]}}"#,
            "{\n  \"page\": 1,\n  \"data\": [\n\(one),\n\(two)\n  ]\n}\n", "[\(one), \(pretty)]",
        ])
    func cutAnywhere(text: String) throws {
        let bytes = Array(text.utf8)
        for end in stride(from: 1, to: bytes.count, by: 3) {
            let reading = try read(Array(bytes[..<end]))
            #expect(try read(Array(bytes[..<end]), chunk: 1) == reading)
            let summary = reading.summary
            #expect(summary.refusal != nil || summary.rows == summary.usable + summary.rejected)
            #expect(summary.usable <= 2)
        }
    }
}
