import Configuration
import Domain
import Testing

@Suite("A configuration file that is hostile or broken")
struct YAMLTextTests {
    @Test(
        "and no valid YAML is refused with the line and a remedy",
        arguments: [
            ("plan: { at: \"05:00\"", 5, "check indentation, quotes and brackets here and in the lines above"),
            (
                "plan:\n\tat: x", 5,
                "indent with spaces and not with tabs, and put text that begins with @, % or ` in quotes"
            ),
            ("brand: a: b", 4, "check the indentation, and put text that contains a colon and a space in quotes"),
            ("sources: [{ name: web, files: *.csv }]", 4, "put text that begins with * in quotes"),
            ("brand: &", 4, "put text that begins with & in quotes"),
            ("---\nbrand: b", 4, "remove the line --- that starts a second document"),
            ("quotes: \"never closed", 4, "check indentation, quotes and brackets here and in the lines above"),
        ])
    func syntax(_ yaml: String, _ line: Int, _ remedy: String) throws {
        let problems = problems(minimal + yaml)
        let problem = try #require(problems.first)
        #expect(problems.count == 1)
        #expect(problem.hasPrefix("huddled.yaml:\(line): this is not valid YAML: "), "\(problem)")
        #expect(problem.hasSuffix("; \(remedy)"), "\(problem)")
    }

    @Test("and not UTF-8 is refused at the line that is not")
    func notUTF8() {
        let latin = Array(minimal.utf8) + Array("language: ".utf8) + [0xFC] + Array("\n".utf8)
        #expect(problems(latin) == ["huddled.yaml:4: this is not UTF-8 text; save the file in the encoding UTF-8"])
        let utf16: [UInt8] = [0xFF, 0xFE] + minimal.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        #expect(problems(utf16) == ["huddled.yaml:1: this is not UTF-8 text; save the file in the encoding UTF-8"])
    }

