import Configuration
import Testing

@Suite("Shell patterns")
struct ShellPatternTests {
    @Test(
        "match what a shell would match",
        arguments: [
            ("*", "", true), ("*", "anything", true), ("a*", "a", true), ("a*b*c", "aXbYbZc", true),
            ("a*b*c", "aXbYbZ", false), ("*.csv", "a.csv.csv", true), ("?", "é", true), ("?", "", false),
            ("a?c", "abc", true), ("[abc]x", "bx", true), ("[a-c]x", "dx", false), ("[!a-c]x", "dx", true),
            ("[^a-c]x", "ax", false), ("[]]", "]", true), ("[a-]", "-", true), ("[-a]", "-", true), ("\\*", "*", true),
            ("\\*", "a", false), ("[\\]]", "]", true), ("store[0-9][0-9].csv", "store42.csv", true),
            ("store[0-9][0-9].csv", "store4.csv", false), ("ä*", "ärger.csv", true), ("", "", true), ("", "a", false),
            ("caf\u{E9}", "cafe\u{301}", false), ("A*", "a", false), ("***", "x", true),
        ])
    func matches(_ pattern: String, _ name: String, _ expected: Bool) throws {
        #expect(try #require(ShellPattern(pattern)).matches(name) == expected)
    }

    @Test("that are not finished are none", arguments: ["[", "[a", "[!", "[]", "a\\", "[z-a]", "[a-\\", "[!]"])
    func broken(_ pattern: String) {
        #expect(ShellPattern(pattern) == nil)
    }

    @Test("cannot be made to take for ever", .timeLimit(.minutes(1)))
    func backtracking() throws {
        let pattern = try #require(ShellPattern(String(repeating: "a*", count: 200) + "b"))
        #expect(!pattern.matches(String(repeating: "a", count: 5_000)))
    }
}
