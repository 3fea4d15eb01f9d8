import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Whole files")
struct FileTests {
    @Test(
        "what is no feedback is refused in one sentence that says what to do",
        arguments: [
            ("", "the file is empty"), ("\u{FEFF}", "the file is empty"), ("\r\n \n\t", "the file is empty"),
            ("PK\u{3}\u{4}\u{14}\u{0}", "Excel workbook"), ("%PDF-1.7\n", "PDF"), ("GIF89a", "picture"),
            ("SQLite format 3\u{0}", "SQLite"), ("\u{7F}ELF\u{2}", "a program"),
            ("ab\u{0}\u{1}\u{2}c\u{0}d", "binary"),
            ("<!DOCTYPE html><html>502 Bad Gateway</html>", "HTML or XML"), ("\n <?xml version='1.0'?>", "HTML or XML"),
        ])
    func refused(content: String, part: String) throws {
        let reading = try read(content)
        let refusal = try #require(reading.summary.refusal)
        #expect(refusal.contains(part), "\(refusal)")
        #expect(refusal.contains(": ") && !refusal.contains("\n"))
        #expect(reading.sink == Collected() && reading.summary.rows == 0)
    }

    @Test(
        "UTF-32 is refused by its byte-order mark",
        arguments: [[0xFF, 0xFE, 0x00, 0x00, 0x6C, 0, 0, 0], [0x00, 0x00, 0xFE, 0xFF, 0, 0, 0, 0x6C]] as [[UInt8]])
    func utf32(bytes: [UInt8]) throws {
        #expect(try read(bytes).summary.refusal == "the file is in UTF-32: save it as UTF-8")
    }

    @Test("formats that are no text are told by their own bytes, whatever letters these would be in another encoding")
    func foreignBytes() throws {
        let png = [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A, 0xFF, 0xFE, 0xE9]
        #expect(try read(png).summary.refusal?.contains("a picture") == true)
        #expect(try read([0xD0, 0xCF, 0x11, 0xE0, 0xA1]).summary.refusal?.contains("old Excel") == true)
    }

    @Test("a header without rows is a file with no rows, and says so", arguments: ["", "\n", "\r\n\r\n"])
    func headerOnly(end: String) throws {
        let summary = try read("location,submitted,overall" + end).summary
        #expect(summary.refusal == nil && summary.rows == 0)
        #expect(summary.warnings == ["there are no rows below the header"])
    }

    @Test("a row without a line end at the end of the file is whole")
    func noLastLineEnd() throws {
        #expect(try read("location,submitted,overall\n1,2026-11-20,5").summary.usable == 1)
    }

    @Test("a quote that is never closed refuses the file and names its line")
    func openQuote() throws {
        let reading = try read("location,submitted,comment\n1,2026-11-20,ok\n2,2026-11-20,\"oh\n3,2026-11-20,x\n")
        #expect(reading.summary.refusal?.hasPrefix("line 3: a quote is opened") == true)
        #expect(reading.summary.rows == 1 && reading.summary.rejected == 1 && reading.summary.usable == 0)
    }

    @Test("too long a row and too many columns are refused, and the limit is named")
    func limits() throws {
        let tight = configuration(limits: Limits(row: 200, columns: 10))
        let long = String(repeating: "x", count: 300)
        #expect(
            try read("location,submitted,comment\n1,2026-11-20,\(long)\n", tight).summary.refusal?
                .contains("limits.row") == true)
        let wide = String(repeating: ",", count: 20)
        #expect(
            try read("location,submitted,comment\(wide)\n", tight).summary.refusal?.contains("limits.columns") == true)
    }

    @Test("bytes of no kind at all never trap and never become a response")
    func noise() throws {
        var state: UInt64 = 42
        for _ in 0..<300 {
            let bytes = (0..<2_000).map { _ -> UInt8 in
                state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                return UInt8(truncatingIfNeeded: state >> 56)
            }
            #expect(try read(bytes).summary.refusal != nil)
            let below = try read(Array("location,submitted,overall,comment\n".utf8) + bytes)
            #expect(below.summary.rows == below.summary.usable + below.summary.rejected)
            let inLine = try read(Array("{\"location\":\"1\",\"submitted\":\"2026-11-20\",\"comment\":\"".utf8) + bytes)
            #expect(inLine.summary.rows == inLine.summary.usable + inLine.summary.rejected)
        }
    }

    @Test("what the source or the sink throws is passed on")
    func passedOn() throws {
        struct Full: Error {}
        struct FullSink: IntakeSink {
            mutating func take(_ response: ResponseRow, contact: Contact?) throws { throw Full() }
            mutating func take(_ checkOff: CheckOff) throws { throw Full() }
            mutating func take(_ answer: AlertAnswer) throws -> Bool { throw Full() }
            mutating func take(_ answer: AdvocateAnswer) throws { throw Full() }
            mutating func take(_ contribution: Contribution) throws { throw Full() }
            mutating func complain(_ complaint: Complaint) throws { throw Full() }
        }
        let intake = Intake(configuration: configuration(), now: now)
        for file in ["location,submitted,overall\n1,2026-11-20,5\n", "location,submitted\n,\n", "<p>\n", "{]\n{"] {
            let source = MemorySource(Array(file.utf8))
            var sink = FullSink()
            if file == "<p>\n" {
                #expect(try intake.read(fileNamed: "a", from: { source }, into: &sink).refusal != nil)
            } else {
                #expect(throws: Full.self) { try intake.read(fileNamed: "a", from: { source }, into: &sink) }
            }
        }
    }
}
