import Configuration
import Domain
import Intake
import TestSupport
import Testing

@Suite("Cells")
struct CellTests {
    private func reading(overall: String, source: Source? = nil) throws -> Reading {
        try read("location,submitted,overall,comment\n1,2026-11-20,\(overall),ok\n", configuration(source: source))
    }

    @Test(
        "a number on the scale is kept in thousandths",
        arguments: [
            ("4", 4_000), ("4.0", 4_000), (" 4 ", 4_000), ("+4", 4_000), ("1", 1_000), ("5", 5_000),
            ("3.1415926", 3_142),
            ("4.0006", 4_001), ("5.0004", 5_000), ("0.9996", 1_000), ("4.", 4_000), ("4e0", 4_000), ("40E-1", 4_000),
            ("2.0000000000000000000000001", 2_000), ("\"4\"", 4_000), ("'+4", 4_000),
        ] as [(String, Int32)])
    func number(cell: String, thousandths: Int32) throws {
        let reading = try reading(overall: cell)
        #expect(reading.responses.first?.outcome?.thousandths == thousandths)
        #expect(reading.complaints.isEmpty)
    }

    @Test(
        "what is no mark on the scale empties the cell and is listed as it was written",
        arguments: [
            ("6", "6", "off the scale 1 to 5"), ("0", "0", "off the scale 1 to 5"),
            ("-1", "-1", "off the scale 1 to 5"),
            ("5.001", "5.001", "off the scale 1 to 5"), ("1e400", "1e400", "off the scale 1 to 5"),
            ("goodish", "goodish", "not a number, and no label that the source declares"),
            ("NaN", "NaN", "not a number, and no label that the source declares"),
            ("inf", "inf", "not a number, and no label that the source declares"),
            ("0x4", "0x4", "not a number, and no label that the source declares"),
            ("\"1,234,5\"", "1,234,5", "not a number, and no label that the source declares"),
            ("4 moons", "4 moons", "not a number, and no label that the source declares"),
            ("4..5", "4..5", "not a number, and no label that the source declares"),
            (".", ".", "not a number, and no label that the source declares"),
            ("e3", "e3", "not a number, and no label that the source declares"),
            ("=4", "=4", "not a number, and no label that the source declares"),
        ])
    func noMark(cell: String, value: String, reason: String) throws {
        let reading = try reading(overall: cell)
        #expect(reading.responses.first?.outcome == nil)
        #expect(reading.responses.first?.comment == "ok")
        #expect(reading.cells == ["2: overall = \(value): \(reason)"])
        #expect(reading.summary.usable == 1)
    }

    @Test(
        "yes and no come in many spellings",
        arguments: [
            ("yes", true), ("Yes", true), ("TRUE", true), ("1", true), ("y", true), ("1.0", true), (" Y ", true),
            ("no", false), ("No", false), ("false", false), ("0", false), ("N", false), ("0.0", false),
        ])
    func answer(cell: String, expected: Bool) throws {
        let reading = try read("location,submitted,greeted\n1,2026-11-20,\(cell)\n")
        #expect(reading.responses.first?.behaviours == [expected])
    }

    @Test("what is neither yes nor no empties the cell", arguments: ["maybe", "2", "yes!", "-"])
    func noAnswer(cell: String) throws {
        let reading = try read("location,submitted,greeted,overall\n1,2026-11-20,\(cell),5\n")
        #expect(reading.responses.first?.behaviours == [nil])
        #expect(reading.cells == ["2: greeted = \(cell): neither yes nor no"])
    }

    @Test(
        "a source's scale is mapped linearly onto the brand's",
        arguments: [
            (0.0, 10.0, "0", 1_000), (0, 10, "10", 5_000), (0, 10, "5", 3_000), (0, 10, "7", 3_800),
            (5, 1, "1", 5_000), (5, 1, "5", 1_000), (5, 1, "2", 4_000), (0, 1, "0.3333", 2_333), (1, 7, "2", 1_667),
            (-2, 2, "'-2", 1_000),
        ] as [(Double, Double, String, Int32)])
    func scale(worst: Double, best: Double, cell: String, thousandths: Int32) throws {
        let scale = try #require(SourceScale(worst: worst, best: best))
        let reading = try reading(overall: cell, source: anySource(scales: ["overall": scale]))
        #expect(reading.responses.first?.outcome?.thousandths == thousandths)
    }

    @Test("off a source's scale is said in the source's own numbers")
    func offSourceScale() throws {
        let scale = try #require(SourceScale(worst: 5, best: 1))
        let reading = try reading(overall: "0", source: anySource(scales: ["overall": scale]))
        #expect(reading.cells == ["2: overall = 0: off the scale 5 to 1"])
    }

