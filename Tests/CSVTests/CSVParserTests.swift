import Testing

@testable import CSV

@Suite("Reading CSV")
struct CSVParserTests {
    @Test(
        "fields are read as RFC 4180 has them",
        arguments: [
            ("a,b,c\n", [["a", "b", "c"]]),
            ("a,b,c", [["a", "b", "c"]]),
            ("a,,\n,,", [["a", "", ""], ["", "", ""]]),
            ("\"a,b\",c", [["a,b", "c"]]),
            ("\"a \"\"b\"\" c\",d", [["a \"b\" c", "d"]]),
            ("\"\"\"\"", [["\""]]),
            ("\"\",\"\"", [["", ""]]),
            ("\"one\ntwo\",b\nc,d", [["one\ntwo", "b"], ["c", "d"]]),
            ("\"one\r\ntwo\"\r\n", [["one\r\ntwo"]]),
            (" a , b ", [[" a ", " b "]]),
            ("ä,ß\n日本,🙂", [["ä", "ß"], ["日本", "🙂"]]),
            ("a,b\n\"c\",", [["a", "b"], ["c", ""]]),
        ] as [(String, [[String]])])
    func fields(text: String, expected: [[String]]) throws {
        #expect(try table(text).fields == expected)
    }

    @Test(
        "quotes where they do not belong are kept as text",
        arguments: [
            ("5\" pipe,b", [["5\" pipe", "b"]]),
            ("\"a\"b,c", [["ab", "c"]]),
            ("\"a\"b\"c,d", [["ab\"c", "d"]]),
            ("\"a\" ,b", [["a ", "b"]]),
            (" \"a,b\"", [[" \"a", "b\""]]),
        ] as [(String, [[String]])])
    func lenient(text: String, expected: [[String]]) throws {
        #expect(try table(text).fields == expected)
    }

    @Test("CRLF, LF and CR end a line, mixed as they come")
    func lineEnds() throws {
        let read = try table("a,1\r\nb,2\nc,3\rd,4\r\n")
        #expect(read.fields == [["a", "1"], ["b", "2"], ["c", "3"], ["d", "4"]])
        #expect(read.lines == [1, 2, 3, 4])
    }

    @Test("blank lines are no records, but count as lines")
    func blankLines() throws {
        let read = try table("\n\na\r\n\r\n\r\rb\n\n\n\"\"\n")
        #expect(read.fields == [["a"], ["b"], [""]])
        #expect(read.lines == [3, 7, 10])
    }

    @Test("a record's line is the one it starts on, line ends inside quotes counted")
    func lines() throws {
        let read = try table("h\n\"one\ntwo\r\nthree\rfour\",x\nnext\n\"\n\n\"\nlast")
        #expect(read.lines == [1, 2, 6, 7, 10])
    }

    @Test("a byte-order mark is skipped at the start and nowhere else")
    func byteOrderMark() throws {
        #expect(try table("\u{FEFF}a,b\n\u{FEFF}c").fields == [["a", "b"], ["\u{FEFF}c"]])
        #expect(try table("\u{FEFF}\"a,b\"\n").fields == [["a,b"]])
        #expect(try CSV.records(in: [0xEF, 0xBB, 0xBF]).isEmpty)
    }

    @Test(
        "what only looks like the start of a byte-order mark is text", arguments: [[0xEF], [0xEF, 0xBB]] as [[UInt8]])
    func noByteOrderMark(bytes: [UInt8]) throws {
        #expect(try CSV.records(in: bytes).map { Array($0[0]) } == [bytes])
        #expect(try CSV.records(in: bytes + [0x2C, 0x41]).map { Array($0[0]) } == [bytes])
        #expect(try CSV.records(in: bytes + bytes + [0x0A, 0x41]).map { Array($0[0]) } == [bytes + bytes, [0x41]])
    }

    @Test("an empty file has no records", arguments: ["", "\n", "\r\n\r\n", "\r"])
    func empty(text: String) throws {
        #expect(try table(text).fields.isEmpty)
    }

    @Test("other separators are as good", arguments: [";", "\t", "|"])
    func separators(separator: String) throws {
        let byte = try #require(separator.utf8.first)
        let records = try CSV.records(in: Array("a,b\(separator)\"c\(separator)d\"\n".utf8), separator: byte)
        #expect(records.map(texts) == [["a,b", "c\(separator)d"]])
    }

    @Test("bytes that are no text pass through unchanged")
    func bytes() throws {
        let records = try CSV.records(in: [0x00, 0xFF, 0x2C, 0xFE, 0x80])
        #expect(records.map { [Array($0[0]), Array($0[1])] } == [[[0x00, 0xFF], [0xFE, 0x80]]])
    }

    @Test("the size of the chunks changes nothing", arguments: 0..<300)
    func chunks(seed: Int) throws {
        let alphabet: [[UInt8]] = [[0x61], [0x62], [0x2C], [0x22], [0x0D], [0x0A], [0xEF], [0xBB], [0xBF]]
        var noise = Noise(state: UInt64(seed))
        let length = Int.random(in: 0...24, using: &noise)
        let bytes = (0..<length).flatMap { _ in alphabet.randomElement(using: &noise) ?? [] }
        let whole = Result { try CSV.records(in: bytes) }.mapError { $0 as? CSVError ?? .unterminatedQuote(line: 0) }
        for size in 1...max(bytes.count, 1) {
            let pieces = Result { try read(bytes, inChunksOf: size) }
                .mapError { $0 as? CSVError ?? .unterminatedQuote(line: -1) }
            #expect(pieces == whole)
        }
    }

    @Test("a record handed out stays what it was while the parser reads on")
    func recordsAreValues() throws {
        let records = try read(Array("first,1\nsecond,2\n".utf8), inChunksOf: 3)
        #expect(texts(try #require(records.first)) == ["first", "1"])
    }

    @Test(
        "what is written as a field is read as it was", arguments: ["plain", "a,b", "a \"b\"", "a\nb", "a\r", "", "'x"])
    func written(text: String) throws {
        #expect(try table("\(CSV.field(text)),end\n").fields == [[text, "end"]])
    }

    @Test("only what needs quotes gets them")
    func quoting() {
        #expect(CSV.field("plain text") == "plain text")
        #expect(CSV.field("a,b") == "\"a,b\"")
        #expect(CSV.field("say \"hi\"") == "\"say \"\"hi\"\"\"")
    }
}
