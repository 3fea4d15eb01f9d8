import Configuration
import Domain
import Foundation
import TestSupport
import Testing

@testable import Intake

@Suite("Encodings")
struct EncodingTests {
    private static let file = "location;submitted;overall;comment\r\nZürich;2026-11-20;5;Très bon – 4 € 👍 „gut“\r\n"

    private func bytes(_ encoding: String.Encoding, mark: [UInt8] = []) throws -> [UInt8] {
        mark + [UInt8](try #require(Self.file.data(using: encoding)))
    }

    @Test("UTF-16 of either order, with a byte-order mark or without, gives the same rows as UTF-8, however it is cut")
    func utf16() throws {
        let plain = try read(Self.file)
        #expect(plain.responses.first?.comment == "Très bon – 4 € 👍 „gut“" && plain.summary.warnings.isEmpty)
        let files = try [
            bytes(.utf16LittleEndian, mark: [0xFF, 0xFE]), bytes(.utf16LittleEndian),
            bytes(.utf16BigEndian, mark: [0xFE, 0xFF]), bytes(.utf16BigEndian),
        ]
        for file in files {
            for chunk in [1, 3, 64, .max] {
                let reading = try read(file, chunk: chunk)
                #expect(reading.sink == plain.sink)
                #expect(reading.summary.warnings == ["the file was read as UTF-16"])
            }
            #expect(try read(gzip(file)).sink == plain.sink)
        }
    }

    @Test("Windows-1252 is told from the whole file, be the first letter beyond ASCII on its last line")
    func windows1252() throws {
        let text = Self.file.replacingOccurrences(of: " 👍", with: "").replacingOccurrences(of: "Zürich", with: "1")
        let filler = String(repeating: "1;2026-11-19;4;quite ordinary\r\n", count: 10_000)
        let head = text.split(separator: "\r\n").map { $0 + "\r\n" }
        let whole = head[0] + filler + head[1]
        let file = [UInt8](try #require(whole.data(using: .windowsCP1252)))
        let reading = try read(file)
        #expect(reading.responses.last?.comment == "Très bon – 4 € „gut“")
        #expect(reading.complaints.isEmpty)
        #expect(
            reading.summary.warnings == [
                "the file is not in UTF-8 and was read as Windows-1252: where letters look wrong, export it as UTF-8"
            ])
        #expect(try read(file, chunk: 77) == reading)
    }

    @Test("columns of a source are found whatever the encoding of their names")
    func columnNames() throws {
        let source = try anySource(columns: ["location": "Geschäft", "submitted": "Zeit"])
        let file = try #require("Geschäft,Zeit,overall\n7,2026-11-20,5\n".data(using: .windowsCP1252))
        #expect(try read([UInt8](file), configuration(source: source)).responses.map(\.location) == ["7"])
    }

    @Test("JSON comes in other encodings, too")
    func json() throws {
        let text = #"[{"location": "1", "submitted": "2026-11-20", "comment": "déjà vu"}]"#
        for encoding in [String.Encoding.utf8, .utf16LittleEndian, .utf16BigEndian, .windowsCP1252] {
            let file = [UInt8](try #require(text.data(using: encoding)))
            #expect(try read(file).responses.map(\.comment) == ["déjà vu"])
        }
    }

    @Test("in UTF-8 with some broken bytes those are reported where they are, and the rest is read")
    func broken() throws {
        let head = Array("location,submitted,overall,speed,comment\n".utf8)
        let rows = [
            Array("é,2026-11-20,5,,née\n".utf8), Array("2,2026-11-20,5,4".utf8) + [0xFF] + Array(",x\n".utf8),
            [0xC3] + Array(",2026-11-20,5,,\n4,2026-11-20,4,,ok\n".utf8),
        ]
        let reading = try read(head + rows.joined())
        #expect(reading.summary.rows == 4 && reading.summary.usable == 3 && reading.summary.warnings.isEmpty)
        #expect(reading.rejections == ["4: the location is not UTF-8"])
        #expect(reading.cells == ["3: speed = 4\u{FFFD}: not a number, and no label that the source declares"])
    }

    @Test("a byte-order mark of UTF-8 is believed before anything else")
    func mark() throws {
        let file = [0xEF, 0xBB, 0xBF] + Array("location,submitted,comment\n1,2026-11-20,".utf8) + [0xE9, 0x20, 0xE8]
        let reading = try read(file)
        #expect(reading.responses.first?.comment == "\u{FFFD} \u{FFFD}" && reading.cells.count == 1)
    }

    @Test("what an encoding has no letter for is reported and shown as U+FFFD")
    func noLetter() throws {
        let file = Array("location,submitted,comment\n1,2026-11-20,caf".utf8) + [0xE9, 0x20, 0x81, 0x0A]
        let single = try read(file)
        #expect(single.responses.first?.comment == "café \u{FFFD}" && single.cells.count == 1)

        let start: [UInt8] = Array("\u{FEFF}location,submitted,comment\n1,2026-11-20,a".utf16).flatMap { unit in
            [UInt8(unit & 0xFF), UInt8(unit >> 8)]
        }
        let ends: [[UInt8]] = [
            [0x00, 0xD8, 0x21, 0x00], [0x00, 0xDC, 0x21, 0x00], [0x21, 0x00, 0x00, 0xD8], [0x21, 0x00, 0x21],
        ]
        for end in ends {
            let reading = try read(start + end)
            let comment = try #require(reading.responses.first?.comment)
            #expect(comment.contains("!") && comment.contains("\u{FFFD}") && reading.cells.count == 1)
        }
    }

    @Test(
        "sequences are counted as they are, wherever a chunk ends",
        arguments: [
            ([], false), ([0x41, 0x42], false), ([0xC3, 0xA9], false), ([0xE9], true), ([0xE9, 0xC3, 0xA9], false),
            ([0xC3, 0xA9, 0xE9, 0xE9], true), ([0xE2, 0x82, 0xAC], false), ([0xE2, 0x82], true), ([0xC0, 0x80], true),
            ([0xED, 0xA0, 0x80], true), ([0xF0, 0x9F, 0x91, 0x8D], false), ([0xF4, 0x90, 0x80, 0x80], true),
            ([0xE0, 0x80, 0x80], true), ([0xF0, 0x80, 0x80, 0x80], true), ([0xC3, 0x41], true),
        ] as [([UInt8], Bool)])
    func tally(bytes: [UInt8], isHardlyUTF8: Bool) {
        let ascii = Array(String(repeating: "x", count: 77).utf8)
        let whole = ascii + bytes + ascii
        for size in [1, 2, 31, 32, 33, whole.count] {
            var tally = EncodingTally()
            for start in stride(from: 0, to: whole.count, by: size) {
                Array(whole[start..<min(start + size, whole.count)]).withUnsafeBytes { tally.push($0) }
            }
            #expect(tally.isHardlyUTF8 == isHardlyUTF8)
        }
    }
}