    @Test(
        "and holds control characters is refused", arguments: [("\u{0}", "0"), ("\u{1B}[2J", "1B"), ("\u{7F}", "7F")])
    func control(_ text: String, _ code: String) {
        #expect(
            problems(minimal + "language: e\(text)n") == [
                "huddled.yaml:4: a control character (hexadecimal \(code)) stands here; remove it"
            ])
    }

    @Test("never reaches a terminal through the messages about it")
    func messages() {
        let found = problems(
            minimal + "plan: { at: \"\\e[2J\\u202E\\n\" }\nlanguage: \(String(repeating: "x", count: 9_000))")
        #expect(found.count == 2)
        #expect(
            found[0]
                == "huddled.yaml:4: \"at\" is \"\u{FFFD}[2J\u{FFFD}\u{FFFD}\"; write a time of day from \"00:00\" to \"23:59\""
        )
        #expect(found[1].count < 700 && found[1].hasSuffix("; write it like en, de or en-GB"))
    }

    @Test("with control characters in escapes is refused", arguments: ["\"a\\x07b\"", "\"a\\nb\"", "|\n  a\n  b\n"])
    func escapes(_ value: String) {
        #expect(
            problems(minimal + "timezone: \(value)") == [
                "huddled.yaml:4: \"timezone\" must be one line without control characters; write it in one line"
            ])
        #expect(
            problems(minimal + "dayparts: { \"a\\x07b\": \"05-11\" }") == [
                "huddled.yaml:4: a key must be one line of visible text; write it so, or remove it"
            ])
    }

    @Test("and larger than a configuration can be is refused unread")
    func tooLarge() {
        let found = problems(minimal + String(repeating: "# more\n", count: 200_000))
        #expect(found.count == 1 && found[0].contains("larger than 1 MiB"))
    }

    private static let message =
        "YAML's anchors and aliases (& and *) are not read here; write the value out, or put text in quotes"

    @Test("with an anchor is refused at each of them")
    func anchors() {
        let yaml = """
            brand: B
            outcome: { key: overall, scale: &five [1, 5] }
            drivers:
              - { key: speed, scale: *five }
              - &clean { key: cleanliness, scale: [1, 5] }
            """
        #expect(Set(problems(yaml)) == ["huddled.yaml:2: \(Self.message)", "huddled.yaml:5: \(Self.message)"])
    }

    @Test(
        "and a bomb of aliases is refused before it goes off",
        .timeLimit(.minutes(1)), arguments: ["key: ", "? "])
    func bomb(_ place: String) {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...30 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        lines.append("\(place)*a30")
        #expect(problems(minimal + lines.joined(separator: "\n")) == ["huddled.yaml:6: \(Self.message)"])
        // As many aliases as are let through to the parser, each level ten times the one before.
        let small = "a: &a [x, x]\nb: &b [*a, *a, *a]\nc: &c [*b, *b, *b]\nd: &d [*c, *c, *c]\n\(place)*d"
        #expect(problems(minimal + small).contains("huddled.yaml:4: \(Self.message)"))
    }

    @Test("stars and ampersands in text are no aliases")
    func stars() throws {
        let yaml = minimal + "alerts: { words: [M&S, \"*sick*\", 'R & D', a*b, \"&c\"] }"
        #expect(try load(yaml).brand.alerts.words == ["M&S", "*sick*", "R & D", "a*b", "&c"])
    }

    @Test("and nested without end is refused", .timeLimit(.minutes(1)), arguments: ["[", "{ a: ", "- ", "? "])
    func nesting(_ opening: String) {
        for depth in [500, 5_000, 50_000] {
            #expect(!problems(minimal + "plan: " + String(repeating: opening, count: depth)).isEmpty)
            #expect(!problems(minimal + "plan:\n  " + String(repeating: opening, count: depth)).isEmpty)
        }
        let closed = String(repeating: "[", count: 900) + String(repeating: "]", count: 900)
        #expect(problems(minimal + "plan: \(closed)").count == 1)
    }

    @Test("with many keys twice still names each, and what else is wrong")
    func manyTwice() {
        let yaml =
            minimal + "plan: { at: \"05:00\", at: \"06:00\", at: \"07:00\" }\n"
            + "sources: [{ name: web, files: '*', labels: { Größe: 1, Größe: 2 } }]\ncolour: red\n"
        let found = problems(yaml)
        #expect(found.count == 4)
        #expect(found.filter { $0.contains("\"at\" stands here a second time") }.count == 2)
        #expect(found.contains { $0.hasPrefix("huddled.yaml:5: \"Größe\" stands here a second time") })
        #expect(found.contains { $0.hasPrefix("huddled.yaml:6: unknown key \"colour\"") })
        let thousands = (0..<500).map { "k\($0): 1, k\($0): 2" }.joined(separator: ", ")
        #expect(!problems(minimal + "dayparts: { \(thousands) }").isEmpty)
    }

    @Test("labels that merely look alike are two labels")
    func lookAlikes() throws {
        let yaml = minimal + "sources: [{ name: web, files: '*', labels: { \"caf\u{E9}\": 1, \"cafe\u{301}\": 2 } }]"
        #expect(try load(yaml).sources.first?.labels.map(\.value) == [1, 2])
    }

    @Test("never stops the program, whatever single byte is broken", .timeLimit(.minutes(1)))
    func brokenBytes() {
        let bytes = Array(contractExample.utf8)
        var broken = 0
        for index in stride(from: 0, to: bytes.count, by: 41) {
            for byte in [0x00, 0x0A, 0x22, 0x26, 0x2A, 0x5B, 0x7B, 0x80] as [UInt8] {
                var copy = bytes
                copy[index] = byte
                broken += problems(copy, locations: Array("id\n1\n".utf8)).isEmpty ? 0 : 1
            }
        }
        #expect(broken > 0)
        for count in stride(from: 0, to: bytes.count, by: 97) {
            _ = problems(Array(bytes[..<count]), locations: Array("id\n1\n".utf8))
        }
    }
}
