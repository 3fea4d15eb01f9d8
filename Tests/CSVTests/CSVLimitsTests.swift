import Testing

@testable import CSV

@Suite("What CSV is refused")
struct CSVLimitsTests {
    private let limits = CSVLimits(row: 10, columns: 3)

    @Test("a quote that is never closed is an error on the line that opened it", arguments: 1...24)
    func unterminated(size: Int) {
        #expect(throws: CSVError.unterminatedQuote(line: 3)) {
            try read(Array("a\nb\nc,\"d\r\ne\n".utf8), inChunksOf: size)
        }
    }

    @Test("a row beyond the limit is an error on the line it starts on", arguments: 1...40)
    func longRow(size: Int) throws {
        #expect(try read(Array("0123456789\n\"012345\"\"78\"".utf8), inChunksOf: size, limits: limits).count == 2)
        #expect(throws: CSVError.rowTooLong(line: 3, limit: 10)) {
            try read(Array("\"a\nb\"\n0123,56789a\nnext\n".utf8), inChunksOf: size, limits: limits)
        }
        #expect(throws: CSVError.rowTooLong(line: 2, limit: 10)) {
            try read(Array("a\n\"0\n2\n4\n6\n8\n0\"\n".utf8), inChunksOf: size, limits: limits)
        }
    }

    @Test("a row with too many columns is an error on its line", arguments: 1...20)
    func manyColumns(size: Int) throws {
        #expect(try read(Array("a,b,c\n,,\n".utf8), inChunksOf: size, limits: limits).count == 2)
        #expect(throws: CSVError.tooManyColumns(line: 2, limit: 3)) {
            try read(Array("a,b,c\n,,,\n".utf8), inChunksOf: size, limits: limits)
        }
    }

    @Test("an endless row is refused before it is held")
    func bomb() throws {
        var parser = CSVParser(limits: CSVLimits(row: 1_000))
        let chunk = [UInt8](repeating: 0x61, count: 4_096)
        #expect(throws: CSVError.rowTooLong(line: 1, limit: 1_000)) {
            try chunk.withUnsafeBytes { try parser.parse($0) { _ in } }
        }
    }

    @Test("after an error the parser says it again and reads no further")
    func poisoned() {
        var parser = CSVParser(limits: limits)
        for text in ["a,b,c,d\n", "fine\n"] {
            #expect(throws: CSVError.tooManyColumns(line: 1, limit: 3)) {
                try Array(text.utf8).withUnsafeBytes {
                    try parser.parse($0) { _ in Issue.record("a record after an error") }
                }
            }
        }
        #expect(throws: CSVError.tooManyColumns(line: 1, limit: 3)) { try parser.finish { _ in } }
    }

    @Test("what the caller throws comes back to the caller")
    func body() {
        struct Enough: Error {}
        var parser = CSVParser()
        #expect(throws: Enough.self) {
            try Array("a\nb\n".utf8).withUnsafeBytes { try parser.parse($0) { _ in throw Enough() } }
        }
    }

    @Test(
        "every error says where and what to do",
        arguments: [
            CSVError.rowTooLong(line: 7, limit: 10), .tooManyColumns(line: 7, limit: 3), .unterminatedQuote(line: 7),
        ])
    func sentences(error: CSVError) {
        #expect(error.line == 7)
        #expect(error.description.hasPrefix("line 7: "))
        #expect(error.description.contains(";"))
    }
}
