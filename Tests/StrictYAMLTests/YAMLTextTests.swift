import StrictYAML
import Testing

@Suite("A file of YAML that is hostile or broken")
struct YAMLTextTests {
    private func problems(_ text: String) -> [String] { Reading(text).problems }

    /// Line 1 of files whose line 2 is broken.
    private static let head = "name: N\n"

    @Test(
        "and no valid YAML is refused with the line and a remedy",
        arguments: [
            ("inner: { k: \"05:00\"", 2, "check indentation, quotes and brackets here and in the lines above"),
            (
                "inner:\n\tk: x", 3,
                "indent with spaces and not with tabs, and put text that begins with @, % or ` in quotes"
            ),
            ("words: a: b", 2, "check the indentation, and put text that contains a colon and a space in quotes"),
            ("inner: { k: *.csv }", 2, "put text that begins with * in quotes"),
            ("words: &", 2, "put text that begins with & in quotes"),
            ("---\nname: b", 2, "remove the line --- that starts a second document"),
            ("words: \"never closed", 2, "check indentation, quotes and brackets here and in the lines above"),
        ])
    func syntax(_ yaml: String, _ line: Int, _ remedy: String) throws {
        let problems = problems(Self.head + yaml)
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(problem.hasPrefix("\(line): this is not valid YAML: "), "\(problem)")
        #expect(problem.hasSuffix("; \(remedy)"), "\(problem)")
    }

    @Test(
        "and breaks off is refused at a line that is there, however lines end",
        arguments: [
            ("name: [a", 1), ("name: [a\n", 2), ("name: N\r\nwords: {\r\n", 3), ("name: N\rwords: {", 2),
            ("name: N\u{85}words: {", 2), ("# a\u{2028}# b\u{2029}words: {", 3),
        ])
    func lastLine(_ yaml: String, _ line: Int) {
        #expect(problems(yaml).map { $0.prefix { $0 != ":" } } == ["\(line)"])
    }

    @Test("and not UTF-8 is refused at the line that is not")
    func notUTF8() {
        let message = "this is not UTF-8 text; save the file in the encoding UTF-8"
        #expect(Reading(Array("name: N\nwords: ".utf8) + [0xFC, 0x0A]).problems == ["2: \(message)"])
        let utf16 = "name: N\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(Reading([0xFF, 0xFE] + utf16).problems == ["1: \(message)"])
    }

    @Test(
        "and holds control characters is refused", arguments: [("\u{0}", "0"), ("\u{1B}[2J", "1B"), ("\u{7F}", "7F")])
    func control(_ text: String, _ code: String) {
        #expect(
            problems(Self.head + "words: e\(text)n") == [
                "2: a control character (hexadecimal \(code)) stands here; remove it"
            ])
    }

    @Test("and larger than anybody writes is refused unread")
    func tooLarge() {
        let found = problems(Self.head + String(repeating: "# more\n", count: 200_000))
        #expect(found.count == 1 && found[0].contains("larger than 1 MiB"))
    }

    private static let message =
        "YAML's anchors and aliases (& and *) are not read here; write the value out, or put text in quotes"

    @Test("with an anchor is refused at each of them")
    func anchors() {
        let yaml = "name: N\nwords: &five [a]\ninner:\n  k: *five\n  l: &clean c\n"
        #expect(problems(yaml).contains("2: \(Self.message)"))
        #expect(problems(yaml).contains("5: \(Self.message)"))
    }

    @Test(
        "and a bomb of aliases is refused before it goes off",
        .timeLimit(.minutes(1)))
    func bomb() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        lines.append("key: *a30")
        #expect(problems(Self.head + lines.joined(separator: "\n")) == ["4: \(Self.message)"])
        // As many aliases as are let through to the parser, each level ten times the one before.
        let small = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\nkey: *d"
        #expect(problems(Self.head + small).contains("2: \(Self.message)"))
    }

    @Test(
        "with a key that is marked as one is refused, wherever it stands", .timeLimit(.minutes(1)),
        arguments: [
            "? [a]: b", "{ ? a : b }", "- ? a", "? \n  a: b", "? ? a", "[?[?[a]: b]: c]", "{?!!seq [a]: b}",
            "[?#\n[a]: b]",
        ])
    func markedKey(_ text: String) {
        let found = problems(Self.head + text)
        #expect(found.count == 1 && found[0].hasPrefix("2: a key is not marked by a question mark here"), "\(found)")
    }

    @Test(
        "nor do other line ends or a mark of the encoding hide one",
        arguments: ["\u{85}", "\u{2028}", "\u{2029}", "\r"])
    func hiddenMark(_ end: String) {
        for text in ["name: N\(end)? ? ? [a]", "name: N\n?\(end)[a]", "\u{FEFF}? [a]\(end): b"] {
            #expect(problems(text).contains { $0.contains("question mark") }, "\(problems(text))")
        }
    }

    @Test("a question mark in a text is none")
    func questions() {
        let reading = Reading(Self.head + "words: [Why?, Really?? yes, \"what? when?\", a ? b]")
        #expect(reading.problems == [])
        #expect(reading.words == ["Why?", "Really?? yes", "what? when?", "a ? b"])
    }

    @Test("stars and ampersands in text are no aliases")
    func stars() {
        let reading = Reading(Self.head + "words: [M&S, \"*sick*\", 'R & D', a*b, \"&c\"]")
        #expect(reading.problems == [])
        #expect(reading.words == ["M&S", "*sick*", "R & D", "a*b", "&c"])
    }

    @Test("and nested without end is refused", .timeLimit(.minutes(1)), arguments: ["[", "{ a: ", "- ", "? "])
    func nesting(_ opening: String) {
        for depth in [500, 5_000, 50_000] {
            #expect(!problems(Self.head + "inner: " + String(repeating: opening, count: depth)).isEmpty)
            #expect(!problems(Self.head + "inner:\n  " + String(repeating: opening, count: depth)).isEmpty)
        }
        let closed = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(problems(Self.head + "inner: \(closed)").count == 1)
    }

    @Test("with many keys twice still names each, and what else is wrong")
    func manyTwice() {
        let yaml = Self.head + "inner: { k: a, k: b, k: c, Größe: d, 'Größe': e }\nname: M\ncolour: red\n"
        let found = problems(yaml)
        #expect(
            found == [
                "2: \"k\" stands here a second time, after line 2; keep one of the two",
                "2: \"k\" stands here a second time, after line 2; keep one of the two",
                "2: \"Größe\" stands here a second time, after line 2; keep one of the two",
                "3: \"name\" stands here a second time, after line 1; keep one of the two",
                "4: unknown key \"colour\"; use one of: name, words, inner, order",
            ])
        let thousands = (0..<500).map { "k\($0): 1, k\($0): 2" }.joined(separator: ", ")
        #expect(!problems(Self.head + "inner: { \(thousands) }").isEmpty)
    }

    @Test("keys that merely look alike are two keys")
    func lookAlikes() {
        // A dictionary of Swift's strings would hold one of them.
        #expect(Reading(Self.head + "inner: { \"caf\u{E9}\": 1, \"cafe\u{301}\": 2 }").problems == [])
    }
}
