import Configuration
import Domain
import Testing

@testable import Intake

@Suite("JSON files")
struct JSONTests {
    private let good = #"{"location":"1","submitted":"2026-11-20","overall":5}"#

    @Test("JSON Lines and one array of objects give the same responses")
    func layouts() throws {
        let other = #"{ "location" : 2 , "submitted" : "2026-11-20T10:00:00Z" , "speed" : 3.5 , "greeted" : false }"#
        let lines = try read("\(good)\n\n\(other)\r\n")
        let array = try read(" [\n\(good) ,\n\(other)\n]\n")
        #expect(lines.responses == array.responses)
        #expect(lines.responses.map(\.location) == ["1", "2"])
        #expect(lines.responses[1].behaviours == [false] && lines.responses[1].drivers[0]?.thousandths == 3_500)
        #expect(lines.summary.usable == 2 && array.summary.usable == 2)
        #expect(lines.complaints.isEmpty && array.complaints.isEmpty)
        #expect(lines.summary.warnings.isEmpty && array.summary.warnings.isEmpty)
    }

    @Test(
        "a bad line is rejected with its reason and the rest is read",
        arguments: [
            (#"{"location":"2","submi"#, "not valid JSON: it breaks off, a half-written row"),
            (#"{"location":"2" "submitted":1}"#, "not valid JSON: a character where none of its kind may stand"),
            (#"{"location":"2"} {}"#, "not valid JSON: something follows the object"),
            (#"{"location":"2","overall":05}"#, "not valid JSON: a number written as JSON does not allow"),
            (#"{"location":"\x"}"#, "not valid JSON: an escape that JSON does not have"),
            ("{\"location\":\"\t\"}", "not valid JSON: a control character in a string, which must be escaped"),
            ("[1,2]", "not a JSON object"), ("42", "not a JSON object"), ("null", "not a JSON object"),
            (#"{"submitted":"2026-11-20","overall":5}"#, "no location"),
            (#"{"location":null,"submitted":"2026-11-20","overall":5}"#, "no location"),
            (#"{"location":"\u0007","submitted":"2026-11-20","overall":5}"#, "control characters in the location"),
            (#"{"location":"\ud800","submitted":"2026-11-20","overall":5}"#, "the location is not UTF-8"),
            ("{}", "no location"),
        ])
    func badLine(line: String, reason: String) throws {
        let reading = try read("\(good)\n\(line)\n\(good)\n")
        #expect(reading.rejections == ["2: \(reason)"])
        #expect(reading.summary.rows == 3 && reading.summary.usable == 2)
        let array = try read("[\(good),\n\(line),\n\(good)]")
        if !line.hasSuffix("submi") {
            #expect(array.rejections == ["2: \(reason)"])
            #expect(array.summary.usable == 2)
        }
    }

    @Test("an array that breaks off gives its whole objects and says so")
    func cutArray() throws {
        let reading = try read("[\(good),\n\(good),\n{\"location\":\"2\",\"sub")
        #expect(reading.summary.usable == 2)
        #expect(reading.rejections == ["3: not valid JSON: it breaks off, a half-written row"])
        #expect(reading.summary.warnings == ["the file ends before its list is closed: it may have been cut off"])
    }

    @Test(
        "something else than objects between brackets refuses the file",
        arguments: ["[,{}]", "[{},]", "[{}] x", "[{},,{}]"])
    func brokenArray(text: String) throws {
        #expect(try read(text).summary.refusal?.hasPrefix("line 1: the array is closed or interrupted") == true)
    }

    @Test("an empty array is a file with no rows")
    func emptyArray() throws {
        let summary = try read("[ ]").summary
        #expect(summary.refusal == nil && summary.rows == 0 && summary.warnings == ["there are no rows in the file"])
    }

    @Test("objects without the keys of a response are refused with the mapping that may be meant")
    func unknownKeys() throws {
        let reading = try read(#"{"store":"1","created_at":1795168800,"score":9}"#)
        let refusal = try #require(reading.summary.refusal)
        #expect(refusal.contains("columns: { location: store, submitted: created_at }"), "\(refusal)")
        #expect(reading.responses.isEmpty)
    }

    @Test("unknown and doubled keys are named once, and of doubled keys the first counts")
    func keys() throws {
        let line = #"{"location":"1","submitted":"2026-11-20","overall":5,"overall":1,"mood":{"a":[1,{}]},"x":null}"#
        let reading = try read("\(line)\n\(line)\n")
        #expect(reading.responses.first?.outcome?.thousandths == 5_000)
        #expect(
            reading.summary.warnings == [
                "columns that are there twice, of which the first counts: overall",
                "columns that are not stored: mood.a, x",
            ])
    }

    @Test("a list or an object where a value belongs empties the cell")
    func nested() throws {
        let reading = try read(
            #"{"location":"1","submitted":"2026-11-20","overall":[5],"comment":{"en":"hi"},"speed":2}"#)
        #expect(
            reading.cells == [
                "1: overall = -: an object or a list where one value belongs",
                "1: comment = -: an object or a list where one value belongs",
            ])
        #expect(reading.responses.first?.drivers[0]?.thousandths == 2_000)
    }

    @Test("what stands in objects is reached by a dotted path, where the source maps one")
    func dotted() throws {
        let source = try anySource(
            columns: [
                "location": "store.id", "submitted": "at", "overall": "answers.q1.mark", "comment": "answers.q2",
                "response": "id",
            ])
        let line = #"""
            {"store":{"name":"Kim","id":"7"},"answers":{"q1":{"mark":4,"n":1},"q2":"ok","q3":{},"tags":["a"]},"at":"2026-11-20","id":1}
            """#
        let reading = try read("\(line)\n\(line)\n", configuration(source: source))
        let response = try #require(reading.responses.first)
        #expect(response.location == "7" && response.outcome?.thousandths == 4_000 && response.comment == "ok")
        #expect(response.producerID == "1" && reading.complaints.isEmpty)
        #expect(
            reading.summary.warnings == [
                "columns that are not stored: store.name, answers.q1.n, answers.q3, answers.tags"
            ])
    }

    @Test("a list on the path, or an object at its end, empties the cell")
    func unreachable() throws {
        let source = try anySource(columns: ["overall": "a.b", "comment": "a.c"])
        let reading = try read(
            #"{"location":"1","submitted":"2026-11-20","speed":3,"a":{"b":[5],"c":{"en":"hi"}}}"#,
            configuration(source: source))
        #expect(
            reading.cells == [
                "1: a.b = -: an object or a list where one value belongs",
                "1: a.c = -: an object or a list where one value belongs",
            ])
        #expect(reading.responses.first?.comment == nil)
    }

    @Test("the limit of members holds for those of objects in the record, too")
    func nestedMembers() throws {
        let tight = configuration(limits: Limits(columns: 5))
        let wide = #"{"location":"1","a":{"b":1,"c":{"d":1,"e":2,"f":{}}}}"#
        #expect(
            try read("\(good)\n\(wide)\n", tight).rejections
                == ["2: more than 5 members: raise limits.columns if that is meant"])
    }

    @Test("very long paths end where no column could be meant any more")
    func longPaths() throws {
        let name = String(repeating: "n", count: 200)
        let line = #"{"location":"1","submitted":"2026-11-20","overall":5,"\#(name)":{"\#(name)":{"x":{"y":1}}}}"#
        let reading = try read(line)
        #expect(reading.responses.count == 1)
        #expect(reading.summary.warnings.allSatisfy { !$0.contains(".x") })
    }

    @Test("a value of the wrong kind empties the cell")
    func wrongKind() throws {
        let reading = try read(#"{"location":"1","submitted":"2026-11-20","overall":true,"speed":"4","greeted":1}"#)
        #expect(reading.cells == ["1: overall = true: not a number, and no label that the source declares"])
        #expect(reading.responses.first?.drivers[0]?.thousandths == 4_000)
        #expect(reading.responses.first?.behaviours == [true])
    }

    @Test("escapes become what they stand for, and a lone surrogate is shown")
    func escapes() throws {
        let reading = try read(
            #"{"location":"1","submitted":"2026-11-20","comment":"\"\\\/ \u00e9 \ud83d\ude00 a\nb \ud800!\udc00\ud800\u0041"}"#
        )
        #expect(
            reading.responses.first?.comment
                == "\"\\/ é 😀 a\nb \u{FFFD}\u{FFFD}\u{FFFD}!\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}\u{FFFD}A")
        #expect(reading.cells.count == 1)
    }

    @Test("an escaped NUL in a comment is shown as U+FFFD")
    func escapedNUL() throws {
        let reading = try read(#"{"location":"1","submitted":"2026-11-20","comment":"a\u0000b"}"#)
        #expect(reading.responses.first?.comment == "a\u{FFFD}b" && reading.cells.count == 1)
    }

    @Test("a row that is too long, too deep or has too many members is rejected and the rest is read")
    func limits() throws {
        let tight = configuration(limits: Limits(row: 1_000, columns: 5, nesting: 4))
        let long = #"{"location":"1","comment":"\#(String(repeating: "x", count: 5_000))"}"#
        let deep = #"{"location":"1","x":\#(String(repeating: "[", count: 400))\#(String(repeating: "]", count: 400))}"#
        let wide = #"{"location":"1","a":1,"b":2,"c":3,"d":4,"e":5}"#
        for text in [
            "\(good)\n\(long)\n\(deep)\n\(wide)\n\(good)", "[\(good),\n\(long),\n\(deep),\n\(wide),\n\(good)]",
        ] {
            let reading = try read(text, tight)
            #expect(
                reading.rejections == [
                    "2: longer than 1000 bytes: raise limits.row if that is meant",
                    "3: nested deeper than 4 levels: raise limits.nesting if that is meant",
                    "4: more than 5 members: raise limits.columns if that is meant",
                ])
            #expect(reading.summary.usable == 2)
        }
    }

    @Test("a hundred thousand brackets exhaust nothing")
    func bomb() throws {
        let brackets = String(repeating: "[", count: 100_000)
        for text in [brackets, "{\"a\":" + brackets, String(repeating: "{\"a\":", count: 100_000)] {
            let reading = try read(text)
            #expect(reading.responses.isEmpty)
            #expect(reading.rejections.count == 1)
        }
    }

    @Test("a row of half a million values is read, and each of them needs little memory")
    func manyValues() throws {
        let values = String(repeating: "1,", count: 500_000)
        let reading = try read(#"{"location":"1","submitted":"2026-11-20","overall":5,"x":[\#(values)1]}"#)
        #expect(reading.responses.count == 1)
        #expect(MemoryLayout<JSONTape.Node>.stride <= 16)
    }
}