    @Test("labels stand for the source's numbers, in either case, also where they look like numbers")
    func labels() throws {
        let source = try anySource(
            scales: ["speed": #require(SourceScale(worst: 0, best: 10))],
            labels: [
                .init(text: "Very satisfied", value: 5), .init(text: "Stimme gar nicht zu", value: 1),
                .init(text: "10 - definitely", value: 10), .init(text: "Ja", value: 1), .init(text: "Nein", value: 0),
            ])
        let reading = try read(
            """
            location,submitted,overall,speed,greeted
            1,2026-11-20,very SATISFIED,10 - definitely,Ja
            1,2026-11-20,Stimme gar nicht zu,,nein
            """, configuration(source: source))
        #expect(reading.responses.map { $0.outcome?.thousandths } == [5_000, 1_000])
        #expect(reading.responses.map { $0.drivers[0]?.thousandths } == [5_000, nil])
        #expect(reading.responses.map { $0.behaviours[0] } == [true, false])
        #expect(reading.complaints.isEmpty)
    }

    @Test("codes for no answer are no answer in every column, whatever decimals they are given")
    func missing() throws {
        let source = try anySource(missing: ["-1", "N/A", "99"])
        let reading = try read(
            """
            location,submitted,response,overall,speed,friendliness,greeted,comment
            1,2026-11-20,N/A,-1.0,n/a,99,-1,great
            1,2026-11-20,r2,5,,,,N/A
            N/A,2026-11-20,r3,5,,,,
            """, configuration(source: source))
        #expect(reading.cells.isEmpty)
        #expect(reading.responses[0].outcome == nil && reading.responses[0].drivers == [nil, nil, nil, nil])
        #expect(reading.responses[0].producerID == nil && reading.responses[0].behaviours == [nil])
        #expect(reading.responses[1].comment == nil)
        #expect(reading.rejections == ["4: no location"])
    }

    @Test("a spreadsheet's guard before a formula is taken off, and only there")
    func formulaGuard() throws {
        let reading = try read(
            """
            location,submitted,comment
            '-1,2026-11-20,'=cmd()
            1,2026-11-20,'tis fine
            1,2026-11-20,=cmd()
            """)
        #expect(reading.responses.map(\.location) == ["-1", "1", "1"])
        #expect(reading.responses.map(\.comment) == ["=cmd()", "'tis fine", "=cmd()"])
        let json = try read(#"{"location": "1", "submitted": "2026-11-20", "comment": "'=x"}"#)
        #expect(json.responses.first?.comment == "'=x")
    }

    @Test("a comment that is no text in places is kept, the places shown, and listed")
    func brokenComment() throws {
        let head = Array("location,submitted,comment\n1,2026-11-20,caf".utf8)
        let broken = try read(head + [0xE9] + Array(" noir\n1,2026-11-20,café\n".utf8))
        #expect(broken.responses.map(\.comment) == ["caf\u{FFFD} noir", "café"])
        #expect(broken.cells == ["2: comment = caf\u{FFFD} noir: bytes that are not UTF-8, or NUL: shown as \u{FFFD}"])
        let nul = try read(head + [0x00] + Array("!\n".utf8))
        #expect(nul.responses.first?.comment == "caf\u{FFFD}!")
        #expect(nul.cells.count == 1)
    }

    @Test(
        "an id, a source or a channel that is no plain text empties the cell",
        arguments: ["response", "source", "channel"])
    func brokenName(column: String) throws {
        let reading = try read("location,submitted,overall,\(column)\n1,2026-11-20,5,a\u{1}b\n")
        #expect(reading.cells == ["2: \(column) = a\u{1}b: control characters, or bytes that are not UTF-8"])
        #expect(reading.responses.first?.producerID == nil && reading.responses.first?.channel == nil)
        #expect(reading.responses.first?.source == "canonical")
    }

    @Test(
        "a source or a channel longer than 256 bytes empties the cell; an id may be any",
        arguments: ["source", "channel"])
    func longName(column: String) throws {
        func reading(_ name: String) throws -> Reading {
            try read("location,submitted,overall,response,\(column)\n1,2026-11-20,5,\(name),\(name)\n")
        }
        let long = try reading(String(repeating: "x", count: 257))
        #expect(
            long.cells.count == 1
                && long.cells.first?.hasSuffix("longer than 256 bytes: is it the right column?") == true)
        #expect(long.responses.first?.channel == nil && long.responses.first?.source == "canonical")
        #expect(long.responses.first?.producerID?.text.count == 257)
        let short = try reading(String(repeating: "x", count: 256))
        #expect(short.cells == [])
    }

    @Test("a location that is not UTF-8 rejects the row")
    func brokenLocation() throws {
        let reading = try read(
            Array("location,submitted,overall\n".utf8) + [0xFF] + Array(",2026-11-20,5\né,2026-11-20,5\n".utf8))
        #expect(reading.rejections == ["2: the location is not UTF-8"])
    }

    @Test(
        "comments keep what customers wrote",
        arguments: ["<script>alert(1)</script>", "\u{202E}evil", "\u{1B}[31mred", "../../etc/passwd", "👍🏽 e\u{301}"])
    func hostileComment(text: String) throws {
        let reading = try read("location,submitted,comment\n../../etc,2026-11-20,\"  \(text)\n\"\n")
        #expect(reading.responses.first?.comment.map { Array($0.utf8) } == Array(text.utf8))
        #expect(reading.responses.first?.location == "../../etc")
        #expect(reading.complaints.isEmpty)
    }
}
