import CSV
import Testing

@Suite("How a file writes its table")
struct CSVDialectTests {
    @Test(
        "the separator is the one that the header and the rows agree on",
        arguments: [
            ("a,b,c\n1,2,3\n", ","), ("a;b;c\n1,5;2,5;3\n", ";"), ("a\tb\n1,2\t3;4\n", "\t"), ("a|b|c\n1|2|3\n", "|"),
            ("a,b", ","), ("a;b", ";"), ("only", ","), ("", ","), ("\u{FEFF}a;b;c\n", ";"),
            ("\"a;b;c;d\",e\n1,2\n", ","), ("a;\"b,c,d,e\";f\n\"1,2,3\";2;3\n", ";"),
            ("Q1 speed, overall;b;c;d\n4,5;1;2;3\n4,5;1;2;3\n4;1;2;3\n", ";"),
            ("a,b|c,d\nx,y,z\nx,y,z\n", ","), ("\"multi\nline;\";b\r1;2\r", ";"),
            ("a;b;c\n1;2\n1;2;3;4\n1,1,1\n", ";"),
        ])
    func separator(text: String, separator: Character) {
        let dialect = CSVDialect(of: Array(text.utf8).span.bytes)
        #expect(dialect == CSVDialect(separator: separator.asciiValue ?? 0))
    }

    @Test(
        "a first line that names the separator is believed, and is no record",
        arguments: ["sep=;\na;b,c\n1;2\n", "\"sep=;\"\r\na;b,c\r\n1;2", "\u{FEFF}sep=;\ra;b,c\r1;2\r"])
    func separatorLine(text: String) throws {
        let bytes = Array(text.utf8)
        let dialect = CSVDialect(of: bytes.span.bytes)
        #expect(dialect == CSVDialect(separator: UInt8(ascii: ";"), hasSeparatorLine: true))
        var records: [CSVRecord] = []
        var parser = CSVParser(dialect)
        for byte in bytes { try [byte].withUnsafeBytes { try parser.parse($0) { records.append($0) } } }
        try parser.finish { records.append($0) }
        #expect(records.map { [$0.text(0), $0.text(1)] } == [["a", "b,c"], ["1", "2"]])
        #expect(records.map(\.line) == [2, 3])
    }

    @Test("a line that names the separator and nothing else is an empty table")
    func separatorLineAlone() throws {
        var parser = CSVParser(CSVDialect(of: Array("sep=;".utf8).span.bytes))
        var count = 0
        try Array("sep=;".utf8).withUnsafeBytes { try parser.parse($0) { _ in count += 1 } }
        try parser.finish { _ in count += 1 }
        #expect(count == 0)
    }

    @Test(
        "what looks like a named separator is a header where it names none", arguments: ["sep=", "sep=ab", "separator"])
    func noSeparatorLine(text: String) {
        #expect(!CSVDialect(of: Array("\(text)\na,b\n".utf8).span.bytes).hasSeparatorLine)
    }

    @Test("a sample that ends in the header, or in the middle of a quote, tells as much as it can")
    func cutOff() {
        #expect(CSVDialect(of: Array("aaa;bbb;cc".utf8).span.bytes).separator == UInt8(ascii: ";"))
        #expect(CSVDialect(of: Array("a;b\n1;\"2".utf8).span.bytes).separator == UInt8(ascii: ";"))
    }
}
