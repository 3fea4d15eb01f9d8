import Configuration
import Testing

@Suite("A configuration file that is hostile or broken")
struct HostileFileTests {
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

    @Test("labels that merely look alike are two labels")
    func lookAlikes() throws {
        let yaml = minimal + "sources: [{ name: web, files: '*', labels: { \"caf\u{E9}\": 1, \"cafe\u{301}\": 2 } }]"
        #expect(try load(yaml).sources.first?.labels.map(\.value) == [1, 2])
    }
}
